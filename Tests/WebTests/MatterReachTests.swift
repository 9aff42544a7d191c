import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

/// What ends at a body: councillors see what their own committee decided in public, those who lead a sub-group keep the
/// meetings of that one. What is another body's is not there, in the same words as what is nowhere.
@Suite("How far a role reaches among bodies")
struct MatterReachTests {
    /// The routes that are walked here.
    static let routes: [String] =
        Matter.Kind.allCases.map(\.plural).flatMap { kind in
            [
                "GET /\(kind)", "GET /\(kind)/new", "POST /\(kind)", "GET /\(kind)/{number}", "POST /\(kind)/{number}/steps",
                "GET /api/v1/\(kind)", "POST /api/v1/\(kind)", "GET /api/v1/\(kind)/{number}",
                "POST /api/v1/\(kind)/{number}/steps",
            ]
        } + [
            "GET /bodies/{id}/matters", "GET /bodies/{id}/workspace", "GET /bodies/{id}/champion",
            "POST /bodies/{id}/champion/aspirations", "GET /bodies/{id}/report", "GET /bodies/{id}/report/format",
            "POST /bodies/{id}/report/format", "POST /bodies/{id}/report/final", "POST /bodies/{id}/report/ready",
            "GET /api/v1/bodies/{id}/matters", "GET /api/v1/bodies/{id}/report", "POST /api/v1/bodies/{id}/report/format",
        ]

    /// One of each kind at each body: the first six numbers are north's, then come an exempt one, one of a meeting that is
    /// not public, south's and the board's.
    private static func with(
        _ body: @Sendable (Client, @Sendable (Role, Scope) async throws -> HTTPFields) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(.sqlite, framework: CommitteePartnership.framework) { small in
            let services = small.services
            for (words, place, meeting, access) in [
                ("northern matter", "north", "north-2026-07", AccessClass.open),
                ("exempt matter", "north", "north-2026-07", .exempt(.individual)),
                ("closed matter", "north", "north-closed", .open), ("southern matter", "south", "south-2026-07", .open),
                ("board matter", "board", "board-2026-09", .open),
            ] as [(String, ID<Body>, ID<Meeting>, AccessClass)] {
                for kind in Matter.Kind.allCases where kind != .condition {
                    var draft = MatterDraft(kind, of: place, words: "\(words) \(kind.rawValue)")
                    (draft.meeting, draft.who, draft.access) = (meeting, "Lead", access)
                    if kind == .decision { draft.verb = .approveSubjectTo }
                    if kind == .referral { (draft.toBody, draft.due) = ("young", SmallPartnership.today) }
                    let kept = try await services.addMatter(draft, as: .owner)
                    guard kind == .decision else { continue }
                    var condition = MatterDraft(.condition, of: place, words: "\(words) condition")
                    (condition.meeting, condition.decision, condition.access) = (meeting, kept.number, access)
                    _ = try await services.addMatter(condition, as: .owner)
                }
            }
            let client = Client(services, settings: WebSettings(requestsPerMinute: 1_000_000))
            try await body(client) { role, scope in
                let person = try await services.addPerson(
                    name: role.label, email: "\(role.rawValue)-\(scope.word.replacing(":", with: "-"))@example.org",
                    grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)], as: .owner
                ).person
                return [.cookie: "\(Client.sessionCookie)=\(try await services.signInAsDemonstration(person.number))"]
            }
        }
    }

    @Test(
        "a councillor finds what the own committee decided in public, and nothing else",
        arguments: [Role.electedMember, .childrensChampion])
    func councillor(role: Role) async throws {
        try await Self.with { client, session in
            let member = try await session(role, .area("northside"))
            let hidden = ["exempt matter", "closed matter", "southern matter", "board matter"]
            for kind in Matter.Kind.allCases.map(\.plural) {
                for path in [
                    "/\(kind)?show=all", "/api/v1/\(kind)", "/api/v1/\(kind)?format=csv", "/\(kind)/1", "/api/v1/\(kind)/1",
                ] {
                    let answer = try await client.get(path, headers: member)
                    #expect(answer.status == 200 && answer.text.contains("northern matter"), "\(path)")
                    for words in hidden { #expect(!answer.text.contains(words), "\(path): \(words)") }
                }
                for number in 2...5 {
                    for path in ["/\(kind)/\(number)", "/api/v1/\(kind)/\(number)"] {
                        let (there, nowhere) = (
                            try await client.get(path, headers: member),
                            try await client.get(path.replacing("/\(number)", with: "/9"), headers: member)
                        )
                        #expect(there.status == 404 && nowhere.status == 404, "\(path)")
                        #expect(there.text.replacing("0\(number)", with: "09").count == nowhere.text.count, "\(path)")
                    }
                }
            }
            for place in ["matters", "workspace", "champion", "report"] {
                #expect(try await client.get("/bodies/north/\(place)", headers: member).status == 200, "\(place)")
                for other in ["south", "board", "young", "nowhere"] {
                    #expect(try await client.get("/bodies/\(other)/\(place)", headers: member).status == 404, "\(other)/\(place)")
                }
            }
            let arising = try await client.get("/bodies/north/matters", headers: member).text
            #expect(arising.contains("northern matter"))
            for words in hidden { #expect(!arising.contains(words), "\(words)") }
            #expect(try await client.get("/bodies/north/matters?meeting=north-closed", headers: member).status == 404)
            let (own, other) = (
                try await client.post("/comments", form: "body=north&words=mine", headers: member),
                try await client.post("/comments", form: "body=south&words=mine", headers: member)
            )
            #expect(own.status == 303 && other.status == 404)
            #expect(try await client.post("/commitments/1/steps", form: "act=report&words=x", headers: member).status == 403)
        }
    }

    @Test("who leads a sub-group records for it, and brings the outcome of what was referred to it")
    func leader() async throws {
        try await Self.with { client, session in
            let leader = try await session(.subGroupChair, .body("young"))
            func act(_ path: String, _ form: String) async throws -> Int {
                try await client.post(path, form: form, headers: leader).status
            }
            #expect(try await act("/commitments", "body=young&words=ours&who=us") == 303)
            #expect(try await act("/commitments", "body=north&words=theirs&who=us") == 404)
            #expect(try await act("/commitments/1/steps", "act=report&words=x") == 403)
            #expect(try await act("/referrals/1/steps", "act=report&words=found") == 303)
            #expect(try await act("/referrals/1/steps", "act=close&words=noted") == 403)
            #expect(try await act("/conditions/1/setting-aside", "words=x") == 403)
            #expect(try await act("/bodies/north/report/format", "part-count=true&why=x") == 404)
            #expect(try await act("/bodies/north/report/ready", "") == 404)
            #expect(try await act("/bodies/young/report/format", "part-count=true&why=x") == 303)
            #expect(try await act("/bodies/young/report/final", "version=1") == 303)
            let restricted = try await client.get("/commitments?show=all", headers: leader).text
            #expect(restricted.contains("board matter") && !restricted.contains("exempt matter"))
        }
    }

    @Test("a form that is refused keeps what was typed and says what to do")
    func forms() async throws {
        try await Self.with { client, session in
            let manager = try await session(.performanceOfficer, .partnership)
            let missing = try await client.post(
                "/decisions", form: "body=north&words=Typed+words&follow_up=Next", headers: manager)
            #expect(
                missing.status == 422 && missing.text.contains("Typed words") && missing.text.contains("Give “It decides to”."))
            let referral = try await client.post("/referrals", form: "body=north&words=Ask&to_body=young", headers: manager)
            #expect(
                referral.status == 422 && referral.text.contains("href=\"#due\"") && referral.text.contains(">\nAsk</textarea>"))
            let early = try await client.post("/commitments/1/steps", form: "act=close&words=Typed+thanks", headers: manager)
            #expect(
                early.status == 422 && early.text.contains("K-01") && early.text.contains("Nothing has been reported on it yet"))
            let moved = try await client.post("/commitments/1/steps", form: "act=move&words=Later&day=soon", headers: manager)
            #expect(
                moved.status == 422 && moved.text.contains("Write the day as 2026-12-18")
                    && moved.text.contains(">\nLater</textarea>"))
            let reasonless = try await client.post("/bodies/north/report/format", form: "part-count=true", headers: manager)
            #expect(reasonless.status == 422 && reasonless.text.contains("Say why the columns change"))
            #expect(reasonless.text.contains("name=\"part-count\" value=\"true\" checked"))
            let held = try await client.post("/decisions/1/steps", form: "act=approve&words=Yes", headers: manager)
            #expect(held.status == 422 && held.text.contains("1 condition: 1 open"))
        }
    }
}
