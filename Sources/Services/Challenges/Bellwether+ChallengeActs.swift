import Domain
import Storage

// What is done to what the board asks and advises. Each act is a step of its story and an entry of the audit trail.
extension Bellwether {
    /// Puts a question to an agency, or advises it.
    ///
    /// - Parameter number: for one that was numbered elsewhere; the next when it is nil.
    @discardableResult
    public func raiseChallenge(_ draft: ChallengeDraft, number: Int64? = nil, as actor: Actor) async throws -> Challenge {
        try require(.raiseChallenge, of: actor)
        if draft.figure != nil { try require(.readFigures, of: actor, for: .board) }
        if draft.access != .open { try require(.readRestricted, of: actor) }
        let now = clock()
        let question = try words(draft.question, draft.kind == .question ? "The question" : "The advice")
        let addressee = try words(draft.addressee, "Who is to answer", upTo: 200, mayBeEmpty: true)
        let subject = try words(draft.subject, "What it is about", upTo: 300, mayBeEmpty: true)
        let raisedAs = try words(draft.raisedAs, "In whose words", upTo: 200, mayBeEmpty: true)
        return try await database.write { [self] connection in
            try connection.challenges.lock()
            let version = try framework(seenBy: actor, in: connection)
            guard let agency = version.agency(draft.agency), agency.closedOn.map({ now.day < $0 }) ?? true else {
                throw Refusal(.notPossible, "There is no agency \(draft.agency) to be asked.", remedy: "Choose one of the list.")
            }
            let due = draft.due ?? Challenge.usualDue(from: now.day)
            guard due >= now.day else {
                throw Refusal(.notPossible, "The day for the answer is past.", remedy: "Give today or a later day.")
            }
            let challenge = Challenge(
                number: try freeNumber(number, connection), kind: draft.kind, question: question, agency: agency.id,
                addressee: addressee, raisedOn: now.day, raisedBy: actor,
                raisedAs: raisedAs.isEmpty ? Bellwether.words(of: actor, version) : raisedAs,
                evidence: try draft.figure.map { try reading(of: $0, actor, today: now.day, connection).evidence },
                subject: subject, due: due, access: draft.access)
            try connection.challenges.add(challenge)
            let step = try connection.steps.add(
                "raise", to: challenge.thing, says: question, to: due.iso8601, at: now, by: actor)
            try find(challenge, version, connection)
            try tell(
                .asked, of: challenge.thing, place: step.place, to: .agency(challenge.agency), at: now, by: actor, connection)
            try audit(
                .raiseChallenge, challenge.kind == .question ? "raise" : "advise by", challenge, by: actor, at: now, connection)
            return challenge
        }
    }

    private func freeNumber(_ number: Int64?, _ connection: any SQLConnection) throws -> Int64 {
        guard let number else { return try connection.challenges.nextNumber() }
        guard number > 0, try connection.challenges.find(number) == nil else {
            throw Refusal(
                .notPossible, "\(Thing(.challenge, number).reference) is another one already.",
                remedy: "Give a number that is free, or none.")
        }
        return number
    }

    /// Does one act to a challenge that the actor sees and may do it to.
    @discardableResult
    public func act(_ act: Challenge.Act, on number: Int64, as actor: Actor) async throws -> Challenge {
        let capability = try requiredCapability(for: act, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.challenges.lock()
            return try self.act(act, on: number, capability, by: actor, at: now, connection)
        }
    }

    /// The same inside somebody else's transaction, who holds the lock and has asked for the capability.
    @discardableResult
    func act(
        _ act: Challenge.Act, on number: Int64, _ capability: Capability, by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws -> Challenge {
        let plain = try checked(act)
        var challenge = try existingChallenge(number, actor, connection)
        try requireReach(capability, challenge, actor)
        if let due = plain.newDue, due < now.day {
            throw Refusal(.notPossible, "The day for the answer is past.", remedy: "Give today or a later day.")
        }
        let before = challenge.due
        do throws(Challenge.NotNow) {
            try challenge.take(plain, on: now.day)
        } catch {
            throw Refusal(.notPossible, error.what, remedy: error.remedy)
        }
        try connection.challenges.change(challenge)
        let step = try connection.steps.add(
            plain.word, to: challenge.thing, says: plain.says, from: plain.newDue == nil ? nil : before.iso8601, to: plain.to,
            at: now, by: actor)
        try find(challenge, try framework(seenBy: actor, in: connection), connection)
        if let reason = plain.tells {
            try tell(
                reason, of: challenge.thing, place: step.place, to: recipients(plain, challenge), at: now, by: actor, connection)
        }
        try audit(capability, plain.verb, challenge, by: actor, at: now, connection)
        return challenge
    }

    // MARK: - Who may

    private func requiredCapability(for act: Challenge.Act, of actor: Actor) throws -> Capability {
        switch act {
        case .reply:
            try require(.answerChallenge, of: actor)
            return .answerChallenge
        case .note:
            // A note is for whoever has a part in it: the agency that is asked, or those who judge.
            if AccessTable.grants(actor, .judgeAnswer) { return .judgeAnswer }
            try require(.answerChallenge, of: actor)
            return .answerChallenge
        case .accept, .refuse, .escalate, .agree, .close, .reopen, .withdraw:
            try require(.judgeAnswer, of: actor)
            return .judgeAnswer
        }
    }

    private func requireReach(_ capability: Capability, _ challenge: Challenge, _ actor: Actor) throws {
        guard AccessTable.reach(of: actor, for: capability).covers(.agency(challenge.agency)) else {
            throw Refusal(
                .denied, "\(challenge.reference) is for another agency to answer.",
                remedy: "You answer what your own agency is asked.")
        }
    }

    /// The same act with its words made fit to be kept.
    private func checked(_ act: Challenge.Act) throws -> Challenge.Act {
        switch act {
        case .reply(let says): .reply(try words(says, "The reply"))
        case .accept(let says, let agreed):
            .accept(
                try words(says, "The board’s view"),
                agreed: try agreed.map { try words($0, "What was agreed", mayBeEmpty: true) }.flatMap { $0.isEmpty ? nil : $0 })
        case .refuse(let says, let due): .refuse(try words(says, "Why the answer is not accepted"), due: due)
        case .escalate(let says, let stage, let to):
            .escalate(try words(says, "Why it is escalated"), stage: stage, to: try words(to, "To whom it goes", upTo: 200))
        case .agree(let says, let action): .agree(try words(says, "What was agreed"), action: action)
        case .close(let impact): .close(impact: try words(impact, "What it changed"))
        case .reopen(let says, let due): .reopen(try words(says, "Why it is opened again"), due: due)
        case .withdraw(let says): .withdraw(try words(says, "Why it is withdrawn"))
        case .note(let says): .note(try words(says, "The note"))
        }
    }

    // MARK: - Who is told, and how it is found

    private func recipients(_ act: Challenge.Act, _ challenge: Challenge) -> Recipients {
        guard case .reply = act else { return .agency(challenge.agency) }
        guard case .person(let person) = challenge.raisedBy else { return .role(.businessManager) }
        return .several([.person(person.number), .role(.businessManager)])
    }

    private func find(_ challenge: Challenge, _ version: FrameworkVersion, _ connection: any SQLConnection) throws {
        let text = [
            challenge.question, version.agency(challenge.agency)?.name, challenge.addressee, challenge.raisedAs,
            challenge.evidence?.title, challenge.subject, challenge.agreed, challenge.impact, challenge.escalatedTo,
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
        try connection.search.keep(
            SearchEntry(
                challenge.thing, title: String(challenge.question.prefix(120)), text: text,
                access: challenge.access, indicator: challenge.evidence?.indicator))
    }

    private func audit(
        _ capability: Capability, _ verb: String, _ challenge: Challenge, by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws {
        try connection.audit.append(
            at: now, by: actor, capability, verb: verb, noun: "challenge", id: "\(challenge.number)")
    }
}

extension Challenge.Act {
    /// The day by which the agency is to answer anew.
    var newDue: Day? {
        switch self {
        case .refuse(_, let due), .reopen(_, let due): due
        case .reply, .accept, .escalate, .agree, .close, .withdraw, .note: nil
        }
    }

    /// As the audit trail says it.
    var verb: String {
        switch self {
        case .reply: "answer"
        case .accept: "accept the answer to"
        case .refuse: "refuse the answer to"
        case .escalate: "escalate"
        case .agree: "agree on"
        case .close: "close"
        case .reopen: "reopen"
        case .withdraw: "withdraw"
        case .note: "note on"
        }
    }

    var tells: Notice.Reason? {
        switch self {
        case .reply: .answered
        case .refuse, .reopen: .asked
        case .escalate: .referred
        case .accept, .agree, .close, .withdraw: .decided
        case .note: nil
        }
    }
}
