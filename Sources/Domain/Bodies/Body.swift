/// A board, sub-group or committee that meets.
public struct Body: Hashable, Sendable {
    public var id: ID<Body>
    public var name: String
    /// The post or person in the chair.
    public var chair: String?
    public var isPublic: Bool
    public var meets: String?
    public var delegated: String?
    /// The months, from 1, in which it gets its full report each year.
    public var reportMonths: [Int]
    /// The day on which it was dissolved.
    public var closedOn: Day?

    public init(
        id: ID<Body>, name: String, chair: String? = nil, isPublic: Bool = false, meets: String? = nil, delegated: String? = nil,
        reportMonths: [Int] = [], closedOn: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.chair = chair
        self.isPublic = isPublic
        self.meets = meets
        self.delegated = delegated
        self.reportMonths = reportMonths
        self.closedOn = closedOn
    }
}
