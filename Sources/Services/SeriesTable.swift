import Domain
import Storage

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

    /// The answer to one question. Its rows are taken as they are read: a page needs the series and never the rows together.
    init(
        _ question: FigureStore.Question, version: FrameworkVersion, audience: Audience, _ connection: any SQLConnection
    ) throws {
        self.version = version
        // Rows come in the order of their keys, so the points of a series are together and in time.
        var open: OpenSeries?
        try connection.figures.eachFigure(question) { row in
            if open?.takes(row.key) != true {
                close(open)
                open = version.indicator(row.key.indicator).map { OpenSeries(indicator: $0, key: row.key) }
            }
            open?.add(row, audience)
        }
        close(open)
    }

    private mutating func close(_ open: OpenSeries?) {
        guard let open else { return }
        let key = Key(area: open.key.area, group: open.key.group, indicator: open.key.indicator)
        series[key] = Self.inOrder(open.vintages, of: version.sources(of: open.indicator))
    }

    /// The series of one area, group and indicator while its rows come in.
    private struct OpenSeries {
        let indicator: Indicator
        let key: FigureKey
        private(set) var vintages: [Series] = []

        init(indicator: Indicator, key: FigureKey) {
            self.indicator = indicator
            self.key = key
        }

        func takes(_ other: FigureKey) -> Bool {
            key.indicator == other.indicator && key.area == other.area && key.group == other.group
        }

        /// Keys put the period before the source, so the rows of two sources alternate.
        mutating func add(_ row: KnownFigure, _ audience: Audience) {
            let point = SeriesPoint(
                period: row.key.period, shown: row.figure.shown(as: indicator, to: audience), knownFrom: row.knownFrom,
                importNumber: row.importNumber, extractedOn: row.figure.extractedOn)
            if let place = vintages.firstIndex(where: { $0.source == row.key.source }) {
                vintages[place].points.append(point)
            } else {
                vintages.append(
                    Series(indicator: indicator, area: key.area, group: key.group, source: row.key.source, points: [point]))
            }
        }
    }

    private static func inOrder(_ vintages: [Series], of order: [ID<Source>]) -> [Series] {
        guard vintages.count > 1 else { return vintages }
        let rank = { (series: Series) in order.firstIndex(of: series.source) ?? order.count }
        return vintages.sorted { (rank($0), $0.source) < (rank($1), $1.source) }
    }

    /// Every source's series, in the order in which the framework prefers them.
    func vintages(_ indicator: Indicator, in area: ID<Area>, group: PopulationGroup = .total) -> [Series] {
        series[Key(area: area, group: group, indicator: indicator.id)] ?? []
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
