import Domain
import Storage

/// What an agency says of an exception, as typed.
public struct ExceptionReportDraft: Sendable {
    public var what: String
    public var soWhat: String
    public var whatNext: String
    public var byWhom: String
    public var dueOn: Day?
    public var question: String

    public init(what: String, soWhat: String, whatNext: String, byWhom: String, dueOn: Day?, question: String = "") {
        self.what = what
        self.soWhat = soWhat
        self.whatNext = whatNext
        self.byWhom = byWhom
        self.dueOn = dueOn
        self.question = question
    }
}

/// The measures that need explaining, each with what was said of it.
public struct ExceptionsAnswer: Sendable {
    public var version: FrameworkVersion
    public var readings: [Reading]
    /// The report that stands for the newest period of each.
    public var reports: [ID<Indicator>: ExceptionReport]
    public var today: Day
}

/// One measure with everything that was ever said of it.
public struct ExceptionAnswer: Sendable {
    public var version: FrameworkVersion
    public var reading: Reading
    public var reports: [ExceptionReport]
    /// Whether the reader may write the next one.
    public var mayReport: Bool
    public var today: Day
}

extension Bellwether {
    public func exceptions(as actor: Actor) async throws -> ExceptionsAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let answer = try scorecard(by: version, .board, asKnown: nil, today: today, connection)
            let readings = answer.scorecard.exceptions
            return ExceptionsAnswer(
                version: version, readings: readings, reports: try standingReports(of: readings, connection), today: today)
        }
    }

    public func exception(_ id: ID<Indicator>, as actor: Actor) async throws -> ExceptionAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let reading = try basketReading(id, version, today, connection)
            return ExceptionAnswer(
                version: version, reading: reading, reports: try connection.exceptionReports.all(of: id),
                mayReport: mayReport(on: reading, version, actor), today: today)
        }
    }

    /// Says what is behind the newest figure of a measure, or behind its absence.
    @discardableResult
    public func reportException(
        _ draft: ExceptionReportDraft, of id: ID<Indicator>, as actor: Actor
    ) async throws -> ExceptionReport {
        try require(.reportActions, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let reading = try basketReading(id, version, now.day, connection)
            guard mayReport(on: reading, version, actor) else {
                throw Refusal(
                    .denied, "Another agency answers for this measure.", remedy: "Ask it, or the business manager, to report.")
            }
            guard let period = reading.latest?.period ?? reading.overdue else {
                throw Refusal(
                    .notPossible, "No figure of this measure has ever been received, so there is nothing to explain.",
                    remedy: "Send the figures first.")
            }
            var report = ExceptionReport(
                indicator: id, period: period, what: try words(draft.what, "What happened", upTo: 600),
                soWhat: try words(draft.soWhat, "What it means for children", upTo: 600),
                whatNext: try words(draft.whatNext, "What will be done", upTo: 600),
                byWhom: try words(draft.byWhom, "Who does it", upTo: 120), dueOn: draft.dueOn,
                question: try words(draft.question, "The question", upTo: 400, mayBeEmpty: true), at: now, by: actor)
            report.number = try connection.exceptionReports.add(report)
            try connection.audit.append(
                at: now, by: actor, .reportActions, verb: "report", noun: "exception", id: "\(report.number)",
                detail: "\(id) \(period.code)")
            return report
        }
    }

    /// The reports that stand for the newest period of each reading.
    func standingReports(
        of readings: [Reading], _ connection: any SQLConnection
    ) throws -> [ID<Indicator>: ExceptionReport] {
        let all = try connection.exceptionReports.standing()
        let periods = Dictionary(
            readings.compactMap { reading in (reading.latest?.period ?? reading.overdue).map { (reading.indicator.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        return Dictionary(
            all.filter { periods[$0.indicator] == $0.period }.map { ($0.indicator, $0) }, uniquingKeysWith: { _, last in last })
    }

    private func basketReading(
        _ id: ID<Indicator>, _ version: FrameworkVersion, _ today: Day, _ connection: any SQLConnection
    ) throws -> Reading {
        let answer = try scorecard(by: version, .board, asKnown: nil, today: today, connection)
        guard let reading = answer.scorecard.readings.first(where: { $0.indicator.id == id }) else {
            throw Refusal(
                .notFound, "There is no measure \(id) on the board's list.", remedy: "Look for it on the scorecard.")
        }
        return reading
    }

    /// The agency that populates a measure and the one that is held to account for it.
    private func mayReport(on reading: Reading, _ version: FrameworkVersion, _ actor: Actor) -> Bool {
        let reach = AccessTable.reach(of: actor, for: .reportActions)
        let agencies = [reading.indicator.agency] + (reading.line?.heldToAccount.map { [$0] } ?? [])
        return agencies.contains { reach.covers(.agency($0)) }
    }
}
