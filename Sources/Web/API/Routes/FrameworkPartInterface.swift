import Domain
import HTTPTypes
import Services

/// The framework's lists for programs: read, added to, changed and taken out, by the calls of the pages.
enum FrameworkPartInterface {
    static let all: [Route] = FrameworkPart.all.flatMap(routes) + settings + versions

    private static func routes(_ part: FrameworkPart) -> [Route] {
        let (path, schema) = ("/api/v1/framework/\(part.id)", Schema.named(part.schemaName))
        let read: @Sendable (Visit) async throws -> Reply = { visit in try await one(part, visit) }
        return [
            .list(path, .needs(.readFramework), part.listName, of: schema, "\(part.heading): \(part.says)") { visit, page in
                let answer = try await visit.services.frameworkPart(part, as: visit.actor)
                return try page.cut(answer.things, by: part.id) { JSON($0, part.fields) }
            },
            .write(
                path, .needs(.changeFramework), "Adds \(part.oneOfThem), as a new version of the framework",
                takes: part.newSchema,
                gives: schema, status: .created
            ) { visit, body in try await add(part, visit, body) },
            .read(path + "/{id}", .needs(.readFramework), schema, "One \(part.noun)", by: read),
            .write(
                path + "/{id}", .needs(.changeFramework), "Changes the \(part.noun), as a new version of the framework",
                takes: part.changeSchema, gives: schema, thing: read
            ) { visit, body in try await change(part, visit, body) },
            .write(
                path + "/{id}/removal", .needs(.changeFramework),
                "Takes the \(part.noun) out of the newest version; what has figures is closed instead",
                takes: .object(["why": Schemas.why]), gives: .object(["id": .id]), thing: read
            ) { visit, body in
                let id = try visit.id(FrameworkPart.self).text
                let edit = FrameworkEdit(part, .takeOut(id: id))
                try await visit.services.editFramework(edit, why: body["why"].string ?? "", as: visit.actor)
                return .json(["id": .text(id)])
            },
        ]
    }

    private static func one(_ part: FrameworkPart, _ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.frameworkThing(try visit.id(FrameworkPart.self).text, of: part, as: visit.actor)
        return .json(JSON(answer.thing, part.fields))
    }

    private static func add(_ part: FrameworkPart, _ visit: Visit, _ body: JSON) async throws -> Reply {
        var thing = EntryFields(body, part.fields)
        thing[part.idKey] = body[part.idKey].string.map(Entry.text) ?? thing[part.idKey]
        try requireAll(part.fields, thing)
        let edit = try await visit.services.editFramework(
            FrameworkEdit(part, .add([thing])), why: body["why"].string ?? "", as: visit.actor)
        let id = edit.ids.first ?? ""
        var reply = Reply.json(try await thingNow(part, id, visit))
        reply.headers[.location] = "/api/v1/framework/\(part.id)/\(id)"
        return reply
    }

    private static func change(_ part: FrameworkPart, _ visit: Visit, _ body: JSON) async throws -> Reply {
        let (id, thing) = (try visit.id(FrameworkPart.self).text, EntryFields(body, part.fields))
        try requireAll(part.fields.filter { $0.key != part.idKey }, thing)
        let edit = FrameworkEdit(part, .change(id: id, thing))
        try await visit.services.editFramework(edit, why: body["why"].string ?? "", as: visit.actor)
        return .json(try await thingNow(part, id, visit))
    }

    private static func thingNow(_ part: FrameworkPart, _ id: String, _ visit: Visit) async throws -> JSON {
        JSON(try await visit.services.frameworkThing(id, of: part, as: visit.actor).thing, part.fields)
    }

    private static func requireAll(_ fields: [EntryField], _ thing: EntryFields) throws(FormProblems) {
        var problems = FormProblems()
        problems.addMissing(fields, of: thing)
        guard problems.isEmpty else { throw problems }
    }

    // MARK: - What stands once, and the versions

    private static let settings: [Route] = [
        .read(
            "/api/v1/framework/settings", .needs(.readFramework), .named("FrameworkSettings"),
            "What stands once in the framework",
            by: settings),
        .write(
            "/api/v1/framework/settings", .needs(.changeFramework), "Changes it, as a new version of the framework",
            takes: Schemas.settingsChange, gives: .named("FrameworkSettings"), thing: settings, by: changeSettings),
    ]

    @Sendable private static func settings(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.frameworkSettings(as: visit.actor)
        return .json(JSON(FrameworkSettings.fields(of: answer.document), FrameworkPart.settings))
    }

    @Sendable private static func changeSettings(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let said = EntryFields(body, FrameworkPart.settings)
        try requireAll(FrameworkPart.settings, said)
        try await visit.services.changeFrameworkSettings(said, why: body["why"].string ?? "", as: visit.actor)
        return try await settings(visit)
    }

    private static let versions: [Route] = [
        .list(
            "/api/v1/framework/versions", .needs(.readFramework), "versions", of: .named("FrameworkVersion"),
            "The versions of the framework, the newest first, each with who made it and why", by: versionList)
    ]

    @Sendable private static func versionList(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.frameworkVersions(as: visit.actor), by: { "\($0.number)" }) { line in
            [
                "number": .int(line.number), "known_from": .text(line.knownFrom.iso8601),
                "recorded_at": .text(line.recordedAt.iso8601),
                "actor": .text(line.actor.word), "why": .text(line.why),
            ]
        }
    }
}

extension FrameworkPart {
    fileprivate var listName: String { id.replacing("-", with: "_") }
}
