import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Ten thousand guesses")
struct GuessingTests {
    @Test(
        "get nowhere, and the real person comes in from elsewhere all the while",
        arguments: [(Dialect.sqlite, 10_000, 15...40), (.postgres, 2000, 10...20)])
    func guesses(kind: Dialect, guesses: Int, mayBeLookedAt: ClosedRange<Int>) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .chair)
            var looked = 0
            for count in 0..<guesses {
                // One a second, from one address: ten thousand are almost three hours.
                desk.wait(1)
                let answer = try await refusal { try await desk.signIn("Ann", "guess \(count)", from: "198.51.100.7") }
                if answer?.kind == .denied { looked += 1 }
                #expect(answer?.kind == .denied || answer?.kind == .notPossible)
                if count % 1000 == 999 {
                    let session = try await desk.session("Ann")
                    #expect(try await desk.visitor(session) != nil)
                }
            }
            // Four free, ten that double, and one each quarter of an hour.
            #expect(mayBeLookedAt.contains(looked), "\(looked)")
            let trail = try await desk.trail(1000).filter { $0.contains("refuse to sign in") }
            #expect(trail.count <= 2 * looked && trail.count < 40)
            #expect(try await desk.database.read { try $0.audit.firstBrokenEntry() } == nil)
        }
    }

    @Test("as many at once leave pages to everybody else")
    func atOnce() async throws {
        try await SignInDesk.with(.sqlite) { desk in
            try await desk.add("Ann", .chair)
            let reader = try await desk.acting(desk.add("Bob", .chair))
            let done = Locked(0)
            let pages = Locked(0)
            let total = 10_000
            let slowest = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    try await withThrowingTaskGroup(of: Void.self) { guesses in
                        for count in 0..<total {
                            if count >= 100 { try await guesses.next() }
                            guesses.addTask {
                                _ = try await refusal {
                                    try await desk.services.signIn(
                                        email: "ann@example.org", password: "guess", from: "198.51.\(count % 20).7")
                                }
                                done.with { $0 += 1 }
                            }
                        }
                        try await guesses.waitForAll()
                    }
                    return 0
                }
                // How many guesses were answered while one page waited: a hundred are under way, so about as many.
                group.addTask {
                    var slowest = 0
                    while done.with({ $0 }) < total {
                        let before = done.with { $0 }
                        _ = try await desk.services.framework(as: reader)
                        slowest = max(slowest, done.with { $0 } - before)
                        if before > 0 { pages.with { $0 += 1 } }
                        await Task.yield()
                    }
                    return slowest
                }
                return try await group.reduce(0, max)
            }
            #expect(slowest < 2000, "\(slowest)")
            #expect(pages.with { $0 } > 0, "A page was read while the guesses were under way.")
            _ = try await desk.session("Ann")
        }
    }
}
