import Domain
import Storage
import Synchronization
import TestKit

@testable import Services

/// A small partnership with a clock that a test can move, and scrypt at a cost that nobody has to wait for.
struct SignInDesk: Sendable {
    static let goodPassword = "three lamps under water"
    static let otherPassword = "seven ladders of glass"
    static let today = Day(iso8601: "2026-11-21")!

    let services: Bellwether
    let database: any Database
    private let clock: Clock

    private final class Clock: Sendable {
        let now = Mutex(Instant.start(of: SignInDesk.today).later(by: 9 * 3600))
    }

    /// Without the banner that makes a partnership the demonstration.
    static let realFramework = SmallPartnership.framework.split(separator: "\n").filter { !$0.contains("meta:") }
        .joined(separator: "\n")

    static func with<T: Sendable>(
        _ kind: Dialect, framework: String = SmallPartnership.framework, provider: OpenIDProvider? = nil,
        _ body: @Sendable (SignInDesk) async throws -> T
    ) async throws -> T {
        try await TestDatabase.with(kind) { database in
            let clock = Clock()
            let services = Bellwether(
                database: database, stylesheet: "", secrets: .inMemory(), passwords: Passwords(exponent: 4),
                provider: provider, clock: { clock.now.withLock { $0 } })
            _ = try await services.create(from: framework, why: "A test", as: .owner)
            return try await body(SignInDesk(services: services, database: database, clock: clock))
        }
    }

    var now: Instant { clock.now.withLock { $0 } }

    func wait(_ seconds: Int64) { clock.now.withLock { $0 = $0.later(by: seconds) } }

    /// Adds somebody, who is yet to use the invitation.
    func invite(_ name: String, _ roles: Role...) async throws -> (person: Person, invitation: String) {
        try await services.addPerson(
            name: name + " Example", email: name.lowercased() + "@example.org",
            grants: roles.map {
                Grant(role: $0, from: SignInDesk.today, until: $0.needsEnd ? SignInDesk.today.adding(days: 30) : nil)
            }, as: .owner)
    }

    /// Adds somebody who has set the good password.
    @discardableResult
    func add(_ name: String, _ roles: Role...) async throws -> Person {
        let (person, invitation) = try await services.addPerson(
            name: name + " Example", email: name.lowercased() + "@example.org",
            grants: roles.map {
                Grant(role: $0, from: SignInDesk.today, until: $0.needsEnd ? SignInDesk.today.adding(days: 30) : nil)
            }, as: .owner)
        _ = try await services.usePassword(SignInDesk.goodPassword, link: invitation, from: "192.0.2.1")
        return try await services.person(person.number, as: .owner)
    }

    func acting(_ person: Person) async throws -> Actor {
        try await services.person(person.number, as: .owner).acting(on: now.day)
    }

    func signIn(
        _ name: String, _ password: String = SignInDesk.goodPassword, from address: String = "192.0.2.1"
    ) async throws -> SignInAnswer {
        try await services.signIn(email: name.lowercased() + "@example.org", password: password, from: address)
    }

    /// The token of a session, where no second factor stands before it.
    func session(_ name: String, _ password: String = SignInDesk.goodPassword) async throws -> String {
        guard case .session(let token) = try await signIn(name, password) else { throw Unexpected() }
        return token
    }

    func pending(_ name: String) async throws -> String {
        guard case .secondFactor(let pending) = try await signIn(name) else { throw Unexpected() }
        return pending
    }

    /// The code that the person's app shows now.
    func code(of person: Person) async throws -> String {
        TimeCodes(secret: try await secretOf(person)).code(TimeCodes.step(at: now))
    }

    /// What an app would show that was given the secret a moment ago.
    func codeOfOffered(_ person: Person) async throws -> String {
        let sealed = try await database.read { try $0.credentials.find(person.number)?.appOffered }
        guard let sealed else { throw Unexpected() }
        return TimeCodes(secret: try services.secrets.open(sealed, for: person.sealingPlace)).code(TimeCodes.step(at: now))
    }

    func secretOf(_ person: Person) async throws -> [UInt8] {
        let sealed = try await database.read { try $0.credentials.find(person.number)?.app?.sealedSecret }
        guard let sealed else { throw Unexpected() }
        return try services.secrets.open(sealed, for: person.sealingPlace)
    }

    /// Gives somebody an app, and gives the recovery codes.
    @discardableResult
    func setUpApp(_ person: Person, session: String) async throws -> [String] {
        _ = try await services.beginSecondFactor(proof: SignInDesk.goodPassword, session: session)
        return try await services.confirmSecondFactor(codeOfOffered(person), session: session)
    }

    func visitor(_ token: String) async throws -> Visitor? { try await services.visitor(session: token, from: "192.0.2.1") }

    /// What the trail says of an act, the latest first: "owner: add person 1".
    func trail(_ count: Int = 100) async throws -> [String] {
        try await database.read { try $0.audit.latest(count) }.map { "\($0.actor.word): \($0.verb) \($0.noun) \($0.nounID)" }
    }

    struct Unexpected: Error {}
}

/// The refusal that a call answers with; nil when it refuses nothing.
func refusal<T>(_ call: () async throws -> T) async throws -> Refusal? {
    do {
        _ = try await call()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
