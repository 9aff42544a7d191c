import Domain
import Storage

// The ladder by which returns are asked for. Each step is taken once, however often it runs.
extension Bellwether {
    /// - Parameter people: those with open accounts.
    func climbLadders(
        at now: Instant, _ people: [Person], _ counts: inout [Notice.Reason: Int], only round: Int64? = nil,
        _ connection: any SQLConnection
    ) throws {
        for call in try ladderCalls(on: now.day, people, only: round, connection) {
            let (submission, step) = (call.submission, call.step)
            var told = 0
            for (person, reason, thing, place) in call.recipients {
                if try connection.notices.add(reason, of: thing, place: place, to: person, at: now) {
                    counts[reason, default: 0] += 1
                    told += 1
                }
            }
            try connection.reminders.note(
                .init(submission: submission.number, step: step, due: submission.due, at: now, told: told))
            try connection.steps.add(
                "remind", to: submission.thing, says: step.label, to: step.rawValue, at: now, by: .owner)
        }
    }

    /// The steps that have come and were not taken yet.
    private func ladderCalls(
        on today: Day, _ people: [Person], only round: Int64?, _ connection: any SQLConnection
    ) throws -> [LadderCall] {
        let open = try connection.rounds.open().filter { round == nil || $0.number == round }
        let rounds = Dictionary(open.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        guard !rounds.isEmpty else { return [] }
        let calendar = WorkingDays(try openFramework(in: connection))
        let taken = Set(
            try connection.reminders.ofOpenRounds().map { LadderPlace(submission: $0.submission, step: $0.step, due: $0.due) })
        let staff = LadderPeople(people, on: today)
        // Twenty working days lie ahead of a deadline at the most; what is due later needs nobody yet.
        return try connection.submissions.awaited(by: today.adding(days: 40), limit: 20_000).compactMap { submission in
            guard let step = rounds[submission.round]?.days.step(on: today, due: submission.due, calendar),
                !taken.contains(LadderPlace(submission: submission.number, step: step, due: submission.due))
            else { return nil }
            return LadderCall(submission: submission, step: step, recipients: staff.recipients(of: step, submission))
        }
    }

    private struct LadderCall {
        var submission: Submission
        var step: ReminderStep
        var recipients: [LadderPeople.Told]
    }

    /// Who would be told what if the round were reminded now, and on the next day on which a step comes; nothing is
    /// written.
    public func reminders(in number: Int64, as actor: Actor) async throws -> RemindersAnswer {
        try require(.runRounds, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let round = try existingRound(number, connection)
            let people = try connection.people.all().filter { $0.state != .closed }
            let names = Dictionary(people.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
            func moment(on day: Day) throws -> RemindersAnswer.Moment {
                let calls = try ladderCalls(on: day, people, only: number, connection)
                return RemindersAnswer.Moment(
                    day: day,
                    calls: calls.map { call in
                        RemindersAnswer.Call(
                            agency: call.submission.agency, submission: call.submission.number, step: call.step,
                            people: call.recipients.compactMap { names[$0.person] })
                    },
                    told: Set(calls.flatMap(\.recipients).map(\.person)).count)
            }
            return RemindersAnswer(
                version: try framework(seenBy: actor, in: connection), round: round, now: try moment(on: today),
                next: try round.nextStep(after: today).map(moment), words: try reminderWords(connection))
        }
    }

    private struct LadderPlace: Hashable {
        var submission: Int64
        var step: ReminderStep
        var due: Day
    }

    /// Reminds by the ladder now, for whoever runs the round: the same steps as `remind`, each once. Says how many people
    /// were told.
    public func remindLate(in number: Int64, as actor: Actor) async throws -> Int {
        try require(.runRounds, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.notices.lock()
            let round = try existingRound(number, connection)
            guard round.state == .open else {
                throw Refusal(.notPossible, "The round is \(round.state.rawValue).", remedy: "Nobody is reminded of it any more.")
            }
            let people = try connection.people.all().filter { $0.state != .closed }
            var counts: [Notice.Reason: Int] = [:]
            try climbLadders(at: now, people, &counts, only: number, connection)
            let told = counts.values.reduce(0, +)
            try connection.audit.append(
                at: now, by: actor, .runRounds, verb: "remind by", noun: "round", id: "\(number)", detail: "\(told) told")
            return told
        }
    }

    // MARK: - The words of the ladder

    /// Writes the words in which a step of the ladder speaks to agencies. They go out by e-mail, so they hold no figure
    /// and no letter that a plain mail cannot carry.
    public func writeReminder(_ typed: String, for step: ReminderStep, as actor: Actor) async throws {
        try require(.runRounds, of: actor)
        let says = try words(typed, "The words of the reminder", upTo: 500)
            .replacing("\u{2019}", with: "'").replacing("\u{2018}", with: "'").replacing("\r\n", with: " ").replacing(
                "\n", with: " ")
        guard !says.contains(where: \.isNumber) else {
            throw Refusal(
                .notPossible, "The words hold a number, and a mail of Bellwether never does.",
                remedy: "Leave it out: the return says the day and the figures.")
        }
        guard says.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw Refusal(
                .notPossible, "The words hold a letter that a plain mail cannot carry.", remedy: "Use plain letters and stops.")
        }
        let now = clock()
        try await database.write { connection in
            try connection.reminders.keep(says, for: step, at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .runRounds, verb: "write the words of", noun: "reminder", id: step.rawValue)
        }
    }

    /// What the steps of the ladder say in a mail that holds these notices.
    func words(of kept: [KeptNotice], _ connection: any SQLConnection) throws -> [Notice.Reason: [String]] {
        let steps = kept.compactMap { one in ReminderStep(one).map { (one.notice.reason, $0) } }
        guard !steps.isEmpty else { return [:] }
        let words = try reminderWords(connection)
        return Dictionary(grouping: steps, by: \.0).mapValues { all in
            Set(all.map(\.1)).sorted { $0.place < $1.place }.compactMap { words[$0] }
        }
    }

    /// What a step says: as the officer wrote it, or as it usually does.
    func reminderWords(_ connection: any SQLConnection) throws -> [ReminderStep: String] {
        let written = try connection.reminders.words()
        return Dictionary(uniqueKeysWithValues: ReminderStep.allCases.map { ($0, written[$0] ?? $0.usualWords) })
    }
}

extension ReminderStep {
    /// The step by which somebody was told; nil for a notice that no step made. The place of one is a day, which no place
    /// in a story comes near.
    fileprivate init?(_ kept: KeptNotice) {
        switch (kept.notice.thing.kind, kept.notice.reason) {
        case (.submission, .nearDue): self = .headsUp
        case (.submission, .overdue): self = .first
        case (.submission, .asked) where kept.place > 10_000: self = .second
        case (.round, .referred): self = .escalation
        default: return nil
        }
    }
}

/// Who hears of which step.
private struct LadderPeople {
    private var leads: [ID<Agency>: [Int64]] = [:]
    private var approvers: [ID<Agency>: [Int64]] = [:]
    private var managers: [Int64] = []
    private var chairs: [Int64] = []

    init(_ people: [Person], on day: Day) {
        for person in people {
            for agency in person.agencies(as: [.dataLead], on: day) { leads[agency, default: []].append(person.number) }
            for agency in person.agencies(as: [.approver], on: day) { approvers[agency, default: []].append(person.number) }
            let roles = Set(person.grants.filter { $0.holds(on: day) }.map(\.role))
            if roles.contains(.businessManager) { managers.append(person.number) }
            if roles.contains(.chair) { chairs.append(person.number) }
        }
    }

    typealias Told = (person: Int64, reason: Notice.Reason, thing: Thing, place: Int64)

    func recipients(of step: ReminderStep, _ submission: Submission) -> [Told] {
        let (lead, approver) = (leads[submission.agency] ?? [], approvers[submission.agency] ?? [])
        func all(_ people: [Int64], _ reason: Notice.Reason, _ thing: Thing, _ place: Int64) -> [Told] {
            people.map { ($0, reason, thing, place) }
        }
        let due = Int64(submission.due.number)
        switch step {
        // Where nobody is named to fill in, whoever signs hears of it; where neither is, the business manager.
        case .headsUp: return all(first(lead, approver), .nearDue, submission.thing, due)
        case .first: return all(first(lead, approver), .overdue, submission.thing, due)
        case .second: return all(copied(lead, approver), .asked, submission.thing, due)
        // The grid and not the return: what an agency has written so far is its own.
        case .escalation:
            return all(managers + chairs, .referred, Thing(.round, submission.round), submission.number)
        }
    }

    /// Somebody who fills in and signs hears of it once.
    private func copied(_ lead: [Int64], _ approver: [Int64]) -> [Int64] {
        lead.isEmpty && approver.isEmpty ? managers : lead + approver.filter { !lead.contains($0) }
    }

    private func first(_ lead: [Int64], _ approver: [Int64]) -> [Int64] {
        lead.isEmpty ? approver.isEmpty ? managers : approver : lead
    }
}
