import Domain
import Storage

extension Bellwether {
    /// Who sends a request, by the token of the cookie; nil when the session is over or never was. The address is not
    /// held against anybody: people change networks between two pages.
    public func visitor(session token: String, from address: String) async throws -> Visitor? {
        let now = clock()
        let found = try await database.read { [self] connection -> (visit: Visit, owes: Bool)? in
            guard let visit = try Visit.find(token, at: now, connection) else { return nil }
            return (visit, try owesSecondFactor(visit, on: now.day, connection))
        }
        guard let (visit, owes) = found else { return nil }
        if visit.isOver(at: now) {
            try await database.write { try $0.sessions.end(visit.session.number) }
            return nil
        }
        return Visitor(
            person: visit.person, actor: owes ? visit.person.itself : visit.person.acting(on: now.day),
            newSession: try await refresh(visit, at: now), hasSecondFactor: visit.hasSecondFactor,
            hasAnsweredSecondFactor: visit.session.secondFactor == .answered, owesSecondFactor: owes, token: nil)
    }

    /// Who came in with a second factor at the provider owes none here. The demonstration lets anybody in as anybody, so
    /// a second factor would guard nothing there.
    private func owesSecondFactor(_ visit: Visit, on day: Day, _ connection: any SQLConnection) throws -> Bool {
        guard !visit.hasSecondFactor, visit.session.secondFactor != .answered,
            visit.person.grants.contains(where: { $0.role.needsSecondFactor && $0.holds(on: day) })
        else { return false }
        return try !isDemonstration(connection)
    }

    func isDemonstration(_ connection: any SQLConnection) throws -> Bool {
        try frameworkInForce(asKnown: nil, in: connection).framework.fictionalBanner != nil
    }

    /// Gives the new token when it is time for one.
    private func refresh(_ visit: Visit, at now: Instant) async throws -> String? {
        guard visit.wantsNewToken(at: now) else {
            if visit.wantsNotice(at: now) { try await database.write { try $0.sessions.see(visit.session.number, at: now) } }
            return nil
        }
        let token = Tokens.make()
        let oldUntil = now.later(by: SessionLimits.overlap)
        let isRotated = try await database.write {
            try $0.sessions.rotate(visit.session, to: Tokens.hash(token), oldUntil: oldUntil, at: now)
        }
        return isRotated ? token : nil
    }

    public func signOut(session token: String) async throws {
        try await leave(token, verb: "sign out") { connection, visit in try connection.sessions.end(visit.session.number) }
    }

    /// On every browser, this one too.
    public func signOutEverywhere(session token: String) async throws {
        try await leave(token, verb: "sign out everywhere") { connection, visit in
            try connection.sessions.endAll(of: visit.person.number)
        }
    }

    /// A session without a password, for whoever looks at the demonstration. A real partnership has no such door.
    public func signInAsDemonstration(_ number: Int64) async throws -> String {
        let now = clock()
        return try await database.write { [self] connection in
            guard try isDemonstration(connection) else {
                throw Refusal(.denied, "Only a demonstration lets anybody in.", remedy: "Sign in with your password.")
            }
            try connection.people.lock()
            let person = try existingPerson(number, connection)
            guard person.state != .closed else { throw Bellwether.isClosed(number) }
            if person.state == .invited { try connection.people.activate(number) }
            try audit(.signIn, "sign in", number, "demonstration", by: person.itself, at: now, connection)
            return try openSession(number, .none, at: now, connection)
        }
    }

    // MARK: - Pieces of signing in

    /// A new session, whose token is given this once.
    func openSession(
        _ person: Int64, _ secondFactor: Session.SecondFactor, at now: Instant, _ connection: any SQLConnection
    ) throws -> String {
        try connection.sessions.clear(at: now)
        let token = Tokens.make()
        let lasts = secondFactor == .awaited ? SessionLimits.pending : SessionLimits.absolute
        try connection.sessions.open(
            Session(
                person: person, tokenHash: Tokens.hash(token), secondFactor: secondFactor, createdAt: now,
                expiresAt: now.later(by: lasts)))
        return token
    }

    /// Somebody signed in now, or a refusal that sends them to sign in.
    func requireVisit(_ token: String, at now: Instant, _ connection: any SQLConnection) throws -> Visit {
        guard let visit = try Visit.find(token, at: now, connection), !visit.isOver(at: now) else {
            throw Refusal(.denied, "You are not signed in any more.", remedy: "Sign in again.")
        }
        return visit
    }

    private func leave(
        _ token: String, verb: String, _ end: @escaping @Sendable (any SQLConnection, Visit) throws -> Void
    ) async throws {
        let now = clock()
        try await database.write { [self] connection in
            guard let visit = try Visit.find(token, at: now, connection) else { return }
            try end(connection, visit)
            try audit(.signIn, verb, visit.person.number, by: visit.person.itself, at: now, connection)
        }
    }
}

extension Instant {
    func later(by seconds: Int64) -> Instant { Instant(secondsSince1970: secondsSince1970 + seconds) }
    func earlier(by seconds: Int64) -> Instant { later(by: -seconds) }
}

extension Person {
    /// As one who acts on their own account, which takes no role.
    var itself: Actor { .person(ActingPerson(number: number, grants: [])) }
}
