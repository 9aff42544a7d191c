import Domain
import Storage

/// A sign-in that was begun: where the browser goes, and what it has to bring back in its cookie.
public struct OpenIDBeginning: Sendable {
    public var address: String
    public var browser: String
}

/// What the browser brought back from the provider.
public struct OpenIDReturn: Sendable {
    public var state: String
    public var code: String?
    /// The provider says that it refuses; its words are looked at by nobody.
    public var isRefused: Bool
    /// Who the provider says that it is.
    public var issuer: String?
    /// What the cookie held.
    public var browser: String?

    public init(state: String, code: String?, isRefused: Bool, issuer: String?, browser: String?) {
        self.state = state
        self.code = code
        self.isRefused = isRefused
        self.issuer = issuer
        self.browser = browser
    }
}

extension Bellwether {
    /// How long somebody may take at the provider, in seconds.
    public static let openIDLasts: Int64 = 600
    /// So many sign-ins may wait that were begun from one address: more than an office has people.
    private static let mostWaiting = 200

    /// The name on the button; nil where there is no provider.
    public var openIDName: String? { provider?.settings.name }

    /// Begins a sign-in by the provider. Everything that proves it later is drawn here.
    public func beginOpenID(
        returningTo returnAddress: String, destination: String?, from address: String
    ) async throws -> OpenIDBeginning {
        let provider = try requiredProvider()
        let now = clock()
        let (state, browser) = (Tokens.make(), Tokens.make())
        let signIn = ProviderSignIn(
            browserHash: Tokens.hash(browser), returnAddress: returnAddress, destination: destination,
            place: Bellwether.hash(secrets.mark("open-id place", NetworkAddress.place(of: address))),
            expiresAt: now.later(by: Bellwether.openIDLasts))
        let there: String
        do {
            there = try await provider.address(proof(state, browser), returningTo: returnAddress, at: now)
        } catch let trouble as OpenIDTrouble {
            if await provider.isWorthTelling(at: now) {
                try await database.write { [self] in try auditRefusal(trouble, at: now, $0) }
            }
            throw trouble.refusal(provider.settings.name)
        }
        try await database.write { connection in
            try connection.providerSignIns.clear(at: now)
            guard try connection.providerSignIns.count(from: signIn.place) < Bellwether.mostWaiting else {
                throw Refusal(
                    .notPossible, "Too many sign-ins were begun from here.", remedy: "Please wait ten minutes, then try again.")
            }
            try connection.providerSignIns.begin(Tokens.hash(state), signIn)
        }
        return OpenIDBeginning(address: there, browser: browser)
    }

    /// Ends it: signs in whoever the provider vouches for, when it is somebody of ours, and says where they wanted to go.
    public func finishOpenID(
        _ answer: OpenIDReturn, from address: String
    ) async throws -> (answer: SignInAnswer, destination: String?) {
        let provider = try requiredProvider()
        let now = clock()
        // By address alone: there is no account yet.
        let slowing = Slowing(.provider, account: answer.browser ?? "", address: address, secrets)
        let taken = try await database.write { connection in
            try slowing.begin(at: now, connection)
            return try connection.providerSignIns.take(Tokens.hash(answer.state))
        }
        do {
            let (signIn, code, browser) = try Bellwether.own(taken, answer, at: now)
            let claims = try await provider.claims(
                code: code, proof(answer.state, browser), returningTo: signIn.returnAddress, from: answer.issuer, at: now)
            let entered = try await database.write { [self] connection in
                try slowing.succeed(connection)
                return try letIn(claims, provider.settings, at: now, connection)
            }
            return (entered, signIn.destination)
        } catch let trouble as OpenIDTrouble {
            let isTold = trouble.isOfProvider ? await provider.isWorthTelling(at: now) : true
            try await database.write { [self] connection in
                if trouble.isOfProvider { try slowing.succeed(connection) }
                if isTold { try auditRefusal(trouble, at: now, connection) }
            }
            throw trouble.refusal(provider.settings.name)
        }
    }

    // MARK: - Pieces

    /// The sign-in that this very browser began, and the code that it brings; else somebody could be sent here with
    /// another's sign-in and work in that one's account without knowing.
    private static func own(
        _ signIn: ProviderSignIn?, _ answer: OpenIDReturn, at now: Instant
    ) throws -> (ProviderSignIn, code: String, browser: String) {
        guard let signIn else {
            // Some providers refuse without a word on which sign-in it was.
            throw answer.isRefused && answer.state.isEmpty ? OpenIDTrouble.refusedByProvider : .unknownState
        }
        guard let browser = answer.browser,
            Tokens.areSame(Array(Tokens.hash(browser).utf8), Array(signIn.browserHash.utf8))
        else { throw OpenIDTrouble.otherBrowser }
        guard signIn.expiresAt > now else { throw OpenIDTrouble.tooLate }
        guard !answer.isRefused else { throw OpenIDTrouble.refusedByProvider }
        guard let code = answer.code, !code.isEmpty else { throw OpenIDTrouble.answerIncomplete }
        return (signIn, code, browser)
    }

    /// What the provider is sent is worked out from what the browser holds, by the key that is not in the database: so
    /// it need not be kept, and a copy of the database finishes nobody's sign-in.
    private func proof(_ state: String, _ browser: String) -> OpenIDProvider.Proof {
        func derived(_ purpose: String) -> String { Tokens.base64URL(secrets.mark("open-id \(purpose)", "\(state)\n\(browser)")) }
        return OpenIDProvider.Proof(state: state, nonce: derived("nonce"), verifier: derived("verifier"))
    }

    private func letIn(
        _ claims: IdentityClaims, _ settings: OpenIDSettings, at now: Instant, _ connection: any SQLConnection
    ) throws -> SignInAnswer {
        let person = try person(of: claims, settings, at: now, connection)
        if !claims.hasSecondFactor, try connection.credentials.find(person.number)?.app != nil {
            return .secondFactor(pending: try openSession(person.number, .awaited, at: now, connection))
        }
        try audit(.signIn, "sign in", person.number, "by \(settings.issuer)", by: person.itself, at: now, connection)
        let secondFactor = claims.hasSecondFactor ? Session.SecondFactor.answered : .none
        return .session(try openSession(person.number, secondFactor, at: now, connection))
    }

    /// By the identity that was bound before; else by an e-mail address that the provider has looked into, which binds it.
    private func person(
        of claims: IdentityClaims, _ settings: OpenIDSettings, at now: Instant, _ connection: any SQLConnection
    ) throws -> Person {
        try connection.people.lock()
        if let number = try connection.identities.person(settings.issuer, claims.subject) {
            guard let person = try connection.people.find(number), person.state == .active else {
                throw OpenIDTrouble.unknownPerson
            }
            try connection.identities.use(settings.issuer, claims.subject, at: now)
            return person
        }
        guard let email = claims.email else { throw OpenIDTrouble.noEmail }
        guard claims.isEmailVerified else { throw OpenIDTrouble.unverifiedEmail }
        guard let person = try connection.people.find(email: email), person.state != .closed,
            // Whoever is known there under another name is another one, though the address is the same.
            try !connection.identities.all(of: person.number).contains(where: { $0.issuer == settings.issuer })
        else { throw OpenIDTrouble.unknownPerson }
        try connection.identities.bind(settings.issuer, claims.subject, to: person.number, at: now)
        if person.state == .invited {
            try connection.people.activate(person.number)
            // The invitation has been answered; whoever finds it later must not set a password with it.
            try connection.links.endAll(of: person.number, at: now)
        }
        try audit(.signIn, "bind identity of", person.number, settings.issuer, by: person.itself, at: now, connection)
        return try existingPerson(person.number, connection)
    }

    /// With what was wrong in our own words, and without what anybody said.
    private func auditRefusal(_ trouble: OpenIDTrouble, at now: Instant, _ connection: any SQLConnection) throws {
        try connection.audit.append(
            at: now, by: .visitor, .signIn, verb: "refuse to sign in", noun: "person", id: "unknown",
            detail: "by \(provider?.settings.issuer ?? "provider"): \(trouble.rawValue)")
    }

    private func requiredProvider() throws -> OpenIDProvider {
        guard let provider else {
            throw Refusal(
                .notFound, "Nobody signs in by another provider here.", remedy: "Sign in with your e-mail address and password.")
        }
        return provider
    }
}
