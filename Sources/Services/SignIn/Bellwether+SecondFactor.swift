import Domain
import Storage

extension Bellwether {
    /// A new secret for the person's app, as text to type and as an address that the app reads. The one before holds
    /// until a code of this one is confirmed. Takes the password or a code once more.
    public func beginSecondFactor(proof: String, session token: String) async throws -> (secret: String, address: String) {
        let now = clock()
        let codes = TimeCodes(secret: TimeCodes.newSecret())
        let person = try await proven(by: .either(proof), session: token, at: now).visit.person
        try await database.write { [self] connection in
            _ = try requireVisit(token, at: now, connection)
            let sealed = try secrets.seal(codes.secret, for: person.sealingPlace)
            guard try connection.credentials.offerApp(sealed, to: person.number) else {
                throw Refusal(.denied, "You are not signed in any more.", remedy: "Sign in again.")
            }
            try audit(.signIn, "offer second factor to", person.number, by: person.itself, at: now, connection)
        }
        return (codes.base32, codes.address(for: person.email))
    }

    /// Takes one's own second factor away, where no role needs one. Takes the password or a code once more; sessions
    /// elsewhere end.
    public func switchOffSecondFactor(proof: String, session token: String) async throws {
        let now = clock()
        let person = try await proven(by: .either(proof), session: token, at: now).visit.person
        try await database.write { [self] connection in
            let visit = try requireVisit(token, at: now, connection)
            guard visit.hasSecondFactor else {
                throw Refusal(.notPossible, "You have set up no second factor.", remedy: "Nothing is to be taken away.")
            }
            guard !visit.person.grants.contains(where: { $0.role.needsSecondFactor && !$0.isOver(on: now.day) }) else {
                throw Refusal(
                    .notPossible, "Your role needs a second factor.", remedy: "Set it up anew instead, for another phone.")
            }
            try connection.credentials.removeApp(of: person.number)
            try connection.sessions.endAll(of: person.number, but: visit.session.number)
            try audit(.signIn, "switch off second factor of", person.number, by: person.itself, at: now, connection)
        }
    }

    /// Puts the new secret into use when a code shows that the app has it, and gives the recovery codes: this once.
    /// Sessions elsewhere end, since they were opened without it.
    public func confirmSecondFactor(_ code: String, session token: String) async throws -> [String] {
        let now = clock()
        let recovery = RecoveryCodes.make()
        try await database.write { [self] connection in
            let visit = try requireVisit(token, at: now, connection)
            guard let offered = try connection.credentials.find(visit.person.number)?.appOffered else {
                throw Refusal(.notPossible, "No second factor is waiting to be confirmed.", remedy: "Begin again.")
            }
            let codes = TimeCodes(secret: try secrets.open(offered, for: visit.person.sealingPlace))
            guard let step = codes.step(of: code, at: now),
                try connection.credentials.confirmApp(
                    offered, of: visit.person.number, step: step, codes: recovery.map(RecoveryCodes.hash), at: now)
            else {
                throw Refusal(
                    .notPossible, "This code is not the one that the app should show now.",
                    remedy: "Check the clock of your phone, then type the code that it shows.")
            }
            try connection.sessions.endAll(of: visit.person.number, but: visit.session.number)
            try connection.sessions.answered(visit.session.number)
            try audit(
                .signIn, "set up second factor of", visit.person.number, by: visit.person.itself, at: now, connection)
        }
        return recovery
    }
}
