/// How a control chart is made: the settings of an indicator.
public struct ControlPlan: Equatable, Sendable {
    /// Moving ranges out of the ordinary are left out of the limits, once.
    public let isScreened: Bool
    /// Only so many first points of a group make its limits; nil for all of them.
    public let fixedAfter: Int?
    /// So many points rising or falling in a row are a trend. Some guidance says six, the NHS's R package seven.
    public let trendLength: Int

    public static let standard = ControlPlan()

    private init() {
        (isScreened, fixedAfter, trendLength) = (true, nil, ProcessLimits.longRun)
    }

    /// Throws for limits fixed after fewer than twelve points, and for a trend of fewer than three or more than sixty.
    public init(
        isScreened: Bool = true, fixedAfter: Int? = nil, trendLength: Int = ProcessLimits.longRun
    ) throws(MeasureError) {
        if let fixedAfter, fixedAfter < 12 { throw .tooFewValues(has: fixedAfter, needs: 12) }
        guard trendLength >= 3 else { throw .tooFewValues(has: trendLength, needs: 3) }
        guard trendLength <= 60 else { throw .tooManyValues(has: trendLength, most: 60) }
        self.isScreened = isScreened
        self.fixedAfter = fixedAfter
        self.trendLength = trendLength
    }

    /// The limits of one group, with the mean even where there are no limits.
    func baseline(_ group: UnsafeBufferPointer<Double>) -> Baseline {
        let points = UnsafeBufferPointer(rebasing: group.prefix(fixedAfter ?? group.count))
        return Baseline(points, isScreened: isScreened)
    }
}
