import Domain
import Storage

/// What somebody wants of a new token.
public struct TokenDraft: Sendable {
    public var name: String
    public var scope: Set<Capability>
    /// The last day on which it is good.
    public var until: Day

    public init(name: String, scope: Set<Capability>, until: Day) {
        self.name = name
        self.scope = scope
        self.until = until
    }
}

extension Bellwether {
    /// So many good ones at once: enough for each program, few enough to be looked at.
    private static let mostTokens = 20

    /// Makes a token of one's own and gives it, this once. The owner of the computer makes them for others.
    public func addToken(
        _ draft: TokenDraft, for number: Int64, as actor: Actor
    ) async throws -> (token: AccessToken, secret: String) {
        try require(.useTokens, of: actor)
        guard actor.isInPerson(number) || actor == .owner else {
            throw Refusal(
                .denied, "A token acts as the person, so nobody makes one for somebody else.",
                remedy: "Let the person make it, on the page of their account.")
        }
        let now = clock()
        return try await database.write { [self] connection in
            try connection.people.lock()
            let person = try existingPerson(number, connection)
            guard person.state == .active else {
                throw Refusal(
                    .notPossible, "The account of person \(number) is \(person.state.rawValue).",
                    remedy: "Only somebody who can sign in has tokens.")
            }
            let name = try checked(draft, of: person, on: now.day)
            guard try connection.tokens.all(of: number).count(where: { $0.isGood(on: now.day) }) < Bellwether.mostTokens else {
                throw Refusal(
                    .notPossible, "Person \(number) has \(Bellwether.mostTokens) tokens already.",
                    remedy: "End those that nobody uses.")
            }
            let secret = AccessTokens.make()
            var token = AccessToken(
                number: 0, person: number, name: name, scope: draft.scope, createdAt: now, until: draft.until)
            token.number = try connection.tokens.make(token, hash: Tokens.hash(secret))
            try connection.audit.append(
                at: now, by: actor, .useTokens, verb: "make", noun: "token", id: "\(token.number)",
                detail: "for person \(number) until \(draft.until.iso8601): \(AccessToken.words(draft.scope))")
            return (token, secret)
        }
    }

    /// One's own for everybody, anybody's for those who may read people, all with a nil number.
    public func tokens(of number: Int64?, as actor: Actor) async throws -> [AccessToken] {
        if let number, actor.isInPerson(number) {
            try require(.useTokens, of: actor)
        } else {
            try require(.readPeople, of: actor)
        }
        return try await database.read { try $0.tokens.all(of: number) }
    }

    /// One's own, or anybody's for those who may change people. It opens nothing from this moment on.
    public func endToken(_ number: Int64, as actor: Actor) async throws -> AccessToken {
        let now = clock()
        return try await database.write { [self] connection in
            let found = try connection.tokens.find(number)
            if let found, actor.isInPerson(found.person) {
                try require(.useTokens, of: actor)
            } else {
                try require(.changePeople, of: actor)
            }
            guard let found else {
                throw Refusal(.notFound, "There is no token \(number).", remedy: "Look for it on the page of tokens.")
            }
            guard try connection.tokens.end(number, at: now) else {
                throw Refusal(.notPossible, "Token \(number) was ended already.", remedy: "Nothing is left to do.")
            }
            try connection.audit.append(
                at: now, by: actor, .useTokens, verb: "end", noun: "token", id: "\(number)", detail: "of person \(found.person)")
            return try connection.tokens.find(number) ?? found
        }
    }

    /// Who sends a request, by its token; nil when it is none, is over, or its person may not use any. Roles are those
    /// of this moment, so that ending them ends what the token can do.
    public func visitor(bearer secret: String) async throws -> Visitor? {
        guard AccessTokens.isWellFormed(secret) else { return nil }
        let now = clock()
        let found = try await database.read { connection -> (AccessToken, Person)? in
            guard let token = try connection.tokens.find(hash: Tokens.hash(secret)), token.isGood(on: now.day),
                let person = try connection.people.find(token.person), person.state == .active,
                AccessTable.grants(person.acting(on: now.day), .useTokens)
            else { return nil }
            return (token, person)
        }
        guard let (token, person) = found else { return nil }
        if token.usedOn != now.day { try await database.write { try $0.tokens.use(token.number, on: now.day) } }
        return Visitor(
            person: person, actor: person.acting(on: now.day, by: token), newSession: nil, hasSecondFactor: false,
            hasAnsweredSecondFactor: false, owesSecondFactor: false, token: token)
    }

    /// The name made fit to be kept, when everything about the draft is right.
    private func checked(_ draft: TokenDraft, of person: Person, on today: Day) throws -> String {
        let name = draft.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPrintable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard !name.isEmpty, name.count <= 80, isPrintable else {
            throw Refusal(
                .notPossible, "A token has a name of at most 80 letters.", remedy: "Say what it is for, such as Power BI refresh."
            )
        }
        let person = person.acting(on: today)
        let allowed = Set(AccessToken.choices.filter { AccessTable.grants(person, $0) })
        guard AccessTable.grants(person, .useTokens), !draft.scope.isEmpty, draft.scope.isSubset(of: allowed) else {
            throw Refusal(
                .notPossible, "A token may do something, and nothing that its person may not.",
                remedy: "Choose from: \(AccessToken.words(allowed)).")
        }
        guard draft.until >= today, draft.until <= today.adding(days: AccessToken.longestDays) else {
            throw Refusal(
                .notPossible, "A token is good for a year at most.",
                remedy: "Give a last day between today and \(today.adding(days: AccessToken.longestDays).iso8601).")
        }
        return name
    }
}

/// What a token looks like: "bw_" says to whom a lost one belongs, and lets a scanner of code find it.
enum AccessTokens {
    private static let prefix = "bw_"

    static func make() -> String { prefix + Tokens.make() }

    static func isWellFormed(_ text: String) -> Bool {
        text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + 43
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}

extension Actor {
    /// The person at a page, and no program in their name.
    fileprivate func isInPerson(_ number: Int64) -> Bool {
        guard case .person(let person) = self else { return false }
        return person.number == number && person.token == nil
    }
}
