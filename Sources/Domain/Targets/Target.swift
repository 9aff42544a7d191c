/// What the board wants a figure to be, from one day to another.
public struct Target: Hashable, Sendable {
    public enum Aim: Hashable, Sendable {
        case value(Double)
        /// Rated: green inside, red outside either side.
        case band(Double, Double)
        /// Not rated: outside it the page asks why.
        case expectedRange(Double, Double)
    }

    public enum Tolerance: Hashable, Sendable {
        /// In the indicator's own unit ("points").
        case points(Double)
        case percentOfTarget(Double)
    }

    public var aim: Aim
    public var tolerance: Tolerance
    public var from: Day?
    public var until: Day?
    /// Nil is the partnership's own area.
    public var area: ID<Area>?
    /// Aims that differ by quarter of the financial year (1 to 4), for what is seasonal.
    public var quarterProfile: [Int: Double]
    public var note: String?

    public init(
        aim: Aim, tolerance: Tolerance = .points(0), from: Day? = nil, until: Day? = nil, area: ID<Area>? = nil,
        quarterProfile: [Int: Double] = [:], note: String? = nil
    ) {
        self.aim = aim
        self.tolerance = tolerance
        self.from = from
        self.until = until
        self.area = area
        self.quarterProfile = quarterProfile
        self.note = note
    }

    public func applies(to period: Period) -> Bool {
        (from.map { $0 <= period.lastDay } ?? true) && (until.map { period.lastDay <= $0 } ?? true)
    }

    /// The aim for one period, its quarter's own where there is one.
    public func aim(for period: Period) -> Aim {
        let quarter = (period.lastDay.month + 8) % 12 / 3 + 1
        if case .value = aim, let own = quarterProfile[quarter] { return .value(own) }
        return aim
    }
}
