extension Schema {
    /// What is wrong with a value, each with the member it is about: "seen.new", "roles[2].scope".
    func problems(in value: JSON, at field: String = "") -> [BodyProblem] {
        if value.isNull, isNullable { return [] }
        switch resolved.shape {
        case .anything: return []
        case .bool: return value.boolean == nil ? [wrong(field, "true or false", "Write true or false.")] : []
        case .integer(let range):
            guard let number = value.integer else { return [wrong(field, "a whole number", "Write it without quotation marks.")] }
            if range.contains(number) { return [] }
            return [
                BodyProblem(field, "\(number) is out of range.", "Give a number from \(range.lowerBound) to \(range.upperBound).")
            ]
        case .number: return value.double == nil ? [wrong(field, "a number", "Write it without quotation marks.")] : []
        case .text(let rule):
            guard let text = value.string, rule.accepts(text) else { return [wrong(field, rule.what, rule.remedy)] }
            return []
        case .list(let element, let most): return list(element, most, value, field)
        case .object(let members): return object(members, value, field)
        case .map(let element):
            guard case .object(let members) = value else { return [wrong(field, "an object", "Write it in braces.")] }
            return members.flatMap { element.problems(in: $0.1, at: Schema.inside(field, $0.0)) }
        case .named(let name): preconditionFailure("Nothing is called \(name) in the description.")
        case .either(let schemas):
            let all = schemas.map { $0.problems(in: value, at: field) }
            return all.contains { $0.isEmpty } ? [] : all.min { $0.count < $1.count } ?? []
        }
    }

    private func wrong(_ field: String, _ what: String, _ remedy: String) -> BodyProblem {
        BodyProblem(field, field.isEmpty ? "This is not \(what)." : "“\(field)” is not \(what).", remedy)
    }

    private func list(_ element: Schema, _ most: Int?, _ value: JSON, _ field: String) -> [BodyProblem] {
        guard case .list(let elements) = value else { return [wrong(field, "a list", "Write it in brackets.")] }
        if let most, elements.count > most {
            return [BodyProblem(field, "“\(field)” has \(elements.count) entries.", "Send \(most) at most.")]
        }
        return elements.enumerated().flatMap { element.problems(in: $1, at: "\(field)[\($0)]") }
    }

    private func object(_ members: [Member], _ value: JSON, _ field: String) -> [BodyProblem] {
        guard case .object(let given) = value else { return [wrong(field, "an object", "Write it in braces.")] }
        let names = members.map(\.name).joined(separator: ", ")
        let unknown = given.filter { one in !members.contains { $0.name == one.0 } }.map { name, _ in
            BodyProblem(
                Schema.inside(field, name), "There is no member “\(name)” here.",
                names.isEmpty ? "Leave it out." : "Leave it out, or choose from: \(names).")
        }
        return unknown
            + members.flatMap { member -> [BodyProblem] in
                let place = Schema.inside(field, member.name)
                guard let found = given.first(where: { $0.0 == member.name }) else {
                    return member.isNeeded ? [BodyProblem(place, "“\(place)” is missing.", "Send it.")] : []
                }
                return member.schema.problems(in: found.1, at: place)
            }
    }

    private static func inside(_ field: String, _ name: String) -> String { field.isEmpty ? name : "\(field).\(name)" }
}

extension TextRule {
    func accepts(_ text: String) -> Bool {
        if let choices, !choices.contains(text) { return false }
        if let length, !length.contains(text.unicodeScalars.count) { return false }
        return isRight(text)
    }
}

/// One thing to put right in what a program sent.
struct BodyProblem: Error, Equatable, Sendable {
    /// The member or parameter it is about; nil when it is about the whole, or about a cell of a file.
    var field: String?
    var row: Int?
    var column: String?
    var what: String
    /// What to do about it, beginning with a verb.
    var remedy: String

    init(_ field: String?, _ what: String, _ remedy: String, row: Int? = nil, column: String? = nil) {
        self.field = field.flatMap { $0.isEmpty ? nil : $0 }
        self.what = what
        self.remedy = remedy
        self.row = row
        self.column = column
    }

    var json: JSON {
        [
            "field": JSON(field), "row": row.map { JSON($0) } ?? .null, "column": JSON(column), "what": .text(what),
            "do": .text(remedy),
        ]
    }
}
