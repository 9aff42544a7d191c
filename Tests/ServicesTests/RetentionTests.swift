import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("What has been kept for long enough")
struct RetentionTests {
    private static let day: Int64 = 86_400

    @Test("is cleared away once a month, with its counts in the trail; twice does nothing more", arguments: TestDatabase.kinds)
    func monthly(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            _ = try await desk.session("Ann")
            _ = try await refusal { try await desk.signIn("Ann", "wrong") }
            let first = try #require(try await desk.services.retainWhenDue())
            #expect(first.isEmpty)
            #expect(try await desk.trail(1) == ["owner: clear away by retention 2026-11-21"])
            #expect(try await desk.services.retainWhenDue() == nil)
            // December: the sessions ended and the failure is forgotten; the link of the invitation is still asked for.
            desk.wait(10 * Self.day)
            let dry = try await desk.services.retain(dryRun: true, as: .owner)
            #expect(dry.words == "session: 2; failed sign-in: 2")
            #expect(try await desk.services.retain(dryRun: true, as: .owner) == dry)
            #expect(try await desk.services.retainWhenDue() == dry)
            let last = try await desk.services.retention(as: .owner).last
            #expect(last?.detail == dry.words && last?.actor == .owner && last?.capability == .operate)
            let entries = try await desk.trail().count
            #expect(try await desk.services.retain(as: .owner).isEmpty)
            #expect(try await desk.services.retainWhenDue() == nil)
            #expect(try await desk.trail().count == entries)
            // Spring: the link.
            desk.wait(100 * Self.day)
            #expect(try await desk.services.retain(as: .owner).words == "link: 1")
            #expect(try await Self.problems(desk) == [])
        }
    }

    @Test("an invitation that nobody used in a year takes name and address with it", arguments: TestDatabase.kinds)
    func invited(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            _ = try await desk.invite("Bob", .chair)
            desk.wait(364 * Self.day)
            _ = try await desk.services.retain(as: .owner)
            #expect(try await desk.services.person(2, as: .owner).state == .invited)
            desk.wait(2 * Self.day)
            #expect(
                try await desk.services.retain(as: .owner).lines.contains(.init(what: "account that was never used", count: 1)))
            let bob = try await desk.services.person(2, as: .owner)
            #expect(bob.state == .closed && bob.email.isEmpty && !bob.name.contains("Bob"))
            #expect(try await desk.services.person(1, as: .owner).state == .active)
        }
    }

    @Test("files go when they are not needed any more, their record and the packs stay", arguments: TestDatabase.kinds)
    func files(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let heading = "indicator,area,period,numerator,denominator,value,status,reason\n"
            func preview(_ row: String) async throws -> Import {
                try await desk.services.preview(
                    [(name: "a.csv", bytes: Array((heading + row).utf8))], knownOn: nil, as: .owner)[0].record
            }
            let accepted = try await preview("missing,smallborough,2025-26Q2,21,,,final,\n")
            _ = try await desk.services.accept(accepted.number, seen: accepted.counts, as: .owner)
            let left = try await preview("missing,smallborough,2025-26Q3,22,,,final,\n")
            _ = try await desk.services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            func there() async throws -> [Bool] {
                try await desk.database.read { connection in
                    try [accepted.sha256, left.sha256].map { try connection.storedFiles.file($0) != nil }
                }
            }
            #expect(try await there() == [true, true])
            desk.wait(89 * Self.day)
            _ = try await desk.services.retain(as: .owner)
            #expect(try await there() == [true, true])
            desk.wait(2 * Self.day)
            _ = try await desk.services.retain(as: .owner)
            #expect(try await there() == [true, false])
            desk.wait(3653 * Self.day)
            _ = try await desk.services.retain(as: .owner)
            #expect(try await there() == [false, false])
            #expect(try await desk.services.imports(as: .owner).count == 2)
            #expect(try await !desk.services.packBytes(1, as: .owner).1.isEmpty)
            #expect(try await Self.problems(desk) == [])
            // The page of an import without its file still opens.
            _ = try await desk.services.importRecord(accepted.number, as: .owner)
            _ = try await desk.services.importRecord(left.number, as: .owner)
        }
    }

    @Test("the trail is shortened after ten years, still holds, and a forged checkpoint is found", arguments: TestDatabase.kinds)
    func trail(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let old = try await desk.trail().count
            _ = try await desk.services.retain(as: .owner)
            desk.wait(9 * 365 * Self.day)
            try await desk.add("Bob", .chair)
            desk.wait(400 * Self.day)
            let report = try await desk.services.retain(as: .owner)
            #expect(report.lines.contains(.init(what: "audit entry", count: old + 1)))
            #expect(try await desk.trail().last?.hasPrefix("owner: add person 2") == true)
            #expect(try await Self.problems(desk) == [])
            // Without the key the chain is still whole; with another the checkpoints are not ours.
            #expect(try await Verification.problems(in: desk.database) == [])
            let other = Secrets.inMemory()
            let forged = try await Verification.problems(in: desk.database, isOurs: { other.signed($0) })
            #expect(forged.count == 3 && forged.allSatisfy { $0.contains("was not signed by this installation's key") })
        }
    }

    @Test("only who operates the installation may", arguments: TestDatabase.kinds)
    func rights(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            for role in Role.allCases where role.scope == .partnership && !role.needsEnd {
                let actor = try await desk.acting(desk.add(role.rawValue, role))
                let refused = [
                    try await refusal { try await desk.services.retain(as: actor) },
                    try await refusal { try await desk.services.retention(as: actor) },
                ]
                #expect(refused.allSatisfy { ($0?.kind == .denied) == (role != .administrator) }, "\(role)")
            }
        }
    }

    private static func problems(_ desk: SignInDesk) async throws -> [String] {
        let secrets = desk.services.secrets
        return try await Verification.problems(in: desk.database, isOurs: { secrets.signed($0) })
    }
}
