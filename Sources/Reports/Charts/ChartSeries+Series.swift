import Charts
import Domain
import Measures

/// A series as a chart describes it. Only what may be shown goes in: a point without a value brings its marker and meaning.
extension ChartSeries {
    public init(
        _ series: Series, line: BasketLine?, district: ID<Area>, comparators: [Comparator], title: String? = nil,
        reading: String? = nil, isSmall: Bool = false
    ) {
        let indicator = series.indicator
        let text = FigureText(indicator)
        let slots = PeriodSlots(series)
        let goals = ChartGoals(line: line, area: series.area, district: district, slots: slots.periods, text: text)
        self.init(
            title: title ?? indicator.title, drawn: ChartSeries.drawn(indicator),
            unit: indicator.unit == .percent ? .percent : .number,
            points: slots.points(text, isSmall: isSmall), centres: ChartSeries.medians(of: slots, indicator, text),
            targets: goals.targets,
            expected: goals.expected,
            breaks: ChartSeries.breaks(of: indicator, in: slots.periods),
            comparators: comparators.map { ChartComparator($0, in: slots.periods, text: text) },
            events: isSmall ? [] : ChartSeries.events(of: indicator, in: slots.periods), reading: reading)
    }

    /// "Per cent, quarterly."
    static func drawn(_ indicator: Indicator) -> String {
        let unit = indicator.unit == .percent ? "percentage" : indicator.unit.label
        return "\(unit.capitalisedFirst), \(indicator.frequency.rawValue)."
    }

    /// A run chart is read about its median: one for each stretch between breaks that is long enough to have one.
    private static func medians(of slots: PeriodSlots, _ indicator: Indicator, _ text: FigureText) -> [CentreLine] {
        let cuts = breaks(of: indicator, in: slots.periods).map { $0.after + 1 }
        return zip([0] + cuts, cuts + [slots.periods.count]).compactMap { start, end in
            let values = (start..<end).compactMap(slots.value)
            guard case .nothing = Ladder(points: values.count) else {
                return Median.of(values).map {
                    CentreLine(from: start, to: end - 1, value: $0, name: "Median", text: text.value($0))
                }
            }
            return nil
        }
    }

    /// A break stands between the last period before it and the next; before the first or after the last there is nothing to part.
    private static func breaks(of indicator: Indicator, in periods: [Period]) -> [Charts.SeriesBreak] {
        let ends = indicator.breaks.compactMap { one in
            place(before: one.from, in: periods).map {
                Charts.SeriesBreak(after: $0, kind: .definition, heading: "Break, \(month(one.from))", reason: one.reason)
            }
        }
        let resets = indicator.rebases.compactMap { one in
            place(before: one.from, in: periods).map {
                Charts.SeriesBreak(after: $0, kind: .reset, heading: "Limits anew, \(month(one.from))", reason: one.why)
            }
        }
        // Where a break lies at the same place it says more: nothing compares across it.
        let parted = Set(ends.map(\.after))
        return (ends + resets.filter { !parted.contains($0.after) }).sorted { $0.after < $1.after }
    }

    private static func place(before day: Day, in periods: [Period]) -> Int? {
        periods.lastIndex { $0.lastDay < day }.flatMap { $0 < periods.count - 1 ? $0 : nil }
    }

    private static func month(_ day: Day) -> String { "\(Day.monthNames[day.month - 1]) \(day.year)" }

    /// An event stands at the period in which it fell; one outside the series is not drawn.
    private static func events(of indicator: Indicator, in periods: [Period]) -> [ChartEvent] {
        guard let first = periods.first else { return [] }
        return indicator.events.sorted { $0.day < $1.day }.compactMap { event in
            guard event.day >= first.firstDay, let place = periods.firstIndex(where: { $0.lastDay >= event.day }) else {
                return nil
            }
            return ChartEvent(at: place, heading: month(event.day), detail: event.what)
        }
    }
}

/// The periods along the axis: those that have a point, and those between them that have none.
struct PeriodSlots {
    let periods: [Period]
    /// Beside each period.
    private let points: [SeriesPoint?]

    /// A period nobody sent anything for is a gap in the drawing, not a shorter axis. Only where the periods step evenly:
    /// a series of mixed kinds of period is drawn as it is.
    init(_ series: Series) {
        let known = series.points
        (periods, points) = PeriodSlots.filled(known, series.indicator.calendar) ?? (known.map(\.period), known)
    }

    /// Nil where a point lies between the steps. Points are in time, so each is met by the step that it lies on.
    private static func filled(_ known: [SeriesPoint], _ calendar: PeriodCalendar) -> ([Period], [SeriesPoint?])? {
        guard var period = known.first?.period, let last = known.last?.period else { return nil }
        var (periods, points, met) = ([Period](), [SeriesPoint?](), 0)
        periods.reserveCapacity(known.count)
        points.reserveCapacity(known.count)
        func step(on period: Period) {
            let point = known[met].period == period ? known[met] : nil
            periods.append(period)
            points.append(point)
            if point != nil { met += 1 }
        }
        while period < last, periods.count < longest, met < known.count {
            step(on: period)
            period = calendar.next(period)
        }
        guard met == known.count - 1 else { return nil }
        step(on: last)
        return (periods, points)
    }

    private static let longest = 400

    func value(_ place: Int) -> Double? { points[place]?.shown.value?.value }

    /// A small chart has neither an axis nor a table, and so no use for labels and counts.
    func points(_ text: FigureText, isSmall: Bool) -> [ChartPoint] {
        zip(periods, points).map { period, point in
            ChartPoint(
                period: period.label, axisLabel: isSmall ? nil : period.axisLabel,
                content: ChartPoint.Content(point?.shown, text, isSmall: isSmall))
        }
    }
}

extension ChartPoint.Content {
    /// Nothing of a protected figure but its marker; a period without any record says so.
    public init(_ shown: Shown?, _ text: FigureText, isSmall: Bool = false) {
        switch shown {
        case .value(let value)? where value.value.isFinite:
            self = .value(value.value, text.value(value.value), count: isSmall ? nil : text.of(value))
        case .value?: self = .none(marker: "–", meaning: "no number")
        case .none(let reason, _)?: self = .none(marker: reason.code, meaning: reason.label.lowercasedFirst)
        case nil: self = .none(marker: "–", meaning: "nothing received")
        }
    }
}

extension ChartComparator {
    fileprivate init(_ comparator: Comparator, in periods: [Period], text: FigureText) {
        let covered = periods.indices.filter { place in comparator.period.map { $0.contains(periods[place].lastDay) } ?? false }
        let span = covered.first.flatMap { first in covered.last.map { first...$0 } }
        self.init(
            name: comparator.name, value: comparator.value, text: text.value(of: comparator),
            period: comparator.period?.label ?? "an unstated period", span: span)
    }
}

/// Targets and expected ranges as stretches of the axis over which they were in force.
private struct ChartGoals {
    var targets: [TargetSegment] = []
    var expected: [ExpectedSegment] = []

    init(line: BasketLine?, area: ID<Area>, district: ID<Area>, slots: [Period], text: FigureText) {
        guard let line else { return }
        let agreed = line.targets(in: area, district: district)
        if agreed.isEmpty { return }
        var current: (target: Int, aim: Target.Aim, from: Int)?
        for (place, period) in slots.enumerated() {
            let target = agreed.lastIndex { $0.applies(to: period) }
            let aim = target.map { agreed[$0].aim(for: period) }
            if let now = current, now.target == target, now.aim == aim { continue }
            if let ended = current { add(agreed[ended.target], ended.aim, ended.from, place - 1, text) }
            current = target.flatMap { target in aim.map { (target, $0, place) } }
        }
        if let ended = current { add(agreed[ended.target], ended.aim, ended.from, slots.count - 1, text) }
    }

    private mutating func add(_ target: Target, _ aim: Target.Aim, _ from: Int, _ to: Int, _ text: FigureText) {
        let dates = ChartGoals.dates(target)
        switch aim {
        case .value(let value):
            targets.append(TargetSegment(from: from, to: to, value: value, text: text.aim(value), dates: dates))
        case .band(let low, let high):
            let (least, most) = (text.aim(low), text.aim(high))
            targets.append(
                TargetSegment(from: from, to: to, value: low, text: least, label: "Target at least \(least)", dates: dates))
            targets.append(
                TargetSegment(from: from, to: to, value: high, text: most, label: "Target at most \(most)", dates: dates))
        case .expectedRange(let low, let high):
            expected.append(
                ExpectedSegment(from: from, to: to, lower: low, lowerText: text.aim(low), upper: high, upperText: text.aim(high)))
        }
    }

    private static func dates(_ target: Target) -> String? {
        switch (target.from, target.until) {
        case (nil, nil): nil
        case (let from?, nil): "from \(month(from))"
        case (nil, let until?): "until \(month(until))"
        case (let from?, let until?): "\(month(from)) to \(month(until))"
        }
    }

    private static func month(_ day: Day) -> String { "\(Day.monthNames[day.month - 1]) \(day.year)" }
}
