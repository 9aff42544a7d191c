import Measures

/// From this day on the limits of ordinary variation start anew, because the way of working changed. The figures still
/// compare, which is what tells it from a break.
public struct SeriesReset: Hashable, Sendable {
    public var from: Day
    public var why: String

    public init(from: Day, why: String) {
        self.from = from
        self.why = why
    }
}

/// Something that happened on a day and may explain the figures.
public struct SeriesEvent: Hashable, Sendable {
    public var day: Day
    public var what: String

    public init(on day: Day, what: String) {
        self.day = day
        self.what = what
    }
}

/// How the control chart of an indicator is worked out.
public struct ControlSettings: Hashable, Sendable {
    /// Moving ranges out of the ordinary are left out of the limits, once.
    public var isScreened: Bool
    /// Only so many first points of each stretch make its limits; nil for all of them.
    public var fixedAfter: Int?

    /// How many points limits may be fixed after.
    public static let possibleFixing = 12...240

    public init(isScreened: Bool = true, fixedAfter: Int? = nil) {
        self.isScreened = isScreened
        self.fixedAfter = fixedAfter
    }

    var plan: ControlPlan {
        // Fewer than twelve are refused when the framework is read.
        (try? ControlPlan(isScreened: isScreened, fixedAfter: fixedAfter)) ?? .standard
    }
}

extension Indicator {
    /// The days on which the limits start anew: where the series breaks, and where somebody decided so.
    public var resetDays: [Day] { Set(breaks.map(\.from) + rebases.map(\.from)).sorted() }
}
