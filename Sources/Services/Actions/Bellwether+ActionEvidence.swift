import Domain
import Storage

// What is decided about evidence, and what follows from it.
extension Bellwether {
    /// Accepts evidence in the name of a body that looked at it on a day. With `closes` the action is closed by it.
    public func acceptEvidence(
        _ place: Int64, of number: Int64, by body: ID<Body>, on day: Day? = nil, says: String = "", closes: Bool = false,
        as actor: Actor
    ) async throws -> Action {
        let says = try words(says, "What was thought of it", upTo: 1000, mayBeEmpty: true)
        return try await acting(on: number, .acceptEvidence, as: actor) { [self] action, connection, now in
            let day = try decide(.accepted, place, of: action, by: body, on: day, says, actor, now, connection)
            action.acceptedEvidence = place
            if closes {
                try requireState(action, [.complete], to: "closed")
                (action.state, action.endedOn) = (.closed, day)
            }
            return ActionAct(
                verb: closes ? "accept and close" : "accept", says: says, to: "E\(place)",
                detail: "E\(place) by \(body) on \(day.iso8601)", tells: [(.decided, action.owners)])
        }
    }

    public func refuseEvidence(
        _ place: Int64, of number: Int64, by body: ID<Body>, on day: Day? = nil, why: String, as actor: Actor
    ) async throws -> Action {
        let why = try words(why, "What is missing in it", upTo: 1000)
        return try await acting(on: number, .acceptEvidence, as: actor) { [self] action, connection, now in
            let day = try decide(.refused, place, of: action, by: body, on: day, why, actor, now, connection)
            return ActionAct(
                verb: "refuse", says: why, to: "E\(place)", detail: "E\(place) by \(body) on \(day.iso8601)",
                tells: [(.decided, action.owners)])
        }
    }

    /// Closes what is complete and has accepted evidence. Without it takes somebody who may set a check aside, and why.
    public func closeAction(_ number: Int64, settingAside why: String? = nil, as actor: Actor) async throws -> Action {
        let why = try why.map { try words($0, "The reason for setting the check aside", upTo: 500) }
        if why != nil { try require(.setChecksAside, of: actor) }
        return try await acting(on: number, .acceptEvidence, as: actor) { [self] action, _, now in
            try requireState(action, [.complete], to: "closed")
            if action.acceptedEvidence == nil, why == nil {
                throw Refusal(
                    .notPossible, "\(action.reference) cannot be closed: no evidence has been accepted since it was opened.",
                    remedy: "Accept its evidence first. Whoever may set a check aside can close it without, with the reason.")
            }
            let isSetAside = action.acceptedEvidence == nil
            (action.state, action.endedOn, action.isCheckSetAside) = (.closed, now.day, isSetAside)
            return ActionAct(
                verb: isSetAside ? "close without evidence" : "close", says: why ?? "",
                detail: isSetAside ? "check set aside: accepted evidence" : "",
                capability: isSetAside ? .setChecksAside : nil, tells: [(.decided, action.owners)])
        }
    }

    private func decide(
        _ state: ActionEvidence.State, _ place: Int64, of action: Action, by body: ID<Body>, on day: Day?, _ says: String,
        _ actor: Actor, _ now: Instant, _ connection: any SQLConnection
    ) throws -> Day {
        let day = day ?? now.day
        try requireState(action, [.open, .complete], to: "decided on")
        guard let evidence = try connection.actionEvidence.all(of: action.number).first(where: { $0.place == place }) else {
            throw Bellwether.noSuch("evidence", "E\(place) of \(action.reference)")
        }
        guard try frameworkInForce(asKnown: nil, in: connection).body(body) != nil else {
            throw Refusal(.notPossible, "There is no body \(body).", remedy: "Name the body that looked at the evidence.")
        }
        guard (evidence.at.day...max(now.day, evidence.at.day)).contains(day) else {
            throw Refusal(
                .notPossible, "Nobody can have looked at it on \(day.long): it came on \(evidence.at.day.long).",
                remedy: "Give a day between then and today.")
        }
        let decision = ActionEvidence.Decision(body: body, on: day, at: now, by: actor, says: says)
        guard try connection.actionEvidence.decide(state, decision, place: place, of: action.number) else {
            throw Refusal(
                .notPossible, "E\(place) of \(action.reference) has been \(evidence.state.rawValue) already.",
                remedy: "Read the decision on the page of the action.")
        }
        return day
    }
}
