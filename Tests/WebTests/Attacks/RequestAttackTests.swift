import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("Requests that mean harm")
struct RequestAttackTests {
    @Test("no form of another site does anything, whatever it is and whoever's browser sends it")
    func forgery() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let before = try await small.services.auditTrail(before: nil, limit: 1, as: .owner).first?.number
            for role in [Role.administrator, .businessManager, .performanceOfficer] {
                for route in client.site.routes where route.method == .post {
                    for (name, value) in [
                        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"),
                        ("Origin", "null"), ("Origin", "http://127.0.0.1:8081"),
                    ] {
                        var headers = sessions[role] ?? [:]
                        headers[.contentType] = "application/x-www-form-urlencoded"
                        headers[HTTPField.Name(name)!] = value
                        let answer = try await client.send(
                            .post, SiteTests.path(of: route), headers: headers, body: Array("why=a&person=1".utf8),
                            asBrowser: false)
                        #expect(answer.status == 403, "\(route.path) \(value)")
                        #expect(answer.headers[.setCookie] == nil)
                    }
                }
            }
            #expect(try await small.services.auditTrail(before: nil, limit: 1, as: .owner).first?.number == before)
        }
    }

    @Test("a session that was planted is not taken over, and who planted it gets nothing")
    func fixation() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let people = try await small.services.people(as: .owner)
            let victim = try #require(people.first { $0.name == Role.businessManager.label }).number
            // The attacker's own session, and a text of their choosing.
            for planted in [sessions[.layMember]?[.cookie] ?? "", "\(Client.sessionCookie)=chosen"] {
                let entered = try await client.post(
                    "/sign-in/demonstration", form: "person=\(victim)", headers: [.cookie: planted])
                #expect(entered.status == 303 && !entered.session.isEmpty && entered.session != planted)
                #expect(try await client.get("/people", headers: [.cookie: planted]).status == 303)
                #expect(try await client.get("/people", headers: [.cookie: entered.session]).status == 200)
            }
        }
    }

    @Test("a cookie that was stolen is worth nothing after signing out, a new password, a new role or closing")
    func replay() async throws {
        try await AccessTests.everyRole { client, small, _ in
            func stolen(_ name: String) async throws -> (number: Int64, cookie: String, token: String) {
                let added = try await small.services.addPerson(
                    name: name, email: "\(name)@example.org", grants: [Grant(role: .chair, from: SmallPartnership.today)],
                    as: .owner)
                let token = try await small.services.signInAsDemonstration(added.person.number)
                return (added.person.number, "\(Client.sessionCookie)=\(token)", token)
            }
            func opens(_ cookie: String) async throws -> Bool {
                try await client.get("/scorecard", headers: [.cookie: cookie]).status == 200
            }
            let left = try await stolen("left")
            let reset = try await stolen("reset")
            let raised = try await stolen("raised")
            let closed = try await stolen("closed")
            for one in [left, reset, raised, closed] { #expect(try await opens(one.cookie)) }
            _ = try await client.post("/sign-out", form: "", headers: [.cookie: left.cookie])
            let link = try await small.services.newLink(for: reset.number, as: .owner)
            _ = try await client.post("/links/\(link)", form: "password=three+lamps+under+water")
            _ = try await small.services.grant(
                Grant(role: .administrator, from: SmallPartnership.today), to: raised.number, as: .owner)
            _ = try await small.services.closePerson(closed.number, why: "No more", as: .owner)
            for one in [left, reset, raised, closed] { #expect(try await !opens(one.cookie)) }
            // Nor does it end the session that came after it.
            let again = try await small.services.signInAsDemonstration(left.number)
            _ = try await client.post("/sign-out", form: "", headers: [.cookie: left.cookie])
            #expect(try await opens("\(Client.sessionCookie)=\(again)"))
        }
    }

    @Test("a number that is there and one that is not are refused alike to who may read neither")
    func enumeration() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let headers = sessions[.electedMember] ?? [:]
            for path in ["/people/", "/imports/", "/packs/", "/people/%/data.json", "/api/v1/imports/"] {
                func answer(_ number: String) async throws -> Client.Answer {
                    try await client.get(path.contains("%") ? path.replacing("%", with: number) : path + number, headers: headers)
                }
                let (there, missing) = (try await answer("1"), try await answer("98765"))
                #expect(there.status == 403 && missing.status == 403, "\(path)")
                #expect(there.text == missing.text.replacing("98765", with: "1"), "\(path)")
            }
            // A link that was used, one that ran out with a newer one, and one that never was.
            let used = try await small.services.newLink(for: 1, as: .owner)
            _ = try await client.post("/links/\(used)", form: "password=three+lamps+under+water")
            let replaced = try await small.services.newLink(for: 2, as: .owner)
            _ = try await small.services.newLink(for: 2, as: .owner)
            var texts: Set<String> = []
            for token in [used, replaced, "never", String(repeating: "A", count: 43)] {
                let answer = try await client.get("/links/\(token)")
                #expect(answer.status == 410)
                texts.insert(answer.text)
            }
            #expect(texts.count == 1)
        }
    }

    @Test("no path leads out of the site, and no parameter into the database")
    func paths() async throws {
        try await SiteTests.lived { client, small in
            for path in [
                "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/packs/../../etc/passwd",
                "/packs/%2e%2e",
                "//etc/passwd", "/style.css/../../Package.swift", "/areas/..%5c..%5cwindows", "/areas/%00", "/indicators/%FF%FE",
                "/framework.yaml/../bellwether.key", "/.git/config", "/bellwether.key", "/smallborough.sqlite", "/imports/1;x",
                "/imports/9223372036854775808", "/imports/-1", "/imports/1%20OR%201=1", "/people/1'--",
            ] {
                let answer = try await client.get(path)
                #expect((400..<500).contains(answer.status), "\(path): \(answer.status)")
                #expect(!answer.text.contains("root:"))
            }
            for route in client.site.routes where route.method == .get {
                let known = [
                    "known", "q", "area", "group", "source", "agency", "order", "show", "before", "who", "what", "id", "from",
                    "until", "to", "v", "sheet", "header",
                ]
                for name in Set(route.parameters.map(\.name) + known) {
                    for poison in Poison.all.dropLast(2) {
                        let path = "\(SiteTests.path(of: route))?\(name)=\(Query.encoded(poison))"
                        let answer = try await client.get(path)
                        #expect(answer.status < 500, "\(path)")
                        #expect(
                            answer.headers[.contentType]?.hasPrefix("text/html") != true || !Poison.stands(in: answer.text),
                            "\(path)")
                        #expect(answer.headers.allSatisfy { !$0.value.contains(Poison.mark) || $0.name == .location }, "\(path)")
                    }
                }
            }
            #expect(try await small.services.people(as: .owner).isEmpty)
        }
    }

    @Test("what is too large is refused with words, however it comes")
    func oversized() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            let headers = sessions[.performanceOfficer] ?? [:]
            let form = try await client.post(
                "/imports/1/withdrawal", form: "why=" + String(repeating: "a", count: 70_000), headers: headers)
            #expect(form.status == 413 && form.text.contains("more than one request may bring"))
            // In pieces, without a length.
            var pieces = headers
            pieces[.contentType] = "application/x-www-form-urlencoded"
            let (stream, sender) = AsyncStream<ByteBuffer>.makeStream()
            for _ in 0..<20 { sender.yield(ByteBuffer(repeating: UInt8(ascii: "a"), count: 10_000)) }
            sender.finish()
            let answer = try await client.send(
                .post, "/imports/1/withdrawal", headers: pieces, body: RequestBody(asyncSequence: stream))
            #expect(answer.status == 413)
            var upload = headers
            upload[.contentType] = "multipart/form-data; boundary=edge"
            let file = try await client.send(
                .post, "/imports", headers: upload, body: [UInt8](repeating: UInt8(ascii: "a"), count: (64 << 20) + (1 << 20)))
            #expect(file.status == 413)
        }
    }
}
