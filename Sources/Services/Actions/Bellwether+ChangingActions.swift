import Domain
import Storage

/// What one act on an action leaves behind beside the action itself: its step, its entry in the trail, its notices.
struct ActionAct {
    var verb: String
    var says = ""
    var from: String?
    var to: String?
    /// For the trail, which holds no words of anybody.
    var detail = ""
    var capability: Capability?
    var tells: [(reason: Notice.Reason, to: Recipients)] = []
}

extension Bellwether {
    /// Runs one act on an action in one transaction: the action, its step, its line of the search, its entry in the
    /// trail and whom it tells come together or not at all.
    func acting(
        on number: Int64, _ capability: Capability, as actor: Actor,
        _ body: @escaping @Sendable (inout Action, any SQLConnection, Instant) throws -> ActionAct
    ) async throws -> Action {
        try require(capability, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.actions.lock()
            var action = try existingAction(number, seenBy: actor, connection)
            try requireOwn(action, capability, of: actor)
            let act = try body(&action, connection, now)
            try connection.actions.keep(action)
            try record(act, on: action, capability, by: actor, at: now, connection)
            return action
        }
    }

    func record(
        _ act: ActionAct, on action: Action, _ capability: Capability, by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws {
        let step = try connection.steps.add(
            act.verb, to: action.thing, says: act.says, from: act.from, to: act.to, at: now, by: actor)
        try connection.search.keep(searchEntry(action, connection))
        try connection.audit.append(
            at: now, by: actor, act.capability ?? capability, verb: act.verb, noun: "action", id: "\(action.number)",
            detail: act.detail)
        for one in act.tells {
            try tell(one.reason, of: action.thing, place: step.place, to: one.to, at: now, by: actor, connection)
        }
    }

    /// There for those who see it; for everybody else in the words of what is not there.
    func existingAction(_ number: Int64, seenBy actor: Actor, _ connection: any SQLConnection) throws -> Action {
        guard let action = try connection.actions.find(number),
            try sight(of: actor, in: connection).sees(action.access, about: action.indicator)
        else { throw Bellwether.noSuch("action", Thing(.action, number).reference) }
        return action
    }

    /// An agency speaks for its own actions. That there are others is no secret: the register is read by the whole board.
    func requireOwn(_ action: Action, _ capability: Capability, of actor: Actor) throws {
        guard AccessTable.reach(of: actor, for: capability).covers(action) else {
            throw Refusal(
                .denied, "\(action.reference) is not your agency's, so you cannot report on it.",
                remedy: "Tell the business manager what you know about it.")
        }
    }

    func requireState(_ action: Action, _ states: [Action.State], to do: String) throws {
        guard states.contains(action.state) else {
            let standing = action.standing(on: today)
            throw Refusal(
                .notPossible, "\(action.reference) cannot be \(`do`): it is \(standing.label.lowercasedFirst).",
                remedy: action.state == .open
                    ? "Its owner has to say first that it is complete." : "Reopen it first, with the reason.")
        }
    }

    private func searchEntry(_ action: Action, _ connection: any SQLConnection) throws -> SearchEntry {
        let version = try frameworkInForce(asKnown: nil, in: connection)
        let names =
            action.owner.agencies.flatMap { [$0.text, version.agency($0)?.name ?? ""] }
            + [action.body.text, version.body(action.body)?.name ?? "", action.indicator?.text ?? "", action.area?.text ?? ""]
        return SearchEntry(
            action.thing, title: action.title,
            text: ([action.says, action.origin.says, action.owner.post] + names).filter { !$0.isEmpty }.joined(separator: " "),
            access: action.access, indicator: action.indicator)
    }
}

extension Reach {
    /// An action belongs to each agency that owns it; one of a body's own belongs to nobody in particular.
    func covers(_ action: Action) -> Bool {
        self == .everything || action.owner.agencies.contains { covers(.agency($0)) }
    }
}

extension Action {
    /// Those who have to do it.
    var owners: Recipients { .several(owner.agencies.map { .agency($0) } + (owner.person.map { [.person($0)] } ?? [])) }

    /// Those who asked for it and look after it.
    var askers: Recipients { .several([.body(body), .role(.businessManager), .role(.performanceOfficer)]) }
}
