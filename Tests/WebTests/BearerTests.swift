import Domain
import HTTPTypes
import Services
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite("Programs with a token")
struct BearerTests {
    @Test("a token opens the interface and no page, and a cookie beside it is not looked at")
    func onlyInterface() async throws {
        try await Program.with { program in
            #expect(try await program.get("/api/v1/scorecard").status == 200)
            #expect(try await program.get("/scorecard").status == 303)
            let session = try await program.small.services.signInAsDemonstration(program.person.number)
            let answer = try await program.get(
                "/api/v1/scorecard",
                [.authorization: "Bearer bw_wrong", .cookie: "\(Cookie.session(WebSettings()).name)=\(session)"])
            #expect(answer.status == 401)
        }
    }

    @Test(
        "what is no good token is refused, with the way to say who one is",
        arguments: [
            "Bearer", "Bearer ", "Bearer bw_", "Basic cGF0OnBhdA==", "bw_abc",
            "Bearer bw_0123456789012345678901234567890123456789012",
            "Bearer ' OR 1=1",
        ])
    func refused(header: String) async throws {
        try await Program.with { program in
            let answer = try await program.get("/api/v1/scorecard", [.authorization: header])
            #expect(answer.status == 401)
            #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer ") == true)
            #expect(answer.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("every row of the interface, for a token made for one thing: open exactly for that")
    func everyRow() async throws {
        for capability in [Capability.readFramework, .exportFigures, .readAuditTrail] {
            try await Program.with(may: [capability]) { program in
                for route in program.client.site.routes where route.isInterface && route.access != .open {
                    let isGranted = route.capability == capability
                    if route.method != .get, isGranted { continue }
                    let path = SiteTests.path(of: route)
                    let answer =
                        route.method == .get ? try await program.get(path) : try await program.post(path, "{}")
                    #expect((answer.status == 403) == !isGranted, "\(route.path): \(answer.status)")
                }
            }
        }
    }

    @Test("what a program sends needs no word of where it comes from, and stands in the trail under its token")
    func write() async throws {
        try await Program.with { program in
            let answer = try await program.post("/api/v1/meetings/board-2026-12/packs", "", [.site: "cross-site"])
            #expect(answer.status == 201)
            let entries = try await program.get("/api/v1/audit?limit=1").json()["entries"]
            #expect(entries.elements.first?["actor"].string == "person-\(program.person.number) by token-1")
        }
    }

    @Test("who asks too often is told how long to wait, each token for itself")
    func rate() async throws {
        try await Program.with(settings: WebSettings(requestsPerMinute: 3)) { program in
            for _ in 0..<3 { #expect(try await program.get("/api/v1/agencies").status == 200) }
            let answer = try await program.get("/api/v1/agencies")
            #expect(answer.status == 429)
            #expect(answer.headers[.retryAfter].flatMap { Int($0) }.map { (1...60).contains($0) } == true)
            #expect(try await program.client.get("/api/v1/openapi.json").status == 200)
            #expect(try await program.client.get("/healthz").status == 200)
        }
    }

    @Test("a bucket fills again, and another's does not empty it")
    func bucket() {
        let clock = Sometime()
        let limit = RateLimit(perMinute: 60, now: { clock.seconds })
        for _ in 0..<60 { #expect(limit.take("one") == nil) }
        #expect(limit.take("one") == 1)
        #expect(limit.take("other") == nil)
        clock.pass(1)
        #expect(limit.take("one") == nil)
        #expect(limit.take("one") == 1)
    }

    @Test("somebody makes a token on a page, sees it once, and ends it")
    func page() async throws {
        try await Program.with([.chair]) { program in
            let token = try await program.small.services.signInAsDemonstration(program.person.number)
            let session: HTTPFields = [.cookie: "\(Cookie.session(WebSettings()).name)=\(token)"]
            let form = "token-name=Excel&may-export-figures=yes&until=2027-02-01"
            let made = try await program.client.post("/account/tokens", form: form, headers: session)
            let secret = try #require(made.text.firstMatch(of: /bw_[A-Za-z0-9_-]{43}/)).0
            #expect(made.status == 200)
            let again = try await program.client.get("/account/tokens", headers: session)
            #expect(again.text.contains("2: Excel") && !again.text.contains(secret))
            let bearer: HTTPFields = [.authorization: "Bearer \(secret)"]
            #expect(try await program.client.get("/api/v1/figures", headers: bearer).status == 200)
            #expect(try await program.client.post("/tokens/2/end", form: "", headers: session).status == 303)
            #expect(try await program.client.get("/api/v1/figures", headers: bearer).status == 401)
        }
    }

    @Test("what is wrong with the form stands beside its field, and what was typed is kept")
    func form() async throws {
        try await Program.with([.chair]) { program in
            let token = try await program.small.services.signInAsDemonstration(program.person.number)
            let session: HTTPFields = [.cookie: "\(Cookie.session(WebSettings()).name)=\(token)"]
            let answer = try await program.client.post(
                "/account/tokens", form: "token-name=Excel&may-change-people=yes&until=soon", headers: session)
            #expect(answer.status == 422)
            for part in ["value=\"Excel\"", "value=\"soon\"", "href=\"#until\"", "Write the last day"] {
                #expect(answer.text.contains(part), "\(part)")
            }
            let far = try await program.client.post(
                "/account/tokens", form: "token-name=Excel&may-export-figures=yes&until=2030-01-01", headers: session)
            #expect(far.status == 422 && far.text.contains("for a year at most"))
        }
    }
}

/// Seconds that pass when a test says so.
private final class Sometime: Sendable {
    private let now = Mutex(0.0)

    var seconds: Double { now.withLock { $0 } }
    func pass(_ seconds: Double) { now.withLock { $0 += seconds } }
}
