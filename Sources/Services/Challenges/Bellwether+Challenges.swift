import Domain
import Storage

// Reading what the board asks and advises.
extension Bellwether {
    public static let challengesOnAPage = 50

    public func challenges(
        _ filter: ChallengeFilter, after text: String?, limit: Int = Bellwether.challengesOnAPage, as actor: Actor
    ) async throws -> ChallengesAnswer {
        try require(.readBusiness, of: actor)
        let place = text.flatMap { ChallengePlace($0) }
        guard text == nil || place != nil else {
            throw Refusal(.notFound, "This is no place in the list of challenges.", remedy: "Begin again, without one.")
        }
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let seen = try sight(of: actor, in: connection).things
            let more = limit == Int.max ? limit : limit + 1
            let found = try connection.challenges.list(filter, after: place, limit: more, seen: seen)
            let page = Array(found.prefix(limit))
            let counted = try challengeCounts(filter, seen, connection)
            return ChallengesAnswer(
                version: version, challenges: page.map { shown($0, to: actor) }, counts: counted.byShow, raisers: counted.raisers,
                filter: filter, next: page.count < found.count ? page.last.map { ChallengePlace($0).text } : nil, today: today)
        }
    }

    private func challengeCounts(
        _ filter: ChallengeFilter, _ seen: SeenThings, _ connection: any SQLConnection
    ) throws -> ChallengeCounts {
        var whole = filter
        whole.show = .all
        return try countedChallenges.answer(ChallengeCountKey(filter: whole, seen: seen), in: connection) {
            ChallengeCounts(
                byShow: try connection.challenges.counts(whole, seen: seen),
                raisers: try connection.challenges.raisers(seen: seen))
        }
    }

    /// Those of one page and nothing beside it, for programs.
    public func challengePage(
        _ filter: ChallengeFilter, after text: String?, limit: Int, as actor: Actor
    ) async throws -> (challenges: [Challenge], next: String?, today: Day) {
        try require(.readBusiness, of: actor)
        let place = text.flatMap { ChallengePlace($0) }
        guard text == nil || place != nil else {
            throw Refusal(.notFound, "This is no place in the list of challenges.", remedy: "Begin again, without one.")
        }
        let today = self.today
        return try await database.read { [self] connection in
            let found = try connection.challenges.list(
                filter, after: place, limit: limit == Int.max ? limit : limit + 1,
                seen: sight(of: actor, in: connection).things)
            let page = Array(found.prefix(limit))
            return (
                page.map { shown($0, to: actor) }, page.count < found.count ? page.last.map { ChallengePlace($0).text } : nil,
                today
            )
        }
    }

    public func challenge(_ number: Int64, as actor: Actor) async throws -> ChallengeAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let challenge = try existingChallenge(number, actor, connection)
            let version = try framework(seenBy: actor, in: connection)
            let own = AccessTable.reach(of: actor, for: .answerChallenge).covers(.agency(challenge.agency))
            let judges = AccessTable.grants(actor, .judgeAnswer)
            return ChallengeAnswer(
                version: version, challenge: shown(challenge, to: actor), steps: try connection.steps.all(of: challenge.thing),
                effect: try effect(challenge, actor, version, today: today, connection), mayAnswer: own, mayJudge: judges,
                mayNote: own || judges, today: today)
        }
    }

    /// What the form of a new one begins with.
    public func newChallenge(about figure: ChallengeDraft.Figure?, as actor: Actor) async throws -> NewChallengeAnswer {
        try require(.raiseChallenge, of: actor)
        if figure != nil { try require(.readFigures, of: actor, for: .board) }
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let reading = try figure.map { try self.reading(of: $0, actor, today: today, connection) }
            return NewChallengeAnswer(
                version: version, evidence: reading?.evidence, suggestedQuestion: reading?.reading.suggestedQuestion,
                agency: reading.map { $0.reading.line?.heldToAccount ?? $0.reading.indicator.agency },
                raisedAs: Bellwether.words(of: actor, version), due: Challenge.usualDue(from: today), today: today)
        }
    }

    // MARK: - Pieces

    /// What is not there and what the actor may not see are refused in the same words.
    func existingChallenge(_ number: Int64, _ actor: Actor, _ connection: any SQLConnection) throws -> Challenge {
        guard let found = try connection.challenges.find(number),
            try sight(of: actor, in: connection).sees(found.access, about: found.evidence?.indicator)
        else { throw Bellwether.noSuch("challenge", Thing(.challenge, number).reference) }
        return found
    }

    /// A program whose token was not made for figures gets none by way of what was asked about them.
    func shown(_ challenge: Challenge, to actor: Actor) -> Challenge {
        guard challenge.evidence != nil, !AccessTable.grants(actor, .readFigures) else { return challenge }
        var shown = challenge
        shown.evidence?.sentence = Bellwether.untold
        return shown
    }

    /// One figure, judged as it was known, and the same in words that are kept.
    func reading(
        of figure: ChallengeDraft.Figure, _ actor: Actor, today: Day, _ connection: any SQLConnection
    ) throws -> (reading: Reading, evidence: FigureEvidence) {
        let known = figure.known ?? today
        let asKnown = figure.known
        let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
        guard let indicator = version.indicator(figure.indicator) else {
            throw Refusal(
                .notFound, "There is no indicator \(figure.indicator).", remedy: "Look for it on the page of indicators.")
        }
        let area = try version.existing(figure.area ?? version.framework.district)
        let judging = try judging(version, today: known, asKnown: asKnown, connection)
        let table = try SeriesTable(
            .init(areas: [area.id], indicators: [indicator.id], group: figure.group, asKnown: asKnown), version: version,
            audience: .board, connection)
        let series =
            figure.source.flatMap { table.from($0, indicator, in: area.id, group: figure.group) }
            ?? table.preferred(indicator, in: area.id, group: figure.group)
        let reading = judging.reading(indicator, in: area.id, from: series, beside: table)
        let evidence = FigureEvidence(
            indicator: indicator.id, area: area.id, group: figure.group, source: figure.source,
            title: "\(indicator.title), \(area.name)", period: reading.latest?.period, sentence: reading.sentence, known: known)
        return (reading, evidence)
    }

    private func effect(
        _ challenge: Challenge, _ actor: Actor, _ version: FrameworkVersion, today: Day, _ connection: any SQLConnection
    ) throws -> ChallengeAnswer.Effect? {
        guard let evidence = challenge.evidence, AccessTable.grants(actor, .readFigures), actor.audience == .board,
            version.indicator(evidence.indicator) != nil, version.area(evidence.area) != nil
        else { return nil }
        let now = try reading(
            of: .init(
                indicator: evidence.indicator, area: evidence.area, group: evidence.group, source: evidence.source), actor,
            today: today, connection
        ).reading
        let since = evidence.period.flatMap { period in now.series.flatMap { Movement.since(period, in: $0) } }
        return ChallengeAnswer.Effect(sentence: now.sentence, since: since, standing: now.standing.word)
    }

    /// As whom somebody speaks: the first role that they hold for it.
    static func words(of actor: Actor, _ version: FrameworkVersion) -> String {
        guard case .person(let person) = actor else { return "Business manager" }
        let raisers = AccessTable.rows.first { $0.capability == .raiseChallenge }?.roles ?? []
        guard let grant = person.grants.first(where: { raisers.contains($0.role) }) else { return "Member of the board" }
        switch grant.scope {
        case .body(let id): return "\(grant.role.label), \(version.body(id)?.name ?? id.text)"
        case .agency(let id): return "\(grant.role.label), \(version.agency(id)?.name ?? id.text)"
        case .partnership, .area: return grant.role.label
        }
    }
}

/// What the page of challenges says beside its list, and what that was made of.
struct ChallengeCounts {
    var byShow: [ChallengeFilter.Show: Int]
    var raisers: [String]
}

struct ChallengeCountKey: Hashable {
    var filter: ChallengeFilter
    var seen: SeenThings
}

extension Sight {
    var things: SeenThings { SeenThings(seesRestricted: seesRestricted, hiddenIndicators: hiddenText) }
}
