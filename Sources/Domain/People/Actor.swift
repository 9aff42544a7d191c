/// Who does something. Every act takes one and stands in the audit trail under it: by its number, not by a name.
public enum Actor: Hashable, Sendable {
    /// Whoever owns the computer: the command line.
    case owner
    /// The demonstration, while it builds itself.
    case demonstration
    case person(ActingPerson)
    /// Somebody who has not signed in: may do nothing, and stands in the audit trail where a sign-in was refused.
    case visitor

    public var word: String {
        switch self {
        case .owner: "owner"
        case .demonstration: "demonstration"
        case .person(let person): person.word
        case .visitor: "visitor"
        }
    }

    /// As it was kept: who it was, with no right to anything.
    public init?(word: String) {
        switch word {
        case "owner": self = .owner
        case "demonstration": self = .demonstration
        case "visitor": self = .visitor
        default:
            guard let person = ActingPerson(word: word) else { return nil }
            self = .person(person)
        }
    }

    /// For whom figures are made when this actor reads them.
    public var audience: Audience {
        switch self {
        case .owner, .demonstration: .board
        case .person(let person): person.grants.contains { $0.role.audience == .board } ? .board : .public
        case .visitor: .public
        }
    }
}

/// A person as one who acts, with the roles held at that moment. Two acts of one person are by one actor, whatever
/// the person might do at the time.
public struct ActingPerson: Hashable, Sendable {
    /// The token by which a program acts for the person, and what it was made for.
    public struct ByToken: Hashable, Sendable {
        public let number: Int64
        public let scope: Set<Capability>

        public init(number: Int64, scope: Set<Capability>) {
            self.number = number
            self.scope = scope
        }

        /// Whoever may accept a file may send one too: tokens of before there was a word for sending go on as they were.
        func covers(_ capability: Capability) -> Bool {
            scope.contains(capability) || capability == .sendFigures && scope.contains(.importFigures)
        }
    }

    public let number: Int64
    public let grants: [Grant]
    /// Nil for the person at a page.
    public let token: ByToken?

    public init(number: Int64, grants: [Grant], token: ByToken? = nil) {
        self.number = number
        self.grants = grants
        self.token = token
    }

    /// "person-3", or "person-3 by token-7".
    var word: String { "person-\(number)" + (token.map { " by token-\($0.number)" } ?? "") }

    fileprivate init?(word: String) {
        // Almost all acts are done without a token.
        if let number = ActingPerson.number(word[...], after: "person-") {
            self.init(number: number, grants: [])
            return
        }
        let parts = word.split(separator: " by ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = ActingPerson.number(parts[0], after: "person-") else { return nil }
        guard let token = ActingPerson.number(parts[1], after: "token-") else { return nil }
        self.init(number: number, grants: [], token: ByToken(number: token, scope: []))
    }

    private static func number(_ text: Substring, after prefix: String) -> Int64? {
        guard text.hasPrefix(prefix), let number = Int64(text.dropFirst(prefix.count)), number > 0 else { return nil }
        return number
    }

    public static func == (left: ActingPerson, right: ActingPerson) -> Bool { left.number == right.number }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
