import Measures

/// One indicator over time, as one reader may see it.
///
/// It holds only what may be shown. A protected count is not in here with a flag beside it: its
/// point is `.none` with the marker and its meaning, so no renderer, table or description can let
/// it out. Places along the series are positions in `points`, so that no chart knows about dates.
public struct ChartSeries: Equatable, Sendable {
    /// What is measured: "New birth visits within 14 days".
    public var title: String
    /// What is drawn and in which unit: "Percentage of babies visited at home within 14 days of birth, by month."
    public var drawn: String
    public var unit: ChartUnit
    public var points: [ChartPoint]
    public var centres: [CentreLine]
    public var targets: [TargetSegment]
    public var expected: [ExpectedSegment]
    public var breaks: [SeriesBreak]
    public var comparators: [ChartComparator]
    public var events: [ChartEvent]
    public var runs: [SignalRun]
    /// The ladder's step and the judgement, as sentences: they end the text alternative.
    public var reading: String?
    /// What a control chart or a trajectory adds to a plain series.
    var overlay = Overlay()

    public init(
        title: String, drawn: String, unit: ChartUnit, points: [ChartPoint], centres: [CentreLine] = [],
        targets: [TargetSegment] = [], expected: [ExpectedSegment] = [], breaks: [SeriesBreak] = [],
        comparators: [ChartComparator] = [], events: [ChartEvent] = [], runs: [SignalRun] = [], reading: String? = nil
    ) {
        self.title = title
        self.drawn = drawn
        self.unit = unit
        self.points = points
        self.centres = centres
        self.targets = targets
        self.expected = expected
        self.breaks = breaks
        self.comparators = comparators
        self.events = events
        self.runs = runs
        self.reading = reading
    }
}

/// How the axis prints.
public enum ChartUnit: Equatable, Sendable {
    /// The axis ends at 0 and 100, whatever a limit works out to.
    case percent
    case number
}

public struct ChartPoint: Equatable, Sendable {
    /// "September 2026".
    public var period: String
    /// "Sep 2026": beside the latest point.
    public var short: String
    /// Where the axis may carry a label; a renderer leaves out those that do not fit.
    public var axisLabel: String?
    public var content: Content

    public enum Content: Equatable, Sendable {
        /// The number to draw, its text ("85.3%"), what it is of ("197 of 231") and what stands out
        /// about it.
        case value(Double, String, count: String? = nil, signal: Signal = .ordinary)
        /// "x", "not available". Nothing else about it is known here.
        case none(marker: String, meaning: String)
    }

    /// What the reading rules make of a point.
    public enum Signal: Equatable, Sendable {
        case ordinary, concernHigh, concernLow, improving, neutral
    }

    public init(period: String, short: String? = nil, axisLabel: String? = nil, content: Content) {
        if case .value(let number, _, _, _) = content {
            precondition(number.isFinite, "A point that is drawn has a finite value.")
        }
        self.period = period
        self.short = short ?? period
        self.axisLabel = axisLabel
        self.content = content
    }

    // None of these is inlined: where they are, the optimiser of Swift 6.3.1 stops at the borrowed
    // payload with an ownership error. A debug build does not show it.

    /// The number to draw, if there is one.
    var number: Double? {
        @inline(never) get {
            if case .value(let number, _, _, _) = content { number } else { nil }
        }
    }

    var text: String? {
        @inline(never) get {
            if case .value(_, let text, _, _) = content { text } else { nil }
        }
    }

    /// "197 of 231".
    var count: String? {
        @inline(never) get {
            if case .value(_, _, let count, _) = content { count } else { nil }
        }
    }

    var signal: Signal {
        @inline(never) get {
            if case .value(_, _, _, let signal) = content { signal } else { .ordinary }
        }
    }
}

/// The middle of a stretch of the series, with limits of ordinary variation where they are known.
public struct CentreLine: Equatable, Sendable {
    public var from: Int
    public var to: Int
    public var value: Double
    /// "Median", "Average".
    public var name: String
    /// "88.6%".
    public var text: String
    public var limits: Limits?

    public struct Limits: Equatable, Sendable {
        public var lower: Double
        public var lowerText: String
        public var upper: Double
        public var upperText: String

        public init(lower: Double, lowerText: String, upper: Double, upperText: String) {
            self.lower = lower
            self.lowerText = lowerText
            self.upper = upper
            self.upperText = upperText
        }
    }

    public init(from: Int, to: Int, value: Double, name: String = "Median", text: String, limits: Limits? = nil) {
        self.from = from
        self.to = to
        self.value = value
        self.name = name
        self.text = text
        self.limits = limits
    }
}

public struct TargetSegment: Equatable, Sendable {
    public var from: Int
    public var to: Int
    public var value: Double
    /// "90%".
    public var text: String
    /// "Target 90%".
    public var label: String
    /// "April 2024 to March 2027".
    public var dates: String?

    public init(from: Int, to: Int, value: Double, text: String, label: String? = nil, dates: String? = nil) {
        self.from = from
        self.to = to
        self.value = value
        self.text = text
        self.label = label ?? "Target \(text)"
        self.dates = dates
    }
}

/// Where a measure without a good direction is expected to lie.
public struct ExpectedSegment: Equatable, Sendable {
    public var from: Int
    public var to: Int
    public var lower: Double
    public var lowerText: String
    public var upper: Double
    public var upperText: String

    public init(from: Int, to: Int, lower: Double, lowerText: String, upper: Double, upperText: String) {
        self.from = from
        self.to = to
        self.lower = lower
        self.lowerText = lowerText
        self.upper = upper
        self.upperText = upperText
    }
}

/// Something that parts the series between a point and the next.
public struct SeriesBreak: Equatable, Sendable {
    /// The last point before it.
    public var after: Int
    public var kind: Kind
    /// "Break, April 2024".
    public var heading: String
    /// "video visits no longer count (definition 2)".
    public var reason: String?

    public enum Kind: Equatable, Sendable {
        /// Not comparable across it: no line crosses.
        case definition
        /// The limits start anew; the figures still compare, so the line goes on.
        case reset
    }

    public init(after: Int, kind: Kind = .definition, heading: String, reason: String? = nil) {
        self.after = after
        self.kind = kind
        self.heading = heading
        self.reason = reason
    }
}

/// A value from elsewhere, with its own period.
public struct ChartComparator: Equatable, Sendable {
    public var name: String
    public var value: Double
    /// "84.0%".
    public var text: String
    /// "2024-25".
    public var period: String
    /// The points that its period covers. Nothing when it lies outside the series: then it is said,
    /// not drawn.
    public var span: ClosedRange<Int>?

    public init(name: String, value: Double, text: String, period: String, span: ClosedRange<Int>?) {
        self.name = name
        self.value = value
        self.text = text
        self.period = period
        self.span = span
    }
}

/// Something that happened and may explain the figures.
public struct ChartEvent: Equatable, Sendable {
    public var at: Int
    /// "June 2023".
    public var heading: String
    /// "health visitor vacancies peak at 24%".
    public var detail: String

    public init(at: Int, heading: String, detail: String) {
        self.at = at
        self.heading = heading
        self.detail = detail
    }
}

/// One label for a whole run of points that a rule marks: "7 months running below average".
public struct SignalRun: Equatable, Sendable {
    public var from: Int
    public var to: Int
    public var label: String
    public var signal: ChartPoint.Signal
    /// Gives the bracket its form, so that the rules differ without colour.
    var mark: RuleMark?

    public init(from: Int, to: Int, label: String, signal: ChartPoint.Signal) {
        self.from = from
        self.to = to
        self.label = label
        self.signal = signal
    }
}
