import Domain

/// The figures of one answer, sorted out into series that an audience may see.
///
/// Built from the rows of one query: a page never asks the database once a row.
struct SeriesTable {
    private struct Key: Hashable {
        var area: ID<Area>
        var group: PopulationGroup
        var indicator: ID<Indicator>
    }

    private let version: FrameworkVersion
    private var series: [Key: [Series]] = [:]

    /// Rows come in the order of their keys, so the points of a series are together and in time.
    init(_ rows: [KnownFigure], version: FrameworkVersion, audience: Audience) {
        self.version = version
        var start = 0
        while start < rows.count {
            let first = rows[start].key
            let end = rows[start...].firstIndex { !Self.isOneSeries($0.key, first) } ?? rows.count
            if let indicator = version.indicator(first.indicator) {
                series[Key(area: first.area, group: first.group, indicator: first.indicator)] = Self.vintages(
                    rows[start..<end], indicator, audience)
            }
            start = end
        }
    }

    private static func isOneSeries(_ one: FigureKey, _ other: FigureKey) -> Bool {
        one.indicator == other.indicator && one.area == other.area && one.group == other.group
    }

    /// Keys put the period before the source, so the rows of two sources alternate.
    private static func vintages(_ rows: ArraySlice<KnownFigure>, _ indicator: Indicator, _ audience: Audience) -> [Series] {
        var known: [Series] = []
        for row in rows {
            let point = SeriesPoint(
                period: row.key.period, shown: row.figure.shown(as: indicator, to: audience), knownFrom: row.knownFrom,
                importNumber: row.importNumber, extractedOn: row.figure.extractedOn)
            if let place = known.firstIndex(where: { $0.source == row.key.source }) {
                known[place].points.append(point)
            } else {
                known.append(
                    Series(
                        indicator: indicator, area: row.key.area, group: row.key.group, source: row.key.source, points: [point]))
            }
        }
        return known
    }

    /// Every source's series, in the order in which the framework prefers them.
    func vintages(_ indicator: Indicator, in area: ID<Area>, group: PopulationGroup = .total) -> [Series] {
        let order = version.sources(of: indicator)
        let rank = { (series: Series) in order.firstIndex(of: series.source) ?? order.count }
        return (series[Key(area: area, group: group, indicator: indicator.id)] ?? []).sorted {
            (rank($0), $0.source) < (rank($1), $1.source)
        }
    }

    func preferred(_ indicator: Indicator, in area: ID<Area>, group: PopulationGroup = .total) -> Series? {
        vintages(indicator, in: area, group: group).first
    }

    func from(_ source: ID<Source>, _ indicator: Indicator, in area: ID<Area>, group: PopulationGroup = .total) -> Series? {
        vintages(indicator, in: area, group: group).first { $0.source == source }
    }

    var groups: [PopulationGroup] { Set(series.keys.map(\.group)).sorted() }
    var areas: Set<ID<Area>> { Set(series.keys.map(\.area)) }
    var indicators: Set<ID<Indicator>> { Set(series.keys.map(\.indicator)) }

    /// The sources that stand behind these figures: each must be credited.
    var sources: [Source] {
        let ids = Set(series.values.flatMap { $0.map(\.source) })
        return ids.sorted().compactMap(version.source)
    }
}
