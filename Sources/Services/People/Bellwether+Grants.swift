import Domain
import Storage

extension Bellwether {
    public func grant(_ grant: Grant, to number: Int64, as actor: Actor) async throws -> Person {
        try require(.changePeople, of: actor)
        return try await changing(number, as: actor) { [self] connection, person, now in
            if person.grants.contains(where: { $0.overlaps(grant) }) {
                throw Refusal(
                    .notPossible, "Person \(number) holds this role already in that time.",
                    remedy: "End the role first, or choose other days.")
            }
            try give(grant, to: number, as: actor, connection)
            // A link or token that was handed out earlier must not open the higher door.
            if grant.role == .administrator {
                try connection.links.endAll(of: number, at: now)
                try connection.tokens.endAll(of: number, at: now)
                try connection.calendarLinks.endAll(of: number, at: now)
                try connection.sessions.endAll(of: number)
            }
            try audit(.changePeople, "grant a role to", number, grant.words, by: actor, at: now, connection)
            return try existingPerson(number, connection)
        }
    }

    /// Ends a role; the day is the last on which it holds. What was held before stays known.
    public func endGrant(
        _ role: Role, _ scope: Scope, of number: Int64, on day: Day, as actor: Actor
    ) async throws -> Person {
        try require(.changePeople, of: actor)
        return try await changing(number, as: actor) { [self] connection, person, now in
            guard day >= now.day.adding(days: -1) else {
                throw Refusal(
                    .notPossible, "A role cannot end further back than yesterday.",
                    remedy: "Give yesterday to end it at once, or a later day.")
            }
            guard role != .administrator || actor.isAdministrator else {
                throw Refusal(
                    .denied, "Only an administrator may end an administrator's role.", remedy: "Ask one of them.")
            }
            try requireAnotherKeeper(than: person, ending: role, after: day, now.day, connection)
            guard try connection.people.end(role, scope, of: number, on: day) > 0 else {
                throw Refusal(
                    .notPossible, "Person \(number) does not hold this role beyond that day.",
                    remedy: "Look at the roles on the person's page.")
            }
            try audit(
                .changePeople, "end a role of", number, "\(role.rawValue) for \(scope.word) on \(day.iso8601)", by: actor,
                at: now,
                connection)
            return try existingPerson(number, connection)
        }
    }

    /// Keeps a role that may be given, without an entry of its own.
    func give(_ grant: Grant, to number: Int64, as actor: Actor, _ connection: any SQLConnection) throws {
        guard grant.role != .administrator || actor.isAdministrator else {
            throw Refusal(.denied, "Only an administrator may make another.", remedy: "Ask one of them.")
        }
        guard grant.scope.kind == grant.role.scope else {
            let wanted = grant.role.scope == .partnership ? "the whole partnership" : "one \(grant.role.scope.rawValue)"
            throw Refusal(
                .notPossible, "\(grant.role.label) is held for \(wanted).", remedy: "Choose what the role is held for.")
        }
        if grant.role.needsEnd, grant.until == nil {
            throw Refusal(
                .notPossible, "\(grant.role.label) is a role for a time.", remedy: "Give the last day of it.")
        }
        if let until = grant.until, until < grant.from {
            throw Refusal(.notPossible, "This role would end before it begins.", remedy: "Give a later last day.")
        }
        try requireKnown(grant.scope, connection)
        try connection.people.grant(grant, to: number)
    }

    /// Nobody shuts the last door: an administrator stays or, where there is none, a business manager. The role that
    /// ends is nil where the whole account does.
    func requireAnotherKeeper(
        than person: Person, ending role: Role?, after day: Day, _ today: Day, _ connection: any SQLConnection
    ) throws {
        func holds(_ key: Role, _ one: Person, _ day: Day) -> Bool {
            one.state == .active && one.grants.contains { $0.role == key && $0.holds(on: day) }
        }
        let people = try connection.people.all()
        let key = people.contains { holds(.administrator, $0, today) } ? Role.administrator : .businessManager
        guard role == nil || role == key, holds(key, person, today) else { return }
        let afterwards = max(day, today).adding(days: 1)
        let stays = people.contains { $0.number != person.number && holds(key, $0, today) && holds(key, $0, afterwards) }
        guard stays else {
            throw Refusal(
                .notPossible, "Person \(person.number) is the last \(key.label.lowercased()), and looks after the accounts.",
                remedy: "Give another person the role first, and let them sign in once.")
        }
    }

    private func requireKnown(_ scope: Scope, _ connection: any SQLConnection) throws {
        let version = try frameworkInForce(asKnown: nil, in: connection)
        let isKnown =
            switch scope {
            case .partnership: true
            case .body(let id): version.body(id) != nil
            case .agency(let id): version.agency(id) != nil
            case .area(let id): version.area(id) != nil
            }
        guard isKnown else {
            throw Refusal(
                .notPossible, "The framework has no \(scope.kind.rawValue) of that id.",
                remedy: "Choose one that stands in the framework.")
        }
    }
}

extension Grant {
    /// "chair for partnership from 2026-11-21 until 2027-03-31".
    fileprivate var ending: String { until.map { " until \($0.iso8601)" } ?? "" }
    var words: String { "\(role.rawValue) for \(scope.word) from \(from.iso8601)\(ending)" }

    func isOver(on day: Day) -> Bool { until.map { $0 < day || $0 < from } ?? false }

    /// The same role for the same, on a day that both hold.
    func overlaps(_ other: Grant) -> Bool {
        guard role == other.role, scope == other.scope else { return false }
        if let until, until < from || until < other.from { return false }
        return other.until.map { from <= $0 } ?? true
    }
}
