import Domain

/// The rules by which figures are judged on one day: which framework, whose neighbours, since which meeting.
struct Judging {
    var version: FrameworkVersion
    /// The neighbours of the district, by model, in order of likeness.
    var neighbours: [ID<NeighbourModel>: [ID<Area>]]
    var today: Day
    var lastMeeting: Meeting?

    /// The areas a scorecard has to ask for beside its own.
    var comparedAreas: [ID<Area>] {
        let models = neighbours.values.flatMap { $0 }
        return [version.framework.region, version.framework.country].compactMap { $0 } + Set(models).sorted()
    }

    func reading(_ indicator: Indicator, in area: ID<Area>, from series: Series?, beside table: SeriesTable) -> Reading {
        let line = version.basketLine(indicator.id)
        return Reading(
            indicator: indicator, line: line, series: series, area: area, district: version.framework.district,
            comparators: comparators(indicator, for: series, in: area, line: line, table), lastMeeting: lastMeeting?.date,
            today: today)
    }

    /// Neighbours, region and country from the same source as the figure, so that like stands beside like; what the
    /// framework states itself where no file brought one.
    private func comparators(
        _ indicator: Indicator, for series: Series?, in area: ID<Area>, line: BasketLine?, _ table: SeriesTable
    ) -> [Comparator] {
        let limit = series?.points.last { $0.shown.value != nil }?.period ?? series?.latest?.period
        var found: [Comparator] = []
        if area != version.framework.district, let district = table.preferred(indicator, in: version.framework.district) {
            found += comparator(district, .district, version.district.name, limit)
        }
        if let series {
            found += models.compactMap { neighbourMean(indicator, model: $0, source: series.source, limit, table) }
            for (id, of) in [(version.framework.region, Comparator.Of.region), (version.framework.country, .country)] {
                guard let id, id != area, let other = table.from(series.source, indicator, in: id) else { continue }
                found += comparator(other, of, version.area(id)?.name ?? id.text, limit)
            }
        }
        for benchmark in line?.benchmarks ?? [] {
            let stated = Comparator.stated(
                benchmark, country: version.framework.country.flatMap { version.area($0)?.name } ?? "England")
            if !found.contains(where: { $0.of == stated.of }) { found.append(stated) }
        }
        return found
    }

    private func comparator(_ series: Series, _ of: Comparator.Of, _ name: String, _ limit: Period?) -> [Comparator] {
        let found = Comparator.area(series, of, name: name, notAfter: limit, source: sourceName(series.source))
        return found.map { [$0.from(series.source)] } ?? []
    }

    private func neighbourMean(
        _ indicator: Indicator, model: NeighbourModel, source: ID<Source>, _ limit: Period?, _ table: SeriesTable
    ) -> Comparator? {
        guard let areas = neighbours[model.id], !areas.isEmpty else { return nil }
        return Comparator.neighbours(
            areas.compactMap { table.from(source, indicator, in: $0) }, model: model, notAfter: limit, expected: areas.count,
            source: sourceName(source))?.from(source)
    }

    /// What stands beside a series at each of its periods.
    func beside(_ series: Series, _ table: SeriesTable) -> [BesideSeries] {
        let source = sourceName(series.source)
        let means = models.compactMap { model -> BesideSeries? in
            guard let areas = neighbours[model.id], !areas.isEmpty else { return nil }
            let lists = areas.compactMap { table.from(series.source, series.indicator, in: $0) }
            let means = Comparator.means(of: lists, model: model, expected: areas.count, source: source)
            return BesideSeries(name: "Neighbours’ mean, \(model.name)", source: source, values: Self.byPeriod(means))
        }
        let places = [(version.framework.region, Comparator.Of.region), (version.framework.country, .country)]
        return means
            + places.compactMap { id, of in
                guard let id, id != series.area, let area = version.area(id),
                    let other = table.from(series.source, series.indicator, in: id)
                else { return nil }
                let values = other.points.compactMap { point in
                    point.shown.value.map {
                        Comparator(of: of, name: area.name, value: $0.value, period: point.period, source: source)
                    }
                }
                return BesideSeries(name: area.name, source: source, values: Self.byPeriod(values))
            }
    }

    private static func byPeriod(_ list: [Comparator]) -> [Period: Comparator] {
        Dictionary(list.compactMap { one in one.period.map { ($0, one) } }, uniquingKeysWith: { first, _ in first })
    }

    /// The preferred model first: pages with room for one show that one.
    private var models: [NeighbourModel] {
        let preferred = version.framework.preferredNeighbourModel
        return version.framework.neighbourModels.filter { $0.id == preferred }
            + version.framework.neighbourModels.filter { $0.id != preferred }
    }

    private func sourceName(_ id: ID<Source>) -> String { version.source(id)?.nameWithEdition ?? id.text }
}
