import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Services
import Storage
import TestKit
import Testing

@testable import Web

/// Goes through the pages as somebody of a role does, and types something harmful into every field of every form.
@Suite("Whatever is typed into a form")
struct FormAttackTests {
    /// Those to whom all forms of the site are shown between them. Their walks are long, so each is done once.
    private static let officers: [Role] = [.administrator, .businessManager, .performanceOfficer]

    @Test(
        "breaks nothing, is shown as text alone, and stands in no header and no line of the log",
        arguments: Role.allCases.filter { !officers.contains($0) })
    func everyField(role: Role) async throws {
        _ = try await attack(role, .sqlite)
    }

    @Test("nor on PostgreSQL", arguments: [Role.businessManager])
    func onPostgres(role: Role) async throws {
        _ = try await attack(role, .postgres)
    }

    @Test("nor by an officer, and no form of the site is left out")
    func complete() async throws {
        var attacked: Set<String> = []
        try await withThrowingTaskGroup(of: Set<String>.self) { group in
            for role in FormAttackTests.officers { group.addTask { try await attack(role, .sqlite) } }
            for try await some in group { attacked.formUnion(some) }
        }
        let posts = RouteTable.all(RequestCounts()).filter { $0.method == .post && !$0.isInterface }.map(\.path)
        // Buttons without a field: signing out ends the walk, and the others stand where there is a token or a provider.
        let buttons: Set = [
            "/sign-out", "/account/sign-out-everywhere", "/tokens/{number}/end", "/calendar-addresses/{number}/end",
            "/account/identity-removal",
            "/people/{number}/identity-removal",
        ]
        // The form of an installation without a partnership is attacked in SetUpTests.
        #expect(Set(posts).subtracting(attacked) == buttons.union(["/set-up"]))
    }

    /// Gives the patterns of the routes whose forms were attacked.
    private func attack(_ role: Role, _ kind: Dialect) async throws -> Set<String> {
        let attacked = Locked<Set<String>>([])
        try await AccessTests.everyRole(kind) { _, small, sessions in
            let lines = Locked<[String]>([])
            let client = Client(
                small.services, logger: Logger(label: "test") { _ in LogLines { line in lines.with { $0.append(line) } } })
            let catalogue = URL(filePath: #filePath).appending(path: "../../../../Samples/catalogue.csv").standardized
            try small.services.setCatalogue(Array(try Data(contentsOf: catalogue)))
            var walk = FormWalk(client: client, small: small, role: role, headers: sessions[role] ?? [:])
            try await walk.run()
            attacked.with { $0 = walk.attacked }
            #expect(walk.count > 50, "\(role)")
            #expect(lines.with { $0 } == [], "\(role)")
        }
        return attacked.with { $0 }
    }
}

private struct FormWalk {
    let client: Client
    let small: SmallPartnership
    let role: Role
    var headers: HTTPFields
    var attacked: Set<String> = []
    var count = 0
    private var done: Set<String> = []

    init(client: Client, small: SmallPartnership, role: Role, headers: HTTPFields) {
        (self.client, self.small, self.role, self.headers) = (client, small, role, headers)
    }

    mutating func run() async throws {
        let invitation = try await small.services.addPerson(
            name: "New", email: "new@example.org", grants: [Grant(role: .chair, from: SmallPartnership.today)], as: .owner
        ).invitation
        // One that waits to be accepted.
        let waiting = try await small.services.preview(
            [
                (
                    name: "waiting.csv",
                    bytes: Array(
                        "indicator,area,period,numerator,denominator,value,status,reason\nmissing,southside,2026-27Q2,9,,,final,\n"
                            .utf8)
                )
            ], knownOn: nil, as: .owner)
        // The code's form stands behind a password.
        var forms = [
            Form(
                action: "/sign-in/code", isPost: true, isMultipart: false,
                fields: ["pending", "code", "to"].map { Form.Field(name: $0, value: "") }),
            Form(
                action: "/account/second-factor/confirmation", isPost: true, isMultipart: false,
                fields: [Form.Field(name: "code", value: "")]),
            Form(
                action: "/account/second-factor/removal", isPost: true, isMultipart: false,
                fields: [Form.Field(name: "proof", value: "")]),
        ]
        let pages = client.site.routes.filter { $0.method == .get && $0.gives == .page && $0.path != "/packs/{number}" }
        let paths =
            pages.map { $0.path == "/links/{token}" ? "/links/\(invitation)" : SiteTests.path(of: $0) } + [
                "/imports/2", "/imports/3",
            ] + waiting.map { "/imports/\($0.record.number)" }
        for path in paths {
            let answer = try await client.get(path, headers: headers)
            #expect(answer.status < 500, "\(role) \(path)")
            forms += Form.all(in: answer.text)
        }
        for form in forms { try await attack(form) }
        for form in formsOfOtherStates { try await attack(form) }
        // What was kept of it is read again everywhere.
        for path in paths { look(try await client.get(path, headers: headers), "\(path) afterwards") }
        for path in ["/audit?what=person", "/people", "/imports", "/mappings", "/framework"] {
            look(try await client.get(path, headers: headers), "\(path) afterwards")
        }
    }

    /// Forms that stand on a page only in a state that the walk does not find: something closed that can be reopened, an
    /// answer that waits for the board's view, minutes that can be confirmed. Sent as the page would send them.
    private var formsOfOtherStates: [Form] {
        let plain = ["why", "says", "name", "number", "director", "period", "activity", "evidence", "base", "meeting", "text"]
        let fields: [String: [String]] = [
            "/notices/seen": ["number", "upto"], "/account/mail": ["choice", "mail"],
            "/challenges/{number}/views": ["views.view", "views.says", "views.agreed", "views.due"],
            "/challenges/{number}/closing": ["closing.says", "closing.impact"],
            "/challenges/{number}/reopening": ["reopening.says", "reopening.due"],
            "/actions/{number}/closure": plain, "/actions/{number}/reopening": plain, "/risks/{number}/reopening": plain,
            "/trackers/{number}/evidence": plain, "/trackers/{number}/director": plain, "/trackers/{number}/reopening": plain,
            "/priorities/{id}/agreement": plain, "/bodies/{id}/report/ready": plain,
            "/items/{number}": ["title", "purpose", "kind", "presenter", "about", "access", "late"],
            "/meetings/{id}/publication": plain, "/meetings/{id}/confirmation": plain, "/meetings/{id}/minutes": plain,
            "/meetings/{id}/notes": plain, "/meetings/{id}/performance": plain,
            "/returns/{number}/checks": ["l1.seen", "l1.was", "l1.n", "l1.d", "l1.v", "l1.why", "l1.what"],
            "/returns/{number}/queries": ["queries.line", "queries.says"],
            "/returns/{number}/answers": ["answers.query", "answers.says"], "/returns/{number}/comments": ["comments.says"],
            "/returns/{number}/acceptance": ["acceptance.says"],
            "/returns/{number}/reopening": ["reopening.due", "reopening.says"],
            "/returns/{number}/signature": [], "/rounds/{number}/acceptance": [],
        ]
        return client.site.routes.filter { $0.method == .post && fields[$0.path] != nil }.map { route in
            Form(
                action: SiteTests.path(of: route), isPost: true, isMultipart: false,
                fields: (fields[route.path] ?? []).map { Form.Field(name: $0, value: "1") })
        }
    }

    private mutating func attack(_ form: Form) async throws {
        let path = String(form.action.prefix { $0 != "?" })
        guard let route = client.site.routes.first(where: { $0.method == (form.isPost ? .post : .get) && $0.match(path) != nil })
        else {
            Issue.record("the form of \(form.action) leads nowhere")
            return
        }
        // One form of a kind is enough: fifty roles to end are one.
        guard !form.fields.isEmpty || form.isPost, done.insert("\(route.path) \(form.fields.map(\.name))").inserted else {
            return
        }
        if ["/sign-out", "/account/sign-out-everywhere"].contains(route.path) { return }
        if form.isPost { attacked.insert(route.path) }
        if form.fields.isEmpty { try await send(form, "nothing", in: route.path) }
        for field in form.fields.prefix(14) {
            for poison in Poison.all {
                try await send(form.with(poison, in: field.name), poison, in: "\(route.path) \(field.name)")
            }
        }
    }

    private mutating func send(_ form: Form, _ poison: String, in place: String) async throws {
        count += 1
        let answer: Client.Answer
        if !form.isPost {
            answer = try await client.get("\(form.action.prefix { $0 != "?" })?\(form.plain)", headers: headers)
        } else if form.isMultipart {
            var headers = headers
            headers[.contentType] = "multipart/form-data; boundary=edge"
            answer = try await client.send(.post, form.action, headers: headers, body: Array(form.multipart.utf8))
        } else {
            answer = try await client.post(form.action, form: form.plain, headers: headers)
        }
        look(answer, "\(place) with \(poison.prefix(40))")
        // What was done may have ended the session, and then whoever asks is sent on: the walk goes on with another.
        guard answer.status == 303 else { return }
        if let number = try await small.services.people(as: .owner).first(where: { $0.name == role.label })?.number,
            try await client.get("/account", headers: headers).status == 303
        {
            headers[.cookie] = "\(Client.sessionCookie)=\(try await small.services.signInAsDemonstration(number))"
        }
    }

    private func look(_ answer: Client.Answer, _ place: String) {
        #expect(answer.status < 500, "\(role): \(place) answered \(answer.status)")
        for header in answer.headers {
            #expect(
                !header.value.contains("\r") && !header.value.contains("\n") && !header.name.rawName.contains(Poison.mark),
                "\(role): \(place)")
            // Where somebody wanted to go is sent back as an address, and says nothing but that.
            #expect(header.name == .location || !header.value.contains(Poison.mark), "\(role): \(place): \(header)")
        }
        if answer.headers[.contentType]?.hasPrefix("text/html") == true {
            #expect(!Poison.stands(in: answer.text), "\(role): \(place)")
        }
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    }
}

/// Gives each line that is logged, with what stands beside it.
struct LogLines: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace
    let take: @Sendable (String) -> Void

    init(_ take: @escaping @Sendable (String) -> Void) { self.take = take }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { take("\(event.message) \(event.metadata ?? [:])") }
}
