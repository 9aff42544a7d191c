import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

/// Meetings belong to bodies. Councillors see those of their own committee that are held in public, a sub-group chair
/// keeps those of the own body; everything else is walked here and must not be there.
@Suite("Whose meetings somebody sees and keeps")
struct MeetingReachTests {
    static let routes: [String] = [
        "GET /meetings",
        "GET /meetings/{id}",
        "POST /meetings/{id}/notes",
        "GET /bodies/{id}",
        "POST /bodies/{id}/members",
        "POST /members/{number}/end",
        "GET /bodies/{id}/plan",
        "POST /bodies/{id}/plan",
        "POST /planned/{number}/agenda",
        "POST /planned/{number}/withdrawal",
        "GET /meetings/{id}/agenda",
        "POST /meetings/{id}/items",
        "POST /meetings/{id}/performance",
        "POST /meetings/{id}/publication",
        "GET /items/{number}",
        "POST /items/{number}",
        "POST /items/{number}/withdrawal",
        "POST /items/{number}/papers",
        "POST /papers/{number}/withdrawal",
        "GET /meetings/{id}/live",
        "POST /meetings/{id}/current",
        "POST /meetings/{id}/attendance",
        "POST /meetings/{id}/declarations",
        "POST /meetings/{id}/questions",
        "POST /items/{number}/resolutions",
        "GET /meetings/{id}/present",
        "GET /meetings/{id}/meeting.html",
        "GET /meetings/{id}/minutes",
        "POST /meetings/{id}/minutes",
        "POST /meetings/{id}/confirmation",
        "POST /items/{number}/minute",
        "POST /resolutions/{number}",
        "POST /resolutions/{number}/withdrawal",
        "GET /questions",
        "GET /questions/{number}",
        "POST /questions/{number}",
        "POST /questions/{number}/follow-up",
        "GET /files/{number}",
        "GET /api/v1/agendas",
        "GET /api/v1/meetings/{id}/agenda",
        "POST /api/v1/meetings/{id}/items",
        "POST /api/v1/meetings/{id}/publication",
        "GET /api/v1/questions",
        "POST /api/v1/meetings/{id}/questions",
        "GET /api/v1/resolutions",
        "POST /api/v1/items/{number}/resolutions",
        "GET /api/v1/meetings/{id}/minutes",
        "GET /api/v1/members",
        "POST /api/v1/bodies/{id}/members",
    ]

    private static let framework =
        SmallPartnership.framework
        .replacing("name: Northside, parent: smallborough", with: "name: Northside, parent: smallborough, committee: north")
        .replacing(
            "- {id: board, name: Board}",
            with: """
                - {id: board, name: Board}
                - {id: north, name: North Committee, public: true}
                - {id: south, name: South Committee, public: true}
                - {id: pqa, name: Quality Group}
                """)
            + """

            - {id: north-01, body: north, date: '2027-01-20', public: true}
            - {id: south-01, body: south, date: '2027-01-21', public: true}
            - {id: pqa-01, body: pqa, date: '2026-11-26'}
            """

    private struct Everything: Sendable {
        var client: Client
        var small: SmallPartnership
        var sessions: [Role: HTTPFields]
        /// The numbers of items, questions and so on, by the id of their meeting.
        var items: [String: Int64]
        var exempt: [String: Int64]
    }

    private static func withMeetings(_ body: @Sendable (Everything) async throws -> Void) async throws {
        try await SmallPartnership.with(.sqlite, framework: framework) { small in
            var (items, exempt) = ([String: Int64](), [String: Int64]())
            for (meeting, word) in [
                ("north-01", "northern"), ("south-01", "southern"), ("pqa-01", "quality"), ("board-2026-12", "boardly"),
            ] {
                let made = try await tell(ID(meeting), word, small.services)
                (items[meeting], exempt[meeting]) = (made.open, made.exempt)
            }
            var sessions: [Role: HTTPFields] = [:]
            for (role, scope) in [
                (Role.electedMember, Scope.area("northside")), (.childrensChampion, .area("northside")),
                (.subGroupChair, .body("pqa")), (.chair, .partnership), (.layMember, .partnership),
            ] {
                let person = try await small.services.addPerson(
                    name: role.label, email: "\(role.rawValue)@example.org",
                    grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)], as: .owner
                ).person
                sessions[role] = [
                    .cookie: "\(Client.sessionCookie)=\(try await small.services.signInAsDemonstration(person.number))"
                ]
            }
            try await body(
                Everything(
                    client: Client(small.services, settings: WebSettings(requestsPerMinute: 1_000_000)), small: small,
                    sessions: sessions, items: items, exempt: exempt))
        }
    }

    private static func tell(
        _ id: ID<Meeting>, _ word: String, _ services: Bellwether
    ) async throws -> (open: Int64, exempt: Int64) {
        let item = try await services.addItem(
            AgendaItem(meeting: id, title: "A \(word) item", purpose: .decision, kind: .performance), as: .owner)
        let closed = try await services.addItem(
            AgendaItem(meeting: id, title: "A secretive \(word) item", purpose: .decision, access: .exempt(.individual)),
            as: .owner)
        for one in [item, closed] {
            let mark = one.number == closed.number ? "secretive" : word
            try await services.addPaper(
                to: one.number, title: "A \(mark) paper", file: (name: "p.txt", bytes: Array("a \(mark) file".utf8)), as: .owner)
            try await services.ask(
                Bellwether.QuestionDraft(item: one.number, asker: "A \(mark) asker", topic: mark, says: "A \(mark) question?"),
                at: id, as: .owner)
            try await services.resolve(.note, item: one.number, as: .owner)
        }
        _ = try await services.publishAgenda(id, as: .owner)
        _ = try await services.draftMinutes(id, as: .owner)
        return (item.number, closed.number)
    }

    @Test("no word of another committee, of a closed body or of an exempt item reaches a councillor, whatever they open")
    func councillors() async throws {
        try await Self.withMeetings { all in
            for role in [Role.electedMember, .childrensChampion] {
                let session = all.sessions[role] ?? [:]
                for route in all.client.site.routes where route.method == .get && route.access != .open {
                    for path in Self.paths(route) {
                        let text = try await all.client.get(path, headers: session).text
                        for word in ["southern", "quality item", "quality paper", "quality question", "boardly", "secretive"] {
                            #expect(!text.contains(word), "\(role) \(path): \(word)")
                        }
                    }
                }
                let own = try await all.client.get("/meetings/north-01", headers: session)
                #expect(own.status == 200 && own.text.contains("A northern item"))
                #expect(own.text.contains("Exempt: Schedule 12A, paragraph 1"))
            }
        }
    }

    private static func paths(_ route: Route) -> [String] {
        let ids = ["north-01", "south-01", "pqa-01", "board-2026-12", "north", "south", "pqa", "board"]
        if route.path.contains("{id}") {
            return ids.map { route.path.replacing("{id}", with: $0).replacing("{part}", with: "bodies") }
        }
        if route.path.contains("{number}") { return (1...8).map { route.path.replacing("{number}", with: "\($0)") } }
        return [route.path]
    }

    @Test("another committee’s meeting is answered like one that is not there")
    func likeNothing() async throws {
        try await Self.withMeetings { all in
            let session = all.sessions[.electedMember] ?? [:]
            for tail in ["", "/present", "/minutes", "/meeting.html"] {
                let (there, nowhere) = (
                    try await all.client.get("/meetings/south-01\(tail)", headers: session),
                    try await all.client.get("/meetings/nowhere-1\(tail)", headers: session)
                )
                #expect(there.status == 404 && nowhere.status == 404, "\(tail)")
                #expect(there.text.replacing("south-01", with: "N") == nowhere.text.replacing("nowhere-1", with: "N"), "\(tail)")
            }
            let (item, none) = (
                try await all.client.get("/items/\(all.items["south-01"] ?? 0)", headers: session),
                try await all.client.get("/items/999", headers: session)
            )
            #expect(
                item.status == 404 && item.text.replacing("item \(all.items["south-01"] ?? 0).", with: "item 999.") == none.text)
        }
    }

    @Test("a sub-group chair keeps the own body’s meetings, and nobody else’s")
    func keepers() async throws {
        try await Self.withMeetings { all in
            let session = all.sessions[.subGroupChair] ?? [:]
            #expect(try await all.client.get("/meetings/pqa-01/agenda", headers: session).status == 200)
            #expect(try await all.client.get("/meetings/board-2026-12/agenda", headers: session).status == 403)
            let before = try await all.small.services.meetingRecord("board-2026-12", as: .owner)
            let forms = [
                "title=Mine&purpose=decision&kind=ordinary&late=x", "state=present&name=Me", "name=Me&nature=x",
                "item=\(all.items["board-2026-12"] ?? 0)&asker=Me&kind=member&says=Why", "verb=note", "why=x", "says=x&base=1",
                "meeting=board-2026-12", "reply=x&base=", "name=Me&part=member", "on=2026-11-21&why=x",
                "title=T&purpose=decision&owner=Me&meeting=board-2026-12",
            ]
            for route in all.client.site.routes
            where route.method == .post && !route.isInterface && route.access == .needs(.keepMeetings) {
                for path in Self.paths(route) where path.contains("board") || route.path.contains("{number}") {
                    for form in forms where !Self.isOwn(path, all) {
                        let answer = try await all.client.post(path, form: form, headers: session)
                        #expect(answer.status != 303, "\(path) \(form)")
                    }
                }
            }
            let after = try await all.small.services.meetingRecord("board-2026-12", as: .owner)
            #expect(after.agenda == before.agenda && after.questions == before.questions)
            #expect(after.resolutions == before.resolutions && after.attendance == before.attendance)
            #expect(after.minuteTexts == before.minuteTexts && after.members == before.members)
            let refused = try await all.client.post(
                "/meetings/pqa-01/items", form: "title=Closed&purpose=decision&kind=ordinary&late=x&access=exempt-1",
                headers: session)
            #expect(refused.status == 422, "nobody makes what they could not see")
        }
    }

    /// Things are made meeting by meeting, two of each; the third meeting is the chair's own.
    private static func isOwn(_ path: String, _ all: Everything) -> Bool {
        guard let number = path.split(separator: "/").compactMap({ Int64($0) }).first else { return path.contains("pqa") }
        return number == 5 || number == 6
    }

    @Test("an exempt item is its number and its ground for a lay member, and whole for the chair")
    func exempt() async throws {
        try await Self.withMeetings { all in
            let number = all.exempt["board-2026-12"] ?? 0
            for (role, sees) in [(Role.layMember, false), (.chair, true)] {
                let session = all.sessions[role] ?? [:]
                for path in [
                    "/meetings/board-2026-12", "/meetings/board-2026-12/minutes", "/meetings/board-2026-12/present?item=2",
                    "/questions", "/api/v1/questions", "/api/v1/resolutions", "/api/v1/meetings/board-2026-12/agenda",
                ] {
                    let text = try await all.client.get(path, headers: session).text
                    #expect(text.contains("secretive") == sees, "\(role) \(path)")
                }
                #expect(try await all.client.get("/items/\(number)", headers: session).status == (sees ? 200 : 404))
            }
        }
    }

    @Test("before the agenda is out a councillor sees that there is a meeting and nothing of it")
    func unpublished() async throws {
        try await SmallPartnership.with(.sqlite, framework: Self.framework) { small in
            let item = try await small.services.addItem(
                AgendaItem(meeting: "north-01", title: "Drafted only", purpose: .decision), as: .owner)
            let councillor = Actor.person(
                ActingPerson(
                    number: 9, grants: [Grant(role: .electedMember, scope: .area("northside"), from: SmallPartnership.today)]))
            let record = try await small.services.meetingRecord("north-01", as: councillor)
            #expect(record.agenda.items.isEmpty && record.steps.isEmpty)
            await #expect(throws: Refusal.self) { try await small.services.agendaItem(item.number, as: councillor) }
        }
    }
}
