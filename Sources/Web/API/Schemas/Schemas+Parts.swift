import Domain

// The framework's lists as programs read and write them: the same keys as in its file.
extension Schemas {
    static let parts: [(name: String, schema: Schema)] =
        FrameworkPart.all.map { ($0.schemaName, $0.schema) } + [
            ("FrameworkSettings", Schema.object([:], optional: FrameworkPart.settings)), ("FrameworkVersion", version),
        ]

    static let settingsChange = Schema.object(["why": why], optional: FrameworkPart.settings)
    private static let version = Schema.object([
        "number": .serial, "known_from": .day, "recorded_at": .moment, "actor": .actor, "why": .text,
    ])
    static let why = Schema.words(1...2000).saying("It stands in the record beside the change")
}

extension FrameworkPart {
    var schemaName: String { "Framework" + noun.split(separator: " ").map { String($0).capitalisedFirst }.joined() }

    fileprivate var schema: Schema { Schema.object([idKey: .id], optional: fields.filter { $0.key != idKey }) }

    /// A new one: without an id it gets one made of its name.
    var newSchema: Schema {
        Schema.object([:], optional: fields.filter { $0.key != idKey }).with(optional: [idKey: .id, "why": Schemas.why])
    }

    /// Everything that is said of it from now on; what is left out is taken away.
    var changeSchema: Schema { Schema.object(["why": Schemas.why], optional: fields.filter { $0.key != idKey }) }
}

extension Schema {
    fileprivate static func object(_ needed: KeyValuePairs<String, Schema>, optional fields: [EntryField]) -> Schema {
        let members = fields.map { Member(name: $0.key, schema: $0.schema, isNeeded: false) }
        return Schema(shape: .object(needed.map { Member(name: $0.key, schema: $0.value, isNeeded: true) } + members))
    }

    fileprivate func with(optional more: KeyValuePairs<String, Schema>) -> Schema {
        guard case .object(let own) = shape else { return self }
        return Schema(shape: .object(own + more.map { Member(name: $0.key, schema: $0.value, isNeeded: false) }))
    }
}

extension EntryField {
    /// What a value may be at all; what it may be among the others, the framework's own checks say.
    fileprivate var schema: Schema {
        let schema: Schema =
            switch kind {
            case .text, .word: .words(1...2000)
            case .paragraph: .words(1...20_000)
            case .period: .words(1...40)
            case .number: .number
            case .whole: .integer
            case .day: .day
            case .flag: .bool
            case .choice(let choices): .choice(choices.map(\.word))
            case .rule(let choices, let own): .either(.choice(choices.map(\.word)), .object([:], optional: own))
            case .reference: .id
            case .references: .list(.id, most: 500)
            case .texts: .list(.words(1...2000), most: 500)
            case .range: .list(.number, most: 2)
            case .pairs: .map(.words(1...2000))
            case .fields(let inner): .object([:], optional: inner)
            case .rows(let inner, _): .list(.object([:], optional: inner), most: 500)
            }
        return schema.saying(label)
    }
}
