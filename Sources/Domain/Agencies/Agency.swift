/// An organisation that supplies figures, answers questions and is held to account.
public struct Agency: Hashable, Sendable {
    public var id: ID<Agency>
    public var name: String
    /// "local-authority", "police", "health-provider", …
    public var type: String?
    /// Its standing in the partnership: "statutory-safeguarding-partner", "relevant-agency".
    public var partner: String?
    /// The post that fills in its lines, and the post that signs them.
    public var dataLead: String?
    public var signsOff: String?
    /// The day on which it was merged or abolished.
    public var closedOn: Day?

    public init(
        id: ID<Agency>, name: String, type: String? = nil, partner: String? = nil, dataLead: String? = nil,
        signsOff: String? = nil, closedOn: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.partner = partner
        self.dataLead = dataLead
        self.signsOff = signsOff
        self.closedOn = closedOn
    }
}
