/// Which of the board's things something belongs to: a step, a file, a notice, a line of the search.
public struct Thing: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case challenge, action, risk, tracker, rating, item, question, resolution, condition, commitment, referral, meeting
        case pack, indicator, agency, body, priority
        case decision, comment, request
        case round, submission

        /// Before the number, as people say it: C-06. Nil where a thing has a name and no number.
        public var letter: String? {
            switch self {
            case .challenge: "C"
            case .action: "A"
            case .risk: "R"
            case .tracker: "T"
            case .condition: "N"
            case .commitment: "K"
            case .referral: "F"
            case .question: "Q"
            case .decision: "D"
            case .comment: "M"
            case .request: "P"
            case .submission: "E"
            case .rating, .item, .resolution, .meeting, .pack, .indicator, .agency, .body, .priority, .round: nil
            }
        }
    }

    public var kind: Kind
    /// A number, or the id of what stands in the framework.
    public var id: String

    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    public init(_ kind: Kind, _ number: Int64) { self.init(kind, "\(number)") }

    /// "challenge 6", as it is kept.
    public var word: String { "\(kind.rawValue) \(id)" }

    public init?(word: String) {
        let parts = word.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, String(parts[1]))
    }

    public var number: Int64? { Int64(id) }

    /// "C-06", "A-028": at least as many digits as people are used to.
    public var reference: String {
        guard let letter = kind.letter, let number else { return id }
        let digits = String(number)
        let width = kind == .action ? 3 : 2
        return "\(letter)-" + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
