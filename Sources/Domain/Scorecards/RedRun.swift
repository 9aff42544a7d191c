/// For how long a measure has been red without a break: so many figures one after the other, each beyond the tolerance
/// of the target that held for it. A period without a figure ends the run, since nobody knows what it would have been.
public struct RedRun: Hashable, Sendable {
    /// How many figures, the latest included.
    public var count: Int
    public var first: Period
    public var frequency: Frequency

    /// From three on it has lasted: for figures of a quarter that is three quarters. A month's red may be a bad month,
    /// so months have to fill three quarters.
    public var isLasting: Bool { count >= (frequency == .monthly ? 9 : 3) }

    /// "three quarters", "9 months", "four years".
    public var words: String {
        let noun: String =
            switch frequency {
            case .monthly: "month"
            case .quarterly: "quarter"
            case .termly: "term"
            case .sixMonthly: "half-year"
            case .annual: "year"
            }
        let small = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        let number = small.indices.contains(count - 1) ? small[count - 1] : "\(count)"
        return "\(number) \(noun)\(count == 1 ? "" : "s") running"
    }

    /// Nil when the latest figure is not red.
    init?(_ series: Series, line: BasketLine?, area: ID<Area>, district: ID<Area>) {
        guard let line else { return nil }
        let (indicator, calendar) = (series.indicator, series.indicator.calendar)
        var (count, first) = (0, nil as Period?)
        for point in series.points.reversed() {
            if let first, calendar.previous(first) != point.period { break }
            let target = line.target(for: point.period, in: area, district: district)
            guard Standing(of: point.shown, against: target, at: point.period, as: indicator).word == .red else { break }
            (count, first) = (count + 1, point.period)
        }
        guard let first else { return nil }
        (self.count, self.first, frequency) = (count, first, indicator.frequency)
    }
}

extension Reading {
    /// "Red for three quarters running", once that is long enough to be said.
    public var lastingRed: String? { redRun.flatMap { $0.isLasting ? "Red for \($0.words)" : nil } }
}

extension Movement {
    /// Since an earlier figure of the same series; nil when the series has nothing newer.
    public static func since(_ period: Period, in series: Series) -> Movement? {
        guard let latest = series.latest, latest.period > period else { return nil }
        return Movement(to: latest, from: series.point(at: period), period.label, in: series)
    }
}
