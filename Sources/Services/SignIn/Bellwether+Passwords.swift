import Domain
import Storage

extension Bellwether {
    /// Whose a link is, while it is good.
    public func linkOwner(_ token: String) async throws -> Person? {
        let now = clock()
        return try await database.read { try Bellwether.owner(of: token, at: now, $0) }
    }

    /// Sets the password that a link is for, uses the link up, ends all sessions of before and signs in.
    public func usePassword(_ password: String, link token: String, from address: String) async throws -> SignInAnswer {
        let now = clock()
        guard let owner = try await linkOwner(token) else { throw Bellwether.linkIsOver }
        if let problem = PasswordStrength.problem(password, of: owner) { throw problem }
        let kept = try await passwords.kept(password)
        return try await database.write { [self] connection in
            try connection.people.lock()
            guard let person = try Bellwether.owner(of: token, at: now, connection),
                try connection.links.use(Tokens.hash(token), at: now)
            else { throw Bellwether.linkIsOver }
            try connection.credentials.setPassword(kept, of: person.number, at: now)
            try connection.people.activate(person.number)
            try connection.sessions.endAll(of: person.number)
            try connection.links.endAll(of: person.number, at: now)
            let detail = person.state == .invited ? "invitation" : "reset"
            try audit(.signIn, "set password of", person.number, detail, by: person.itself, at: now, connection)
            return try letIn(person, at: now, connection)
        }
    }

    /// Changes one's own password; every other session ends.
    public func changePassword(old: String, new: String, session token: String, as actor: Actor) async throws {
        let now = clock()
        let (visit, kept) = try await checkOldPassword(old, session: token, as: actor, at: now)
        guard old != new else {
            throw Refusal(.notPossible, "The new password is the old one.", remedy: "Choose another.")
        }
        if let problem = PasswordStrength.problem(new, of: visit.person) { throw problem }
        let replacement = try await passwords.kept(new)
        try await database.write { [self] connection in
            guard try connection.credentials.find(visit.person.number)?.password == kept else {
                throw Refusal(.notPossible, "Your password was changed meanwhile.", remedy: "Sign in again.")
            }
            try connection.credentials.setPassword(replacement, of: visit.person.number, at: now)
            try connection.sessions.endAll(of: visit.person.number, but: visit.session.number)
            try connection.links.endAll(of: visit.person.number, at: now)
            try audit(.signIn, "change password of", visit.person.number, by: actor, at: now, connection)
        }
    }

    /// A browser left open is no licence to guess. Counted for the session alone, so who signs in elsewhere is not
    /// slowed by it.
    private func checkOldPassword(
        _ old: String, session token: String, as actor: Actor, at now: Instant
    ) async throws -> (Visit, kept: String) {
        let (visit, slowing, kept) = try await database.write { [self] connection in
            let visit = try requireVisit(token, at: now, connection)
            guard actor == visit.person.itself else {
                throw Refusal(.denied, "You may only change your own password.", remedy: "Sign in as yourself.")
            }
            let slowing = Slowing(.password, account: visit.session.seed, address: visit.session.seed, secrets)
            try slowing.begin(at: now, connection)
            return (visit, slowing, try connection.credentials.find(visit.person.number)?.password)
        }
        guard try await passwords.matches(old, kept), let kept else {
            throw Refusal(.denied, "The old password is not right.", remedy: "Type the password that you signed in with.")
        }
        try await database.write { try slowing.succeed($0) }
        return (visit, kept)
    }

    private static func owner(of token: String, at now: Instant, _ connection: any SQLConnection) throws -> Person? {
        guard let number = try connection.links.person(of: Tokens.hash(token), at: now),
            let person = try connection.people.find(number), person.state != .closed
        else { return nil }
        return person
    }

    private static let linkIsOver = Refusal(
        .notFound, "This link is not good any more: it was used, replaced, or is too old.",
        remedy: "Ask whoever gave it to you for a new one.")
}
