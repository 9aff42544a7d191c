extension CheckedLine.Peers {
    /// Of the series of other authorities, all of one source: the newest period, not after that of the line, in which enough
    /// of them have a figure. Nil for counts, which grow with the authority.
    public init?(of series: [Series], notAfter period: Period, unit: Unit) {
        guard unit != .count else { return nil }
        let periods = Set(series.flatMap { $0.points.map(\.period) }).filter { $0.lastDay <= period.lastDay }
        for period in periods.sorted(by: { $0.lastDay > $1.lastDay }) {
            let values = series.compactMap { $0.point(at: period)?.shown.value?.value }.filter(\.isFinite).sorted()
            guard values.count >= Spread.fewestPeers else { continue }
            self.init(
                lower: Spread.quantile(values, 0.25), upper: Spread.quantile(values, 0.75), period: period.label)
            return
        }
        return nil
    }
}
