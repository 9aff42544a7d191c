import Domain
import Storage

extension Bellwether {
    /// What the chair should ask at a meeting, and whom, as things stand.
    public func brief(for meeting: ID<Meeting>, as actor: Actor) async throws -> BriefAnswer {
        try require(.readPacks, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let seen = try framework(seenBy: actor, in: connection)
            guard let sitting = seen.meeting(meeting), let body = seen.body(sitting.body) else {
                throw Refusal(.notFound, "There is no meeting \(meeting).", remedy: "Look for its id on the page of meetings.")
            }
            let asKnown = min(sitting.freezesOn, today)
            let open = try openFramework(asKnown: asKnown, in: connection)
            let answer = try scorecard(by: open, .board, asKnown: asKnown, today: asKnown, connection)
            return BriefAnswer(
                version: seen, meeting: sitting,
                brief: try brief(of: answer, sitting, body, on: today, connection))
        }
    }

    func brief(
        of answer: ScorecardAnswer, _ sitting: Meeting, _ body: Body, on today: Day, _ connection: any SQLConnection
    ) throws -> ChairsBrief {
        let version = answer.version
        let readings = answer.scorecard.readings
        let business = try briefBusiness(for: sitting, version, on: today, connection)
        let reports = try standingReports(of: readings, connection)
        let ranked = BriefRanking.ranked(answer.scorecard.exceptions, version, business)
        return ChairsBrief(
            body: body.name, date: sitting.date, asKnown: answer.scorecard.asKnown, measureCount: readings.count,
            exceptionCount: ranked.count,
            exceptions: ranked.map {
                BriefWords(reading: $0, version: version, business: business, report: reports[$0.indicator.id]).exception
            },
            lastMeeting: business.lastMeeting, promises: business.promises, challenges: business.challenges,
            late: late(readings, version), also: []
        ).fitted()
    }

    /// Agencies whose figures are not there: not submitted, or not out by the day when they should be.
    private func late(_ readings: [Reading], _ version: FrameworkVersion) -> [ChairsBrief.Late] {
        let missing = readings.filter { reading in
            if reading.overdue != nil { return true }
            if case .some(.none(.notSubmitted, _)) = reading.latest?.shown { return true }
            return false
        }
        return Dictionary(grouping: missing, by: \.indicator.agency).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        .map { agency, readings in
            let titles = readings.map(\.indicator.title)
            let says = titles.count == 1 ? titles[0] : "\(titles.count) measures, among them \(titles[0].lowercasedFirst)"
            return ChairsBrief.Late(agency: version.agency(agency)?.name ?? agency.text, says: says)
        }
    }
}

/// The page of a chair's brief.
public struct BriefAnswer: Sendable {
    public var version: FrameworkVersion
    public var meeting: Meeting
    public var brief: ChairsBrief
}

/// What the board's own business says beside the figures.
struct BriefBusiness: Sendable {
    struct Plan: Sendable {
        var reference: String
        /// "A-028, 21 days overdue, 40% done".
        var says: String
        var isOverdue: Bool
    }

    struct Asked: Sendable {
        var reference: String
        var on: Day
        var question: String
        var isAnswered: Bool
    }

    var lastMeeting: Day?
    var promises: [ChairsBrief.Promise] = []
    var challenges: [ChairsBrief.OpenChallenge] = []
    /// The open actions about a measure.
    var plans: [ID<Indicator>: [Plan]] = [:]
    /// The open challenges about a measure, the oldest first.
    var asked: [ID<Indicator>: [Asked]] = [:]
}

/// Core measures first; then by how sure and how bad, then by how long off course, then by how long unanswered.
enum BriefRanking {
    static func ranked(_ exceptions: [Reading], _ version: FrameworkVersion, _ business: BriefBusiness) -> [Reading] {
        func place(_ reading: Reading) -> (Int, ExceptionPlace, Int, Day) {
            let isCore = reading.line?.tier == .core ? 0 : 1
            let run = reading.run(of: reading.standing.word, district: version.framework.district)
            let oldest = business.asked[reading.indicator.id]?.first?.on ?? Day(number: Int32.max)
            return (isCore, reading.exception ?? .unavailable, -run, oldest)
        }
        return exceptions.enumerated().sorted { left, right in
            let (one, other) = (place(left.element), place(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
    }
}
