import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Coming back from a provider")
struct OpenIDReturnTests {
    @Test("a state is good once", arguments: TestDatabase.kinds)
    func replayed(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            try await one.desk.add("Ann", .chair)
            let beginning = try await one.begin()
            let (code, state) = try one.provider.agree(to: beginning.address)
            let back = OpenIDReturn(state: state, code: code, isRefused: false, issuer: nil, browser: beginning.browser)
            _ = try await one.desk.services.finishOpenID(back, from: "192.0.2.1")
            let again = try await refusal { try await one.desk.services.finishOpenID(back, from: "192.0.2.1") }
            #expect(again?.what.contains("used already") == true)
            #expect(try await one.reason()?.hasSuffix("unknown or used state") == true)
        }
    }

    @Test("ten at once with one state open one session")
    func atOnce() async throws {
        try await OpenIDDesk.with(.postgres) { one in
            try await one.desk.add("Ann", .chair)
            let beginning = try await one.begin()
            let (code, state) = try one.provider.agree(to: beginning.address)
            let back = OpenIDReturn(state: state, code: code, isRefused: false, issuer: nil, browser: beginning.browser)
            let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
                for place in 1...10 {
                    group.addTask {
                        try await refusal { try await one.desk.services.finishOpenID(back, from: "192.0.2.\(place)") } == nil
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(opened == 1)
        }
    }

    @Test("another browser's state signs nobody in, so nobody is led into another's account", arguments: [nil, "", "other"])
    func otherBrowser(browser: String?) async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            let refused = try await refusal { try await one.signIn { $0.browser = browser } }
            #expect(refused?.what.contains("was not begun in this browser") == true)
            #expect(try await one.reason()?.hasSuffix("state of another browser") == true)
            #expect(one.provider.timesAsked(for: "/token") == 0)
            // Two people who began at the same time cannot be mixed up either.
            let theirs = try await one.begin()
            let swapped = try await refusal { try await one.signIn { $0.browser = theirs.browser } }
            #expect(swapped != nil)
        }
    }

    @Test("a state of nobody's asks the provider nothing")
    func unknownState() async throws {
        try await OpenIDDesk.with { one in
            let refused = try await refusal { try await one.signIn { $0.state = "made up" } }
            #expect(refused?.kind == .denied)
            #expect(one.provider.timesAsked(for: "/token") == 0)
        }
    }

    @Test("ten minutes are the most that somebody may take", arguments: TestDatabase.kinds)
    func tooLate(kind: Dialect) async throws {
        try await OpenIDDesk.with(kind) { one in
            try await one.desk.add("Ann", .chair)
            for (seconds, isGood) in [(Bellwether.openIDLasts - 1, true), (Bellwether.openIDLasts, false)] {
                let beginning = try await one.begin()
                let (code, state) = try one.provider.agree(to: beginning.address)
                one.desk.wait(seconds)
                // The provider's token is made by a clock that stands still.
                let moment = one.desk.now.secondsSince1970
                one.provider.behave { $0.claims = ["iat": .number(moment), "exp": .number(moment + 60)] }
                let refused = try await refusal {
                    try await one.desk.services.finishOpenID(
                        OpenIDReturn(state: state, code: code, isRefused: false, issuer: nil, browser: beginning.browser),
                        from: "192.0.2.1")
                }
                #expect((refused == nil) == isGood)
            }
            #expect(try await one.reason()?.hasSuffix("state too old") == true)
        }
    }

    @Test("a code that belongs to another verifier is refused by the provider")
    func wrongVerifier() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            // A code that was stolen on its way, brought back in a sign-in of the thief's own.
            let stolen = try one.provider.agree(to: try await one.begin().address).code
            let refused = try await refusal { try await one.signIn { $0.code = stolen } }
            #expect(refused != nil)
            #expect(try await one.reason()?.hasSuffix("code refused by the provider") == true)
        }
    }

    @Test("what the provider says when it refuses is not repeated, and neither is a missing code a reason to ask it")
    func refusedThere() async throws {
        try await OpenIDDesk.with { one in
            let refused = try await refusal {
                try await one.signIn {
                    $0.code = nil
                    $0.isRefused = true
                }
            }
            #expect(refused?.what == "the council did not let you sign in.")
            let empty = try await refusal { try await one.signIn { $0.code = nil } }
            #expect(empty?.kind == .denied)
            #expect(one.provider.timesAsked(for: "/token") == 0)
        }
    }

    @Test("an answer that names another issuer is not taken, nor one that names none where it should")
    func mixedUp() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            let other = try await refusal { try await one.signIn { $0.issuer = "https://id.example.org" } }
            #expect(other != nil && one.provider.timesAsked(for: "/token") == 0)
            let issuer = one.provider.issuer
            try await one.signIn { $0.issuer = issuer }
        }
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            let issuer = one.provider.issuer
            one.provider.behave {
                $0.documentBody = """
                    {"issuer":"\(issuer)","authorization_endpoint":"\(issuer)/a","token_endpoint":"\(issuer)/token",
                    "jwks_uri":"\(issuer)/keys","authorization_response_iss_parameter_supported":true}
                    """
            }
            #expect(try await refusal { try await one.signIn() } != nil)
            try await one.signIn { $0.issuer = issuer }
        }
    }

    @Test("who brings back nonsense again and again is slowed, by address and nobody else")
    func slowing() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            var refused: Refusal?
            for attempt in 0..<40 {
                refused = try await refusal {
                    try await one.desk.services.finishOpenID(
                        OpenIDReturn(state: "\(attempt)", code: "a", isRefused: false, issuer: nil, browser: "\(attempt)"),
                        from: "192.0.2.66")
                }
            }
            #expect(refused?.what == "Signing in was tried too often from here.")
            // The trail has what was looked at, and no more.
            #expect(try await one.desk.trail().count { $0.contains("refuse") } <= 31)
            _ = try await one.session()
        }
    }

    @Test("a flood of beginnings from one place ends, and an office next door goes on")
    func flood() async throws {
        try await OpenIDDesk.with { one in
            var last: Refusal?
            for _ in 0...200 { last = try await refusal { try await one.begin(from: "192.0.2.66") } }
            #expect(last?.what == "Too many sign-ins were begun from here.")
            _ = try await one.begin(from: "192.0.2.67")
            one.desk.wait(Bellwether.openIDLasts)
            _ = try await one.begin(from: "192.0.2.66")
        }
    }

    @Test("another claim may hold the address, and a provider may be trusted for all of them")
    func otherClaim() async throws {
        try await OpenIDDesk.with(emailClaim: "upn", trusted: true) { one in
            try await one.desk.add("Ann", .chair)
            one.provider.behave { $0.claims = ["email": .none, "email_verified": .none, "upn": "ANN@example.org"] }
            _ = try await one.session()
        }
    }
}
