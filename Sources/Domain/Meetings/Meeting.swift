/// One sitting of a body, and the period whose figures it is to have.
public struct Meeting: Hashable, Sendable {
    public var id: ID<Meeting>
    public var body: ID<Body>
    public var date: Day
    /// On the clock of the place; nil while nobody has said.
    public var time: MeetingTime?
    public var place: String?
    public var dataPeriod: Period?
    public var paperDeadline: Day?
    public var papersPublished: Day?
    public var isHeld: Bool
    public var isPublic: Bool
    public var access: AccessClass
    public var note: String?

    public init(
        id: ID<Meeting>, body: ID<Body>, date: Day, time: MeetingTime? = nil, place: String? = nil,
        dataPeriod: Period? = nil, paperDeadline: Day? = nil, papersPublished: Day? = nil, isHeld: Bool = false,
        isPublic: Bool = false,
        access: AccessClass = .open, note: String? = nil
    ) {
        self.id = id
        self.body = body
        self.date = date
        self.time = time
        self.place = place
        self.dataPeriod = dataPeriod
        self.paperDeadline = paperDeadline
        self.papersPublished = papersPublished
        self.isHeld = isHeld
        self.isPublic = isPublic
        self.access = access
        self.note = note
    }

    /// The day after which its pack no longer changes.
    public var freezesOn: Day { paperDeadline ?? papersPublished ?? date }
}
