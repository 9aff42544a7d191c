import Domain
import Storage

/// What somebody who is signed in types once more before they change how they sign in.
enum Proof {
    case password(String)
    /// The password, or a code of the second factor.
    case either(String)
}

extension Bellwether {
    /// A browser left open, or a stolen cookie, is no licence to change how somebody signs in. Guesses are counted for
    /// the session alone, so who signs in elsewhere is not slowed by them.
    ///
    /// Gives whose session it is, and the password as it is kept.
    func proven(
        by proof: Proof, session token: String, as actor: Actor? = nil, at now: Instant
    ) async throws -> (visit: Visit, kept: String) {
        let (visit, slowing, credential) = try await database.write { [self] connection in
            let visit = try requireVisit(token, at: now, connection)
            guard actor == nil || actor == visit.person.itself else {
                throw Refusal(.denied, "You may only change your own account.", remedy: "Sign in as yourself.")
            }
            let slowing = Slowing(session: visit.session, secrets)
            try slowing.begin(at: now, connection)
            return (visit, slowing, try connection.credentials.find(visit.person.number))
        }
        guard let kept = credential?.password else {
            throw Refusal(
                .notPossible, "A second factor stands beside a password, and you have none.",
                remedy: "Set a password first, by a link from whoever runs Bellwether.")
        }
        let isRight: Bool
        do {
            isRight = try await self.isRight(proof, visit.person, kept, credential?.app, at: now)
        } catch let busy as Refusal where busy.kind == .busy {
            try await database.write { try slowing.takeBack($0) }
            throw busy
        }
        guard isRight else {
            switch proof {
            case .password:
                throw Refusal(
                    .denied, "The old password is not right.", remedy: "Type the password that you signed in with.")
            case .either:
                throw Refusal(
                    .denied, "This is neither your password nor a code that your app shows now.",
                    remedy: "Type the password that you signed in with, or wait for the app's next code.")
            }
        }
        try await database.write { try slowing.succeed($0) }
        return (visit, kept)
    }

    private func isRight(
        _ proof: Proof, _ person: Person, _ kept: String, _ app: Credential.App?, at now: Instant
    ) async throws -> Bool {
        switch proof {
        case .password(let typed): return try await passwords.matches(typed, kept)
        case .either(let typed):
            if let app,
                try await database.write({ [self] in try use(typed, of: person, app, at: now, $0) }) != nil
            {
                return true
            }
            return try await passwords.matches(typed, kept)
        }
    }
}
