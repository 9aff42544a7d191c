/// Somebody who sits on a body, in what part, from a day and perhaps until one.
public struct Member: Hashable, Sendable {
    public enum Part: String, CaseIterable, Sendable {
        case chair
        case viceChair = "vice-chair"
        case member
        case champion = "childrens-champion"
        case adviser, clerk

        public var label: String {
            switch self {
            case .chair: "Chair"
            case .viceChair: "Vice-chair"
            case .member: "Member"
            case .champion: "Children's Champion"
            case .adviser: "Adviser"
            case .clerk: "Clerk"
            }
        }

        /// Counts towards the quorum. Advisers and the clerk attend and do not decide.
        public var decides: Bool {
            switch self {
            case .chair, .viceChair, .member, .champion: true
            case .adviser, .clerk: false
            }
        }
    }

    public var number: Int64
    public var body: ID<Body>
    public var name: String
    public var part: Part
    public var agency: ID<Agency>?
    /// Who comes when they cannot.
    public var substitute: String?
    public var from: Day
    /// The last day of the term; nil while nobody has said an end.
    public var until: Day?

    public init(
        number: Int64 = 0, body: ID<Body>, name: String, part: Part, agency: ID<Agency>? = nil, substitute: String? = nil,
        from: Day, until: Day? = nil
    ) {
        self.number = number
        self.body = body
        self.name = name
        self.part = part
        self.agency = agency
        self.substitute = substitute
        self.from = from
        self.until = until
    }

    public func sits(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }

    /// Where the number is the same, they are in the order of their parts.
    public var rank: Int { Part.allCases.firstIndex(of: part) ?? 0 }
}

/// How many of those who decide must be there. A third of them, and never fewer than two, unless the body says otherwise.
public struct Quorum: Hashable, Sendable {
    public var needed: Int
    public var present: Int
    public var members: Int

    public init(members: [Member], present: Int, on day: Day) {
        let deciding = members.count { $0.part.decides && $0.sits(on: day) }
        self.members = deciding
        self.present = present
        needed = max(2, (deciding + 2) / 3)
    }

    public var isReached: Bool { present >= needed }

    public var says: String {
        guard members > 0 else { return "\(present) present; no members are named yet" }
        return "\(present) of \(members) members; \(isReached ? "quorate" : "not quorate") (\(needed) needed)"
    }
}
