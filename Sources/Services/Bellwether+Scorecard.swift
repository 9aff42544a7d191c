import Domain
import Storage

extension Bellwether {
    /// The board's basket for its district.
    public func scorecard(for audience: Audience, asKnown: Day?, as actor: Actor) async throws -> ScorecardAnswer {
        try require(.readFigures, of: actor, for: audience)
        try requireBoard(audience)
        let today = asKnown ?? self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            return try scorecard(by: version, audience, asKnown: asKnown, today: today, connection)
        }
    }

    /// Until publications exist, no other audience gets a figure: cells give each other away, and that is decided
    /// for a publication as a whole.
    func requireBoard(_ audience: Audience) throws {
        guard audience == .board else {
            throw Refusal(
                .notPossible, "Figures for the public come from a publication, in which small numbers are protected as a whole.",
                remedy: "There is none yet; give --audience board, and keep what you get inside the board.")
        }
    }

    func scorecard(
        by version: FrameworkVersion, _ audience: Audience, asKnown: Day?, today: Day, _ connection: any SQLConnection
    ) throws -> ScorecardAnswer {
        let judging = try judging(version, today: today, asKnown: asKnown, connection)
        let district = version.framework.district
        let basket = version.basket(on: today)
        let indicators = basket.compactMap { version.indicator($0.indicator) }
        let table = try SeriesTable(
            .init(areas: [district] + judging.comparedAreas, indicators: indicators.map(\.id), asKnown: asKnown),
            version: version, audience: audience, connection)
        let readings = Dictionary(
            grouping: basket.compactMap { line in
                version.indicator(line.indicator).map {
                    judging.reading($0, in: district, from: table.preferred($0, in: district), beside: table)
                }
            }, by: { $0.line?.priority })
        let sections = version.framework.priorities.compactMap { priority in
            readings[priority.id].map { Scorecard.Section(priority: priority, readings: $0) }
        }
        let scorecard = Scorecard(
            area: version.district, sections: sections, asKnown: asKnown ?? today, lastMeeting: judging.lastMeeting)
        return ScorecardAnswer(version: version, audience: audience, scorecard: scorecard, sources: table.sources, today: today)
    }

    func judging(_ version: FrameworkVersion, today: Day, asKnown: Day?, _ connection: any SQLConnection) throws -> Judging {
        let models = version.framework.neighbourModels.map(\.id)
        let lists = try models.map {
            ($0, try connection.neighbours.neighbours(of: version.framework.district, by: $0, asKnown: asKnown))
        }
        return Judging(
            version: version, neighbours: Dictionary(uniqueKeysWithValues: lists.map { ($0, $1.map(\.neighbour)) }), today: today,
            lastMeeting: version.lastBoardMeeting(before: today))
    }

    public func home(as actor: Actor) async throws -> HomeAnswer {
        try require(.readFigures, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let answer = try scorecard(by: version, actor.audience, asKnown: nil, today: today, connection)
            return HomeAnswer(
                version: answer.version, scorecard: answer.scorecard,
                nextMeeting: answer.version.nextBoardMeeting(from: today),
                imports: try connection.imports.latest(
                    5, sentFor: AccessTable.reach(of: actor, for: .readImports).agencies),
                packs: AccessTable.grants(actor, .readPacks) ? try packs(seenBy: actor, in: connection) : [],
                figureCount: try connection.figures.count(
                    without: hiddenIndicators(from: actor, asKnown: nil, in: connection)), today: today)
        }
    }
}
