import Domain
import Storage

/// "Do they supply, answer and deliver?": every agency on one line.
public struct AgenciesAnswer: Sendable {
    public struct Line: Sendable {
        public var agency: Agency
        /// The measures of the basket that it populates.
        public var measures: Int
        public var overdue: Int
        public var red: Int
        /// Over the last year; nil where it was asked nothing.
        public var times: AnswerTimes?
    }

    public var version: FrameworkVersion
    public var lines: [Line]
    public var today: Day
}

/// The page of one agency.
public struct AgencyAnswer: Sendable {
    public var version: FrameworkVersion
    public var agency: Agency
    /// The measures of the basket that it populates or answers for, judged, in the framework's order.
    public var readings: [Reading]
    public var sources: [Source]
    /// How it answered over the last year, and quarter by quarter over the last two.
    public var times: AnswerTimes
    public var quarters: [(quarter: Period, times: AnswerTimes)]
    /// The first of its questions, and of the advice it was given, what hurts first.
    public var questions: [Challenge]
    public var advice: [AdviceGiven]
    public var questionCount: Int
    public var adviceCount: Int
    /// How it supplied its returns, round by round, the newest first.
    public var supply: [SupplyLine]
    public var today: Day

    /// Advice with what the agency said to it.
    public struct AdviceGiven: Sendable {
        public var challenge: Challenge
        /// The latest reply, in its own words; nil while there is none.
        public var reply: Step?
    }
}

extension Bellwether {
    private static let mostOnAgencyPage = 20

    public func agencies(as actor: Actor) async throws -> AgenciesAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor, for: .board)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let readings = try scorecard(by: version, .board, asKnown: nil, today: today, connection).scorecard.readings
            let times = try answerTimes(
                version, since: today.adding(months: -12), today: today, seen: try sight(of: actor, in: connection).things,
                connection)
            let lines = version.framework.agencies.filter { $0.closedOn.map { today < $0 } ?? true }.map { agency in
                let own = readings.filter { $0.indicator.agency == agency.id }
                return AgenciesAnswer.Line(
                    agency: agency, measures: own.count, overdue: own.count { $0.overdue != nil },
                    red: own.count { $0.standing.word == .red }, times: times.first { $0.agency == agency.id }?.times)
            }
            return AgenciesAnswer(version: version, lines: lines, today: today)
        }
    }

    public func agency(_ id: ID<Agency>, as actor: Actor) async throws -> AgencyAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor, for: .board)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            guard let agency = version.agency(id) else { throw Bellwether.noSuch("agency", id.text) }
            let scorecard = try scorecard(by: version, .board, asKnown: nil, today: today, connection)
            let readings = scorecard.scorecard.readings.filter {
                $0.indicator.agency == id || $0.line?.heldToAccount == id
            }
            let used = Set(readings.compactMap(\.series?.source))
            let seen = try sight(of: actor, in: connection).things
            let times = try connection.challenges.times(of: id, since: today.adding(months: -24), seen: seen)
            func list(_ kind: Challenge.Kind) throws -> (found: [Challenge], count: Int) {
                let filter = ChallengeFilter(show: .all, agency: id, kind: kind)
                let found = try connection.challenges.list(filter, after: nil, limit: Bellwether.mostOnAgencyPage, seen: seen)
                return (found, try connection.challenges.counts(filter, seen: seen)[.all] ?? 0)
            }
            let (questions, advice) = (try list(.question), try list(.advice))
            let replies = try connection.steps.latest("reply", of: advice.found.map(\.thing))
            return AgencyAnswer(
                version: version, agency: agency, readings: readings, sources: scorecard.sources.filter { used.contains($0.id) },
                times: AnswerTimes(of: times.filter { $0.raisedOn >= today.adding(months: -12) }, on: today),
                quarters: AnswerTimes.byQuarter(times, on: today), questions: questions.found,
                advice: advice.found.map { .init(challenge: $0, reply: replies[$0.thing]) }, questionCount: questions.count,
                adviceCount: advice.count, supply: try supply(of: id, connection), today: today)
        }
    }
}
