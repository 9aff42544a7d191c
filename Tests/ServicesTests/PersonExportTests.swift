import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Everything about one person")
struct PersonExportTests {
    @Test("is one readable file, with nothing secret and nobody else's", arguments: TestDatabase.kinds)
    func export(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            try await desk.add("Bob", .chair)
            let session = try await desk.session("Ann")
            let (secret, _) = try await desk.services.beginSecondFactor(proof: SignInDesk.goodPassword, session: session)
            let codes = try await desk.services.confirmSecondFactor(desk.codeOfOffered(ann), session: session)
            _ = try await refusal { try await desk.signIn("Ann", "a wild guess") }
            let link = try await desk.services.newLink(for: ann.number, as: .owner)
            let kept = try await desk.database.read { try $0.credentials.find(1)?.password } ?? ""
            let bytes = try await desk.services.exportPerson(ann.number, as: desk.acting(ann))
            let text = String(decoding: bytes, as: UTF8.self)
            let file = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            #expect(file["email"] as? String == "ann@example.org" && file["number"] as? Int == 1)
            #expect((file["roles"] as? [[String: Any]])?.first?["role"] as? String == "performance-officer")
            #expect((file["sessions"] as? [Any])?.count == 1 && (file["links"] as? [Any])?.count == 2)
            #expect((file["sign_in"] as? [String: Any])?["recovery_codes_left"] as? Int == 10)
            let acts = try #require(file["audit_trail"] as? [[String: Any]]).compactMap { $0["act"] as? String }
            for act in ["add person 1", "sign in person 1", "refuse to sign in person 1", "make link for person 1"] {
                #expect(acts.contains(act), "\(act)")
            }
            #expect(!text.contains("person 2") && !text.contains("bob@"))
            let tokens = [session, link]
            for word in [SignInDesk.goodPassword, secret, kept, "scrypt"] + tokens + tokens.map(Tokens.hash) + codes {
                #expect(!text.contains(word))
            }
            #expect(try await desk.trail(1) == ["person-1: export data of person 1"])
        }
    }

    @Test("is for oneself and for who looks after accounts", arguments: TestDatabase.kinds)
    func rights(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let bob = try await desk.acting(desk.add("Bob", .scrutineer))
            let cas = try await desk.acting(desk.add("Cas", .businessManager))
            #expect(try await refusal { try await desk.services.exportPerson(1, as: bob) }?.kind == .denied)
            #expect(
                try await refusal { try await desk.services.exportPerson(email: "ann@example.org", as: bob) }?.kind == .denied)
            #expect(try await refusal { try await desk.services.exportPerson(2, as: bob) } == nil)
            #expect(try await refusal { try await desk.services.exportPerson(1, as: cas) } == nil)
            #expect(try await refusal { try await desk.services.exportPerson(email: " Ann@example.org", as: .owner) } == nil)
            #expect(
                try await refusal { try await desk.services.exportPerson(email: "x@example.org", as: .owner) }?.kind == .notFound)
            #expect(try await refusal { try await desk.services.exportPerson(9, as: .owner) }?.kind == .notFound)
            _ = try await desk.services.closePerson(1, why: "Left the board", as: .owner)
            let closed = String(decoding: try await desk.services.exportPerson(1, as: .owner), as: UTF8.self)
            #expect(!closed.contains("ann@") && !closed.contains("Ann Example"))
        }
    }
}
