import Domain
import TestKit
import Testing

@testable import Storage

@Suite("An audit trail that was edited by hand")
struct AuditTamperingTests {
    /// What somebody with the database in hand may do, and the first entry that is wrong afterwards.
    private static let deeds: [(String, [String], Int64)] = [
        ("a time", ["UPDATE audit_entry SET at = at + 1 WHERE number = 3"], 3),
        ("an actor", ["UPDATE audit_entry SET actor = 'visitor' WHERE number = 3"], 3),
        ("an actor that is none", ["UPDATE audit_entry SET actor = 'nobody' WHERE number = 3"], 3),
        ("a capability", ["UPDATE audit_entry SET capability = 'read figures' WHERE number = 3"], 3),
        ("a capability that is none", ["UPDATE audit_entry SET capability = 'rule' WHERE number = 3"], 3),
        ("a verb", ["UPDATE audit_entry SET verb = 'forget' WHERE number = 3"], 3),
        ("a noun", ["UPDATE audit_entry SET noun = 'pack' WHERE number = 3"], 3),
        ("an id", ["UPDATE audit_entry SET noun_id = '9' WHERE number = 3"], 3),
        ("a detail", ["UPDATE audit_entry SET detail = '' WHERE number = 3"], 3),
        ("a content hash", ["UPDATE audit_entry SET content_hash = 'x' WHERE number = 3"], 3),
        (
            "the hash before", ["UPDATE audit_entry SET previous_hash = '\(String(repeating: "a", count: 64))' WHERE number = 3"],
            3
        ),
        ("the hash", ["UPDATE audit_entry SET hash = '\(String(repeating: "a", count: 64))' WHERE number = 3"], 3),
        ("a number", ["UPDATE audit_entry SET number = 99 WHERE number = 3"], 3),
        ("the first taken out", ["DELETE FROM audit_entry WHERE number = 1"], 1),
        ("one in the middle taken out", ["DELETE FROM audit_entry WHERE number = 3"], 3),
        (
            "one taken out and the numbers closed up",
            [
                "DELETE FROM audit_entry WHERE number = 3", "UPDATE audit_entry SET number = 3 WHERE number = 4",
                "UPDATE audit_entry SET number = 4 WHERE number = 5", "UPDATE audit_entry SET number = 5 WHERE number = 6",
            ], 3
        ),
        (
            "two swapped",
            [
                "UPDATE audit_entry SET number = 99 WHERE number = 3", "UPDATE audit_entry SET number = 3 WHERE number = 4",
                "UPDATE audit_entry SET number = 4 WHERE number = 99",
            ], 3
        ),
        (
            "one put in at the end",
            [
                """
                INSERT INTO audit_entry (number, at, actor, capability, verb, noun, noun_id, detail, content_hash, previous_hash, hash)
                SELECT 7, at, actor, capability, verb, noun, noun_id, detail, content_hash, hash,
                    '\(String(repeating: "b", count: 64))' FROM audit_entry WHERE number = 6
                """
            ], 7
        ),
        (
            "one put in far beyond the end",
            [
                """
                INSERT INTO audit_entry (number, at, actor, capability, verb, noun, noun_id, detail, content_hash, previous_hash, hash)
                SELECT 70, at, actor, capability, verb, noun, noun_id, detail, content_hash, hash,
                    '\(String(repeating: "b", count: 64))' FROM audit_entry WHERE number = 6
                """
            ], 7
        ),
    ]

    @Test("verify names the first entry that is wrong", arguments: TestDatabase.kinds)
    func whole(kind: Dialect) async throws {
        for (deed, statements, first) in Self.deeds {
            try await TestDatabase.with(kind) { database in
                for number in 1...6 { try await database.write { try $0.note(number) } }
                #expect(try await Verification.problems(in: database) == [])
                try await database.write { try $0.tamper(statements) }
                let problems = try await Verification.problems(in: database)
                #expect(problems.count == 1 && problems[0].contains(" entry \(first) "), "\(deed): \(problems)")
            }
        }
    }

    @Test("and so after old entries were cleared away", arguments: TestDatabase.kinds)
    func shortened(kind: Dialect) async throws {
        for (deed, statements, first) in Self.deeds {
            try await TestDatabase.with(kind) { database in
                // Four more before them, which are gone.
                for number in -3...6 { try await database.write { try $0.note(number) } }
                let gone = try await database.write {
                    try $0.audit.shorten(olderThan: Instant(secondsSince1970: 0), at: Instant(secondsSince1970: 9)) { _ in
                        Self.sign
                    }
                }
                #expect(gone == 4)
                #expect(try await Verification.problems(in: database, isOurs: { $0.signature == Self.sign }) == [])
                let moved = statements.map(Self.later)
                try await database.write { try $0.tamper(moved) }
                let problems = try await Verification.problems(in: database, isOurs: { $0.signature == Self.sign })
                #expect(problems.count == 1 && problems[0].contains(" entry \(first + 4) "), "\(deed): \(problems)")
            }
        }
    }

    @Test("a checkpoint holds the end of the trail, and one made by hand is found", arguments: TestDatabase.kinds)
    func checkpoints(kind: Dialect) async throws {
        func check(_ deed: String, _ statements: [String], _ says: String) async throws {
            try await TestDatabase.with(kind) { database in
                for number in 1...6 { try await database.write { try $0.note(number) } }
                try await database.write { db in
                    let last = try #require(try db.audit.latest(1).first)
                    try db.audit.mark(last, at: last.at) { _ in Self.sign }
                }
                #expect(try await Verification.problems(in: database, isOurs: { $0.signature == Self.sign }) == [])
                try await database.write { try $0.tamper(statements) }
                let problems = try await Verification.problems(in: database, isOurs: { $0.signature == Self.sign })
                #expect(problems.contains { $0.contains(says) }, "\(deed): \(problems)")
            }
        }
        // The chain alone would not tell: nothing follows that could disagree.
        try await check("the end taken away", ["DELETE FROM audit_entry WHERE number >= 5"], " entry 5 ")
        try await check(
            "the beginning taken away, with a checkpoint made by hand",
            [
                """
                INSERT INTO audit_checkpoint (entry, at, hash, shortened, signature)
                SELECT number, at, hash, 1, '\(String(repeating: "0", count: 64))' FROM audit_entry WHERE number = 3
                """, "DELETE FROM audit_entry WHERE number <= 3",
            ], "checkpoint of the audit trail at entry 3 was not signed")
    }

    @Test("entries go up to a checkpoint that says so, and no further", arguments: TestDatabase.kinds)
    func refuses(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            for number in 1...6 { try await database.write { try $0.note(number) } }
            let nothing = try await database.write {
                try $0.audit.shorten(olderThan: Instant(secondsSince1970: 0), at: Instant(secondsSince1970: 9)) { _ in Self.sign }
            }
            #expect(nothing == 0)
            let gone = try await database.write {
                try $0.audit.shorten(olderThan: Instant(secondsSince1970: 3), at: Instant(secondsSince1970: 9)) { _ in Self.sign }
            }
            #expect(gone == 3)
            let changes = [
                "DELETE FROM audit_entry WHERE number = 4", "UPDATE audit_entry SET detail = 'x'",
                "DELETE FROM audit_checkpoint", "UPDATE audit_checkpoint SET entry = 6",
            ]
            for change in changes {
                let error = await #expect(throws: StorageError.self) { try await database.write { try $0.execute(change) } }
                #expect(error?.kind == .rule, "\(change)")
            }
            try await database.write { try $0.note(7) }
            #expect(try await database.read { try $0.audit.latest(1).first?.number } == 7)
            #expect(try await database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }

    private static let sign = String(repeating: "5", count: 64)

    /// The same deed on entries that stand four further on.
    private static func later(_ statement: String) -> String {
        statement.replacing(/number (=|>=) (\d+)/) { "number \($0.1) \((Int($0.2) ?? 0) + 4)" }
            .replacing(/SELECT (\d+),/) { "SELECT \((Int($0.1) ?? 0) + 4)," }
    }
}

extension SQLConnection {
    /// Past the tables' own refusal, as somebody does who has the database in hand.
    func tamper(_ statements: [String]) throws {
        for table in ["audit_entry", "audit_checkpoint"] {
            switch dialect {
            case .sqlite:
                for verb in ["update", "delete"] { try define("DROP TRIGGER \(table)_refuses_\(verb)") }
            case .postgres: try define("ALTER TABLE \(table) DISABLE TRIGGER ALL")
            }
        }
        for statement in statements { try execute(statement) }
    }
}
