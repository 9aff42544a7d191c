/// The figures of one indicator in one area and group from one source, oldest first, as an audience may see them.
public struct Series: Hashable, Sendable {
    public var indicator: Indicator
    public var area: ID<Area>
    public var group: PopulationGroup
    public var source: ID<Source>
    public var points: [SeriesPoint]

    public init(indicator: Indicator, area: ID<Area>, group: PopulationGroup = .total, source: ID<Source>, points: [SeriesPoint])
    {
        self.indicator = indicator
        self.area = area
        self.group = group
        self.source = source
        self.points = points
    }

    public var latest: SeriesPoint? { points.last }

    public func point(at period: Period) -> SeriesPoint? {
        // Points are in order, and the one asked for is mostly near the end.
        points.last { $0.period == period }
    }
}

/// One period of a series.
public struct SeriesPoint: Hashable, Sendable {
    public var period: Period
    public var shown: Shown
    public var knownFrom: Day
    public var importNumber: Int64
    public var extractedOn: Day?

    public init(period: Period, shown: Shown, knownFrom: Day, importNumber: Int64, extractedOn: Day? = nil) {
        self.period = period
        self.shown = shown
        self.knownFrom = knownFrom
        self.importNumber = importNumber
        self.extractedOn = extractedOn
    }
}
