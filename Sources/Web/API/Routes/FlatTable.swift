import Services

/// A list as a table: a column for each plain value of its items, also of those one level down. A list of texts is one
/// cell; a list of objects has no place in a table and is left out.
struct FlatTable {
    private struct Column {
        var path: [String]
        var isList: Bool
    }

    private let columns: [Column]

    init(_ item: Schema) { columns = FlatTable.columns(item, []) }

    var names: [String] { columns.map { $0.path.joined(separator: "_") } }

    func bytes(_ items: [JSON]) -> [UInt8] {
        Tables.commaSeparated(
            names, items.map { item in columns.map { column in FlatTable.cell(column.path.reduce(item) { $0[$1] }) } })
    }

    private static func columns(_ schema: Schema, _ path: [String]) -> [Column] {
        switch schema.resolved.shape {
        case .object(let members): members.flatMap { columns($0.schema, path + [$0.name]) }
        case .bool, .integer, .number, .text: [Column(path: path, isList: false)]
        case .list(let element, _): isPlain(element) ? [Column(path: path, isList: true)] : []
        case .either(let schemas): schemas.first.map { columns($0, path) } ?? []
        case .map, .named, .anything: []
        }
    }

    private static func isPlain(_ schema: Schema) -> Bool {
        switch schema.resolved.shape {
        case .text, .integer, .number, .bool: true
        case .list, .object, .map, .named, .either, .anything: false
        }
    }

    private static func cell(_ value: JSON) -> Tables.Cell {
        switch value {
        case .null, .object: .empty
        case .bool(let value): .text(value ? "true" : "false")
        case .int(let number): .number(Double(number))
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .list(let elements): .text(elements.compactMap { plain($0) }.joined(separator: "; "))
        }
    }

    private static func plain(_ value: JSON) -> String? {
        value.string ?? (value.isNull ? nil : String(decoding: value.bytes, as: UTF8.self))
    }
}
