/// One version of the list of councils most like each council. A mean of neighbours always names its model.
public struct NeighbourModel: Hashable, Sendable {
    public var id: ID<NeighbourModel>
    public var name: String
    public var publishedOn: Day?

    public init(id: ID<NeighbourModel>, name: String, publishedOn: Day? = nil) {
        self.id = id
        self.name = name
        self.publishedOn = publishedOn
    }
}

/// One of the ten councils most like another, in order of likeness.
public struct Neighbour: Hashable, Sendable {
    public var model: ID<NeighbourModel>
    public var area: ID<Area>
    public var rank: Int
    public var neighbour: ID<Area>
    /// "Very close", "Close", "Somewhat close", "Not close".
    public var closeness: String?

    public init(model: ID<NeighbourModel>, area: ID<Area>, rank: Int, neighbour: ID<Area>, closeness: String? = nil) {
        self.model = model
        self.area = area
        self.rank = rank
        self.neighbour = neighbour
        self.closeness = closeness
    }
}

/// A comparator that the framework states itself instead of taking it from a published file.
public struct StatedBenchmark: Hashable, Sendable {
    public enum Of: String, Sendable { case england, neighbours }

    public var of: Of
    public var value: Double
    public var period: Period?
    public var source: String?

    public init(of: Of, value: Double, period: Period? = nil, source: String? = nil) {
        self.of = of
        self.value = value
        self.period = period
        self.source = source
    }
}
