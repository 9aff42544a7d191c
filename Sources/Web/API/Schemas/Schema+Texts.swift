import Domain

// The kinds of text that come in and go out.
extension Schema {
    static let text = Schema(shape: .text(TextRule()))

    static let day = Schema(
        shape: .text(
            TextRule(
                format: "date", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", isRight: { Day(iso8601: $0) != nil }, what: "a day",
                remedy: "Write it as 2026-09-30.")))

    static let moment = Schema(
        shape: .text(TextRule(format: "date-time", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")))

    static let id = Schema(
        shape: .text(
            TextRule(
                pattern: "^[a-z0-9._-]+$", length: 1...80, isRight: { ID<Area>.isWellFormed($0) }, what: "an id",
                remedy: "An id has lower-case letters, digits, hyphens and dots.")))

    static let sha256 = Schema(shape: .text(TextRule(pattern: "^[0-9a-f]{64}$")))

    /// A place in a list, as an answer gave it.
    static let cursor = Schema(
        shape: .text(
            TextRule(
                pattern: "^[A-Za-z0-9_-]+$", length: 1...200, what: "a place in the list",
                remedy: "Take “next” of the answer before, or leave “after” out to begin.")))

    /// "person-3", "person-3 by token-7", "owner".
    static let actor = Schema(
        shape: .text(
            TextRule(
                pattern: "^(owner|demonstration|visitor|person-[1-9][0-9]{0,17}( by token-[1-9][0-9]{0,17})?)$",
                isRight: { Actor(word: $0) != nil }, what: "somebody who acts",
                remedy: "Write owner, person-3 or person-3 by token-7.")))

    /// What is more than it looks like an address is said by whoever keeps it.
    static let email = Schema(
        shape: .text(
            TextRule(
                format: "email", length: 3...254, isRight: { !$0.unicodeScalars.contains("\0") }, what: "an e-mail address",
                remedy: "Write it like name@example.org.")))

    /// "partnership", "agency:csc".
    static let scope = Schema(
        shape: .text(
            TextRule(
                pattern: "^(partnership|(agency|body|area):[a-z0-9._-]{1,80})$",
                isRight: { text in
                    guard let scope = Scope(word: text) else { return false }
                    return scope == .partnership || ID<Area>.isWellFormed(String(text.drop { $0 != ":" }.dropFirst()))
                }, what: "what a role is held for", remedy: "Write partnership, agency:ID, body:ID or area:ID.")))

    /// "challenge 2", "indicator visits".
    static let thing = Schema(
        shape: .text(
            TextRule(
                pattern: "^(\(Thing.Kind.allCases.map(\.rawValue).joined(separator: "|"))) [a-z0-9._-]{1,80}$",
                isRight: { text in
                    Thing(word: text).map { ID<Area>.isWellFormed($0.id) && $0.id.utf8.count <= 80 } ?? false
                }, what: "a thing", remedy: "Write its kind and its number or id, as in: challenge 2.")))

    static func choice(_ words: [String]) -> Schema {
        Schema(
            shape: .text(
                TextRule(choices: words, what: "one of the words", remedy: "Choose one of \(words.joined(separator: ", ")).")))
    }

    static func choice<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> Schema where Choice.RawValue == String {
        choice(type.allCases.map(\.rawValue))
    }

    /// Words of a person, which no database keeps with a zero byte in them.
    static func words(_ length: ClosedRange<Int>) -> Schema {
        Schema(
            shape: .text(
                TextRule(
                    pattern: length.lowerBound > 0 ? "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$" : "^[^\\u0000]*$", length: length,
                    isRight: { text in
                        !text.unicodeScalars.contains("\0") && (length.lowerBound == 0 || !text.trimmed.isEmpty)
                    },
                    what: "a text of at most \(length.upperBound) characters",
                    remedy: length.lowerBound > 0 ? "Write at least a word." : "Write it shorter.")))
    }
}
