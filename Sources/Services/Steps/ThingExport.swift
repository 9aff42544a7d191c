import Domain
import Foundation

/// A register as a file: a row a thing, with the sentence on every row that says when it is invented.
struct ThingExport {
    enum Cell: Encodable {
        case text(String)
        case number(Int)
        case nothing

        init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
        init(_ day: Day?) { self = day.map { .text($0.iso8601) } ?? .nothing }

        func encode(to encoder: any Encoder) throws {
            var place = encoder.singleValueContainer()
            switch self {
            case .text(let text): try place.encode(text)
            case .number(let number): try place.encode(number)
            case .nothing: try place.encodeNil()
            }
        }

        fileprivate var cell: Tables.Cell {
            switch self {
            case .text(let text): .text(text)
            case .number(let number): .number(Double(number))
            case .nothing: .empty
            }
        }
    }

    private var columns: [String]
    private var rows: [[Cell]] = []
    private let attribution: String

    init(_ columns: [String], of version: FrameworkVersion) {
        self.columns = columns + ["attribution"]
        attribution = version.framework.fictionalBanner ?? ""
    }

    mutating func add(_ cells: [Cell]) { rows.append(cells + [.text(attribution)]) }

    func bytes(_ format: FigureExportFormat) throws -> [UInt8] {
        switch format {
        case .csv: return Tables.commaSeparated(columns, rows.map { $0.map(\.cell) })
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let things = rows.map { Dictionary(zip(columns, $0), uniquingKeysWith: { first, _ in first }) }
            return Array(try encoder.encode(things)) + Array("\n".utf8)
        }
    }
}
