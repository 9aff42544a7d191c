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
        let (visit, kept) = try await proven(by: .password(old), session: token, as: actor, at: now)
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
