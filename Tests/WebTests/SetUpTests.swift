import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("An installation without a partnership")
struct SetUpTests {
    private func empty(_ kind: Dialect, _ body: @Sendable (Client, Bellwether) async throws -> Void) async throws {
        try await TestDatabase.with(kind) { database in
            let services = Bellwether(database: database, stylesheet: "", clock: { .start(of: SmallPartnership.today) })
            try await body(Client(services), services)
        }
    }

    @Test("leads to its set-up, and is one afterwards", arguments: TestDatabase.kinds)
    func beginning(kind: Dialect) async throws {
        try await empty(kind) { client, services in
            #expect(try await client.get("/").headers[.location] == "/set-up")
            let answer = try await client.post("/set-up", form: "name=Dale+Partnership&district=Dale&district-code=E08000999")
            #expect(answer.headers[.location] == "/set-up")
            let framework = try await services.framework(as: .owner).framework
            #expect(framework.partnership.name == "Dale Partnership")
            #expect(framework.areas.map(\.code) == ["E08000999"])
            #expect(framework.fictionalBanner == nil)
            #expect(try await client.get("/").status == 200)
            #expect(try await client.get("/set-up").text.contains("0 of 8"))
            // Nobody sets up a second one over it.
            #expect(try await client.post("/set-up", form: "name=Other&district=Other").status == 409)
        }
    }

    @Test("takes what is typed as text, and keeps it when something is missing")
    func harmful() async throws {
        try await empty(.sqlite) { client, services in
            let typed = "name=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27%3B+DROP+TABLE+person--"
            let missing = try await client.post("/set-up", form: typed)
            #expect(missing.status == 422)
            #expect(!missing.text.contains("<script>alert") && missing.text.contains("&lt;script&gt;alert"))
            _ = try await client.post("/set-up", form: typed + "&district=%3Cb%3EDale")
            let page = try await client.get("/set-up").text
            #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"))
            #expect(try await services.framework(as: .owner).district.name == "<b>Dale")
            let long = String(repeating: "a", count: 70_000)
            #expect(try await client.post("/set-up", form: "name=" + long).status == 413)
        }
    }

    @Test("every other page says that there is nothing yet, and breaks at nothing")
    func nothingYet() async throws {
        try await empty(.sqlite) { client, _ in
            for route in client.site.routes where route.method == .get {
                let answer = try await client.get(SiteTests.path(of: route))
                #expect(answer.status < 500 || route.path == "/readyz", "\(route.path) \(answer.status)")
            }
        }
    }
}
