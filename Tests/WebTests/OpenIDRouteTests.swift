import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The door of a provider")
struct OpenIDRouteTests {
    /// A provider that is named and not there.
    private func with(_ provider: OpenIDProvider?, _ body: @Sendable (Bellwether, Client) async throws -> Void) async throws {
        try await TestDatabase.with(.sqlite) { database in
            let services = Bellwether(
                database: database, stylesheet: "", provider: provider, clock: { Instant(secondsSince1970: 1_795_000_000) })
            _ = try await services.create(from: SmallPartnership.framework, why: "A test", as: .owner)
            try await body(services, Client(services))
        }
    }

    private var down: OpenIDProvider {
        get throws {
            OpenIDProvider(try OpenIDSettings(issuer: "http://127.0.0.1:9", client: "a", name: "<the> council"))
        }
    }

    @Test("is shown only where there is a provider, under its name, and keeps where one wanted to go")
    func button() async throws {
        try await with(nil) { _, client in
            let door = try await client.get("/sign-in").text
            #expect(!door.contains("open-id"))
            #expect(try await client.get("/sign-in/open-id").status == 404)
            #expect(try await client.get("/sign-in/open-id/return?state=a&code=b").status == 404)
        }
        try await with(down) { _, client in
            let page = try await client.get("/sign-in?to=%2Fscorecard").text
            #expect(page.contains("href=\"/sign-in/open-id?to=%2Fscorecard\""))
            #expect(page.contains("Sign in with &lt;the&gt; council"))
        }
    }

    @Test("says what is wrong in plain words, and never what came back in the address")
    func refused() async throws {
        try await with(down) { _, client in
            for path in [
                "/sign-in/open-id?to=%2Fscorecard", "/sign-in/open-id/return",
                "/sign-in/open-id/return?state=said-by-somebody&code=said-by-somebody",
                "/sign-in/open-id/return?error=said-by-somebody&error_description=%3Cscript%3Esaid-by-somebody&state=a",
            ] {
                let answer = try await client.get(path, headers: [.cookie: "bellwether_open_id_8080=said-by-somebody"])
                #expect(answer.status == 422)
                #expect(!answer.text.contains("said-by-somebody"))
                #expect(answer.text.contains("<a href=\"#open-id\">"))
                #expect(answer.text.contains("aria-describedby=\"open-id-error\""))
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(
                    answer.headers[values: .setCookie] == [
                        "bellwether_open_id_8080=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
                    ])
            }
            #expect(try await client.get("/sign-in/open-id?to=%2Fscorecard").text.contains("to=%2Fscorecard"))
            #expect(try await !client.get("/sign-in/open-id?to=%2F%2Felsewhere.example").text.contains("elsewhere"))
        }
    }

    @Test("its cookie is out of reach of scripts and other sites, and with TLS of other hosts as well")
    func cookie() {
        let here = WebSettings(port: 8081)
        #expect(
            Cookie.openID(here).setting("a", for: 600) == "bellwether_open_id_8081=a; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"
        )
        let there = WebSettings(loopbackOnly: false)
        #expect(
            Cookie.openID(there).setting("a", for: 600)
                == "__Host-bellwether_open_id_8080=a; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600")
        #expect(Cookie.openID(here).value(in: [.cookie: "x=1; bellwether_open_id_8081=b; y=2"]) == "b")
        #expect(Cookie.openID(here).value(in: [.cookie: "bellwether_open_id_8080=b; bellwether_open_id_8081="]) == nil)
        #expect(Cookie.openID(there).value(in: [.cookie: "bellwether_open_id=b"]) == nil)
    }
}
