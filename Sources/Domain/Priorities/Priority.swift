/// An outcome that the board has chosen to change.
public struct Priority: Hashable, Sendable {
    public var id: ID<Priority>
    /// Nil for a group that is shown after the priorities, such as enablers.
    public var number: Int?
    public var title: String
    public var outcome: String?
    public var lead: String?
    public var accountable: String?
    public var subGroup: ID<Body>?
    public var note: String?
    /// The day on which the board stopped pursuing it.
    public var closedOn: Day?

    public init(
        id: ID<Priority>, number: Int? = nil, title: String, outcome: String? = nil, lead: String? = nil,
        accountable: String? = nil,
        subGroup: ID<Body>? = nil, note: String? = nil, closedOn: Day? = nil
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.outcome = outcome
        self.lead = lead
        self.accountable = accountable
        self.subGroup = subGroup
        self.note = note
        self.closedOn = closedOn
    }

    public var heading: String { number.map { "\($0). \(title)" } ?? title }
}
