/// What a pack holds of one thing, as data: two packs are compared by their lines, and by nothing that was printed.
public struct PackLine: Hashable, Codable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case figure, exception, priority, tracker, action, challenge, risk, commitment, condition, decision
    }

    public struct Fact: Hashable, Codable, Sendable {
        public var name: String
        public var says: String

        public init(_ name: String, _ says: String) {
            self.name = name
            self.says = says
        }
    }

    public var kind: Kind
    /// The same in every pack: "cpp-rate", "A-028".
    public var id: String
    public var title: String
    /// In the order in which they are told: "Due", "31 October 2026".
    public var facts: [Fact]
    /// Past the day by which it should have been done or received.
    public var isOverdue: Bool
    /// Why it stands here with what it says now: the reason for a revision, for a date that moved, for a closing.
    public var why: String?

    public init(_ kind: Kind, _ id: String, _ title: String, _ facts: [Fact], isOverdue: Bool = false, why: String? = nil) {
        self.kind = kind
        self.id = id
        self.title = title
        self.facts = facts
        self.isOverdue = isOverdue
        self.why = why
    }

    public func fact(_ name: String) -> String? { facts.first { $0.name == name }?.says }
}
