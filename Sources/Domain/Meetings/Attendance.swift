/// How somebody took part in a meeting. Each taking down is a row of its own; the latest of a name is what holds.
public struct Attendance: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case present, apologies, substitute, absent

        public var label: String {
            switch self {
            case .present: "Present"
            case .apologies: "Apologies"
            case .substitute: "Sent a substitute"
            case .absent: "Not there"
            }
        }
    }

    public var number: Int64
    public var meeting: ID<Meeting>
    public var name: String
    /// Which member it is; nil for somebody who attends without being one.
    public var member: Int64?
    public var state: State
    /// Who came instead.
    public var substitute: String?
    public var at: Instant
    public var by: Actor

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, name: String, member: Int64? = nil, state: State, substitute: String? = nil,
        at: Instant, by: Actor
    ) {
        self.number = number
        self.meeting = meeting
        self.name = name
        self.member = member
        self.state = state
        self.substitute = substitute
        self.at = at
        self.by = by
    }
}

extension [Attendance] {
    /// What holds of each: who was taken down as present and left is taken down again.
    public var latest: [Attendance] {
        var places: [String: Int] = [:]
        var latest: [Attendance] = []
        for one in sorted(by: { $0.number < $1.number }) {
            let key = one.member.map { "#\($0)" } ?? one.name.lowercased()
            if let place = places[key] {
                latest[place] = one
            } else {
                places[key] = latest.count
                latest.append(one)
            }
        }
        return latest
    }

    /// The members who decide and are there, a substitute for one of them too.
    public func present(of members: [Member], on day: Day) -> Int {
        let deciding = Set(members.filter { $0.part.decides && $0.sits(on: day) }.map(\.number))
        return latest.count { one in
            (one.state == .present || one.state == .substitute) && (one.member.map(deciding.contains) ?? false)
        }
    }
}

/// An interest that somebody declared, in one item or in the meeting as a whole.
public struct Declaration: Hashable, Sendable {
    public var number: Int64
    public var meeting: ID<Meeting>
    public var item: Int64?
    public var name: String
    /// In their own words.
    public var nature: String
    /// Goes out of the room while it is dealt with.
    public var leaves: Bool
    public var at: Instant
    public var by: Actor

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, item: Int64? = nil, name: String, nature: String, leaves: Bool, at: Instant,
        by: Actor
    ) {
        self.number = number
        self.meeting = meeting
        self.item = item
        self.name = name
        self.nature = nature
        self.leaves = leaves
        self.at = at
        self.by = by
    }
}

/// A note by the committee's Children's Champion, printed with the report, the agenda and the minutes.
public struct ChampionNote: Hashable, Sendable {
    public var number: Int64
    public var meeting: ID<Meeting>
    public var name: String
    public var says: String
    public var at: Instant
    public var by: Actor
    /// A later one took its place.
    public var isReplaced: Bool

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, name: String, says: String, at: Instant, by: Actor, isReplaced: Bool = false
    ) {
        self.number = number
        self.meeting = meeting
        self.name = name
        self.says = says
        self.at = at
        self.by = by
        self.isReplaced = isReplaced
    }
}
