import Domain
import Storage

extension Bellwether {
    /// The areas inside the district, each with what it has figures for, judged.
    public func areas(for audience: Audience, asKnown: Day?, as actor: Actor) async throws -> AreasAnswer {
        try require(.readFigures, of: actor, for: audience)
        try requireBoard(audience)
        let today = asKnown ?? self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            let judging = try judging(version, today: today, asKnown: asKnown, connection)
            let inside = version.localities
            var answer = AreasAnswer(
                version: version, areas: inside, indicators: [], readings: [:], sources: [], asKnown: today)
            guard !inside.isEmpty else { return answer }
            let table = try SeriesTable(
                .init(areas: inside.map(\.id) + [version.framework.district], asKnown: asKnown), version: version,
                audience: audience, connection)
            answer.indicators = version.framework.indicators.filter { indicator in
                indicator.kind != .population && inside.contains { table.preferred(indicator, in: $0.id) != nil }
            }
            for area in inside {
                let readings = answer.indicators.compactMap { indicator in
                    table.preferred(indicator, in: area.id).map {
                        (indicator.id, judging.reading(indicator, in: area.id, from: $0, beside: table))
                    }
                }
                answer.readings[area.id] = Dictionary(uniqueKeysWithValues: readings)
            }
            answer.sources = table.sources
            return answer
        }
    }

    /// One area: every indicator that has a figure in it, beside the district's.
    public func area(_ id: ID<Area>, for audience: Audience, asKnown: Day?, as actor: Actor) async throws -> AreaAnswer {
        try require(.readFigures, of: actor, for: audience)
        try requireBoard(audience)
        let today = asKnown ?? self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            let area = try version.existing(id)
            let judging = try judging(version, today: today, asKnown: asKnown, connection)
            let district = version.framework.district
            let peers = Peers(of: area, judging)
            let table = try SeriesTable(
                .init(areas: Set([id, district] + judging.comparedAreas + peers.areas).sorted(), asKnown: asKnown),
                version: version, audience: audience, connection)
            let readings = version.framework.indicators.compactMap { indicator -> (reading: Reading, district: Reading?)? in
                guard indicator.kind != .population, let series = table.preferred(indicator, in: id) else { return nil }
                let whole = id == district ? nil : table.preferred(indicator, in: district)
                return (
                    judging.reading(indicator, in: id, from: series, beside: table),
                    whole.map { judging.reading(indicator, in: district, from: $0, beside: table) }
                )
            }
            return AreaAnswer(
                version: version, audience: audience, area: area, parents: area.parents.compactMap(version.area),
                children: version.framework.areas.filter { $0.parents.contains(id) }, readings: readings,
                spreads: readings.compactMap { peers.spread(of: $0.reading, table) }, peers: peers.words,
                benchmark: peers.benchmark.flatMap(version.area)?.name ?? "",
                populations: area.populations + populations(in: id, table, version), sources: table.sources,
                asKnown: asKnown ?? today, today: today)
        }
    }

    /// Populations that came from a file are figures of an indicator of that kind.
    private func populations(in area: ID<Area>, _ table: SeriesTable, _ version: FrameworkVersion) -> [Population] {
        version.framework.indicators.filter { $0.kind == .population }.flatMap { indicator in
            (table.preferred(indicator, in: area)?.points ?? []).compactMap { point in
                point.shown.value.map {
                    Population(
                        band: String(indicator.id.text.trimmingPrefix("population-")), midYear: point.period.lastDay.year,
                        count: Int($0.value))
                }
            }
        }
    }
}

/// Whom an area is held against: the others inside the district and the district itself; the district against its
/// neighbours and the country.
private struct Peers {
    var areas: [ID<Area>]
    var benchmark: ID<Area>?
    /// "the 10 areas of its kind".
    var words: String

    init(of area: Area, _ judging: Judging) {
        let framework = judging.version.framework
        if area.id == framework.district {
            let model = framework.preferredNeighbourModel ?? framework.neighbourModels.first?.id
            areas = model.flatMap { judging.neighbours[$0] } ?? []
            benchmark = framework.country
            words = "its \(areas.count) statistical neighbours and itself"
            areas.append(area.id)
        } else if judging.version.localities.contains(where: { $0.id == area.id }) {
            areas = judging.version.localities.filter { $0.kind == area.kind }.map(\.id)
            benchmark = framework.district
            words = "the \(areas.count) areas of its kind inside \(judging.version.district.name)"
        } else {
            (areas, benchmark, words) = ([], nil, "")
        }
    }

    /// Like beside like: everything is of one source.
    func spread(of reading: Reading, _ table: SeriesTable) -> Spread? {
        guard let series = reading.series, let benchmark else { return nil }
        return Spread(
            of: reading, beside: table.from(series.source, reading.indicator, in: benchmark),
            among: areas.compactMap { table.from(series.source, reading.indicator, in: $0) })
    }
}
