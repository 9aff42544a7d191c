/// Figures on their way from a file to the database, many at a time: small numbers that point into short lists.
/// A million rows are some seventy megabytes, which is what lets a national file be checked as a whole before
/// anything is kept.
public struct FigureBatch: Sendable {
    public var areas: [ID<Area>] = []
    public var groups: [PopulationGroup] = [.total]
    public var indicators: [ID<Indicator>] = []
    public var sources: [ID<Source>] = []
    /// Reasons and notes, each text once.
    public var texts: [String] = []
    public var rows: [FigureRow] = []

    public init() {}

    public func key(of row: FigureRow) -> FigureKey? {
        guard let period = Period(sortCode: row.period) else { return nil }
        return FigureKey(
            area: areas[Int(row.area)], group: groups[Int(row.group)], indicator: indicators[Int(row.indicator)], period: period,
            source: sources[Int(row.source)])
    }
}

/// One row of a batch. A number that is not there is NaN; a text that is not there is -1.
public struct FigureRow: Sendable {
    public static let noText: Int32 = -1
    public static let noDay = Int32.min

    /// Places in the batch's lists.
    public var area: Int32
    public var group: Int32
    public var indicator: Int32
    public var source: Int32
    public var period: Int64
    public var numerator: Double
    public var denominator: Double
    public var value: Double
    public var reason: Int32
    public var note: Int32
    public var extractedOn: Int32
    /// The line of the file that it stands on.
    public var line: Int32
    public var state: UInt8

    public init(
        area: Int32, group: Int32 = 0, indicator: Int32, source: Int32, period: Int64, numerator: Double = .nan,
        denominator: Double = .nan, value: Double = .nan, state: UInt8, reason: Int32 = FigureRow.noText,
        note: Int32 = FigureRow.noText, extractedOn: Int32 = FigureRow.noDay, line: Int32
    ) {
        self.area = area
        self.group = group
        self.indicator = indicator
        self.source = source
        self.period = period
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.state = state
        self.reason = reason
        self.note = note
        self.extractedOn = extractedOn
        self.line = line
    }
}
