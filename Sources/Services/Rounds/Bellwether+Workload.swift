import Domain
import Storage

/// What the board's figures cost, whom, and who is named to do it.
public struct WorkloadAnswer: Sendable {
    public var version: FrameworkVersion
    public var lines: [WorkloadLine]
    /// What nobody has asked about, acted on or explained for a year.
    public var undiscussed: [Indicator]
    public var today: Day

    public var total: Int { lines.reduce(0) { $0 + $1.lines } }
    public var estimatedMinutes: Int { lines.reduce(0) { $0 + $1.estimatedMinutes } }
    public var recordedMinutes: Int { lines.reduce(0) { $0 + ($1.recordedMinutes ?? 0) } }
    public var savedMinutes: Int { lines.reduce(0) { $0 + $1.savedMinutes } }
    public var couldSaveMinutes: Int { lines.reduce(0) { $0 + $1.couldSaveMinutes } }
}

extension Bellwether {
    /// Lines and hours by agency, nominees and gaps, and what nobody looks at.
    public func workload(as actor: Actor) async throws -> WorkloadAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let basket = version.basket(on: today).compactMap { version.indicator($0.indicator) }
            let supplied = Dictionary(grouping: basket, by: \.agency)
            let costs = Dictionary(
                try connection.submissions.costs().map { ($0.agency, $0) }, uniquingKeysWith: { first, _ in first })
            let people = try connection.people.all().filter { $0.state != .closed }
            func named(_ role: Role, _ agency: ID<Agency>) -> [Int64] {
                people.filter { $0.agencies(as: [role], on: today).contains(agency) }.map(\.number)
            }
            let lines = version.framework.agencies.filter { $0.closedOn.map { today < $0 } ?? true }.map { agency in
                WorkloadLine(
                    agency: agency.id, lines: supplied[agency.id]?.count ?? 0, recordedMinutes: costs[agency.id]?.minutes,
                    automated: costs[agency.id]?.automated ?? 0, leads: named(.dataLead, agency.id),
                    approvers: named(.approver, agency.id))
            }
            let discussed = try connection.submissions.discussed(since: today.adding(months: -12))
            return WorkloadAnswer(
                version: version, lines: lines, undiscussed: basket.filter { !discussed.contains($0.id) }, today: today)
        }
    }

    /// Asks an agency to name who fills in and who signs: its partner on the board hears of it, or else the business
    /// manager. On one day once.
    public func remindToNominate(_ agency: ID<Agency>, as actor: Actor) async throws {
        try require(.runRounds, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            try connection.notices.lock()
            let version = try openFramework(in: connection)
            guard version.agency(agency) != nil else { throw Bellwether.noSuch("agency", agency.text) }
            let people = try connection.people.all().filter { $0.state != .closed }
            func holds(_ role: Role) -> [Person] { people.filter { $0.agencies(as: [role], on: now.day).contains(agency) } }
            guard holds(.dataLead).isEmpty || holds(.approver).isEmpty else {
                throw Refusal(
                    .notPossible, "This agency has named who fills in and who signs.", remedy: "Nobody has to be reminded.")
            }
            let partners = holds(.delegatedPartner)
            let managers = people.filter { one in one.grants.contains { $0.holds(on: now.day) && $0.role == .businessManager } }
            for person in partners.isEmpty ? managers : partners {
                try connection.notices.add(
                    .asked, of: Thing(.agency, agency.text), place: Int64(now.day.number), to: person.number, at: now)
            }
            try connection.audit.append(
                at: now, by: actor, .runRounds, verb: "remind to name people", noun: "agency", id: agency.text)
        }
    }

    /// How an agency supplied its returns, round by round, the newest first.
    func supply(of agency: ID<Agency>, _ connection: any SQLConnection) throws -> [SupplyLine] {
        let rounds = Dictionary(
            try connection.rounds.latest(.max).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let answers = try connection.submissions.answers(of: agency)
        return try connection.submissions.grid(.agency(agency)).reversed().compactMap { row in
            rounds[row.submission.round].map { round in
                let counts = answers[row.submission.number]
                return SupplyLine(
                    round: round, row: row, explained: counts?.explained ?? 0, withoutFigure: counts?.without ?? 0)
            }
        }
    }
}
