import Domain
import Foundation
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

/// Where a capability ends at what somebody holds their role for, every route that needs it is walked with what is
/// their own, what is another's and what is not there. A route that is not listed here fails.
@Suite("How far a role reaches")
struct ReachTests {
    private enum Kind {
        /// A thing with a number: there for those whom it belongs to, and for nobody else.
        case thing
        /// A list of them.
        case list
        /// A form or table to begin with, which shows nothing of anybody's.
        case beginning
        /// Takes a file for an agency.
        case sends
        /// What belongs to whom is tried there, beside the noun's other rules.
        case tried(in: String)
        /// A thing that the whole board sees; councillors see nothing of it.
        case boards
        /// Speaks for the agency that action 1 belongs to, in these words.
        case speaks(String, String)
        /// Does something to what everybody may read and one agency answers.
        case answers
        /// Of meetings, which belong to bodies: MeetingReachTests walks these.
        case ofMeetings
        /// Belongs to a body and not to an agency: walked in MatterReachTests.
        case ofBody
    }

    private static let words = #"{"says":"A word"}"#
    private static let part =
        "--edge\r\nContent-Disposition: form-data; name=\"says\"\r\n\r\nA word\r\n--edge--\r\n"

    private static let table: [String: Kind] =
        agencies
        .merging(ReturnReachTests.routes.map { ($0, .tried(in: "WebTests/ReturnReachTests.swift")) }) { first, _ in first }
        .merging(MatterReachTests.routes.map { ($0, .ofBody) }) { first, _ in first }
        .merging(MeetingReachTests.routes.map { ($0, .ofMeetings) }) { first, _ in first }

    private static let agencies: [String: Kind] = [
        "GET /imports": .list, "GET /imports/new": .beginning, "GET /imports/table.csv": .beginning, "POST /imports": .sends,
        "GET /imports/{number}": .thing, "GET /imports/{number}/problems.csv": .thing, "GET /imports/{number}/mapping": .thing,
        "GET /api/v1/imports": .list, "POST /api/v1/imports": .sends, "GET /api/v1/imports/{number}": .thing,
        "POST /exceptions/{id}": .tried(in: "ServicesTests/ExceptionReportTests.swift"),
        "POST /api/v1/exceptions/{id}": .tried(in: "ServicesTests/ExceptionReportTests.swift"),
        "GET /schedule": .tried(in: "ServicesTests/TimetableServiceTests.swift"),
        "GET /api/v1/schedule": .tried(in: "ServicesTests/TimetableServiceTests.swift"),
        "GET /files/{number}": .boards,
        "POST /actions/{number}/report": .speaks(
            "application/x-www-form-urlencoded", "course=on-course&progress=5&says=A+word"),
        "POST /actions/{number}/evidence": .speaks("multipart/form-data; boundary=edge", part),
        "POST /api/v1/actions/{number}/report": .speaks("application/json", #"{"course":"on-course","says":"A word"}"#),
        "POST /api/v1/actions/{number}/evidence": .speaks("application/json", words),
        "POST /challenges/{number}/replies": .answers, "POST /api/v1/challenges/{number}/replies": .answers,
    ]

    private struct Somebody: Sendable {
        var words: String
        var actor: Actor
        var session: HTTPFields
    }

    /// Imports 1 to 3 are officers', 4 was sent for one agency and 5 for the other, 6 does not exist.
    private static let owners: [Int64: Scope?] = [1: nil, 4: .agency("csc"), 5: .agency("cmh")]
    private static let missing: Int64 = 6

    private static func withEverybody(
        _ body: @Sendable (Client, SmallPartnership, [Somebody]) async throws -> Void
    ) async throws {
        try await SiteTests.lived { client, small in
            var all: [Somebody] = []
            for role in Role.allCases {
                let scopes: [Scope] = role.scope == .agency ? [.agency("csc"), .agency("cmh")] : [AccessTests.scope(of: role)]
                for (place, scope) in scopes.enumerated() {
                    let grant = Grant(
                        role: role, scope: scope, from: SmallPartnership.today,
                        until: role.needsEnd ? SmallPartnership.today : nil)
                    let person = try await small.services.addPerson(
                        name: "\(role.label) \(place)", email: "\(role.rawValue)-\(place)@example.org", grants: [grant],
                        as: .owner
                    ).person
                    let token = try await small.services.signInAsDemonstration(person.number)
                    all.append(
                        Somebody(
                            words: "\(role) for \(scope.word)",
                            actor: .person(ActingPerson(number: person.number, grants: [grant])),
                            session: [.cookie: "\(Client.sessionCookie)=\(token)"]))
                }
            }
            try await send("missing,smallborough,2026-27Q1,404141,,,final,\n", "of-csc.csv", "csc", small)
            try await send(
                "visits,smallborough,2026-27Q1,404242,505252,,final,\nvisits,nowhere,2026-27Q1,1,2,,final,\n", "of-cmh.csv",
                "cmh", small)
            try await body(client, small, all)
        }
    }

    /// Beside this file, and about the refusal.
    private static func isThere(_ file: String, _ here: String = #filePath) -> Bool {
        let tests = here.split(separator: "/").dropLast(2).joined(separator: "/")
        return FileManager.default.fileExists(atPath: "/\(tests)/\(file)")
    }

    private static func send(
        _ rows: String, _ name: String, _ agency: ID<Agency>, _ small: SmallPartnership
    ) async throws {
        let text = "indicator,area,period,numerator,denominator,value,status,reason\n" + rows
        let lead = Actor.person(
            ActingPerson(
                number: 1, grants: [Grant(role: .dataLead, scope: .agency(agency), from: SmallPartnership.today)]))
        let sent = try await small.services.preview([(name: name, bytes: Array(text.utf8))], knownOn: nil, as: lead)
        #expect(sent.map(\.record.agency) == [agency])
    }

    @Test("every route of such a capability, for every role, its own scope and another")
    func everyRoute() async throws {
        try await Self.withEverybody { client, _, everybody in
            var listed = Set(Self.table.keys)
            for route in client.site.routes {
                guard case .needs(let capability) = route.access,
                    AccessTable.rows.contains(where: { $0.capability == capability && !$0.ownOnly.isEmpty })
                else { continue }
                let name = "\(route.method.rawValue) \(route.path)"
                listed.remove(name)
                guard let kind = Self.table[name] else {
                    Issue.record("\(name) has no row in ReachTests: say what of it belongs to whom")
                    continue
                }
                for one in everybody {
                    let reach = AccessTable.reach(of: one.actor, for: capability)
                    switch kind {
                    case .thing: try await Self.checkThing(route, reach, one, client)
                    case .list: try await Self.checkList(route, reach, one, client)
                    case .beginning:
                        let answer = try await client.get(route.path, headers: one.session)
                        #expect(answer.status == (reach == .nothing ? 403 : 200), "\(name), \(one.words)")
                        #expect(!answer.text.contains("of-csc.csv") && !answer.text.contains("of-cmh.csv"))
                    case .answers: try await Self.checkAnswering(route, reach, one, client)
                    case .sends, .ofMeetings, .ofBody: break
                    case .tried(let file): #expect(Self.isThere(file), "\(name): there is no \(file)")
                    case .boards:
                        let answer = try await client.get(route.path.replacing("{number}", with: "1"), headers: one.session)
                        let seen = AccessTable.grants(one.actor, .readBusiness)
                        #expect(answer.status == (reach == .nothing ? 403 : seen ? 200 : 404), "\(name), \(one.words)")
                    case .speaks(let type, let body): try await Self.checkSpeaking(route, type, body, reach, one, client)
                    }
                }
            }
            #expect(listed.isEmpty, "no such route: \(listed)")
        }
    }

    /// Another agency's action is seen and not spoken for, and nothing is left of the attempt.
    private static func checkSpeaking(
        _ route: Route, _ type: String, _ body: String, _ reach: Reach, _ one: Somebody, _ client: Client
    ) async throws {
        var headers = one.session
        headers[.contentType] = type
        let before = try await client.get("/api/v1/actions/1", headers: one.session).json()["steps"].elements.count
        let path = route.path.replacing("{number}", with: "1")
        let answer = try await client.send(.post, path, headers: headers, body: Array(body.utf8))
        let isTheirs = reach.covers(.agency("cmh"))
        #expect((answer.status == 403) == !isTheirs && answer.status < 404, "\(path), \(one.words): \(answer.status)")
        let after = try await client.get("/api/v1/actions/1", headers: one.session).json()["steps"].elements.count
        #expect(after == before + (isTheirs ? 1 : 0), "\(path), \(one.words)")
    }

    private static func checkThing(_ route: Route, _ reach: Reach, _ one: Somebody, _ client: Client) async throws {
        func get(_ number: Int64) async throws -> Client.Answer {
            try await client.get(route.path.replacing("{number}", with: "\(number)"), headers: one.session)
        }
        let nothing = try await get(missing)
        #expect(nothing.status == (reach == .nothing ? 403 : 404), "\(route.path), \(one.words)")
        for (number, scope) in owners {
            let answer = try await get(number)
            if reach.covers(scope) {
                #expect(answer.status != 403 && answer.status != 404, "\(route.path) of \(number), \(one.words)")
            } else {
                #expect(answer.status == nothing.status, "\(route.path) of \(number), \(one.words)")
                #expect(
                    withoutRequest(answer.text, number) == withoutRequest(nothing.text, missing),
                    "another's is refused in other words than what is not there: \(route.path), \(one.words)")
            }
        }
    }

    /// The text without the number that was asked for.
    private static func withoutRequest(_ text: String, _ number: Int64) -> String {
        text.replacing("import \(number).", with: "import N.").replacing("imports/\(number)", with: "imports/N")
            .replacing("imports%2F\(number)", with: "imports%2FN")
    }

    /// Challenge 1 is for one agency: the other's people are refused, and what is not there is not there for anybody.
    private static func checkAnswering(_ route: Route, _ reach: Reach, _ one: Somebody, _ client: Client) async throws {
        func post(_ number: Int64) async throws -> Int {
            let path = route.path.replacing("{number}", with: "\(number)")
            guard route.isInterface else {
                return try await client.post(path, form: "replies.says=An+answer", headers: one.session).status
            }
            var headers = one.session
            headers[.contentType] = "application/json"
            return try await client.send(.post, path, headers: headers, body: Array("{\"says\":\"An answer\"}".utf8)).status
        }
        let done = route.isInterface ? 200 : 303
        #expect(try await post(1) == (reach.covers(.agency("cmh")) ? done : 403), "\(route.path), \(one.words)")
        #expect(try await post(99) == (reach == .nothing ? 403 : 404), "\(route.path), \(one.words)")
    }

    private static func checkList(_ route: Route, _ reach: Reach, _ one: Somebody, _ client: Client) async throws {
        let answer = try await client.get(route.path, headers: one.session)
        #expect(answer.status == (reach == .nothing ? 403 : 200), "\(route.path), \(one.words)")
        for (file, scope) in [("second.csv", nil), ("of-csc.csv", Scope.agency("csc")), ("of-cmh.csv", .agency("cmh"))] {
            #expect(answer.text.contains(file) == reach.covers(scope), "\(route.path): \(file), \(one.words)")
        }
    }

    @Test("nothing of another agency’s file stands on any page, list, search or export for an agency")
    func nowhere() async throws {
        try await Self.withEverybody { client, _, everybody in
            for one in everybody {
                guard case .own(let own) = AccessTable.reach(of: one.actor, for: .readImports) else { continue }
                let others =
                    own == [.agency("csc")] ? ["of-cmh", "404242", "404,242", "505252"] : ["of-csc", "404141", "404,141"]
                for route in client.site.routes where route.method == .get && route.access != .open {
                    for number in ["1", "4", "5"] where route.path.contains("{number}") || number == "1" {
                        let path = SiteTests.path(of: route).replacing("/1", with: "/\(number)")
                        let text = try await client.get(path, headers: one.session).text
                        for word in others + ["second.csv", "dataset.csv"] {
                            #expect(!text.contains(word), "\(path): \(word), \(one.words)")
                        }
                    }
                }
            }
        }
    }

    @Test("a data lead gives a file on the page and as a program; for another agency it is refused like for none")
    func sending() async throws {
        try await Self.withEverybody { client, small, everybody in
            let lead = try #require(everybody.first { $0.words == "dataLead for agency:csc" })
            let chair = try #require(everybody.first { $0.words.hasPrefix("chair") })
            func send(_ agency: String, _ session: HTTPFields) async throws -> Client.Answer {
                var headers = session
                headers[.contentType] = "text/csv"
                let text = "indicator,area,period,value\nmissing,smallborough,2025-26Q4,\(agency.count + 30)\n"
                return try await client.send(
                    .post, "/api/v1/imports" + (agency.isEmpty ? "" : "?agency=\(agency)"), headers: headers,
                    body: Array(text.utf8))
            }
            let sent = try await send("", lead.session)
            #expect(sent.status == 201 && sent.text.contains("\"agency\":\"csc\""), "\(sent.text)")
            #expect(try await send("csc", lead.session).status == 201)
            let (other, none) = (try await send("cmh", lead.session), try await send("xyz", lead.session))
            #expect(other.status == 409 && other.text.replacing("cmh", with: "xyz") == none.text)
            #expect(try await send("", chair.session).status == 403)
            let page = try await client.get("/imports/new", headers: lead.session).text
            #expect(page.contains("You send figures for Smallborough Council.") && !page.contains("id=\"agency\""))
            let home = try await client.get("/", headers: lead.session).text
            #expect(home.contains("of-csc.csv") && home.contains("imports wait for a decision"))
            let accepted = try await client.post(
                "/imports/4/acceptance", form: "read=1&new=1&changed=0&unchanged=0", headers: lead.session)
            #expect(accepted.status == 403)
            let record = try await small.services.importRecord(4, as: .owner).record
            _ = try await small.services.accept(4, seen: record.counts, as: .owner)
            #expect(try await client.get("/imports/4", headers: lead.session).text.contains("Accepted"))
        }
    }

    @Test("who sends for several agencies says for which, and the form keeps the rest")
    func several() async throws {
        try await SiteTests.lived { client, small in
            let grants = ["csc", "cmh"].map {
                Grant(role: .dataLead, scope: .agency(ID($0)), from: SmallPartnership.today)
            }
            let person = try await small.services.addPerson(
                name: "Both", email: "both@example.org", grants: grants, as: .owner
            ).person
            let token = try await small.services.signInAsDemonstration(person.number)
            var headers: HTTPFields = [.cookie: "\(Client.sessionCookie)=\(token)"]
            let page = try await client.get("/imports/new", headers: headers).text
            #expect(page.contains("<option value=\"cmh\">Smallborough Community Health</option>"))
            headers[.contentType] = "multipart/form-data; boundary=edge"
            func form(_ agency: String) -> [UInt8] {
                Array(
                    """
                    --edge\r\nContent-Disposition: form-data; name="pasted"\r\n\r\nindicator,area,period,value\r\n\
                    missing,smallborough,2025-26Q4,7\r\n\r\n--edge\r\nContent-Disposition: form-data; name="agency"\r\n\r\n\
                    \(agency)\r\n--edge--\r\n
                    """.utf8)
            }
            for agency in ["", "nowhere"] {
                let answer = try await client.send(.post, "/imports", headers: headers, body: form(agency))
                #expect(answer.status == 422)
                #expect(answer.text.contains("Choose the agency that you send it for") && answer.text.contains("2025-26Q4,7"))
            }
            let sent = try await client.send(.post, "/imports", headers: headers, body: form("csc"))
            #expect(sent.status == 303)
            #expect(try await small.services.imports(limit: 1, as: .owner).first?.agency == "csc")
        }
    }
}
