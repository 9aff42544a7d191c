import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

/// Rounds and returns for every role: an agency reads, fills in and signs its own return, and another’s is not there for it.
@Suite("How far a role reaches into returns")
struct ReturnReachTests {
    static let routes = [
        "GET /rounds",
        "GET /rounds/{number}",
        "GET /rounds/{number}/{id}",
        "GET /returns/{number}",
        "POST /returns/{number}/lines",
        "POST /returns/{number}/checks",
        "POST /returns/{number}/pasted",
        "GET /returns/{number}/workbook",
        "POST /returns/{number}/workbook",
        "POST /returns/{number}/signature",
        "POST /returns/{number}/comments",
        "POST /returns/{number}/answers",
        "POST /returns/{number}/nil-return",
        "GET /api/v1/rounds",
        "GET /api/v1/rounds/{number}",
        "GET /api/v1/rounds/{number}/returns",
        "GET /api/v1/returns/{number}",
        "POST /api/v1/returns/{number}/lines",
        "POST /api/v1/returns/{number}/check",
        "GET /api/v1/returns/{number}/workbook",
        "POST /api/v1/returns/{number}/workbook",
        "POST /api/v1/returns/{number}/sending",
        "POST /api/v1/returns/{number}/nil-return",
        "POST /api/v1/returns/{number}/signature",
        "POST /api/v1/returns/{number}/comments",
        "POST /api/v1/returns/{number}/answers",
    ]

    private static let file = Array(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--edge--\r\n".utf8)

    private struct Somebody: Sendable {
        var words: String
        var actor: Actor
        var session: HTTPFields
    }

    /// Return 1 is of csc, return 2 of cmh; return 9 is not there.
    private static func withEverybody(_ body: @Sendable (Client, SmallPartnership, [Somebody]) async throws -> Void) async throws
    {
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
            try await body(client, small, all)
        }
    }

    @Test("reading: one’s own, and of others the same as of what is not there")
    func reading() async throws {
        try await Self.withEverybody { client, _, everybody in
            for one in everybody {
                let reach = AccessTable.reach(of: one.actor, for: .readReturns)
                let paths = [
                    ("/returns/", ""), ("/api/v1/returns/", ""), ("/returns/", "/workbook"), ("/api/v1/returns/", "/workbook"),
                ]
                for (path, rest) in paths {
                    let missing = try await client.get(path + "9" + rest, headers: one.session).status
                    #expect(missing == (reach == .nothing ? 403 : 404), "\(path)9, \(one.words)")
                    for (number, agency) in [("1", "csc"), ("2", "cmh")] {
                        let status = try await client.get(path + number + rest, headers: one.session).status
                        #expect(status == (reach.covers(.agency(ID(agency))) ? 200 : missing), "\(path)\(number), \(one.words)")
                    }
                }
                let grid = AccessTable.reach(of: one.actor, for: .readRounds)
                for path in ["/rounds/1", "/api/v1/rounds/1/returns"] {
                    let answer = try await client.get(path, headers: one.session)
                    #expect(answer.status == (grid == .nothing ? 403 : 200), "\(path), \(one.words)")
                    let names =
                        path.hasPrefix("/api")
                        ? ["\"csc\"", "\"cmh\""] : ["Smallborough Council", "Smallborough Community Health"]
                    for (name, agency) in zip(names, ["csc", "cmh"]) where grid != .nothing {
                        #expect(answer.text.contains(name) == grid.covers(.agency(ID(agency))), "\(path): \(name), \(one.words)")
                    }
                }
                for path in ["/rounds", "/api/v1/rounds", "/api/v1/rounds/1"] {
                    #expect(try await client.get(path, headers: one.session).status == (grid == .nothing ? 403 : 200))
                }
                let leads = try await client.get("/rounds/1/cmh", headers: one.session).status
                #expect(leads == (reach == .nothing ? 403 : reach.covers(.agency("cmh")) ? 303 : 404), "\(one.words)")
            }
        }
    }

    @Test("writing: each form of another’s return is refused like one that is not there, and leaves nothing behind")
    func writing() async throws {
        try await Self.withEverybody { client, small, everybody in
            let forms: [(String, String, Capability)] = [
                ("lines", "l1.seen=0&l1.was=x&l1.n=1&l1.d=2&then=save", .fillReturn),
                ("checks", "l1.seen=0&l1.was=x&l1.n=1&l1.d=2", .fillReturn),
                ("pasted", "block=visits%091%092", .fillReturn),
                ("signature", "", .signReturn), ("comments", "comments.says=No", .readReturns),
                ("answers", "answers.query=1&answers.says=So", .readReturns), ("nil-return", "nil-return.says=None", .fillReturn),
            ]
            for one in everybody {
                for (path, form, capability) in forms {
                    let reach = AccessTable.reach(of: one.actor, for: capability)
                    guard !reach.covers(.agency("cmh")) else { continue }
                    let other = try await client.post("/returns/2/\(path)", form: form, headers: one.session).status
                    let missing = try await client.post("/returns/9/\(path)", form: form, headers: one.session).status
                    #expect(other == missing && (other == 403 || other == 404), "\(path), \(one.words): \(other), \(missing)")
                }
                if !AccessTable.reach(of: one.actor, for: .fillReturn).covers(.agency("cmh")) {
                    for path in ["/returns/2/workbook", "/returns/9/workbook", "/api/v1/returns/2/workbook"] {
                        var headers = one.session
                        headers[.contentType] = "multipart/form-data; boundary=edge"
                        let answer = try await client.send(.post, path, headers: headers, body: Self.file)
                        let reach = AccessTable.reach(of: one.actor, for: .fillReturn)
                        #expect(answer.status == (reach == .nothing ? 403 : 404), "\(path), \(one.words): \(answer.status)")
                    }
                }
                let bodies: [(String, String, Capability)] = [
                    ("lines", #"{"lines":[{"line":1,"numerator":1,"denominator":2}]}"#, .fillReturn),
                    ("check", #"{"lines":[{"line":1,"numerator":1,"denominator":2}]}"#, .fillReturn),
                    ("sending", "{}", .fillReturn), ("signature", "{}", .signReturn),
                    ("nil-return", #"{"says":"None"}"#, .fillReturn),
                    ("comments", #"{"says":"No"}"#, .readReturns), ("answers", #"{"query":1,"says":"So"}"#, .readReturns),
                ]
                for (path, body, capability) in bodies {
                    guard !AccessTable.reach(of: one.actor, for: capability).covers(.agency("cmh")) else { continue }
                    var headers = one.session
                    headers[.contentType] = "application/json"
                    let answer = try await client.send(
                        .post, "/api/v1/returns/2/\(path)", headers: headers, body: Array(body.utf8))
                    #expect(answer.status == 403 || answer.status == 404, "\(path), \(one.words): \(answer.status)")
                }
            }
            let after = try await small.services.submission(2, as: .owner)
            #expect(
                after.submission.state == .notStarted && after.steps.isEmpty && after.lines.allSatisfy { $0.entry.state == nil })
        }
    }
}
