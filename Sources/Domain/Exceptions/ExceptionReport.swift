/// What the agency that answers for a measure says of it when it is red, outside its range or without a figure: what,
/// so what, what next. A later one for the same period stands in place of an earlier, which is kept.
public struct ExceptionReport: Hashable, Sendable {
    public var number: Int64
    public var indicator: ID<Indicator>
    public var period: Period
    /// What happened.
    public var what: String
    /// What it means for children.
    public var soWhat: String
    /// What will be done about it.
    public var whatNext: String
    /// The post that does it, and by when.
    public var byWhom: String
    public var dueOn: Day?
    /// What the board might ask.
    public var question: String
    public var at: Instant
    public var by: Actor

    public init(
        number: Int64 = 0, indicator: ID<Indicator>, period: Period, what: String, soWhat: String, whatNext: String,
        byWhom: String, dueOn: Day?, question: String, at: Instant, by: Actor
    ) {
        self.number = number
        self.indicator = indicator
        self.period = period
        self.what = what
        self.soWhat = soWhat
        self.whatNext = whatNext
        self.byWhom = byWhom
        self.dueOn = dueOn
        self.question = question
        self.at = at
        self.by = by
    }
}
