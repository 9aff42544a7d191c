/// What a body decided on an item, in the words that stand in its minutes.
public struct Resolution: Hashable, Sendable {
    public enum Verb: String, CaseIterable, Sendable {
        case note, approve
        case approveSubjectTo = "approve-subject-to"
        case `defer`, refer, request

        public var label: String {
            switch self {
            case .note: "Note"
            case .approve: "Approve"
            case .approveSubjectTo: "Approve subject to"
            case .defer: "Defer"
            case .refer: "Refer"
            case .request: "Request"
            }
        }

        /// Whether it names somebody: to whom it is referred, of whom it is requested.
        public var namesSomebody: Bool { self == .refer || self == .request }

        /// Whether it needs more words than the verb: conditions, until when, what is requested.
        public var needsMore: Bool { self == .approveSubjectTo || self == .request }
    }

    public var number: Int64
    public var meeting: ID<Meeting>
    public var item: Int64
    /// Its place among the resolutions of its item, from 1: (a), (b).
    public var place: Int
    public var verb: Verb
    public var text: Wording
    public var withdrawnWhy: String?
    public var at: Instant

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, item: Int64, place: Int, verb: Verb, text: Wording = Wording(),
        withdrawnWhy: String? = nil, at: Instant
    ) {
        self.number = number
        self.meeting = meeting
        self.item = item
        self.place = place
        self.verb = verb
        self.text = text
        self.withdrawnWhy = withdrawnWhy
        self.at = at
    }

    /// "(a)".
    public var letter: String { "(\(Paper.letters(place).lowercased()))" }

    /// The words that a verb makes: "That the contents of the report (paper D) and appendices 1 to 3 be noted." A body's
    /// clerk edits them where the meeting said it otherwise.
    public static func words(_ verb: Verb, papers: [Paper], item: AgendaItem, whom: String = "", more: String = "") -> String {
        let named = papers.together
        let what = named ?? "the item “\(item.title)”"
        let lines = more.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
        let extra = lines.joined(separator: " ")
        switch verb {
        case .note: return "That \(named.map { "the contents of \($0)" } ?? what) be noted."
        case .approve: return "That \(what) be approved."
        case .approveSubjectTo:
            if lines.count < 2 { return "That \(what) be approved, subject to: \(extra.withStop)" }
            let numbered = lines.enumerated().map { "(\($0.offset + 1)) \($0.element)" }.joined(separator: "; ")
            return "That \(what) be approved, subject to \(lines.count) conditions: \(numbered.withStop)"
        case .defer: return extra.isEmpty ? "That \(what) be deferred." : "That \(what) be deferred: \(extra.withStop)"
        case .refer:
            let question = extra.isEmpty ? "" : ", with the question: \(extra)"
            return "That \(what) be referred to \(whom)\(question)".withStop
        case .request: return "That \(whom) be requested to \(extra.inSentence.withStop)"
        }
    }
}
