import Domain
import Storage

// What is done to actions by those who look after the register.
extension Bellwether {
    /// Writes down an action. `number` is for one that was numbered elsewhere.
    public func addAction(_ draft: ActionDraft, number: Int64? = nil, as actor: Actor) async throws -> Action {
        try require(.changeActions, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.actions.lock()
            let action = try addAction(draft, number: number, by: actor, at: now, connection)
            try agree(on: action, by: actor, at: now, connection)
            return action
        }
    }

    /// Notes with the challenge that an action comes from that it was agreed, where there is such a challenge and it has
    /// none yet.
    private func agree(on action: Action, by actor: Actor, at now: Instant, _ connection: any SQLConnection) throws {
        guard let thing = action.origin.thing, thing.kind == .challenge, let number = thing.number,
            AccessTable.grants(actor, .judgeAnswer), let challenge = try connection.challenges.find(number), challenge.isOpen,
            challenge.action == nil, try sight(of: actor, in: connection).sees(challenge.access)
        else { return }
        try connection.challenges.lock()
        try act(.agree(action.title, action: action.number), on: number, .judgeAnswer, by: actor, at: now, connection)
    }

    /// The same inside somebody else's transaction: a resolution, an answer to a challenge. The caller has asked for the
    /// right to do it and holds the lock of the register.
    func addAction(
        _ draft: ActionDraft, number: Int64? = nil, by actor: Actor, at now: Instant, _ connection: any SQLConnection
    ) throws -> Action {
        let draft = try checked(draft, by: actor, on: now.day, connection)
        let free = try connection.actions.nextNumber()
        if let number, try number < 1 || connection.actions.find(number) != nil {
            throw Refusal(.notPossible, "Action \(number) cannot be added: the number is taken.", remedy: "Leave it out.")
        }
        let action = Action(
            number: number ?? free, title: draft.title, origin: draft.origin, body: draft.body, owner: draft.owner,
            due: draft.due, raisedOn: now.day
        ).saying(draft)
        try connection.actions.add(action)
        let act = ActionAct(
            verb: "raise", says: action.says, to: action.due.iso8601, detail: "due \(action.due.iso8601)",
            tells: [(.asked, action.owners)])
        try record(act, on: action, .changeActions, by: actor, at: now, connection)
        return action
    }

    /// Puts its words right, or its owner, or the figure that should change. The day is moved by `moveAction`.
    public func changeAction(_ number: Int64, to draft: ActionDraft, why: String, as actor: Actor) async throws -> Action {
        let why = try words(why, "The reason for the change", upTo: 500)
        return try await acting(on: number, .changeActions, as: actor) { [self] action, connection, now in
            let before = action
            action = action.saying(try checked(draft, by: actor, on: now.day, connection))
            guard action != before else {
                throw Refusal(.notPossible, "Nothing was changed.", remedy: "Change something, or go back.")
            }
            let isOwnersNew = action.owner != before.owner
            return ActionAct(
                verb: "change", says: why, from: isOwnersNew ? before.owner.post : nil, to: isOwnersNew ? action.owner.post : nil,
                tells: isOwnersNew ? [(.asked, action.owners)] : [])
        }
    }

    /// Gives it another day. Every move stays on record with its reason, and is counted.
    public func moveAction(_ number: Int64, to due: Day, why: String, as actor: Actor) async throws -> Action {
        let why = try words(why, "The reason for the new day", upTo: 500)
        return try await acting(on: number, .changeActions, as: actor) { [self] action, _, now in
            try requireState(action, [.open], to: "moved")
            guard due != action.due else {
                throw Refusal(.notPossible, "It is due on \(due.long) already.", remedy: "Give another day.")
            }
            guard due >= now.day else {
                throw Refusal(
                    .notPossible, "\(due.long) has gone by.", remedy: "Give a day from \(now.day.long) on.")
            }
            let was = action.due
            action.due = due
            action.moves += 1
            return ActionAct(
                verb: "move", says: why, from: was.iso8601, to: due.iso8601, detail: "\(was.iso8601) to \(due.iso8601)",
                tells: [(.decided, action.owners)])
        }
    }

    /// It is not to be done any more.
    public func withdrawAction(_ number: Int64, why: String, as actor: Actor) async throws -> Action {
        let why = try words(why, "The reason for the withdrawal", upTo: 500)
        return try await acting(on: number, .changeActions, as: actor) { [self] action, _, now in
            try requireState(action, [.open, .complete], to: "withdrawn")
            (action.state, action.endedOn) = (.withdrawn, now.day)
            return ActionAct(verb: "withdraw", says: why, tells: [(.decided, action.owners)])
        }
    }

    /// It has to be done after all. What was accepted before counts no more.
    public func reopenAction(_ number: Int64, why: String, as actor: Actor) async throws -> Action {
        let why = try words(why, "The reason for the reopening", upTo: 500)
        return try await acting(on: number, .changeActions, as: actor) { action, _, _ in
            guard action.state != .open else {
                throw Refusal(.notPossible, "\(action.reference) is open.", remedy: "There is nothing to reopen.")
            }
            let was = action.state
            (action.state, action.endedOn, action.acceptedEvidence, action.isCheckSetAside) = (.open, nil, nil, false)
            return ActionAct(verb: "reopen", says: why, from: was.rawValue, to: "open", tells: [(.decided, action.owners)])
        }
    }
}
