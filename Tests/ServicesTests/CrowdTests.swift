import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Many at the door")
struct CrowdTests {
    @Test("a browser that somebody signed in from is not refused for its neighbours' failures", arguments: TestDatabase.kinds)
    func neighbours(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let office = "198.51.100.7"
            try await desk.add("Ann", .chair)
            try await desk.add("Bob", .chair)
            let session = try await desk.session("Ann")
            let device = try #require(try await desk.services.deviceCookie(afterSigningInTo: session, before: nil))
            for count in 0..<40 { _ = try await refusal { try await desk.signIn("a\(count)", "wrong", from: office) } }
            #expect(try await refusal { try await desk.signIn("Bob", from: office) }?.kind == .notPossible)
            func enter(_ name: String, _ password: String, _ device: String) async throws -> Refusal? {
                try await refusal {
                    try await desk.services.signIn(
                        email: "\(name)@example.org", password: password, from: office, device: device)
                }
            }
            #expect(try await enter("ann", SignInDesk.goodPassword, device) == nil)
            // The cookie is good for the accounts that signed in with it, and for no other.
            #expect(try await enter("bob", SignInDesk.goodPassword, device)?.kind == .notPossible)
            let id = device.split(separator: ".")[0]
            let changed = device.dropLast() + (device.hasSuffix("_") ? "-" : "_")
            for made in [
                "", "x", String(id), "\(id).AAAA", String(changed), "99999-aa.\(device.split(separator: ".")[1])",
            ] {
                #expect(try await enter("ann", SignInDesk.goodPassword, made)?.kind == .notPossible, "\(made)")
            }
            // It is slowed on its own.
            for _ in 0..<4 { #expect(try await enter("ann", "wrong", device)?.kind == .denied) }
            #expect(try await enter("ann", SignInDesk.goodPassword, device)?.kind == .notPossible)
            _ = try await desk.signIn("Ann", from: "192.0.2.1")
        }
    }

    @Test("a browser that several share knows each of them, says none of their names, and is forgotten in time")
    func devices() throws {
        let (secrets, today) = (Secrets.inMemory(), SignInDesk.today)
        var cookie = KnownDevice.new(on: today).cookie(adding: 1, secrets)
        for person in 2...12 { cookie = try #require(KnownDevice(cookie, on: today)).cookie(adding: Int64(person), secrets) }
        let device = try #require(KnownDevice(cookie, on: today.adding(days: 179)))
        #expect((1...12).filter { device.knows($0, secrets) } == Array(5...12))
        #expect((1...12).allSatisfy { !device.knows($0, .inMemory()) })
        #expect(KnownDevice(cookie, on: today.adding(days: 180)) == nil)
        #expect(KnownDevice(cookie, on: today.adding(days: -1)) == nil)
        for wrong in ["", ".", "1.", "a-b.c", "\(today.number)-a.b c", "\(today.number)-a.b;c", "\(today.number)-a\r\nb.c"] {
            #expect(KnownDevice(wrong, on: today) == nil, "\(wrong)")
        }
    }

    @Test("more at once than may wait are turned away, whoever they are, and nothing is counted against them")
    func busy() async throws {
        try await TestDatabase.with(.sqlite) { database in
            let services = Bellwether(
                database: database, stylesheet: "", passwords: Passwords(exponent: 14, waiting: 2),
                clock: { .start(of: SignInDesk.today) })
            _ = try await services.create(from: SmallPartnership.framework, why: "A test", as: .owner)
            let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        try await refusal {
                            try await services.signIn(email: "a@example.org", password: "x", from: "192.0.2.\(number)")
                        }
                    }
                }
                return try await group.reduce(into: [Refusal]()) { all, one in if let one { all.append(one) } }
            }
            let busy = refusals.filter { $0.kind == .busy }
            #expect(!busy.isEmpty && busy.count < 24)
            #expect(refusals.allSatisfy { $0.kind == .busy || $0.kind == .denied })
            #expect(Set(busy.map(\.description)).count == 1)
            let counted = try await database.read {
                try $0.integer("SELECT coalesce(sum(failures), 0) FROM sign_in_attempt")
            }
            // One for the pair and one for the address of each that was looked at.
            #expect(counted == Int64(2 * (24 - busy.count)))
        }
    }

    @Test("a night of guesses is a few entries of the trail, which say how many there were", arguments: TestDatabase.kinds)
    func entries(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            func refused() async throws -> [String] {
                try await desk.database.read { try $0.audit.latest() }.filter { $0.verb == "refuse to sign in" }
                    .map { "\($0.nounID): \($0.detail)" }
            }
            func guess(_ name: String = "Ann", from address: String = "198.51.100.7") async throws {
                _ = try await refusal { try await desk.signIn(name, "wrong", from: address) }
            }
            for _ in 0..<4 { try await guess() }
            #expect(try await refused() == ["1: password"])
            // Another address, and accounts that are none, each for itself.
            try await guess(from: "198.51.100.8")
            try await guess("Nobody")
            try await guess("Nobody else")
            #expect(try await refused() == ["unknown: password", "1: password", "1: password"])
            desk.wait(900)
            try await guess()
            #expect(
                Set(try await refused().prefix(3)) == [
                    "1: password, 3 times more until 2026-11-21T09:00:00Z",
                    "unknown: password, once more until 2026-11-21T09:00:00Z", "1: password",
                ])
            // A sign-in that is right settles what was not counted yet.
            desk.wait(10)
            try await guess()
            desk.wait(900)
            _ = try await desk.signIn("Ann", from: "198.51.100.7")
            #expect(try await refused().first == "1: password, once more until 2026-11-21T09:15:10Z")
            #expect(try await refused().count == 7)
            #expect(try await desk.database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }
}
