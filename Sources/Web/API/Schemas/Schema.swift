/// What a value of the interface looks like: said once, written into the description, and held against what comes in.
struct Schema: Sendable {
    indirect enum Shape: Sendable {
        case anything
        case bool
        case integer(ClosedRange<Int64>)
        case number
        case text(TextRule)
        case list(Schema, most: Int?)
        case object([Member])
        /// Names of the sender's own, each with a value of one kind.
        case map(Schema)
        /// One of the parts that have a name of their own.
        case named(String)
        case either([Schema])
    }

    struct Member: Sendable {
        var name: String
        var schema: Schema
        var isNeeded: Bool
    }

    var shape: Shape
    var isNullable = false
    var says: String?

    var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    func saying(_ words: String) -> Schema {
        var schema = self
        schema.says = words
        return schema
    }
}

extension Schema {
    static let bool = Schema(shape: .bool)
    static let number = Schema(shape: .number)
    static let count = Schema(shape: .integer(0...9_007_199_254_740_991))
    static let integer = Schema(shape: .integer(-9_007_199_254_740_991...9_007_199_254_740_991))
    /// The number of an import, a pack, a person.
    static let serial = Schema(shape: .integer(1...Int64.max))

    static func integer(_ range: ClosedRange<Int64>) -> Schema { Schema(shape: .integer(range)) }
    static func named(_ name: String) -> Schema { Schema(shape: .named(name)) }
    static func list(_ of: Schema, most: Int? = nil) -> Schema { Schema(shape: .list(of, most: most)) }
    static func map(_ of: Schema) -> Schema { Schema(shape: .map(of)) }
    static func either(_ schemas: Schema...) -> Schema { Schema(shape: .either(schemas)) }

    /// Every member is there, in this order.
    static func object(_ members: KeyValuePairs<String, Schema>) -> Schema {
        Schema(shape: .object(members.map { Member(name: $0.key, schema: $0.value, isNeeded: true) }))
    }

    /// Of a body that comes in: the second list may be left out.
    static func object(_ members: KeyValuePairs<String, Schema>, optional: KeyValuePairs<String, Schema>) -> Schema {
        let needed = members.map { Member(name: $0.key, schema: $0.value, isNeeded: true) }
        return Schema(shape: .object(needed + optional.map { Member(name: $0.key, schema: $0.value, isNeeded: false) }))
    }

    /// The same object with more members.
    func with(_ members: KeyValuePairs<String, Schema>) -> Schema {
        guard case .object(let own) = shape else { return self }
        var schema = self
        schema.shape = .object(own + members.map { Member(name: $0.key, schema: $0.value, isNeeded: true) })
        return schema
    }

    /// What a name stands for.
    var resolved: Schema {
        guard case .named(let name) = shape, var found = Schemas.named[name] else { return self }
        found.isNullable = found.isNullable || isNullable
        return found
    }
}

/// What a text must be.
struct TextRule: Sendable {
    var format: String?
    var pattern: String?
    var choices: [String]?
    var length: ClosedRange<Int>?
    /// Beyond what the above say, such as that there is such a day.
    var isRight: @Sendable (String) -> Bool = { _ in true }
    /// "a day", and how to write it.
    var what = "a text"
    var remedy = "Write it as a text."
}
