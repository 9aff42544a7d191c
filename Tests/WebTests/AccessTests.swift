import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("Who may open which door")
struct AccessTests {
    /// A partnership with somebody of each role, and a session for each.
    static func everyRole(
        _ kind: Dialect = .sqlite, _ body: @Sendable (Client, SmallPartnership, [Role: HTTPFields]) async throws -> Void
    ) async throws {
        try await SiteTests.lived(kind) { _, small in
            var sessions: [Role: HTTPFields] = [:]
            for role in Role.allCases {
                let grant = Grant(
                    role: role, scope: scope(of: role), from: SmallPartnership.today,
                    until: role.needsEnd ? SmallPartnership.today : nil)
                let added = try await small.services.addPerson(
                    name: role.label, email: "\(role.rawValue)@example.org", grants: [grant], as: .owner)
                let token = try await small.services.signInAsDemonstration(added.person.number)
                sessions[role] = [.cookie: "\(Client.sessionCookie)=\(token)"]
            }
            // Every route for every role is more than a minute's requests of one program.
            let patient = Client(small.services, settings: WebSettings(requestsPerMinute: 1_000_000))
            try await body(patient, small, sessions)
        }
    }

    static func scope(of role: Role) -> Scope {
        switch role.scope {
        case .partnership: .partnership
        case .agency: .agency("csc")
        case .body: .body("board")
        case .area: .area("northside")
        }
    }

    @Test("every route, for every role: open exactly as the access table says")
    func everyRoute() async throws {
        try await Self.everyRole { client, _, sessions in
            for (role, session) in sessions {
                let actor = Actor.person(
                    ActingPerson(
                        number: 1, grants: [Grant(role: role, scope: Self.scope(of: role), from: SmallPartnership.today)]))
                for route in client.site.routes {
                    guard case .needs(let capability) = route.access else { continue }
                    let isGranted = AccessTable.grants(actor, capability)
                    // What somebody may do is not done here; that it is refused to others is what counts.
                    if route.method != .get, isGranted { continue }
                    let answer = try await client.send(
                        route.method, SiteTests.path(of: route),
                        headers: session.adding([.contentType: "application/x-www-form-urlencoded"]))
                    #expect((answer.status == 403) == !isGranted, "\(role) \(route.method) \(route.path): \(answer.status)")
                }
            }
        }
    }

    @Test("without a session every page sends to the door, and the interface says so")
    func stranger() async throws {
        try await Self.everyRole { client, _, _ in
            for route in client.site.routes where route.access != .open {
                let path = SiteTests.path(of: route)
                let answer = try await client.send(
                    route.method, path, headers: [.contentType: "application/x-www-form-urlencoded"])
                if route.isInterface {
                    #expect(answer.status == 401, "\(path)")
                    #expect(answer.headers[.contentType]?.hasPrefix("application/problem+json") == true, "\(path)")
                } else {
                    #expect(answer.status == 303, "\(path)")
                    #expect(answer.headers[.location]?.hasPrefix("/sign-in") == true, "\(path)")
                }
            }
            let unknown = try await client.get("/no-such-page")
            #expect(unknown.status == 303, "a stranger is not told which pages there are")
        }
    }

    @Test("a cookie that is made up, or of a session that ended, opens nothing")
    func stolen() async throws {
        try await Self.everyRole { client, _, sessions in
            let session = try #require(sessions[.chair])
            let before = try await client.get("/scorecard", headers: session)
            #expect(before.status == 200)
            let left = try await client.post("/sign-out", form: "", headers: session)
            #expect(left.headers[.setCookie]?.contains("Max-Age=0") == true)
            for cookie in [session[.cookie] ?? "", "\(Client.sessionCookie)=AAAA", "\(Client.sessionCookie)=", "other=1"] {
                let answer = try await client.get("/scorecard", headers: [.cookie: cookie])
                #expect(answer.status == 303, "\(cookie)")
            }
        }
    }

    @Test("the cookie is out of reach of scripts and of other sites, and is fresh at each sign-in")
    func cookie() async throws {
        try await Self.everyRole { client, small, sessions in
            let people = try await small.services.people(as: .owner)
            let number = try #require(people.first { $0.name == Role.chair.label }).number
            let planted = "\(Client.sessionCookie)=planted-by-somebody"
            let answer = try await client.post("/sign-in/demonstration", form: "person=\(number)", headers: [.cookie: planted])
            let cookie = try #require(answer.headers[.setCookie])
            #expect(answer.status == 303)
            #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"))
            #expect(!cookie.contains("planted"))
            #expect(sessions[.chair]?[.cookie].map { !cookie.hasPrefix($0) } == true)
        }
    }

    @Test("after signing in one goes to where one wanted to go, and never to another site")
    func destinations() async throws {
        try await Self.everyRole { client, small, _ in
            let number = try #require(try await small.services.people(as: .owner).first { $0.state == .active }).number
            for (wanted, gets) in [
                ("/scorecard?order=exceptions", "/scorecard?order=exceptions"), ("//evil.example", "/"),
                ("https://evil.example", "/"),
                ("/\\evil.example", "/"), ("javascript:alert(1)", "/"), ("/\r\nSet-Cookie: a=b", "/"), ("/sign-in", "/"),
            ] {
                let answer = try await client.post(
                    "/sign-in/demonstration", form: "person=\(number)&to=\(Query.encoded(wanted))")
                #expect(answer.headers[.location] == gets, "\(wanted)")
            }
        }
    }

    @Test("a wrong password, an unknown address and a closed account are answered alike, and what was typed is kept")
    func alike() async throws {
        try await Self.everyRole { client, _, _ in
            let known = try await client.post("/sign-in", form: "email=chair%40example.org&password=wrong-password-1")
            let unknown = try await client.post("/sign-in", form: "email=nobody%40example.org&password=wrong-password-1")
            #expect(known.status == 422 && unknown.status == 422)
            #expect(known.text.replacing("chair@", with: "nobody@") == unknown.text)
            #expect(known.text.contains("value=\"chair@example.org\""))
            #expect(!known.text.contains("wrong-password-1"))
        }
    }

    @Test("the trail is searched by person, by thing and by time, and says names; a day that is none is put right")
    func trail() async throws {
        try await Self.everyRole { client, small, sessions in
            let session = sessions[.businessManager] ?? [:]
            let number = try #require(
                try await small.services.people(as: .owner).first { $0.name == Role.businessManager.label }
            ).number
            let mine = try await client.get("/audit?who=person-\(number)", headers: session).text
            #expect(mine.contains(">Business manager: sign in<") && !mine.contains("the owner of the computer: "))
            let imports = try await client.get("/audit?what=import&id=1", headers: session).text
            #expect(imports.contains("accept import 1") && !imports.contains("import 2"))
            let later = try await client.get("/audit?from=2026-11-22", headers: session).text
            #expect(later.contains("Nothing like that stands in the trail."))
            let today = try await client.get("/audit?from=2026-11-21&until=2026-11-21&what=pack", headers: session).text
            #expect(today.contains("freeze pack 1") || today.contains("pack 1</a>"))
            let wrong = try await client.get("/audit?from=yesterday", headers: session).text
            #expect(wrong.contains("Write the day as 2026-09-30") && wrong.contains("value=\"yesterday\""))
        }
    }

    @Test("a form with a session and without a word of where it comes from is refused")
    func noOrigin() async throws {
        try await Self.everyRole { client, _, sessions in
            var headers = sessions[.businessManager] ?? [:]
            headers[.contentType] = "application/x-www-form-urlencoded"
            for site in [nil, "", "none", "cross-site", "same-site"] {
                headers[.site] = site
                let answer = try await client.send(.post, "/people/1/link", headers: headers, asBrowser: false)
                #expect(answer.status == 403, "\(site ?? "nothing")")
            }
        }
    }

    @Test("a role that is ended is over at that moment, and so is what was being sent")
    func ended() async throws {
        try await Self.everyRole { client, small, sessions in
            let people = try await small.services.people(as: .owner)
            let officer = try #require(people.first { $0.name == Role.performanceOfficer.label }).number
            let form = "role=performance-officer&scope=partnership"
            let answer = try await client.post(
                "/people/\(officer)/roles/end", form: form, headers: sessions[.businessManager] ?? [:])
            #expect(answer.status == 303)
            let after = try await client.get("/imports/new", headers: sessions[.performanceOfficer] ?? [:])
            #expect(after.status == 403)
        }
    }

    @Test("an older link opens nothing once somebody is made an administrator")
    func olderLink() async throws {
        try await Self.everyRole { client, small, sessions in
            let manager = try #require(
                try await small.services.people(as: .owner).first { $0.name == Role.businessManager.label })
            let added = try await small.services.addPerson(
                name: "New Chair", email: "new@example.org", grants: [Grant(role: .chair, from: SmallPartnership.today)],
                as: manager.acting(on: SmallPartnership.today))
            _ = try await small.services.grant(
                Grant(role: .administrator, from: SmallPartnership.today), to: added.person.number, as: .owner)
            let answer = try await client.get("/links/\(added.invitation)")
            #expect(answer.status == 410)
            #expect(sessions.count == Role.allCases.count)
        }
    }

    @Test("nobody sees a page's buttons that the table does not grant")
    func buttons() async throws {
        try await Self.everyRole { client, _, sessions in
            let officer = try await client.get("/meetings/board-2026-12", headers: sessions[.performanceOfficer] ?? [:])
            let chair = try await client.get("/meetings/board-2026-12", headers: sessions[.chair] ?? [:])
            #expect(officer.text.contains("Freeze") && !chair.text.contains("<button type=\"submit\" class=\"button\">Freeze"))
            let scrutineer = try await client.get("/imports/1", headers: sessions[.scrutineer] ?? [:])
            #expect(scrutineer.status == 200 && !scrutineer.text.contains("action=\"/imports"))
            #expect(!chair.text.contains("href=\"/people\"") && !chair.text.contains("href=\"/imports\""))
        }
    }

    @Test("a member of an area committee gets no figure until something is published, wherever they look")
    func noFigure() async throws {
        try await Self.everyRole { client, _, sessions in
            for role in [Role.electedMember, .childrensChampion, .administrator] {
                for route in client.site.routes where route.method == .get && route.access != .open {
                    let text = try await client.get(SiteTests.path(of: route), headers: sessions[role] ?? [:]).text
                    for number in ["197 of 231", "206 of 231", "85.3", "89.2"] {
                        #expect(!text.contains(number), "\(role) \(route.path)")
                    }
                }
            }
        }
    }
}

extension HTTPFields {
    fileprivate func adding(_ others: HTTPFields) -> HTTPFields {
        var all = self
        all.append(contentsOf: others)
        return all
    }
}
