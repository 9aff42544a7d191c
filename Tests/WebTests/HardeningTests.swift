import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("What guards the door")
struct HardeningTests {
    @Test("who owes a second factor reaches the account page and the way out, and nothing else")
    func owing() async throws {
        let real = SmallPartnership.framework.split(separator: "\n").filter { !$0.contains("meta:") }.joined(separator: "\n")
        try await SmallPartnership.with(.sqlite, framework: real) { small in
            let client = Client(small.services)
            let added = try await small.services.addPerson(
                name: "Ann Example", email: "ann@example.org",
                grants: [Grant(role: .administrator, from: SmallPartnership.today)], as: .owner)
            let entered = try await client.post("/links/\(added.invitation)", form: "password=three+lamps+under+water")
            #expect(entered.status == 303)
            let session = entered.session
            let routes = client.site.routes.filter {
                $0.access != .open && $0.access != .ownAccount && !$0.path.hasPrefix("/account")
            }
            for route in routes {
                let answer = try await client.send(
                    route.method, SiteTests.path(of: route),
                    headers: [.cookie: session, .contentType: "application/x-www-form-urlencoded"])
                if route.method == .get, !route.isInterface {
                    #expect(answer.headers[.location] == "/account", "\(route.path)")
                } else {
                    #expect(answer.status == 403 && answer.text.contains("second factor"), "\(route.path)")
                }
            }
            let account = try await client.get("/account", headers: [.cookie: session])
            #expect(account.status == 200)
            #expect(account.text.contains("Until it is set up, this is the only page that opens for you."))
            #expect(!account.text.contains("href=\"/people\""))
            let wrong = try await client.post("/account/second-factor", form: "proof=wrong", headers: [.cookie: session])
            #expect(wrong.status == 422 && wrong.text.contains("neither your password nor a code"))
            let begun = try await client.post(
                "/account/second-factor", form: "proof=three+lamps+under+water", headers: [.cookie: session])
            #expect(begun.status == 200 && begun.text.contains("id=\"secret\""))
            let left = try await client.post("/sign-out", form: "", headers: [.cookie: session])
            #expect(left.status == 303)
        }
    }

    @Test("a form whose rights end while its body is held is refused")
    func heldBody() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let people = try await small.services.people(as: .owner)
            let officer = try #require(people.first { $0.name == Role.performanceOfficer.label }).number
            for ending in ["role", "session", "account"] {
                var headers = sessions[.performanceOfficer] ?? [:]
                let token = try await small.services.signInAsDemonstration(officer)
                headers[.cookie] = "\(Client.sessionCookie)=\(token)"
                headers[.contentType] = "application/x-www-form-urlencoded"
                headers[.contentLength] = "8"
                let sent = headers
                let (asked, ask) = AsyncStream<Void>.makeStream()
                let (released, release) = AsyncStream<Void>.makeStream()
                let parts = Locked(0)
                let stream = AsyncStream<ByteBuffer> {
                    switch parts.with({ count in
                        count += 1
                        return count
                    }) {
                    case 1:
                        ask.finish()
                        return ByteBuffer(string: "why=")
                    case 2:
                        for await _ in released {}
                        return ByteBuffer(string: "mine")
                    default: return nil
                    }
                }
                async let answer = client.send(
                    .post, "/imports/1/withdrawal", headers: sent, body: RequestBody(asyncSequence: stream))
                // The request has been let in before the rights end: its body is being read.
                for await _ in asked {}
                switch ending {
                case "role":
                    _ = try await small.services.endGrant(
                        .performanceOfficer, .partnership, of: officer, on: SmallPartnership.today.adding(days: -1), as: .owner)
                case "session": try await small.services.signOutEverywhere(session: token)
                default: _ = try await small.services.closePerson(officer, why: "Left the board", as: .owner)
                }
                release.finish()
                let status = try await answer.status
                #expect(status == 409, "\(ending)")
                if ending == "role" {
                    _ = try await small.services.grant(
                        Grant(role: .performanceOfficer, from: SmallPartnership.today), to: officer, as: .owner)
                }
            }
            #expect(try await small.services.imports(as: .owner).map(\.state) == [.unmapped, .accepted, .accepted])
        }
    }

    @Test("the counts are for this computer and for who operates the installation")
    func metrics() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            func status(_ headers: HTTPFields = [:], host: String = "127.0.0.1:8080", from address: String?) async throws -> Int {
                try await client.send(
                    .get, "/metrics", host: host, headers: headers, body: RequestBody(buffer: ByteBuffer()), from: address
                ).status
            }
            for near in ["127.0.0.1", "::1", "127.8.9.1"] {
                let answer = try await status(from: near)
                #expect(answer == 200, "\(near)")
            }
            for far in ["192.0.2.1", "2001:db8::1", nil] {
                let answer = try await status(from: far)
                #expect(answer == 303)
            }
            for header in ["X-Forwarded-For", "Forwarded", "Via"] {
                let answer = try await status([HTTPField.Name(header)!: "x"], from: "127.0.0.1")
                #expect(answer == 303, "\(header)")
            }
            for role in Role.allCases {
                let answer = try await status(sessions[role] ?? [:], from: "192.0.2.1")
                #expect(answer == (role == .administrator ? 200 : 403), "\(role)")
            }
            for path in ["/healthz", "/readyz"] {
                let answer = try await client.get(path)
                #expect(answer.status == 200)
            }
        }
    }

    @Test("cookies are kept apart by port, and behind TLS no other host can plant them")
    func cookies() {
        let names = [WebSettings(port: 8080), WebSettings(port: 8081), WebSettings(port: 8443, loopbackOnly: false)]
            .flatMap { [Cookie.session($0), Cookie.device($0)] }
        #expect(Set(names.map(\.name)).count == 6)
        for cookie in names.suffix(2) {
            #expect(cookie.name.hasPrefix("__Host-"))
            let text = cookie.setting("a", for: 5)
            #expect(text.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=5") && !text.contains("Domain"))
        }
        #expect(Cookie.session(WebSettings(port: 8080)).value(in: [.cookie: "bellwether_session_8081=a"]) == nil)
        #expect(Cookie.session(WebSettings(port: 8080)).value(in: [.cookie: "a=b; bellwether_session_8080=a=c; d"]) == "a=c")
    }

    @Test("who signed in gets a second cookie, which names nobody and keeps the office's failures away")
    func device() async throws {
        try await AccessTests.everyRole { client, small, _ in
            let chair = try #require(try await small.services.people(as: .owner).first { $0.name == Role.chair.label })
            let entered = try await client.post("/sign-in/demonstration", form: "person=\(chair.number)")
            let set = entered.headers[values: .setCookie]
            #expect(set.count == 2)
            let device = try #require(set.first { $0.hasPrefix("bellwether_device_8080=") })
            #expect(device.contains("; HttpOnly; SameSite=Lax") && device.contains("Max-Age=15552000"))
            #expect(!device.contains("chair") && !device.contains("@"))
        }
    }

    @Test("a browser that signed in before comes in while its neighbours' failures keep others out")
    func office() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let client = Client(small.services)
            for name in ["ann", "bob"] {
                let added = try await small.services.addPerson(
                    name: name, email: "\(name)@example.org", grants: [Grant(role: .chair, from: SmallPartnership.today)],
                    as: .owner)
                _ = try await small.services.usePassword(
                    "three lamps under water", link: added.invitation, from: "192.0.2.1")
            }
            func enter(_ name: String, _ password: String, _ cookie: String = "") async throws -> Client.Answer {
                try await client.post(
                    "/sign-in", form: "email=\(name)%40example.org&password=\(Query.encoded(password))",
                    headers: cookie.isEmpty ? [:] : [.cookie: cookie])
            }
            let before = try await enter("ann", "three lamps under water")
            let device = before.headers[values: .setCookie].first { $0.hasPrefix("bellwether_device") }
                .map { String($0.prefix { $0 != ";" }) }
            for count in 0..<40 { _ = try await enter("nobody\(count)", "wrong") }
            let refused = try await enter("bob", "three lamps under water")
            #expect(refused.status == 422 && refused.text.contains("tried too often from here"))
            let entered = try await enter("ann", "three lamps under water", try #require(device))
            #expect(entered.status == 303)
        }
    }

    @Test("when too many sign in at once the next is told to come back in a moment")
    func busy() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = Bellwether(
                database: small.database, stylesheet: "", passwords: Passwords(exponent: 14, waiting: 1),
                clock: { .start(of: SmallPartnership.today) })
            let client = Client(services)
            let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        try await client.send(
                            .post, "/sign-in", headers: [.contentType: "application/x-www-form-urlencoded"],
                            body: RequestBody(buffer: ByteBuffer(string: "email=a%40example.org&password=b")),
                            from: "192.0.2.\(number)")
                    }
                }
                return try await group.reduce(into: [Client.Answer]()) { $0.append($1) }
            }
            let busy = answers.filter { $0.status == 503 }
            #expect(!busy.isEmpty && busy.count < 12)
            #expect(busy.allSatisfy { $0.headers[.retryAfter] == "5" && $0.text.contains("Too many people are signing in") })
            #expect(answers.allSatisfy { $0.status == 503 || $0.status == 422 })
        }
    }

    @Test("one's own page among people offers nothing that would be refused")
    func oneself() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            for person in try await small.services.people(as: .owner) where person.name == Role.administrator.label {
                let own = try await client.get("/people/\(person.number)", headers: sessions[.administrator] ?? [:])
                #expect(own.text.contains("This is you") && !own.text.contains("action=\"/people"))
            }
        }
    }
}

extension Client.Answer {
    /// The session's cookie as a browser sends it back.
    var session: String {
        headers[values: .setCookie].first { $0.hasPrefix(Client.sessionCookie) }.map { String($0.prefix { $0 != ";" }) } ?? ""
    }
}
