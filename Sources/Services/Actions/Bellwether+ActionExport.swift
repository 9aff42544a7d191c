import Domain
import Exchange
import Foundation
import Storage

/// An action as a file gives it. What is not said has its column all the same.
struct ActionRow: Encodable {
    static let columns = [
        "number", "reference", "title", "says", "origin", "origin_says", "origin_thing", "body", "priority", "agencies", "post",
        "raised_on", "due", "first_due", "moves", "progress", "started_on", "indicator", "area", "expected", "state", "colour",
        "stands", "days_overdue", "at_risk_because", "ended_on", "closed_without_evidence", "access", "attribution",
    ]

    var cells: [(String, Cell)]

    enum Cell: Encodable {
        case text(String), whole(Int), flag(Bool), none

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .whole(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .none: try container.encodeNil()
            }
        }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (name, cell) in cells { try container.encode(cell, forKey: Key(stringValue: name)) }
    }

    init(_ action: Action, on day: Day, banner: String?) {
        let standing = action.standing(on: day)
        func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
        let values: [Cell] = [
            .whole(Int(action.number)), .text(action.reference), .text(action.title), .text(action.says),
            .text(action.origin.kind.rawValue), .text(action.origin.says), text(action.origin.thing?.word),
            .text(action.body.text), text(action.priority?.text),
            .text(action.owner.agencies.map(\.text).joined(separator: " ")), .text(action.owner.post),
            .text(action.raisedOn.iso8601), .text(action.due.iso8601), .text(action.firstDue.iso8601), .whole(action.moves),
            .whole(action.progress), text(action.startedOn?.iso8601), text(action.indicator?.text), text(action.area?.text),
            text(action.expected?.rawValue), .text(action.state.rawValue), text(standing.colour?.rawValue),
            .text(standing.group.rawValue), .whole(standing.daysOverdue), text(action.riskWhy), text(action.endedOn?.iso8601),
            .flag(action.isCheckSetAside), .text(action.access.word), text(banner),
        ]
        cells = Array(zip(ActionRow.columns, values))
    }
}

extension Bellwether {
    /// The register as a file, by number. Whoever takes it gets what they see on the pages, and no more.
    public func exportActions(
        _ format: FigureExportFormat, as actor: Actor, write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try require(.readBusiness, of: actor)
        let today = today
        try await database.read { [self] connection in
            let sight = try sight(of: actor, in: connection)
            let banner = try frameworkInForce(asKnown: nil, in: connection).framework.fictionalBanner
            switch format {
            case .csv: try actionTable(sight, banner, on: today, connection, write)
            case .json: try actionDocument(sight, banner, on: today, connection, write)
            }
        }
    }

    private func actionTable(
        _ sight: Sight, _ banner: String?, on day: Day, _ connection: any SQLConnection, _ write: ([UInt8]) throws -> Void
    ) throws {
        var table = CSVWriter()
        table.row(ActionRow.columns)
        try connection.actions.each { action in
            guard sight.sees(action.access, about: action.indicator) else { return }
            for (_, cell) in ActionRow(action, on: day, banner: banner).cells {
                switch cell {
                case .text(let text): table.add(text: text)
                case .whole(let number): table.add(Double(number))
                case .flag(let flag): table.add(text: flag ? "true" : "false")
                case .none: table.add(nil)
                }
            }
            table.endRow()
            if table.bytes.count > 1 << 16 { try write(table.take()) }
        }
        try write(table.take())
    }

    private func actionDocument(
        _ sight: Sight, _ banner: String?, on day: Day, _ connection: any SQLConnection, _ write: ([UInt8]) throws -> Void
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var start = "{\"actions\":[\n"
        try connection.actions.each { action in
            guard sight.sees(action.access, about: action.indicator) else { return }
            let row = ActionRow(action, on: day, banner: banner)
            try write(Array(start.utf8) + Array(try encoder.encode(row)))
            start = ",\n"
        }
        try write(Array((start == ",\n" ? "\n]}\n" : start + "]}\n").utf8))
    }
}
