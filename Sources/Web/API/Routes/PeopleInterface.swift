import Domain
import HTTPTypes
import Services

enum PeopleInterface {
    private static let link = Schema.text.saying("The path behind which a password is chosen; shown this once")

    static let all: [Route] = [
        .list("/api/v1/people", .needs(.readPeople), "people", of: .named("Person"), "Who may sign in, and as what", by: people),
        .write(
            "/api/v1/people", .needs(.changePeople), "Adds a person and makes their invitation", takes: .named("NewPerson"),
            gives: .object(["person": .named("Person"), "link": link]), status: .created, by: add),
        .read("/api/v1/people/{number}", .needs(.readPeople), .named("Person"), "One person and their roles", by: one),
        .write(
            "/api/v1/people/{number}/roles", .needs(.changePeople), "Gives a role", takes: .named("NewGrant"),
            gives: .named("Person"), thing: one, by: grant),
        .write(
            "/api/v1/people/{number}/roles/end", .needs(.changePeople), "Ends a role", takes: .named("EndOfGrant"),
            gives: .named("Person"), thing: one, by: end),
        .write(
            "/api/v1/people/{number}/link", .needs(.changePeople), "Makes a link to choose a password; older ones end",
            gives: .object(["link": link]), status: .created, by: newLink),
        .write(
            "/api/v1/people/{number}/second-factor-removal", .needs(.changePeople), "Takes a lost second factor away",
            gives: .named("Person"), thing: one, by: removeSecondFactor),
        .write(
            "/api/v1/people/{number}/closing", .needs(.changePeople), "Closes an account", takes: .named("Reason"),
            gives: .named("Person"), thing: one, by: close),
    ]

    @Sendable private static func people(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.people(as: visit.actor), by: { "\($0.number)" }, { JSON($0) })
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.person(try visit.number(), as: visit.actor)))
    }

    @Sendable private static func add(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let grants = try body["roles"].elements.enumerated().map { try newGrant($1, at: "roles[\($0)]", visit) }
        let added = try await visit.services.addPerson(
            name: body["name"].string ?? "", email: body["email"].string ?? "", grants: grants, as: visit.actor)
        var reply = Reply.json(["person": JSON(added.person), "link": .text(Address.link(added.invitation).text)])
        reply.headers[.location] = "/api/v1/people/\(added.person.number)"
        return reply
    }

    @Sendable private static func grant(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let grant = try newGrant(body, at: "", visit)
        return .json(JSON(try await visit.services.grant(grant, to: try visit.number(), as: visit.actor)))
    }

    /// The same checks as of the form, said of the members of the body.
    private static func newGrant(_ body: JSON, at field: String, _ visit: Visit) throws -> Grant {
        var form = GrantForm()
        form.role = body["role"].string ?? ""
        form.scope = body["scope"].string ?? "partnership"
        form.until = body["until"].string ?? ""
        do {
            return try form.draft(from: visit.services.today)
        } catch {
            throw Fault(
                error.all.map { one in
                    let place = field.isEmpty ? one.field : "\(field).\(one.field)"
                    return BodyProblem(place, "“\(place)” does not go with this role.", one.says + ".")
                })
        }
    }

    @Sendable private static func end(_ visit: Visit, _ body: JSON) async throws -> Reply {
        guard let role = body["role"].string.flatMap(Role.init(rawValue:)),
            let scope = Scope(word: body["scope"].string ?? "partnership")
        else { throw Fault.unreadable }
        // Yesterday was the last day: it ends at this moment.
        let day = body["on"].string.flatMap { Day(iso8601: $0) } ?? visit.services.today.adding(days: -1)
        return .json(JSON(try await visit.services.endGrant(role, scope, of: try visit.number(), on: day, as: visit.actor)))
    }

    @Sendable private static func newLink(_ visit: Visit, _: JSON) async throws -> Reply {
        let token = try await visit.services.newLink(for: try visit.number(), as: visit.actor)
        return .json(["link": .text(Address.link(token).text)])
    }

    @Sendable private static func removeSecondFactor(_ visit: Visit, _: JSON) async throws -> Reply {
        .json(JSON(try await visit.services.removeSecondFactor(of: try visit.number(), as: visit.actor)))
    }

    @Sendable private static func close(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let person = try await visit.services.closePerson(
            try visit.number(), why: body["why"].string ?? "", as: visit.actor)
        return .json(JSON(person))
    }
}
