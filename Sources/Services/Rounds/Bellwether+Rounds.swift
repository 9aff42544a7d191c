import Domain
import Storage

// Opening rounds, looking at them, closing and freezing them.
extension Bellwether {
    public static let roundsOnAPage = 20
    public static let returnsOnAPage = 50

    public func rounds(
        before number: Int64? = nil, limit: Int = Bellwether.roundsOnAPage, as actor: Actor
    ) async throws -> RoundsAnswer {
        try require(.readRounds, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let found = try connection.rounds.latest(limit == .max ? limit : limit + 1, before: number ?? .max)
            let page = Array(found.prefix(limit))
            // A page of rounds is short, and each has its own counts.
            let lines = try page.map {
                RoundsAnswer.Line(round: $0, states: try connection.submissions.states(of: $0.number))
            }
            return RoundsAnswer(
                version: version, lines: lines, next: page.count < found.count ? page.last?.number : nil,
                agencies: AccessTable.reach(of: actor, for: .readRounds).agencies,
                suggestion: AccessTable.grants(actor, .runRounds) ? Bellwether.suggestion(on: today, version) : nil, today: today)
        }
    }

    /// The quarter that ended last, with the usual days.
    private static func suggestion(on today: Day, _ version: FrameworkVersion) -> RoundDraft {
        let calendar = PeriodCalendar(kind: .of(.financialQuarter), frequency: .quarterly)
        let period = calendar.newestAvailable(on: today, lag: 0)
        return RoundDraft(
            period: period, title: CollectionRound.usualTitle(period),
            days: .usual(after: period.lastDay, WorkingDays(version)))
    }

    public func round(
        _ number: Int64, after place: Int64 = 0, limit: Int = Bellwether.returnsOnAPage, as actor: Actor
    ) async throws -> RoundAnswer {
        try require(.readRounds, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let round = try existingRound(number, connection)
            let version = try framework(seenBy: actor, in: connection)
            let own = AccessTable.reach(of: actor, for: .readRounds).agencies
            let found = try connection.submissions.grid(
                .round(number), agencies: own, after: place, limit: limit == .max ? limit : limit + 1)
            var page = Array(found.prefix(limit))
            if own == nil { try markBounced(&page, on: today, connection) }
            return RoundAnswer(
                version: version, round: round, rows: page, next: page.count < found.count ? page.last?.submission.number : nil,
                states: own == nil ? try connection.submissions.states(of: number) : [:],
                steps: own == nil ? try connection.steps.all(of: round.thing) : [], words: try connection.reminders.words(),
                mayRun: AccessTable.grants(actor, .runRounds), opensReturns: AccessTable.reach(of: actor, for: .readReturns),
                today: today)
        }
    }

    func existingRound(_ number: Int64, _ connection: any SQLConnection) throws -> CollectionRound {
        guard let round = try connection.rounds.find(number) else { throw Bellwether.noSuch("round", "\(number)") }
        return round
    }

    /// The rows of agencies to one of whose people no mail goes through.
    private func markBounced(_ rows: inout [RoundRow], on today: Day, _ connection: any SQLConnection) throws {
        let bounced = try connection.reminders.bounced()
        guard !bounced.isEmpty else { return }
        let people = try connection.people.all().filter { bounced.contains($0.number) && $0.state != .closed }
        let agencies = Set(people.flatMap { $0.agencies(as: [.dataLead, .approver], on: today) })
        for place in rows.indices { rows[place].hasBounced = agencies.contains(rows[place].submission.agency) }
    }

    // MARK: - Opening

    /// Opens a round: each agency gets a return with the lines that the framework asks of it.
    @discardableResult
    public func openRound(_ draft: RoundDraft, as actor: Actor) async throws -> CollectionRound {
        try require(.runRounds, of: actor)
        let now = clock()
        let title = try words(draft.title, "The name of the round", upTo: 120, mayBeEmpty: true)
        return try await database.write { [self] connection in
            try connection.rounds.lock()
            // What goes to agencies is what is open to all of them.
            let version = try openFramework(in: connection)
            let days = draft.days ?? .usual(after: draft.period.lastDay, WorkingDays(version))
            try requireSound(draft, days, version, on: now.day, connection)
            let round = CollectionRound(
                number: try connection.rounds.nextNumber(),
                title: title.isEmpty ? CollectionRound.usualTitle(draft.period) : title, period: draft.period, body: draft.body,
                byArea: draft.byArea, openedOn: now.day, days: days)
            try connection.rounds.add(round)
            let submissions = try addReturns(to: round, version, on: now.day, connection)
            try connection.steps.add("open", to: round.thing, says: "\(submissions.count) returns", at: now, by: actor)
            try connection.search.keep(
                SearchEntry(
                    round.thing, title: "Round \(round.title)", text: "Collection round \(round.period.label)", access: .open))
            try ask(submissions, at: now, by: actor, connection)
            try connection.audit.append(
                at: now, by: actor, .runRounds, verb: "open", noun: "round", id: "\(round.number)",
                detail: "\(submissions.count) returns")
            return round
        }
    }

    private func requireSound(
        _ draft: RoundDraft, _ days: RoundDays, _ version: FrameworkVersion, on today: Day, _ connection: any SQLConnection
    ) throws {
        if let disorder = days.disorder {
            throw Refusal(.notPossible, disorder, remedy: "Give the days in their order: deadline, reminders, chair, freeze.")
        }
        if days.deadline < today {
            throw Refusal(
                .notPossible, "The deadline, \(days.deadline.long), is past.",
                remedy: "Give a day by which agencies can still send.")
        }
        if let body = draft.body, version.body(body) == nil {
            throw Refusal(.notPossible, "There is no body \(body).", remedy: "Choose one of the list.")
        }
        if let same = try connection.rounds.latest(.max).first(where: { $0.period == draft.period && $0.body == draft.body }) {
            throw Refusal(
                .notPossible, "There is a round for \(draft.period.label) already: “\(same.title)”.",
                remedy: "Go on with that one; a return that was accepted can be opened again.")
        }
    }

    private func addReturns(
        to round: CollectionRound, _ version: FrameworkVersion, on today: Day, _ connection: any SQLConnection
    ) throws -> [Submission] {
        var known: Set<RoundLines.Known> = []
        try connection.figures.eachFigure(.init(areas: [version.framework.district], asKnown: today)) { row in
            guard case .value = row.figure.state, let indicator = version.indicator(row.key.indicator),
                row.key.source.text == "return-\(indicator.agency)"
            else { return }
            known.insert(.init(indicator: row.key.indicator, period: row.key.period, area: row.key.area))
        }
        let asked = RoundLines(version, round, known: known).all
        guard !asked.isEmpty else {
            throw Refusal(
                .notPossible, "No agency has a line in this round: the board measures nothing that an agency supplies.",
                remedy: "Choose measures for the basket in the framework first.")
        }
        let byAgency = Dictionary(grouping: asked, by: \.agency)
        let agencies = version.framework.agencies.map(\.id).filter { byAgency[$0] != nil }
        let first = try connection.submissions.nextNumber()
        let submissions = agencies.enumerated().map { place, agency in
            Submission(number: first + Int64(place), round: round.number, agency: agency, due: round.deadline)
        }
        try connection.submissions.add(submissions)
        try connection.submissionLines.add(
            submissions.flatMap { submission in
                (byAgency[submission.agency] ?? []).enumerated().map { place, line in
                    SubmissionLine(
                        submission: submission.number, place: place + 1, indicator: line.indicator, period: line.period,
                        area: line.area, group: line.group, notDueUntil: line.notDueUntil)
                }
            })
        return submissions
    }

    /// Tells those who fill in that their return is open.
    private func ask(
        _ submissions: [Submission], at now: Instant, by actor: Actor, _ connection: any SQLConnection
    ) throws {
        let byAgency = Dictionary(submissions.map { ($0.agency, $0) }, uniquingKeysWith: { first, _ in first })
        for person in try connection.people.all() where person.state != .closed && actor != person.acting(on: now.day) {
            for agency in person.agencies(as: [.dataLead], on: now.day) {
                guard let submission = byAgency[agency] else { continue }
                try connection.notices.add(.asked, of: submission.thing, place: 1, to: person.number, at: now)
            }
        }
    }

    // MARK: - Closing

    /// No return is taken any more after it, unless it is opened again or given more time.
    @discardableResult
    public func closeRound(_ number: Int64, as actor: Actor) async throws -> CollectionRound {
        try await move(number, to: .closed, "close", as: actor)
    }

    /// - Parameter then: what else is done in the same transaction.
    func move(
        _ number: Int64, to state: CollectionRound.State, _ verb: String, as actor: Actor,
        then: @escaping @Sendable (CollectionRound, Instant, any SQLConnection) throws -> Void = { _, _, _ in }
    ) async throws -> CollectionRound {
        try require(.runRounds, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.rounds.lock()
            var round = try existingRound(number, connection)
            guard round.state == .open || round.state == .closed && state == .frozen else {
                throw Refusal(.notPossible, "The round is \(round.state.rawValue).", remedy: "Nothing has to be done to it.")
            }
            round.state = state
            if state == .frozen { round.version = 1 }
            try connection.rounds.change(round)
            try connection.steps.add(verb, to: round.thing, at: now, by: actor)
            try connection.audit.append(at: now, by: actor, .runRounds, verb: verb, noun: "round", id: "\(number)")
            try then(round, now, connection)
            return round
        }
    }
}

extension Person {
    /// The agencies for which somebody holds one of these roles on a day.
    func agencies(as roles: Set<Role>, on day: Day) -> [ID<Agency>] {
        grants.filter { $0.holds(on: day) && roles.contains($0.role) }.compactMap {
            if case .agency(let id) = $0.scope { id } else { nil }
        }
    }
}
