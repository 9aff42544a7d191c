import Domain

extension JSON {
    /// A thing of the framework, each value by the kind of its field.
    init(_ thing: EntryFields, _ fields: [EntryField]) {
        self = .object(
            thing.pairs.compactMap { pair in
                let field = fields.first { $0.key == pair.key } ?? EntryField(pair.key, pair.key)
                return JSON(pair.entry, field.kind).map { (pair.key, $0) }
            })
    }

    private init?(_ entry: Entry, _ kind: EntryField.Kind) {
        switch (kind, entry) {
        case (.whole, .text(let text)): self = Int64(text).map { .int($0) } ?? .text(text)
        case (.number, .text(let text)): self = Double(text).map { .number($0) } ?? .text(text)
        case (.flag, .text(let text)): self = .bool(text == "true")
        case (.range, .list(let ends)): self = .list(ends.compactMap { JSON($0, .number) })
        case (.fields(let inner), .fields(let fields)), (.rule(_, let inner), .fields(let fields)): self = JSON(fields, inner)
        case (.rows(let inner, _), .list(let rows)): self = .list(rows.compactMap(\.fields).map { JSON($0, inner) })
        case (.pairs, .fields(let pairs)): self = .object(pairs.pairs.map { ($0.key, JSON($0.entry.text)) })
        case (_, .text(let text)): self = .text(text)
        case (_, .list(let list)): self = .list(list.compactMap(\.text).map { .text($0) })
        // Where a mapping finds things in a sheet is taught on its page, and read at /api/v1/mappings.
        case (_, .fields): return nil
        }
    }
}

extension EntryFields {
    /// What a body says, once its schema has let it in.
    init(_ body: JSON, _ fields: [EntryField]) {
        self.init(fields.compactMap { field in Entry(body[field.key], field.kind).map { (field.key, $0) } })
    }
}

extension Entry {
    fileprivate init?(_ value: JSON, _ kind: EntryField.Kind) {
        switch value {
        case .null: return nil
        case .bool(let flag): self = .text(flag ? "true" : "false")
        case .int, .number: self = .text(String(decoding: value.bytes, as: UTF8.self))
        case .text(let text): self = .text(text)
        case .list(let elements): self = .list(elements.compactMap { Entry($0, Entry.kind(inside: kind)) })
        case .object(let pairs):
            switch kind {
            case .fields(let inner), .rule(_, let inner): self = .fields(EntryFields(value, inner))
            default: self = .fields(EntryFields(pairs.compactMap { key, value in value.string.map { (key, .text($0)) } }))
            }
        }
    }

    private static func kind(inside kind: EntryField.Kind) -> EntryField.Kind {
        if case .rows(let inner, _) = kind { .fields(inner) } else { .text }
    }
}
