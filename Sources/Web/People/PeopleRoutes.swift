import Domain
import HTTPTypes
import Services

enum PeopleRoutes {
    static let all: [Route] = [
        .get("/people", .needs(.readPeople), .page, "Who may what", by: list),
        .get("/people/new", .needs(.changePeople), .page, "The form to add a person", by: new),
        .post("/people", .needs(.changePeople), "Adds a person and makes their invitation", by: add),
        .get("/people/{number}", .needs(.readPeople), .page, "One person and their roles", by: one),
        .get("/people/{number}/data.json", .needs(.changePeople), .json, "Everything that is kept about a person", by: data),
        .post("/people/{number}/roles", .needs(.changePeople), "Gives a role", by: grant),
        .post("/people/{number}/roles/end", .needs(.changePeople), "Ends a role", by: end),
        .post("/people/{number}/link", .needs(.changePeople), "Makes a link to choose a password", by: link),
        .post(
            "/people/{number}/second-factor-removal", .needs(.changePeople), "Takes a lost second factor away",
            by: removeSecondFactor),
        .post(
            "/people/{number}/identity-removal", .needs(.changePeople), "Takes an identity at a provider away",
            by: removeIdentity),
        .post("/people/{number}/closing", .needs(.changePeople), "Closes an account", by: close),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let page = PeoplePage(
            people: try await visit.services.people(as: visit.actor), version: version, mayChange: visit.may(.changePeople))
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func new(_ visit: Visit) async throws -> Reply {
        let page = NewPersonPage(version: try await visit.services.framework(as: visit.actor))
        return .page(page.layout(visit.house.chrome(page.version)).html)
    }

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        var page = NewPersonPage(
            name: form["name"]?.trimmed ?? "", email: form["email"]?.trimmed ?? "", form: GrantForm(form),
            version: try await visit.services.framework(as: visit.actor))
        do {
            let grant = try page.form.draft(from: visit.services.today)
            let added = try await visit.services.addPerson(
                name: page.name, email: page.email, grants: [grant], as: visit.actor)
            return try await shown(added.person, visit) { $0.link = visit.absolute(.link(added.invitation)) }
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal {
            page.problems.add(refusal.what.contains("mail") ? "email" : "name", refusal.description)
        }
        return .page(page.layout(visit.house.chrome(page.version)).html, status: .unprocessableContent)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try await visit.services.person(try visit.number(), as: visit.actor), visit) { _ in }
    }

    @Sendable private static func data(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        return .download(
            try await visit.services.exportPerson(number, as: visit.actor), name: "person-\(number).json",
            type: "application/json")
    }

    @Sendable private static func grant(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), GrantForm(try await visit.form()))
        return try await changed(number, visit, form: form, field: "role") {
            _ = try await visit.services.grant(try form.draft(from: visit.services.today), to: number, as: visit.actor)
        }
    }

    @Sendable private static func end(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        guard let role = form["role"].flatMap(Role.init(rawValue:)), let scope = form["scope"].flatMap(Scope.init(word:)) else {
            throw Fault.unreadable
        }
        return try await changed(number, visit, field: "role") {
            // Yesterday was the last day: it ends at this moment.
            _ = try await visit.services.endGrant(
                role, scope, of: number, on: visit.services.today.adding(days: -1), as: visit.actor)
        }
    }

    @Sendable private static func link(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let token = try await visit.services.newLink(for: number, as: visit.actor)
        let person = try await visit.services.person(number, as: visit.actor)
        return try await shown(person, visit) { $0.link = visit.absolute(.link(token)) }
    }

    @Sendable private static func removeSecondFactor(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        return try await changed(number, visit, field: "second-factor") {
            _ = try await visit.services.removeSecondFactor(of: number, as: visit.actor)
        }
    }

    @Sendable private static func removeIdentity(_ visit: Visit) async throws -> Reply {
        let (number, issuer) = (try visit.number(), try await visit.form()["issuer"] ?? "")
        return try await changed(number, visit, field: "identities") {
            try await visit.services.removeIdentity(issuer, of: number, as: visit.actor)
        }
    }

    @Sendable private static func close(_ visit: Visit) async throws -> Reply {
        let (number, why) = (try visit.number(), try await visit.form()["why"]?.trimmed ?? "")
        return try await changed(number, visit, field: "why") {
            _ = try await visit.services.closePerson(number, why: why, as: visit.actor)
        }
    }

    /// Sends the browser to the page of the person, or shows it with what has to be put right.
    private static func changed(
        _ number: Int64, _ visit: Visit, form: GrantForm = GrantForm(), field: String, _ change: () async throws -> Void
    ) async throws -> Reply {
        var problems = FormProblems()
        do {
            try await change()
            return .see(.person(number))
        } catch let found as FormProblems {
            problems = found
        } catch let refusal as Refusal where refusal.kind == .notPossible || refusal.kind == .denied {
            problems.add(field, refusal.description)
        }
        let person = try await visit.services.person(number, as: visit.actor)
        return try await shown(person, visit, status: .unprocessableContent) { page in
            page.problems = problems
            page.form = form
        }
    }

    private static func shown(
        _ person: Person, _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout PersonPage) -> Void
    ) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        var page = PersonPage(
            person: person, version: version, today: visit.services.today, mayChange: visit.may(.changePeople),
            identities: try await visit.services.identities(of: person.number, as: visit.actor))
        page.isOneself = visit.visitor?.person.number == person.number
        change(&page)
        return .page(page.layout(visit.house.chrome(version)).html, status: status)
    }
}
