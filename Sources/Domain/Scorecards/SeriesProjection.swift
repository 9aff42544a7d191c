import Measures

/// Where a series would be next if it went on as it did: a straight line with the interval that the next figure itself would
/// lie in. Never across a break or a rebase, and never over a gap.
public struct SeriesProjection: Hashable, Sendable {
    /// "If the recent linear path continues, …", with its numbers.
    public let sentence: String

    /// Through fewer figures a line says more than is known.
    public static let fewest = 6
    /// More than these are not recent.
    public static let most = 24

    /// Nil where there are too few figures since the last break, gap or rebase, where the latest is hidden or missing, and
    /// where one period shares months with the next.
    public init?(of series: Series) {
        let indicator = series.indicator
        let calendar = indicator.calendar
        guard indicator.spacing != .overlapping, let latest = series.latest?.period else { return nil }
        let values = SeriesProjection.recent(series, indicator)
        guard values.count >= SeriesProjection.fewest,
            let line = try? Projection(values)  // six values and more, all finite
        else { return nil }
        let text = FigureText(indicator)
        func ahead(_ steps: Int, _ period: Period) -> String {
            let interval = line.interval(ahead: steps)
            let (low, high) = (indicator.held(interval.lower), indicator.held(interval.upper))
            return "\(text.value(indicator.held(line.value(ahead: steps)))) in \(period.label) "
                + "(95% prediction interval \(text.value(low)) to \(text.value(high)))"
        }
        let next = calendar.next(latest)
        var (last, steps) = (next, 1)
        let end = Day.endOfFinancialYear(next.lastDay)
        while calendar.next(last).lastDay <= end {
            last = calendar.next(last)
            steps += 1
        }
        let further = last == next ? "" : " and \(ahead(steps, last))"
        sentence =
            "If the recent linear path continues, the figure would be \(ahead(1, next))\(further). "
            + "The line goes through the latest \(values.count) figures; it is no forecast of what anybody will do."
    }

    /// The newest figures, oldest first, as far back as they follow one another.
    private static func recent(_ series: Series, _ indicator: Indicator) -> [Double] {
        let start = indicator.resetDays.last { day in series.points.contains { $0.period.lastDay >= day } }
        var values: [Double] = []
        var later: Period?
        for point in series.points.reversed() {
            guard values.count < most, let value = point.shown.value?.value, value.isFinite else { break }
            if let start, point.period.lastDay < start { break }
            if let later, indicator.calendar.next(point.period) != later { break }
            values.append(value)
            later = point.period
        }
        return values.reversed()
    }
}
