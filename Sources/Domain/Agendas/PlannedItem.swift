/// Something that a body is to deal with at a later meeting. Together they are its forward plan.
public struct PlannedItem: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case planned
        case onAgenda = "on-agenda"
        case withdrawn
    }

    public var number: Int64
    public var body: ID<Body>
    public var meeting: ID<Meeting>
    public var title: String
    public var purpose: AgendaItem.Purpose
    public var kind: AgendaItem.Kind
    public var owner: String
    public var paperDue: Day?
    public var access: AccessClass
    public var state: State
    /// What it became on the agenda.
    public var item: Int64?

    public init(
        number: Int64 = 0, body: ID<Body>, meeting: ID<Meeting>, title: String, purpose: AgendaItem.Purpose,
        kind: AgendaItem.Kind = .ordinary, owner: String, paperDue: Day? = nil, access: AccessClass = .open,
        state: State = .planned, item: Int64? = nil
    ) {
        self.number = number
        self.body = body
        self.meeting = meeting
        self.title = title
        self.purpose = purpose
        self.kind = kind
        self.owner = owner
        self.paperDue = paperDue
        self.access = access
        self.state = state
        self.item = item
    }

    public func isPaperLate(on day: Day) -> Bool { state == .planned && (paperDue.map { $0 < day } ?? false) }
}
