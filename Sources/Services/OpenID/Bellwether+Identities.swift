import Domain
import Storage

extension Bellwether {
    /// Who somebody is at providers of sign-in: for those who may read people, and for oneself.
    public func identities(of number: Int64, as actor: Actor) async throws -> [ProviderIdentity] {
        if !actor.isPerson(number) { try require(.readPeople, of: actor) }
        return try await database.read { try $0.identities.all(of: number) }
    }

    /// Takes one's own away. Only who has a password may: another way in has to stay.
    public func removeIdentity(_ issuer: String, session token: String) async throws {
        let now = clock()
        try await database.write { [self] connection in
            let visit = try requireVisit(token, at: now, connection)
            let number = visit.person.number
            guard try connection.credentials.find(number) != nil else {
                throw Refusal(
                    .notPossible, "You have no password, so you could not sign in any more.",
                    remedy: "Set a password first, by a link from whoever runs Bellwether.")
            }
            guard try connection.identities.remove(issuer, of: number) else { throw Bellwether.noSuchIdentity }
            try connection.sessions.endAll(of: number, but: visit.session.number)
            try audit(.signIn, "remove identity of", number, issuer, by: visit.person.itself, at: now, connection)
        }
    }

    /// Takes somebody's away: when they were given another account at the provider, or the wrong one was bound. Whoever
    /// is signed in as them is signed out.
    public func removeIdentity(_ issuer: String, of number: Int64, as actor: Actor) async throws {
        try require(.changePeople, of: actor)
        try await changing(number, as: actor) { [self] connection, _, now in
            guard try connection.identities.remove(issuer, of: number) else { throw Bellwether.noSuchIdentity }
            try connection.sessions.endAll(of: number)
            try audit(.changePeople, "remove identity of", number, issuer, by: actor, at: now, connection)
        }
    }

    private static let noSuchIdentity = Refusal(
        .notFound, "No such identity is bound to this account.", remedy: "Open the page again to see which are.")
}
