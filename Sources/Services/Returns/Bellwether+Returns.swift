import Domain
import Storage

// Reading a return, and writing into it.
extension Bellwether {
    public func submission(_ number: Int64, as actor: Actor) async throws -> ReturnAnswer {
        try require(.readReturns, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            try answer(existingReturn(number, for: .readReturns, of: actor, connection), actor, today, connection)
        }
    }

    /// The return of an agency in a round, by which its page is found.
    public func submissionNumber(of agency: ID<Agency>, in round: Int64, as actor: Actor) async throws -> Int64 {
        try require(.readReturns, of: actor)
        return try await database.read { connection in
            guard AccessTable.reach(of: actor, for: .readReturns).covers(.agency(agency)),
                let found = try connection.submissions.find(agency, in: round)
            else { throw Bellwether.noSuch("return", "of \(agency) in round \(round)") }
            return found.number
        }
    }

    /// What belongs to another agency is not there, in the same words as what there is not.
    func existingReturn(
        _ number: Int64, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> Submission {
        guard let found = try connection.submissions.find(number),
            AccessTable.reach(of: actor, for: capability).covers(.agency(found.agency))
        else { throw Bellwether.noSuch("return", "\(number)") }
        return found
    }

    private func answer(
        _ submission: Submission, _ actor: Actor, _ today: Day, _ connection: any SQLConnection
    ) throws -> ReturnAnswer {
        // Lines are of what is open; a definition that is restricted since is not read here either.
        let version = try openFramework(in: connection)
        let round = try existingRound(submission.round, connection)
        let lines = try connection.submissionLines.all(of: submission.number)
        let review = try review(of: lines, version, today, connection)
        let row = try connection.submissions.grid(
            .round(submission.round), agencies: [submission.agency], limit: 1
        ).first
        let step = try connection.reminders.all(of: submission.number).last { $0.due == submission.due }?.step
        func reaches(_ capability: Capability) -> Bool {
            AccessTable.reach(of: actor, for: capability).covers(.agency(submission.agency))
        }
        return ReturnAnswer(
            version: version, round: round, row: row ?? RoundRow(submission: submission, counts: LineCounts()), lines: lines,
            before: review.before, findings: review.findings(in: lines),
            queries: try connection.returnQueries.all(of: submission.number),
            steps: try connection.steps.all(of: submission.thing),
            reminder: submission.isWritable ? try step.flatMap { try reminderWords(connection)[$0] } : nil,
            lock: Bellwether.lock(submission, round, on: today), mayFill: reaches(.fillReturn), maySign: reaches(.signReturn),
            mayRun: reaches(.runRounds), today: today)
    }

    /// A round that was closed takes nothing more, save from whom it was opened for again.
    static func lock(_ submission: Submission, _ round: CollectionRound, on today: Day) -> (why: String, who: String)? {
        if let lock = submission.lock { return lock }
        guard round.state != .open, submission.reopenedWhy == nil, submission.due < today else { return nil }
        return (
            round.state == .closed ? "The round is closed." : "The round is frozen.",
            "The performance officer can give the agency more time, with a reason."
        )
    }

    // MARK: - Writing

    /// Keeps what was written into lines. A line that somebody else changed meanwhile is left as it is and given back.
    public func saveReturn(_ number: Int64, _ drafts: [LineDraft], as actor: Actor) async throws -> SavedLines {
        try require(.fillReturn, of: actor)
        let now = clock()
        let drafts = try drafts.map(checked)
        return try await database.write { [self] connection in
            try connection.rounds.lock()
            var submission = try existingReturn(number, for: .fillReturn, of: actor, connection)
            try requireUnlocked(submission, on: now.day, connection)
            let lines = Dictionary(
                try connection.submissionLines.all(of: number).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
            var outcome = SavedLines()
            for draft in drafts {
                guard let line = lines[draft.place], line.isDue else { continue }
                if line.entry.says(theSameAs: draft.entry) { continue }
                let isKept = try connection.submissionLines.keep(
                    draft.entry, submission: number, place: draft.place, seen: draft.seen, at: now, by: actor)
                if isKept { outcome.saved.append(draft.place) } else { outcome.conflicts.append(line) }
            }
            guard !outcome.saved.isEmpty else { return outcome }
            try take(.fill, &submission, on: now.day, by: actor)
            try connection.submissions.change(submission)
            let count = outcome.saved.count
            try connection.steps.add(
                "fill", to: submission.thing, says: "\(count) \(count == 1 ? "line" : "lines")", at: now, by: actor)
            try audit(.fillReturn, "fill in", submission, by: actor, at: now, connection)
            return outcome
        }
    }

    /// Whether a line can be kept as it is written.
    func checked(_ draft: LineDraft) throws -> LineDraft {
        var draft = draft
        var entry = draft.entry
        entry.commentary.what = try words(entry.commentary.what, "What happened", upTo: 1000, mayBeEmpty: true)
        entry.commentary.soWhat = try words(entry.commentary.soWhat, "So what", upTo: 1000, mayBeEmpty: true)
        entry.commentary.nowWhat = try words(entry.commentary.nowWhat, "Now what", upTo: 1000, mayBeEmpty: true)
        entry.explanation = try words(entry.explanation, "The explanation", upTo: 1000, mayBeEmpty: true)
        entry.sourceSystem = try words(entry.sourceSystem, "The source", upTo: 200, mayBeEmpty: true)
        if let reason = entry.noValue, !LineEntry.reasons.contains(reason) {
            throw Refusal(
                .notPossible, "“\(reason.code)” is no reason that an agency gives.", remedy: "Choose one of the list.")
        }
        draft.entry = entry
        return draft
    }

    func requireUnlocked(_ submission: Submission, on day: Day, _ connection: any SQLConnection) throws {
        let round = try existingRound(submission.round, connection)
        if let lock = Bellwether.lock(submission, round, on: day) {
            throw Refusal(.notPossible, lock.why, remedy: lock.who)
        }
    }

    func take(
        _ act: Submission.Act, _ submission: inout Submission, on day: Day, by actor: Actor, waiting: Int = 0
    ) throws {
        do throws(Submission.NotNow) {
            try submission.take(act, on: day, by: actor, waiting: waiting)
        } catch {
            throw Refusal(.notPossible, error.what, remedy: error.remedy)
        }
    }

    func audit(
        _ capability: Capability, _ verb: String, _ submission: Submission, by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws {
        try connection.audit.append(
            at: now, by: actor, capability, verb: verb, noun: "return", id: "\(submission.number)")
    }

    /// The titles of returns that wait for somebody, as far as they may open them.
    func returnTitles(
        of things: [Thing], _ actor: Actor, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [Thing: String] {
        let numbers = Set(things.filter { $0.kind == .submission }.compactMap(\.number)).sorted()
        let reach = AccessTable.reach(of: actor, for: .readReturns)
        let own = try connection.submissions.all(numbers).filter { reach.covers(.agency($0.agency)) }
        return Dictionary(
            own.map { ($0.thing, "return of \(version.agency($0.agency)?.name ?? $0.agency.text)") },
            uniquingKeysWith: { first, _ in first })
    }
}
