import Domain
import Storage

// What is done to a return on its way from the agency to the board. Each act is a step of its story.
extension Bellwether {
    /// Sends a return to whoever signs it.
    ///
    /// - Parameters:
    ///   - minutes: what it took, as the data lead says.
    ///   - partly: what has no answer yet stays open, and is asked for again.
    public func submitReturn(_ number: Int64, minutes: Int? = nil, partly: Bool = false, as actor: Actor) async throws {
        try require(.fillReturn, of: actor)
        if let minutes, !(0...6000).contains(minutes) {
            throw Refusal(.notPossible, "Nobody takes \(minutes) minutes for a return.", remedy: "Give the minutes that it took.")
        }
        let answer = try await submission(number, as: actor)
        if !partly, let first = answer.unanswered.first {
            let title = answer.version.indicator(first.indicator)?.title ?? first.indicator.text
            throw Refusal(
                .notPossible, "“\(title)” has no answer yet, and an empty box is never read as nought.",
                remedy: "Give the figure or the reason why there is none, or send what is ready.")
        }
        if answer.unanswered.count == answer.lines.count(where: \.isDue), answer.lines.contains(where: \.isDue) {
            throw Refusal(.notPossible, "Nothing has an answer yet.", remedy: "Fill in a line, or send a nil return.")
        }
        if let stop = answer.stops.first {
            throw Refusal(.notPossible, stop.sentence, remedy: stop.remedy)
        }
        try await act(.submit(minutes: minutes, isNil: false), on: number, .fillReturn, says: "", by: actor)
    }

    /// The agency has nothing to send, and says why: each open line gets that as its answer.
    public func submitNilReturn(_ number: Int64, why: String, as actor: Actor) async throws {
        try require(.fillReturn, of: actor)
        let why = try words(why, "Why there is nothing to send", upTo: 1000)
        let now = clock()
        try await act(.submit(minutes: nil, isNil: true), on: number, .fillReturn, says: why, by: actor) { connection in
            try connection.submissionLines.answerRest(of: number, .notAvailable, why: why, at: now, by: actor)
        }
    }

    /// Says that the figures and the words are the agency's.
    public func signReturn(_ number: Int64, as actor: Actor) async throws {
        try require(.signReturn, of: actor)
        try await act(.sign, on: number, .signReturn, says: "", by: actor)
    }

    /// Sends it back to the data lead: by the approver, or by whoever runs the round.
    public func giveBackReturn(_ number: Int64, why: String, as actor: Actor) async throws {
        let capability: Capability = AccessTable.grants(actor, .signReturn) ? .signReturn : .runRounds
        try require(capability, of: actor)
        let why = try words(why, "What has to be put right", upTo: 1000)
        try await act(.giveBack(why), on: number, capability, says: why, by: actor)
    }

    /// Gives an agency more time.
    public func extendReturn(_ number: Int64, to day: Day, why: String, as actor: Actor) async throws {
        try require(.runRounds, of: actor)
        let why = try words(why, "Why it gets more time", upTo: 1000)
        guard day >= today else {
            throw Refusal(.notPossible, "\(day.long) is past.", remedy: "Give a day that is still to come.")
        }
        try await act(.extend(why, due: day), on: number, .runRounds, says: why, by: actor)
    }

    /// Opens an accepted return again. What was accepted stands until the new one is.
    public func reopenReturn(_ number: Int64, why: String, as actor: Actor) async throws {
        try require(.runRounds, of: actor)
        let why = try words(why, "Why it is opened again", upTo: 1000)
        try await act(.reopen(why), on: number, .runRounds, says: why, by: actor)
    }

    // MARK: - Queries

    /// Asks something of a return that was signed off.
    public func queryReturn(_ number: Int64, line: Int? = nil, asks: String, as actor: Actor) async throws {
        try require(.runRounds, of: actor)
        let asks = try words(asks, "What is asked", upTo: 1000)
        let now = clock()
        try await act(.query(asks), on: number, .runRounds, says: asks, by: actor) { connection in
            if let line, try !connection.submissionLines.all(of: number).contains(where: { $0.place == line }) {
                throw Refusal(.notPossible, "The return has no line \(line).", remedy: "Choose one of the list.")
            }
            _ = try connection.returnQueries.add(asks, of: number, line: line, at: now, by: actor)
        }
    }

    /// The agency's answer: by its data lead, or its approver.
    public func answerQuery(_ query: Int64, of number: Int64, says: String, as actor: Actor) async throws {
        let capability: Capability = AccessTable.grants(actor, .fillReturn) ? .fillReturn : .signReturn
        try require(capability, of: actor)
        let says = try words(says, "The answer", upTo: 1000)
        let now = clock()
        try await act(.answer(says), on: number, capability, says: says, by: actor) { connection in
            guard try connection.returnQueries.answer(query, of: number, says, at: now, by: actor) else {
                throw Refusal(.notPossible, "This query has an answer, or is not there.", remedy: "Look at the return again.")
            }
        }
    }

    // MARK: - Pieces

    /// One act: what goes with it, the state, the step, who is told, the trail.
    private func act(
        _ act: Submission.Act, on number: Int64, _ capability: Capability, says: String, by actor: Actor,
        _ beside: @escaping @Sendable (any SQLConnection) throws -> Void = { _ in }
    ) async throws {
        let now = clock()
        try await database.write { [self] connection in
            try connection.rounds.lock()
            var submission = try existingReturn(number, for: capability, of: actor, connection)
            if case .submit = act { try requireUnlocked(submission, on: now.day, connection) }
            let (was, due) = (submission.state, submission.due)
            // First the state, so that nothing is written beside an act that is not possible.
            if case .answer = act {
                try beside(connection)
                try take(
                    act, &submission, on: now.day, by: actor, waiting: try connection.returnQueries.waiting(in: number))
            } else {
                try take(act, &submission, on: now.day, by: actor)
                try beside(connection)
            }
            try connection.submissions.change(submission)
            let moved = submission.due != due
            let step = try connection.steps.add(
                act.word, to: submission.thing, says: says, from: moved ? due.iso8601 : was.rawValue,
                to: moved ? submission.due.iso8601 : submission.state.rawValue, at: now, by: actor)
            if let (reason, recipients) = act.tells(submission) {
                try tell(reason, of: submission.thing, place: step.place, to: recipients, at: now, by: actor, connection)
            }
            try audit(capability, act.verb, submission, by: actor, at: now, connection)
        }
    }
}

extension Submission.Act {
    var verb: String {
        switch self {
        case .fill: "fill in"
        case .submit: "send"
        case .sign: "sign"
        case .giveBack: "send back"
        case .query: "query"
        case .answer: "answer a query of"
        case .accept: "accept"
        case .extend: "extend"
        case .reopen: "reopen"
        }
    }

    /// Who has to know.
    fileprivate func tells(_ submission: Submission) -> (Notice.Reason, Recipients)? {
        switch self {
        case .fill, .accept: nil
        case .submit: (.asked, .agency(submission.agency))
        case .sign: (.answered, .role(.performanceOfficer))
        case .giveBack, .reopen: (.returned, .agency(submission.agency))
        case .query: (.asked, .agency(submission.agency))
        case .answer: (.answered, .role(.performanceOfficer))
        case .extend: (.decided, .agency(submission.agency))
        }
    }
}
