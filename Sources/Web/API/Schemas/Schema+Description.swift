extension Schema {
    /// As JSON Schema has it in OpenAPI 3.1.
    var description: JSON {
        var pairs: [(String, JSON)]
        switch shape {
        case .anything: pairs = []
        case .bool: pairs = [("type", type("boolean"))]
        case .integer(let range):
            pairs = [("type", type("integer")), ("minimum", .int(range.lowerBound))]
            if range.upperBound < Int64.max { pairs.append(("maximum", .int(range.upperBound))) }
        case .number: pairs = [("type", type("number"))]
        case .text(let rule): pairs = [("type", type("string"))] + describe(rule)
        case .list(let element, let most):
            pairs = [("type", type("array")), ("items", element.description)]
            if let most { pairs.append(("maxItems", JSON(most))) }
        case .object(let members): pairs = [("type", type("object"))] + Schema.describe(members)
        case .map(let value): pairs = [("type", type("object")), ("additionalProperties", value.description)]
        case .named(let name): pairs = Schema.orNull(["$ref": .text("#/components/schemas/\(name)")], isNullable)
        case .either(let schemas):
            pairs = [("anyOf", .list(schemas.map(\.description) + (isNullable ? [["type": "null"]] : [])))]
        }
        if let says { pairs.append(("description", .text(says))) }
        return .object(pairs)
    }

    private func type(_ name: String) -> JSON { isNullable ? [.text(name), "null"] : .text(name) }

    private func describe(_ rule: TextRule) -> [(String, JSON)] {
        var pairs: [(String, JSON)] = []
        if let choices = rule.choices { pairs.append(("enum", .list(choices.map { .text($0) } + (isNullable ? [.null] : [])))) }
        if let format = rule.format { pairs.append(("format", .text(format))) }
        if let pattern = rule.pattern { pairs.append(("pattern", .text(pattern))) }
        if let length = rule.length {
            if length.lowerBound > 0 { pairs.append(("minLength", JSON(length.lowerBound))) }
            pairs.append(("maxLength", JSON(length.upperBound)))
        }
        return pairs
    }

    private static func describe(_ members: [Member]) -> [(String, JSON)] {
        let needed = members.filter(\.isNeeded).map { JSON.text($0.name) }
        return (needed.isEmpty ? [] : [("required", .list(needed))]) + [
            ("properties", .object(members.map { ($0.name, $0.schema.description) })), ("additionalProperties", false),
        ]
    }

    private static func orNull(_ reference: JSON, _ isNullable: Bool) -> [(String, JSON)] {
        isNullable ? [("anyOf", [reference, ["type": "null"]])] : reference.members
    }
}
