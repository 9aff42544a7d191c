import Domain
import Storage
import Synchronization
import TestKit

@testable import Services

/// A small partnership whose people are told things, with a clock that moves and mails that are caught.
struct NoticeDesk: Sendable {
    static func settings() throws -> MailSettings {
        try MailSettings(
            way: .smtp(host: "127.0.0.1", port: 25, account: nil), sender: "bellwether@example.org",
            site: "https://board.example.org")
    }

    let services: Bellwether
    /// Another process over the same database.
    let other: Bellwether
    let database: any Database
    let mails: Locked<[MailMessage]>
    let outcome: Locked<MailOutcome>
    private let clock: Locked<Instant>

    static func with(
        _ kind: Dialect, dueSources: [DueSource] = DueSource.all, _ body: @Sendable (NoticeDesk) async throws -> Void
    ) async throws {
        try await TestDatabase.with(kind) { database in
            let clock = Locked(Instant.start(of: SmallPartnership.today).later(by: 9 * 3600))
            let (mails, outcome) = (Locked<[MailMessage]>([]), Locked(MailOutcome.sent))
            let mailer = Mailer(try settings()) { message in
                let answer = outcome.with { $0 }
                if answer == .sent { mails.with { $0.append(message) } }
                return answer
            }
            let all = (0..<2).map { _ in
                Bellwether(
                    database: database, stylesheet: "", passwords: Passwords(exponent: 4), mailer: mailer, dueSources: dueSources,
                    clock: { clock.with { $0 } })
            }
            _ = try await all[0].create(from: SmallPartnership.framework, why: "A test", as: .owner)
            try await body(
                NoticeDesk(services: all[0], other: all[1], database: database, mails: mails, outcome: outcome, clock: clock))
        }
    }

    var now: Instant { clock.with { $0 } }
    func wait(_ seconds: Int64) { clock.with { $0 = $0.later(by: seconds) } }

    func add(_ name: String, _ role: Role, _ scope: Scope = .partnership) async throws -> Actor {
        let person = try await services.addPerson(
            name: name, email: "\(name.lowercased())@example.org", grants: [Grant(role: role, scope: scope, from: now.day)],
            as: .owner
        ).person
        _ = try await services.signInAsDemonstration(person.number)
        return try await services.person(person.number, as: .owner).acting(on: now.day)
    }

    /// Asks an agency something, as a challenge does inside its transaction.
    func ask(_ number: Int64, of agency: ID<Agency>, by actor: Actor = .owner, access: AccessClass = .open) async throws {
        let now = now
        try await database.write { [services] connection in
            let thing = Thing(.challenge, number)
            try connection.search.keep(SearchEntry(thing, title: "Why 85.3% of visits?", text: "Ines Calloway", access: access))
            try services.tell(.asked, of: thing, place: 1, to: .agency(agency), at: now, by: actor, connection)
        }
    }

    @discardableResult
    func send(_ services: Bellwether? = nil) async throws -> MailReport {
        try await (services ?? self.services).sendMail(path: { "/\($0.kind.rawValue)s/\($0.id)" }, as: .owner)
    }

    var caught: [String] { mails.with { $0.map(\.recipient) } }
}
