import Domain
import Storage

extension Bellwether {
    /// One indicator in one area: what happens, and where the figure comes from.
    public func indicator(
        _ id: ID<Indicator>, area: ID<Area>?, source: ID<Source>?, group: PopulationGroup, for audience: Audience, asKnown: Day?,
        as actor: Actor
    ) async throws -> IndicatorAnswer {
        try require(.readFigures, of: actor, for: audience)
        try requireBoard(audience)
        let today = asKnown ?? self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            guard let indicator = version.indicator(id) else {
                throw Refusal(.notFound, "There is no indicator \(id).", remedy: "Look for it on the page of indicators.")
            }
            let place = try version.existing(area ?? version.framework.district)
            let judging = try judging(version, today: today, asKnown: asKnown, connection)
            let table = try SeriesTable(
                .init(indicators: [id], group: nil, asKnown: asKnown), version: version, audience: audience, connection)
            let vintages = table.vintages(indicator, in: place.id, group: group)
            let shown = source.map { wanted in vintages.first { $0.source == wanted } } ?? vintages.first
            var revisions = try revisions(of: indicator, in: place.id, group: group, now: vintages, audience, connection)
            let numbers = Set(
                (shown?.points ?? []).map(\.importNumber)
                    + revisions.flatMap { [$0.broughtBy] + ($0.replacedBy.map { [$0] } ?? []) })
            let imports = try connection.imports.byNumber(numbers.sorted())
            for place in revisions.indices where revisions[place].isWithdrawn {
                revisions[place].why = imports[revisions[place].broughtBy]?.withdrawnWhy
            }
            let reach = AccessTable.reach(of: actor, for: .readImports)
            return IndicatorAnswer(
                version: version, audience: audience, indicator: indicator, area: place,
                reading: judging.reading(indicator, in: place.id, from: shown, beside: table), vintages: vintages,
                groups: table.groups.filter { $0 != .total }.compactMap { table.preferred(indicator, in: place.id, group: $0) },
                areas: version.localities.compactMap { locality in
                    table.preferred(indicator, in: locality.id).map {
                        (locality, judging.reading(indicator, in: locality.id, from: $0, beside: table))
                    }
                },
                revisions: revisions, beside: shown.map { judging.beside($0, table) } ?? [],
                imports: imports.filter { reach.covers($0.value.scope) },
                origins: shown?.source.text == "return-\(indicator.agency)"
                    ? try connection.figureOrigins.latest(indicator.id, in: place.id, group: group) : [:],
                sources: table.sources,
                asKnown: asKnown ?? today, today: today)
        }
    }

    private func revisions(
        of indicator: Indicator, in area: ID<Area>, group: PopulationGroup, now: [Series], _ audience: Audience,
        _ connection: any SQLConnection
    ) throws -> [Revision] {
        let past = try connection.figures.revisions(.init(areas: [area], indicators: [indicator.id], group: group))
        return past.map { old in
            let later = past.filter { $0.key == old.key && !$0.isWithdrawn && $0.knownFrom >= (old.knownUntil ?? old.knownFrom) }
                .min { $0.knownFrom < $1.knownFrom }
            let current = now.first { $0.source == old.key.source }?.point(at: old.key.period)
            return Revision(
                period: old.key.period, source: old.key.source, was: old.figure.shown(as: indicator, to: audience),
                now: later.map { $0.figure.shown(as: indicator, to: audience) } ?? current?.shown, knownFrom: old.knownFrom,
                knownUntil: old.knownUntil ?? old.knownFrom, isWithdrawn: old.isWithdrawn, broughtBy: old.importNumber,
                replacedBy: later?.importNumber ?? current?.importNumber,
                why: old.isWithdrawn ? nil : later.map(\.figure.reason) ?? current?.shown.value?.reason)
        }
    }
}

extension FrameworkVersion {
    func existing(_ id: ID<Area>) throws -> Area {
        guard let area = area(id) else {
            throw Refusal(.notFound, "There is no area \(id).", remedy: "Look for it on the page of areas.")
        }
        return area
    }
}
