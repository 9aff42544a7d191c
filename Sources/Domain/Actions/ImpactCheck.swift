import Measures

/// Whether a figure changed after an action began, held against how it varied before. It says what happened, never that
/// the action was the reason.
public struct ImpactCheck: Equatable, Sendable {
    public enum Verdict: Hashable, Sendable {
        /// The later figures are out of what was ordinary before.
        case changed(ProcessSignal.Rule, ProcessSignal.Side, count: Int)
        case noEvidence
        /// Fewer than three figures since it began.
        case tooEarly
        /// Too few figures before it began to know what was ordinary.
        case tooLittleBefore
        case notBegun
        case noFigures

        public var word: String {
            switch self {
            case .changed: "changed"
            case .noEvidence: "no-evidence-of-change"
            case .tooEarly: "too-early"
            case .tooLittleBefore: "too-little-before"
            case .notBegun: "not-begun"
            case .noFigures: "no-figures"
            }
        }
    }

    public var series: Series
    public var startedOn: Day?
    public var expected: Action.Expected?
    /// Those that are compared: whole periods before it began and after, without those across a break.
    public var before: [SeriesPoint]
    public var after: [SeriesPoint]
    /// A break between the two, or after the start, which ends the comparison; with its reason.
    public var cut: SeriesBreak?
    public var limits: ProcessLimits?
    public var verdict: Verdict

    public static let fewestAfter = 3
    public static let fewestBefore = 6

    public init(_ series: Series, startedOn: Day?, expected: Action.Expected?) {
        self.series = series
        self.startedOn = startedOn
        self.expected = expected
        guard let startedOn else {
            (before, after, verdict) = ([], [], .notBegun)
            return
        }
        let breaks = series.indicator.breaks.sorted { $0.from < $1.from }
        let opening = breaks.last { $0.from <= startedOn }
        let lastDay = series.points.last?.period.lastDay ?? startedOn
        let closing = breaks.first { $0.from > startedOn && $0.from <= lastDay }
        // The period in which it began is of neither side, and nothing is compared across a break.
        before = series.points.filter { $0.period.lastDay < startedOn && ImpactCheck.stands($0, from: opening, until: nil) }
        after = series.points.filter { $0.period.firstDay >= startedOn && ImpactCheck.stands($0, from: nil, until: closing) }
        cut = closing ?? (before.count { $0.shown.value != nil } < ImpactCheck.fewestBefore ? opening : nil)
        limits = ProcessLimits(before.map { $0.shown.value?.value })
        verdict = ImpactCheck.verdict(before, after, limits)
    }

    private static func stands(_ point: SeriesPoint, from opening: SeriesBreak?, until closing: SeriesBreak?) -> Bool {
        (opening.map { point.period.firstDay >= $0.from } ?? true) && (closing.map { point.period.lastDay < $0.from } ?? true)
    }

    private static func verdict(_ before: [SeriesPoint], _ after: [SeriesPoint], _ limits: ProcessLimits?) -> Verdict {
        let later = after.compactMap { $0.shown.value?.value }
        let earlier = before.count { $0.shown.value != nil }
        if earlier == 0 && later.isEmpty { return .noFigures }
        guard later.count >= fewestAfter else { return .tooEarly }
        guard earlier >= fewestBefore, let limits else { return .tooLittleBefore }
        guard let signal = limits.signal(in: later) else { return .noEvidence }
        return .changed(signal.rule, signal.side, count: signal.places.count)
    }
}

extension ImpactCheck {
    /// Whether a change went the way that was hoped for; nil where nothing changed or nothing was said.
    public var isAsExpected: Bool? {
        guard case .changed(_, let side, _) = verdict, let expected else { return nil }
        return (side == .above) == (expected == .rise)
    }

    public var latestBefore: SeriesPoint? { before.last { $0.shown.value != nil } }
    public var latestAfter: SeriesPoint? { after.last { $0.shown.value != nil } }

    /// What was ordinary before, for whoever only prints it.
    public struct Ordinary: Hashable, Sendable {
        public var mean: Double
        public var lower: Double
        public var upper: Double
        /// The figures that it was made from.
        public var points: Int
    }

    public var ordinary: Ordinary? {
        limits.map { Ordinary(mean: $0.mean, lower: $0.lower, upper: $0.upper, points: $0.points) }
    }

    /// Fewer than twelve before: the limits may still move.
    public var areLimitsTrial: Bool { (limits?.points ?? 0) < 12 }
}
