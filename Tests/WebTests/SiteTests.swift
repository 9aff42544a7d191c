import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The site")
struct SiteTests {
    /// A partnership with a figure, an import, a pack and what comes of them.
    static func lived(
        _ kind: Dialect = .sqlite, _ body: @Sendable (Client, SmallPartnership) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(kind) { partnership in
            try await partnership.give(
                "visits,smallborough,2025-26Q2,206,231,,final,\nmissing,smallborough,2026-27Q2,21,,,final,\n",
                knownOn: "2026-07-30")
            try await partnership.give(
                "visits,smallborough,2026-27Q2,197,231,,provisional,\nvisits,northside,2026-27Q2,3,7,,provisional,\n",
                knownOn: "2026-10-21", name: "second.csv")
            try await SiteTests.teach(partnership.services)
            _ = try await partnership.services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            try await partnership.services.addSupplement(
                to: 1, name: "late.pdf", bytes: Array("%PDF-1.7".utf8), title: "A late paper", why: "It came late", as: .owner)
            try await body(Client(partnership.services), partnership)
        }
    }

    /// Import 3 waits for a mapping; another file has one.
    private static func teach(_ services: Bellwether) async throws {
        let dataset = "Measure,Q1 2025/26,Q2 2025/26,Q3 2025/26\nMissing episodes,14,17,21\nAnother measure,4,7,1\n"
        let answer = try await services.preview([(name: "dataset.csv", bytes: Array(dataset.utf8))], knownOn: nil, as: .owner)
        #expect(answer.map(\.record.number) == [3])
        let mapping = Mapping(
            id: "tool", format: .localAuthorityInteractiveTool, source: "return-csc",
            lines: [.init(indicator: "missing", measure: "Missing", periods: .asWritten)])
        _ = try await services.keepMapping(MappingDraft(mapping: mapping), for: 3, as: .owner)
        try await SiteTests.fill(services)
    }

    /// One of everything that the small framework has none of.
    private static func fill(_ services: Bellwether) async throws {
        let ages = Entry.list([.fields(EntryFields([("id", .text("0-9")), ("name", .text("Under 10"))]))])
        let edits = [
            FrameworkEdit(.sources, .add([EntryFields([("id", .text("published")), ("name", .text("Published tables"))])])),
            FrameworkEdit(.groups, .add([EntryFields([("dimension", .text("age")), ("members", ages)])])),
            FrameworkEdit(.neighbourModels, .add([EntryFields([("id", .text("nearest")), ("name", .text("Nearest"))])])),
        ]
        try await services.editFramework(edits, why: "So that there is one of each", as: .owner)
        let action = ActionDraft(
            title: "Write the recovery plan",
            origin: ActionOrigin(.exception, "Exception report", thing: Thing(.indicator, "visits")),
            body: "board", priority: "p1", owner: ActionOwner(agencies: ["cmh"], post: "Head of Safeguarding"),
            due: SmallPartnership.today.adding(days: 60), indicator: "visits", expected: .rise)
        _ = try await services.addAction(action, as: .owner)
        let paper = EvidenceFile(name: "plan.pdf", bytes: Array("%PDF-1.4 a plan".utf8))
        _ = try await services.giveEvidence("A first plan.", files: [paper], for: 1, as: .owner)
        try await services.raiseChallenge(
            ChallengeDraft(question: "Why has it fallen?", agency: "cmh", figure: .init(indicator: "visits")), as: .owner)
        try await SiteTests.fillPriorities(services)
    }

    /// A risk, a rating and two trackers: ours is the first, the second comes from elsewhere with a file.
    private static func fillPriorities(_ services: Bellwether) async throws {
        let score = try #require(RiskScore(likelihood: 3, impact: 4))
        let quarter = Period.financialQuarter(2026, 1)
        let draft = RiskDraft(title: "Visits are late", priority: "p1", agency: "cmh", target: score, indicators: ["visits"])
        _ = try await services.addRisk(draft, now: score, as: .owner)
        let rating = RatingDraft(
            word: .red, direction: .worsening, reason: "Visits are late", difference: "They are", name: "Lead")
        _ = try await services.proposeRating(rating, of: "p1", for: quarter, as: .owner)
        _ = try await services.startTracker(of: "p1", for: quarter, as: .owner)
        let activities = [Activity(title: "Fill posts", progress: 40)]
        _ = try await services.changeTracker(1, to: TrackerDraft(activities: activities, risks: [1]), seen: nil, as: .owner)
        let outside = OutsideTracker(
            title: "Corporate plan", source: "Council", refreshedOn: SmallPartnership.today,
            file: ("plan.pdf", Array("%PDF-1.4 a plan".utf8)))
        _ = try await services.addOutsideTracker(outside, as: .owner)
        try await SiteTests.meet(services)
    }

    /// A meeting with its agenda, a paper, a question, a resolution and a draft of its minutes.
    private static func meet(_ services: Bellwether) async throws {
        let id: ID<Meeting> = "board-2026-12"
        let member = try await services.addMember(
            Member(body: "board", name: "Ada Member", part: .chair, from: SmallPartnership.today), as: .owner)
        try await services.plan(
            PlannedItem(body: "board", meeting: id, title: "Planned", purpose: .decision, owner: "Ada"), as: .owner)
        let item = try await services.addItem(
            AgendaItem(meeting: id, title: "Are we on course?", purpose: .assurance, kind: .performance), as: .owner)
        try await services.addPaper(
            to: item.number, title: "Scorecard", file: (name: "scorecard.pdf", bytes: Array("%PDF-1.4 a".utf8)), as: .owner)
        _ = try await services.publishAgenda(id, as: .owner)
        try await services.beAt(item.number, of: id, as: .owner)
        try await services.takeAttendance(id, member: member, .present, as: .owner)
        try await services.ask(
            Bellwether.QuestionDraft(item: item.number, asker: "Ada Member", topic: "Visits", says: "Why so few?"), at: id,
            as: .owner)
        try await services.resolve(.note, item: item.number, as: .owner)
        _ = try await services.draftMinutes(id, as: .owner)
        try await carry(services)
    }

    /// One of each matter that is carried forward, and a report with columns of its own.
    private static func carry(_ services: Bellwether) async throws {
        for kind in Matter.Kind.allCases {
            var draft = MatterDraft(kind, of: "board", words: "That the \(kind.rawValue) be seen to")
            (draft.meeting, draft.minute, draft.who) = ("board-2026-09", "7", "Business manager")
            if kind == .decision { draft.verb = .approveSubjectTo }
            if kind == .condition { draft.decision = 1 }
            if kind == .referral { (draft.toBody, draft.due) = ("north-committee", Day(iso8601: "2026-12-01")) }
            _ = try await services.addMatter(draft, as: .owner)
        }
        _ = try await services.openRound(RoundDraft(period: .financialQuarter(2026, 3)), as: .owner)
        _ = try await services.addReportTemplate(
            of: "board", parts: [.figure, .count], why: "Agreed", meeting: nil, minute: "7", request: nil, as: .owner)
    }

    /// Where nobody has an account, there is no link to use, and no person or account to look at.
    static func isForOwner(_ route: Route) -> Bool {
        ![
            "/links/{token}", "/account", "/account/data.json", "/account/tokens", "/account/calendar", CalendarRoutes.feed,
            "/people/{number}",
            "/people/{number}/data.json",
            "/api/v1/people/{number}",
        ].contains(route.path)
    }

    /// A path of each row that reads, with ids that are there.
    static func path(of route: Route) -> String {
        let ids = [
            "areas": "northside", "meetings": "board-2026-12", "agencies": "cmh", "priorities": "p1", "bodies": "board",
            "sources": "published", "groups": "age", "neighbour-models": "nearest",
        ]
        return ids.reduce(route.path.replacing("/rounds/{number}/{id}", with: "/rounds/1/cmh")) {
            $0.replacing("/\($1.key)/{id}", with: "/\($1.key)/\($1.value)")
        }
        .replacing("/imports/{number}/mapping", with: "/imports/3/mapping").replacing(
            "/mappings/{id}", with: "/mappings/tool"
        )
        .replacing("/trackers/{number}/refresh", with: "/trackers/2/refresh")
        .replacing("{part}/{id}", with: "indicators/visits").replacing("{part}", with: "agencies")
        .replacing("{id}", with: "visits").replacing("{number}", with: "1")
    }

    @Test("every route that reads answers, with its kind and the headers that stand on everything")
    func everyRoute() async throws {
        try await SiteTests.lived { client, _ in
            // What only leads elsewhere has no page to look at.
            let reading = client.site.routes.filter { $0.method == .get && $0.gives != .redirection }
            for route in reading where SiteTests.isForOwner(route) {
                let answer = try await client.get(SiteTests.path(of: route))
                #expect(answer.status == 200, "\(route.path)")
                #expect(answer.headers[.contentType]?.hasPrefix(route.gives.rawValue) == true, "\(route.path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
                #expect(
                    answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; style-src '") == true, "\(route.path)")
                #expect(answer.headers[.cacheControl] != nil)
            }
        }
    }

    @Test("each page has one h1, its landmarks, the banner, and a link past the navigation")
    func pages() async throws {
        try await SiteTests.lived { client, _ in
            for route in client.site.routes
            where route.method == .get && route.gives == .page && route.path != "/packs/{number}" && SiteTests.isForOwner(route) {
                let text = try await client.get(SiteTests.path(of: route)).text
                #expect(text.ranges(of: "<h1").count == 1, "\(route.path)")
                for part in [
                    "<!DOCTYPE html>", "lang=\"en-GB\"", "<main id=\"main\">", "<nav class=\"nav\"", "href=\"#main\"",
                    "Fictional data.", "answers this computer only",
                ] {
                    #expect(text.contains(part), "\(route.path): \(part)")
                }
            }
        }
    }

    @Test("each page marks where it is, and its links lead somewhere")
    func links() async throws {
        try await SiteTests.lived { client, _ in
            var seen: Set<String> = []
            var waiting = ["/"]
            while let path = waiting.popLast() {
                guard seen.insert(path).inserted, seen.count < 200 else { continue }
                let answer = try await client.get(path)
                #expect(answer.status == 200, "\(path)")
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                for link in answer.text.split(separator: " href=\"").dropFirst() {
                    let address = String(link.prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&")
                    if address.hasPrefix("/") { waiting.append(address) }
                }
            }
            #expect(seen.count > 30)
            #expect(
                try await client.get("/scorecard").text.contains("<a href=\"/scorecard\" aria-current=\"page\">Scorecard</a>"))
        }
    }

    @Test(
        "a request for another host is refused before anything is read",
        arguments: [
            "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", "localhost.evil.example",
            "127.0.0.1:x@evil.example",
            "[::1].evil.example", "localhost:80@evil.example", "127.0.0.1:",
        ])
    func foreignHost(host: String) async throws {
        try await SiteTests.lived { client, _ in
            let answer = try await client.get("/scorecard", host: host)
            #expect(answer.status == 421)
            #expect(!answer.text.contains("85.3%"))
        }
    }

    @Test(
        "this computer's own names are answered",
        arguments: ["localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST:1"])
    func ownHost(host: String) async throws {
        try await SiteTests.lived { client, _ in
            let answer = try await client.get("/", host: host)
            #expect(answer.status == 200)
        }
    }

    @Test("a form of another site is refused, and does nothing")
    func foreignForm() async throws {
        try await SiteTests.lived { client, partnership in
            let foreign: [HTTPFields] = [
                [.origin: "https://evil.example"], [.origin: "null"], [.origin: "http://127.0.0.1:9999"], [.site: "cross-site"],
                [.site: "same-site"],
            ]
            for headers in foreign {
                let answer = try await client.post("/imports/1/withdrawal", form: "why=mine", headers: headers)
                #expect(answer.status == 403, "\(headers)")
            }
            let states = try await partnership.services.imports(as: .owner).map(\.state)
            #expect(states == [.unmapped, .accepted, .accepted])
            let own = try await client.post(
                "/imports/1/withdrawal", form: "why=ours", headers: [.origin: "http://127.0.0.1:8080", .site: "same-origin"])
            #expect(own.status == 303)
        }
    }

    @Test("what is not there says so without saying more, and another method says which is allowed")
    func problems() async throws {
        try await SiteTests.lived { client, _ in
            for path in [
                "/nothing", "/imports/99", "/imports/x", "/imports/-1", "/indicators/none", "/areas/none", "/packs/9",
                "/meetings/none", "/areas/%00", "/scorecard/",
            ] {
                let answer = try await client.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
                for secret in ["Error", "sqlite", "/Sources/", "Fault"] {
                    #expect(!answer.text.contains(secret), "\(path): \(secret)")
                }
            }
            let wrong = try await client.send(.delete, "/imports/1")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "GET, HEAD")
            for path in [
                "/scorecard?order=sideways", "/scorecard?known=yesterday", "/indicators/visits?group=x", "/audit?before=x",
                "/scorecard?agency=A%20B",
            ] {
                #expect(try await client.get(path).status == 400, "\(path)")
            }
        }
    }

    @Test("under the interface problems are documents, with what to do")
    func problemDocuments() async throws {
        try await SiteTests.lived { client, _ in
            let answer = try await client.get("/api/v1/indicators/none")
            #expect(answer.status == 404)
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(answer.text.contains("\"do\":\"Look for it on the page of indicators.\""))
            #expect(try await client.get("/api/v1/nothing").headers[.contentType] == "application/problem+json")
            #expect(try await client.get("/api/v1/scorecard?known=x").status == 400)
        }
    }

    @Test("a page that did not change is not sent again")
    func notModified() async throws {
        try await SiteTests.lived { client, partnership in
            let first = try await client.get("/scorecard")
            let tag = try #require(first.headers[.eTag])
            #expect(first.headers[.cacheControl] == "private, no-cache")
            for given in [tag, "W/" + tag, "\"other\", " + tag, "*"] {
                let second = try await client.get("/scorecard", headers: [.ifNoneMatch: given])
                #expect(second.status == 304)
                #expect(second.bytes.isEmpty)
            }
            try await partnership.give("visits,smallborough,2026-27Q2,200,231,,revised,late records\n", name: "third.csv")
            #expect(try await client.get("/scorecard", headers: [.ifNoneMatch: tag]).status == 200)
        }
    }

    @Test("HEAD says what GET would, without it")
    func head() async throws {
        try await SiteTests.lived { client, _ in
            for path in ["/scorecard", "/figures.csv", "/healthz", "/packs/1"] {
                let (get, head) = (try await client.get(path), try await client.send(.head, path))
                #expect(head.status == 200)
                #expect(head.bytes.isEmpty)
                #expect(head.headers[.contentType] == get.headers[.contentType])
                #expect(head.headers[.eTag] == get.headers[.eTag])
            }
            #expect(try await client.send(.head, "/nothing").status == 404)
            #expect(try await client.send(.head, "/figures.csv").headers[.contentLength] == nil)
        }
    }

    @Test("the stylesheet may be kept for good under its own address, and only there")
    func assets() async throws {
        try await SiteTests.lived { client, _ in
            let page = try await client.get("/").text
            let address = try #require(page.split(separator: "<link rel=\"stylesheet\" href=\"").last?.prefix { $0 != "\"" })
            let answer = try await client.get(String(address))
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
            #expect(try await client.get("/style.css?v=old").headers[.cacheControl] == "no-cache")
        }
    }

    @Test("requests are counted by route and status, never by id")
    func metrics() async throws {
        try await SiteTests.lived { client, _ in
            for path in ["/areas/northside", "/areas/southside", "/areas/none", "/nothing"] { _ = try await client.get(path) }
            let text = try await client.get("/metrics").text
            #expect(text.contains("bellwether_requests_total{route=\"/areas/{id}\",status=\"200\"} 2\n"))
            #expect(text.contains("bellwether_requests_total{route=\"/areas/{id}\",status=\"404\"} 1\n"))
            #expect(text.contains("bellwether_requests_total{route=\"none\",status=\"404\"} 1\n"))
            #expect(!text.contains("northside"))
        }
    }

    @Test("a pack is served byte for byte, with a policy that allows its own stylesheet by its hash and nothing else")
    func pack() async throws {
        try await SiteTests.lived { client, partnership in
            let answer = try await client.get("/packs/1")
            #expect(answer.bytes == (try await partnership.services.packBytes(1, as: .owner)).1)
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.contains("style-src 'sha256-"))
            #expect(!policy.contains("'self'"))
            #expect(!policy.contains("unsafe"))
        }
    }

    @Test("the export is every figure, as known on the day that is asked")
    func export() async throws {
        try await SiteTests.lived { client, partnership in
            let answer = try await client.get("/figures.csv")
            #expect(answer.text == (try await partnership.export()))
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"figures.csv\"")
            let earlier = try await client.get("/figures.csv?known=2026-08-01").text
            #expect(
                !earlier.contains("2026-27Q2,smallborough")
                    && earlier.split(separator: "\n").count < answer.text.split(separator: "\n").count)
        }
    }

    @Test(
        "Base64 as everybody writes it",
        arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func base64(text: String, encoded: String) {
        #expect(Base64.text(of: text.utf8) == encoded)
    }
}
