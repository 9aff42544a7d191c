import Domain
import Exchange

/// A register as it leaves the house: comma-separated values, or a list of objects with the same names. Invented data
/// says so in every row.
struct RegisterWriter {
    private let format: FigureExportFormat
    private let columns: [String]
    private let banner: String?
    private var csv = CSVWriter()
    private var json: [UInt8] = []
    private var isFirst = true

    init(_ format: FigureExportFormat, _ columns: [String], _ version: FrameworkVersion) {
        self.format = format
        banner = version.framework.fictionalBanner
        self.columns = columns + (banner == nil ? [] : ["fictional"])
        if format == .csv { csv.row(self.columns) } else { json = Array("[".utf8) }
    }

    var isLong: Bool { (format == .csv ? csv.bytes.count : json.count) > 1 << 16 }

    mutating func take() -> [UInt8] {
        if format == .csv { return csv.take() }
        defer { json = [] }
        return json
    }

    mutating func finish() -> [UInt8] {
        if format == .json { json += Array("\n]\n".utf8) }
        return take()
    }

    mutating func add(_ cells: [Tables.Cell]) {
        let all = cells + (banner.map { [.text($0)] } ?? [])
        switch format {
        case .csv:
            for cell in all {
                switch cell {
                case .empty: csv.add(nil)
                case .number(let number): csv.add(number)
                case .text(let text): csv.add(text: text)
                }
            }
            csv.endRow()
        case .json:
            let members = zip(columns, all).compactMap { name, cell -> String? in
                switch cell {
                case .empty: "\(RegisterWriter.quoted(name)):null"
                case .number(let number): "\(RegisterWriter.quoted(name)):\(RegisterWriter.text(number))"
                case .text(let text): "\(RegisterWriter.quoted(name)):\(RegisterWriter.quoted(text))"
                }
            }
            json += Array(((isFirst ? "\n{" : ",\n{") + members.joined(separator: ",") + "}").utf8)
        }
        isFirst = false
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() ? "\(Int64(number))" : "\(number)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
