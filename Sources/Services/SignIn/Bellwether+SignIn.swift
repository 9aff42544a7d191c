import Domain
import Storage

extension Bellwether {
    /// Signs in by e-mail address and password. Unknown, wrong and closed are answered alike, and take as long.
    ///
    /// - Parameter device: what `deviceCookie` gave that browser, when it sends it.
    public func signIn(
        email: String, password: String, from address: String, device: String? = nil
    ) async throws -> SignInAnswer {
        let now = clock()
        // No database keeps a zero byte, so an address with one is nobody's.
        let email = email.utf8.contains(0) ? "" : email.trimmed.lowercased()
        let (person, credential, slowing) = try await database.write { [self] connection -> (Person?, Credential?, Slowing) in
            let person = try connection.people.find(email: email)
            let slowing = self.slowing(.password, account: email, person: person?.number, from: address, device: device, at: now)
            try slowing.begin(at: now, connection)
            return (person, try person.flatMap { try connection.credentials.find($0.number) }, slowing)
        }
        let isRight: Bool
        do {
            isRight = try await passwords.matches(password, credential?.password)
        } catch let busy as Refusal where busy.kind == .busy {
            try await database.write { try slowing.takeBack($0) }
            throw busy
        }
        guard isRight, let person, let credential, person.state == .active else {
            try await database.write { [self] in
                try noteRefusal(of: person?.number, "password", from: address, at: now, $0)
            }
            throw Bellwether.wrongPassword
        }
        let renewed = passwords.isOutdated(credential.password) ? try await passwords.kept(password) : nil
        return try await database.write { [self] connection in
            // Closed, or given another password, in the moment that scrypt took.
            guard try connection.credentials.find(person.number)?.password == credential.password else {
                throw Bellwether.wrongPassword
            }
            try slowing.succeed(connection)
            try settleRefusals(of: person.number, "password", from: address, at: now, connection)
            if let renewed { try connection.credentials.renew(renewed, of: person.number, instead: credential.password) }
            return try letIn(person, at: now, connection)
        }
    }

    /// Answers a right password with the code of the app, or with a recovery code.
    public func answerSecondFactor(
        _ code: String, pending: String, from address: String, device: String? = nil
    ) async throws -> SignInAnswer {
        let now = clock()
        let answer = try await database.write { [self] connection -> SignInAnswer? in
            guard let waiting = try connection.sessions.find(Tokens.hash(pending), at: now), waiting.secondFactor == .awaited,
                waiting.expiresAt > now, let person = try connection.people.find(waiting.person), person.state == .active,
                let app = try connection.credentials.find(person.number)?.app
            else {
                throw Refusal(.denied, "Your password was a while ago.", remedy: "Sign in again from the start.")
            }
            let slowing = self.slowing(
                .code, account: "\(person.number)", person: person.number, from: address, device: device, at: now)
            try slowing.begin(at: now, connection)
            guard let kind = try use(code, of: person, app, at: now, connection) else {
                // Not thrown: that would undo the counting.
                try noteRefusal(of: person.number, "second factor", from: address, at: now, connection)
                if try Slowing.isLastGuess(of: pending, at: now, secrets, connection) {
                    try connection.sessions.end(waiting.number)
                }
                return nil
            }
            try slowing.succeed(connection)
            try settleRefusals(of: person.number, "second factor", from: address, at: now, connection)
            try connection.sessions.end(waiting.number)
            try audit(.signIn, "sign in", person.number, kind, by: person.itself, at: now, connection)
            return .session(try openSession(person.number, .answered, at: now, connection))
        }
        guard let answer else {
            throw Refusal(
                .denied, "This code is not right, or was used already.",
                remedy: "Wait for the app's next code, or use a recovery code.")
        }
        return answer
    }

    /// Opens a session for a right password, or one that waits for the code.
    func letIn(_ person: Person, at now: Instant, _ connection: any SQLConnection) throws -> SignInAnswer {
        guard try connection.credentials.find(person.number)?.app == nil else {
            return .secondFactor(pending: try openSession(person.number, .awaited, at: now, connection))
        }
        try audit(.signIn, "sign in", person.number, "password", by: person.itself, at: now, connection)
        return .session(try openSession(person.number, .none, at: now, connection))
    }

    /// Says what the code was, and uses it up; nil when it is none.
    func use(
        _ code: String, of person: Person, _ app: Credential.App, at now: Instant, _ connection: any SQLConnection
    ) throws -> String? {
        let codes = TimeCodes(secret: try secrets.open(app.sealedSecret, for: person.sealingPlace))
        if let step = codes.step(of: code, at: now), try connection.credentials.useStep(step, of: person.number) {
            return "app code"
        }
        let hash = RecoveryCodes.hash(code)
        return try connection.credentials.useRecoveryCode(hash, of: person.number, at: now) ? "recovery code" : nil
    }

    private static let wrongPassword = Refusal(
        .denied, "This e-mail address and password do not go together.",
        remedy: "Try again, or ask whoever runs Bellwether for a new link.")
}

extension Person {
    /// For whom a secret is sealed, so that a row moved to another person opens nothing.
    var sealingPlace: String { "app of person-\(number)" }
}
