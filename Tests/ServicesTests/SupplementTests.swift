import Domain
import Services
import Storage
import TestKit
import Testing

/// Papers that come after a pack was frozen, and the files that they are.
@Suite("Supplements of a frozen pack")
struct SupplementTests {
    static let paper = Array("%PDF-1.7 a paper".utf8)

    static func frozen(_ kind: Dialect, _ body: @escaping @Sendable (SmallPartnership, Pack) async throws -> Void) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q2,150,231,,final,\n", knownOn: "2026-10-21")
            let pack = try await small.services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            try await body(small, pack)
        }
    }

    static func add(_ bytes: [UInt8], name: String = "paper.pdf", to pack: Pack, _ small: SmallPartnership) async throws {
        try await small.services.addSupplement(
            to: pack.number, name: name, bytes: bytes, title: "Audit", why: "The moderator was ill", as: .owner)
    }

    @Test("a paper comes with its reason; the pack stays; the file is had as it was", arguments: Dialect.allCases)
    func added(kind: Dialect) async throws {
        try await Self.frozen(kind) { small, pack in
            let before = try await small.services.packBytes(pack.number, as: .owner).1
            try await Self.add(Self.paper, to: pack, small)
            let answer = try await small.services.supplements(of: pack.number, as: .owner)
            #expect(answer.steps.map(\.says) == ["The moderator was ill"])
            #expect(answer.files.map(\.name) == ["paper.pdf"])
            let kept = try await small.services.attachedFile(answer.files[0].number, as: .owner)
            #expect(kept.bytes == Self.paper)
            let after = try await small.services.packBytes(pack.number, as: .owner).1
            #expect(after == before)
        }
    }

    @Test("a file goes to those alone who see what it belongs to")
    func unseen() async throws {
        try await Self.frozen(.sqlite) { small, pack in
            try await Self.add(Self.paper, to: pack, small)
            let councillor = Actor.person(
                ActingPerson(
                    number: 1, grants: [Grant(role: .electedMember, scope: .area("northside"), from: SmallPartnership.today)]))
            for actor in [councillor, .visitor] {
                await #expect(throws: Refusal.self) { try await small.services.attachedFile(1, as: actor) }
            }
            let chair = Actor.person(ActingPerson(number: 1, grants: [Grant(role: .chair, from: SmallPartnership.today)]))
            let got = try await small.services.attachedFile(1, as: chair)
            #expect(got.bytes == Self.paper)
        }
    }

    @Test(
        "what is no document is refused, whatever its name says",
        arguments: [[], [0x7F, 0x45, 0x4C, 0x46, 0], [0x4D, 0x5A, 0x90, 0x00]] as [[UInt8]])
    func refused(bytes: [UInt8]) async throws {
        try await Self.frozen(.sqlite) { small, pack in
            await #expect(throws: Refusal.self) { try await Self.add(bytes, to: pack, small) }
            let none = try await small.services.supplements(of: pack.number, as: .owner).steps.isEmpty
            #expect(none)
        }
    }

    @Test(
        "a file's name loses its folders and gets the ending of what it is",
        arguments: [
            ("../../etc/passwd", "passwd.pdf"), ("C:\\papers\\audit.pdf", "audit.pdf"), ("audit.exe", "audit.exe.pdf"),
            ("", "file.pdf"),
        ])
    func names(given: String, kept: String) async throws {
        try await Self.frozen(.sqlite) { small, pack in
            try await Self.add(Self.paper, name: given, to: pack, small)
            let names = try await small.services.supplements(of: pack.number, as: .owner).files.map(\.name)
            #expect(names == [kept])
        }
    }
}
