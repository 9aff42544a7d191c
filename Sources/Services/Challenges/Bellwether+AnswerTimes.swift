import Domain
import Storage

/// One line of how agencies answer, quarter by quarter.
public struct AnswerTimesLine: Sendable {
    public var agency: Agency
    public var quarter: Period
    public var times: AnswerTimes
}

extension Bellwether {
    /// How each agency answered, by the quarter in which it was asked: as indicators of their own.
    public func answerTimes(as actor: Actor) async throws -> [AnswerTimesLine] {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let all = try connection.challenges.times(
                since: Day(number: .min), seen: try sight(of: actor, in: connection).things)
            let byAgency = Dictionary(grouping: all, by: \.agency)
            return version.framework.agencies.flatMap { agency in
                AnswerTimes.byQuarter(byAgency[agency.id] ?? [], on: today).map {
                    AnswerTimesLine(agency: agency, quarter: $0.quarter, times: $0.times)
                }
            }
        }
    }

    /// How each agency answered what was put over the last twelve months.
    public func answerTimesOfYear(as actor: Actor) async throws -> AnswerTimesAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let lines = try answerTimes(
                version, since: today.adding(months: -12), today: today, seen: sight(of: actor, in: connection).things, connection
            )
            return AnswerTimesAnswer(version: version, lines: lines, today: today)
        }
    }

    /// Of those that were asked anything, in the framework's order.
    func answerTimes(
        _ version: FrameworkVersion, since day: Day, today: Day, seen: SeenThings, _ connection: any SQLConnection
    ) throws -> [(agency: ID<Agency>, times: AnswerTimes)] {
        let all = try connection.challenges.answerCounts(since: day, on: today, seen: seen)
        return version.framework.agencies.compactMap { agency in all[agency.id].map { (agency.id, AnswerTimes($0)) } }
    }
}
