import Domain
import Storage

extension Bellwether {
    /// Closes an account by making it nobody's: no name, no address, no way to sign in. What was done under its
    /// number stays on the record.
    public func closePerson(_ number: Int64, why: String, as actor: Actor) async throws -> Person {
        try require(.changePeople, of: actor)
        let reason = why.trimmed
        guard !reason.isEmpty, reason.count <= 500 else {
            throw Refusal(
                .notPossible, "Closing an account has a reason, in at most 500 letters.",
                remedy: "Say why, in a sentence others will understand in a year.")
        }
        return try await changing(number, as: actor) { [self] connection, person, now in
            try requireAnonymous(reason, person)
            try requireAnotherKeeper(than: person, ending: nil, after: now.day, now.day, connection)
            try connection.people.close(number, as: "Closed account \(number)", on: now.day)
            try audit(.changePeople, "close account of", number, reason, by: actor, at: now, connection)
            return try existingPerson(number, connection)
        }
    }

    /// For somebody who has lost both the phone and the recovery codes: signs in by password alone again, and is signed
    /// out wherever they were.
    public func removeSecondFactor(of number: Int64, as actor: Actor) async throws -> Person {
        try require(.changePeople, of: actor)
        return try await changing(number, as: actor) { [self] connection, person, now in
            guard try connection.credentials.find(number)?.app != nil else {
                throw Refusal(
                    .notPossible, "\(person.name) has set up no second factor.", remedy: "Nothing is to be taken away.")
            }
            try connection.credentials.removeApp(of: number)
            try connection.sessions.endAll(of: number)
            try audit(.changePeople, "remove second factor of", number, by: actor, at: now, connection)
            return try existingPerson(number, connection)
        }
    }

    /// The audit trail cannot forget, so the reason must not say who it was.
    private func requireAnonymous(_ reason: String, _ person: Person) throws {
        let words = Set(reason.lowercased().split { !$0.isLetter }.map(String.init))
        let names = person.name.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 2 }
        guard !reason.lowercased().contains(person.email), words.isDisjoint(with: names) else {
            throw Refusal(
                .notPossible, "The reason names the person, and would stay when the name is gone.",
                remedy: "Say why without the name or address.")
        }
    }
}
