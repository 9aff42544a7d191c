import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Guessing is slowed")
struct SlowingTests {
    @Test("for the one who guesses, not for the owner of the account", arguments: TestDatabase.kinds)
    func pairs(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            try await desk.add("Bob", .chair)
            for _ in 0..<4 { #expect(try await desk.guess("Ann", from: "198.51.100.7")?.kind == .denied) }
            let slowed = try #require(try await desk.guess("Ann", from: "198.51.100.7"))
            #expect(slowed.kind == .notPossible)
            #expect(slowed.description.contains("wait 2 seconds"))
            // Not even the right password, which would tell that it is right.
            #expect(try await refusal { try await desk.signIn("Ann", from: "198.51.100.7") }?.kind == .notPossible)
            _ = try await desk.signIn("Ann", from: "192.0.2.1")
            _ = try await desk.signIn("Bob", from: "198.51.100.7")
        }
    }

    @Test("more with each failure, up to a quarter of an hour", arguments: TestDatabase.kinds)
    func growing(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            for _ in 0..<4 { _ = try await desk.guess("Ann", from: "198.51.100.7") }
            for wait in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] as [Int64] {
                desk.wait(wait - 1)
                #expect(try await desk.guess("Ann", from: "198.51.100.7")?.kind == .notPossible, "\(wait)")
                desk.wait(1)
                #expect(try await desk.guess("Ann", from: "198.51.100.7")?.kind == .denied, "\(wait)")
            }
            desk.wait(900)
            _ = try await desk.signIn("Ann", from: "198.51.100.7")
            // Right at last: this pair begins anew.
            for _ in 0..<4 { #expect(try await desk.guess("Ann", from: "198.51.100.7")?.kind == .denied) }
        }
    }

    @Test("whether or not there is such an account", arguments: TestDatabase.kinds)
    func unknown(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            var kinds: [Refusal.Kind?] = []
            for _ in 0..<5 { kinds.append(try await desk.guess("Nobody", from: "198.51.100.7")?.kind) }
            #expect(kinds == [.denied, .denied, .denied, .denied, .notPossible])
        }
    }

    @Test("for an address that tries many accounts, and for no other", arguments: TestDatabase.kinds)
    func addresses(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            for number in 0..<15 {
                #expect(try await desk.guess("a\(number)", from: "2001:db8::\(number)")?.kind == .denied)
                // An account of one's own does not wash the address clean.
                _ = try await desk.signIn("Ann", from: "2001:db8::1")
                #expect(try await desk.guess("b\(number)", from: "2001:db8::\(number)")?.kind == .denied)
            }
            #expect(try await desk.guess("c", from: "2001:db8::ffff")?.kind == .notPossible)
            #expect(try await desk.guess("c", from: "2001:db8:0:1::1")?.kind == .denied)
        }
    }

    @Test("before the answer is known, so that a hundred at once are no way round", arguments: TestDatabase.kinds)
    func atOnce(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
                for _ in 0..<20 { group.addTask { try await desk.guess("Ann", from: "198.51.100.7")?.kind } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.filter { $0 == .denied }.count == 4)
            #expect(kinds.filter { $0 == .notPossible }.count == 16)
        }
    }

    @Test("for codes as for passwords", arguments: TestDatabase.kinds)
    func codes(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            try await desk.setUpApp(ann, session: desk.session("Ann"))
            desk.wait(60)
            func answer(_ code: String, from address: String) async throws -> Refusal? {
                let pending = try await desk.pending("Ann")
                return try await refusal { try await desk.services.answerSecondFactor(code, pending: pending, from: address) }
            }
            for _ in 0..<4 { #expect(try await answer("no code", from: "198.51.100.7")?.kind == .denied) }
            #expect(try await answer(desk.code(of: ann), from: "198.51.100.7")?.kind == .notPossible)
            #expect(try await answer(desk.code(of: ann), from: "192.0.2.1") == nil)
        }
    }

    @Test("and the old password of a browser left open", arguments: TestDatabase.kinds)
    func oldPasswords(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .chair)
            let (session, actor) = (try await desk.session("Ann"), try await desk.acting(ann))
            func change(_ old: String) async throws -> Refusal? {
                try await refusal {
                    try await desk.services.changePassword(
                        old: old, new: SignInDesk.otherPassword, session: session, as: actor)
                }
            }
            for _ in 0..<4 { #expect(try await change("a guess")?.kind == .denied) }
            #expect(try await change(SignInDesk.goodPassword)?.kind == .notPossible)
            _ = try await desk.session("Ann")
        }
    }

    @Test("no longer than needed: an office's slips wear off", arguments: TestDatabase.kinds)
    func wearingOff(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            func slips() async throws -> Int {
                for count in 0..<40 where try await desk.guess("a\(count)", from: "192.0.2.1")?.kind == .notPossible {
                    return count
                }
                return 40
            }
            #expect(try await slips() == 30)
            for _ in 0..<20 {
                // Others sign in all the while, which neither slows nor speeds the wearing off.
                desk.wait(150)
                _ = try await desk.session("Ann")
            }
            #expect(try await slips() == 10)
        }
    }

    @Test("a failure is forgotten after a day", arguments: TestDatabase.kinds)
    func memory(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            for _ in 0..<4 { _ = try await desk.guess("Ann", from: "198.51.100.7") }
            desk.wait(86_401)
            for _ in 0..<4 { #expect(try await desk.guess("Ann", from: "198.51.100.7")?.kind == .denied) }
        }
    }

    @Test(
        "addresses of version 6 are one by their first half",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8::1", "32:1:13:184:0:0:0:0"),
            ("2001:0db8:0:0:9:9:9:9", "32:1:13:184:0:0:0:0"), ("", ""),
        ])
    func places(address: String, place: String) {
        #expect(NetworkAddress.place(of: address) == place)
    }
}

extension SignInDesk {
    fileprivate func guess(_ name: String, from address: String) async throws -> Refusal? {
        try await refusal { try await signIn(name, "a wild guess", from: address) }
    }
}
