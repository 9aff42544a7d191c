import Domain
import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("People are kept")
struct PeopleStoreTests {
    private static let now = Instant(secondsSince1970: 1_800_000_000)
    private static let today = now.day

    private static func later(_ seconds: Int64) -> Instant { Instant(secondsSince1970: now.secondsSince1970 + seconds) }
    private static func hash(_ letter: String) -> String { String(repeating: letter, count: 64) }

    /// Ann is person 1 with a password.
    private static func ann(_ db: any SQLConnection) throws -> Int64 {
        let number = try db.people.add(name: "Ann Example", email: "ann@example.org", at: now)
        try db.credentials.setPassword("scrypt$kept", of: number, at: now)
        try db.people.activate(number)
        return number
    }

    @Test("a person is found by number and by address, with all roles ever held", arguments: TestDatabase.kinds)
    func people(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                #expect(try db.people.isEmpty())
                let number = try Self.ann(db)
                let other = try db.people.add(name: "bob Sample", email: "bob@example.org", at: Self.now)
                let grants = [
                    Grant(role: .inspector, from: Self.today, until: Self.today.adding(days: 3)),
                    Grant(role: .dataLead, scope: .agency("csc"), from: Self.today.adding(days: 1)),
                ]
                for grant in grants { try db.people.grant(grant, to: number) }
                try db.people.grant(Grant(role: .chair, from: Self.today), to: other)
                let ann = try #require(try db.people.find(number))
                #expect(ann.grants == grants)
                #expect(ann.state == .active)
                #expect(try db.people.find(email: "ann@example.org") == ann)
                #expect(try db.people.find(email: "nobody@example.org") == nil)
                #expect(try db.people.all().map(\.grants.count) == [2, 1])
                #expect(try !db.people.isEmpty())
            }
        }
    }

    @Test("the table takes an address once, and in small letters alone", arguments: TestDatabase.kinds)
    func addresses(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                _ = try Self.ann(db)
                for email in ["ann@example.org", "Ann@example.org", ""] {
                    #expect(throws: StorageError.self) {
                        try db.savepoint { _ = try db.people.add(name: "Other", email: email, at: Self.now) }
                    }
                }
            }
        }
    }

    @Test("a role is ended, never deleted", arguments: TestDatabase.kinds)
    func endingRoles(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                try db.people.grant(Grant(role: .chair, from: Self.today), to: number)
                try db.people.grant(Grant(role: .layMember, from: Self.today.adding(days: 9)), to: number)
                #expect(try db.people.end(.chair, .partnership, of: number, on: Self.today.adding(days: 2)) == 1)
                #expect(try db.people.end(.chair, .partnership, of: number, on: Self.today.adding(days: 2)) == 0)
                #expect(try db.people.end(.layMember, .partnership, of: number, on: Self.today) == 1)
                let grants = try #require(try db.people.find(number)).grants
                #expect(grants.map(\.until) == [Self.today.adding(days: 2), Self.today.adding(days: 8)])
                #expect((0..<20).allSatisfy { !grants[1].holds(on: Self.today.adding(days: $0)) })
            }
        }
    }

    @Test("a closed account keeps its number and nothing else", arguments: TestDatabase.kinds)
    func closing(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                try db.people.grant(Grant(role: .chair, from: Self.today), to: number)
                try Self.openSession(db, number, "a")
                try db.links.make(Self.hash("e"), for: number, .reset, at: Self.now, until: Self.later(60))
                try db.people.close(number, as: "Closed account 1", on: Self.today)
                let closed = try #require(try db.people.find(number))
                #expect([closed.name, closed.email] == ["Closed account 1", ""])
                #expect(closed.grants.map(\.until) == [Self.today])
                #expect(try db.credentials.find(number) == nil)
                #expect(try db.sessions.find(Self.hash("a"), at: Self.now) == nil)
                #expect(try db.links.person(of: Self.hash("e"), at: Self.now) == nil)
                #expect(throws: StorageError.self) { try db.people.activate(number) }
                // The address is free again.
                _ = try db.people.add(name: "Ann Example", email: "ann@example.org", at: Self.now)
            }
        }
    }

    @Test("a step and a recovery code are good once", arguments: TestDatabase.kinds)
    func codes(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                #expect(try db.credentials.offerApp([1, 2], to: number))
                #expect(try !db.credentials.confirmApp([9], of: number, step: 5, codes: [], at: Self.now))
                #expect(
                    try db.credentials.confirmApp(
                        [1, 2], of: number, step: 5, codes: [Self.hash("a"), Self.hash("b")], at: Self.now))
                let app = try #require(try db.credentials.find(number)?.app)
                #expect(app == .init(sealedSecret: [1, 2], confirmedAt: Self.now, step: 5))
                #expect(try [5, 6, 6, 4].map { try db.credentials.useStep($0, of: number) } == [false, true, false, false])
                #expect(
                    try ["a", "a", "c"].map { try db.credentials.useRecoveryCode(Self.hash($0), of: number, at: Self.now) }
                        == [true, false, false])
                #expect(try db.credentials.recoveryCodesLeft(of: number) == 1)
            }
        }
    }

    @Test("a token that was replaced is good for a moment more", arguments: TestDatabase.kinds)
    func rotation(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                try Self.openSession(db, number, "a")
                let session = try #require(try db.sessions.find(Self.hash("a"), at: Self.now))
                func rotate(_ letter: String) throws -> Bool {
                    try db.sessions.rotate(session, to: Self.hash(letter), oldUntil: Self.later(60), at: Self.now)
                }
                #expect(try rotate("b"))
                #expect(try !rotate("c"))
                let found = try ["a", "b", "c"].map { try db.sessions.find(Self.hash($0), at: Self.later(59))?.number }
                #expect(found == [session.number, session.number, nil])
                #expect(try db.sessions.find(Self.hash("a"), at: Self.later(60)) == nil)
                #expect(try db.sessions.find(Self.hash("b"), at: Self.later(60))?.number == session.number)
            }
        }
    }

    @Test("all sessions end, or all but one", arguments: TestDatabase.kinds)
    func endingSessions(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                for letter in ["a", "b", "c"] { try Self.openSession(db, number, letter) }
                func there() throws -> [String] {
                    try ["a", "b", "c"].filter { try db.sessions.find(Self.hash($0), at: Self.now) != nil }
                }
                let kept = try #require(try db.sessions.find(Self.hash("b"), at: Self.now))
                try db.sessions.endAll(of: number, but: kept.number)
                #expect(try there() == ["b"])
                try db.sessions.clear(at: Self.later(3599))
                #expect(try there() == ["b"])
                try db.sessions.clear(at: Self.later(3600))
                #expect(try there() == [])
            }
        }
    }

    @Test("a link is good once, and until a newer one", arguments: TestDatabase.kinds)
    func links(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                for letter in ["a", "b"] {
                    try db.links.make(Self.hash(letter), for: number, .invitation, at: Self.now, until: Self.later(100))
                }
                #expect(try db.links.person(of: Self.hash("a"), at: Self.now) == nil)
                #expect(try db.links.person(of: Self.hash("b"), at: Self.later(99)) == number)
                #expect(try db.links.person(of: Self.hash("b"), at: Self.later(100)) == nil)
                #expect(try [1, 2].map { try db.links.use(Self.hash("b"), at: Self.later($0)) } == [true, false])
            }
        }
    }

    @Test("failed attempts are counted and forgotten", arguments: TestDatabase.kinds)
    func attempts(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { db in
                let key = Self.hash("a")
                try db.attempts.keep(.init(failures: 1, countedAt: Self.now, lastAt: Self.now), key)
                try db.attempts.keep(.init(failures: 2, countedAt: Self.later(1), lastAt: Self.later(5)), key)
                try db.attempts.takeBack(key)
                #expect(try db.attempts.find(key) == .init(failures: 1, countedAt: Self.later(1), lastAt: Self.later(5)))
                try db.attempts.clear(before: Self.later(5))
                #expect(try db.attempts.find(key) != nil)
                try db.attempts.clear(before: Self.later(6))
                #expect(try db.attempts.find(key) == nil)
            }
        }
    }

    static let ways = Dialect.allCases.flatMap { from in Dialect.allCases.map { (from, $0) } }

    @Test("a backup brings people and roles back, and no session, link or attempt", arguments: ways)
    func backup(from: Dialect, to: Dialect) async throws {
        let file = FileManager.default.temporaryDirectory.path + "/bellwether-\(UUID().uuidString).backup"
        try await TestDatabase.with(from) { database in
            try await database.write { db in
                let number = try Self.ann(db)
                try db.people.grant(Grant(role: .dataLead, scope: .agency("csc"), from: Self.today), to: number)
                _ = try db.credentials.offerApp([7, 10, 92, 0], to: number)
                _ = try db.credentials.confirmApp([7, 10, 92, 0], of: number, step: 5, codes: [Self.hash("d")], at: Self.now)
                try Self.openSession(db, number, "a")
                try db.links.make(Self.hash("b"), for: number, .reset, at: Self.now, until: Self.later(60))
                try db.attempts.keep(.init(failures: 9, countedAt: Self.now, lastAt: Self.now), Self.hash("c"))
            }
            try await Backup.write(database, to: file)
            defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: file) } }
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(["a", "b", "c"].allSatisfy { !text.contains(Self.hash($0)) })
            #expect(text.contains(Self.hash("d")))
            try await TestDatabase.with(to, migrated: false) { restored in
                try await Backup.restore(file, into: restored, at: 0)
                // A database with people in it can be overwritten too.
                try await restored.write { try Self.openSession($0, 1, "f") }
                try await Backup.restore(file, into: restored, overwriting: true, at: 0)
                #expect(try await restored.read { try $0.people.all() } == database.read { try $0.people.all() })
                #expect(try await restored.read { try $0.credentials.find(1) } == database.read { try $0.credentials.find(1) })
                #expect(try await restored.read { try $0.sessions.find(Self.hash("f"), at: Self.now) } == nil)
                let next = try await restored.write { try $0.people.add(name: "Next", email: "n@example.org", at: Self.now) }
                #expect(next == 2)
                #expect(try await Verification.problems(in: restored) == [])
            }
        }
    }

    private static func openSession(_ db: any SQLConnection, _ person: Int64, _ letter: String) throws {
        try db.sessions.open(
            Session(
                person: person, tokenHash: hash(letter), secondFactor: .none, createdAt: now,
                expiresAt: later(3600)))
    }
}
