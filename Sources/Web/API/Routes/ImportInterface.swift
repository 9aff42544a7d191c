import Domain
import HTTPTypes
import Hummingbird
import Services

enum ImportInterface {
    private static let uploadParameters: [Route.Parameter] = [
        .init(
            name: "name", says: "What the file is called; return.csv when left out. Of a form, each part has its own",
            schema: .words(1...255)),
        .init(name: "known_on", says: "Since when its figures are known; today when left out", schema: .day),
        .init(
            name: "agency",
            says: "For which agency they are sent; left out by officers, and by those who send for one alone", schema: .id),
    ]

    static let all: [Route] = [
        .list(
            "/api/v1/imports", .needs(.readImports), "imports", of: .named("Import"),
            "The files that were given to Bellwether, newest first", by: imports),
        upload,
        .read(
            "/api/v1/imports/{number}", .needs(.readImports), .named("ImportDetail"), "What one file would do, or did", by: one),
        .write(
            "/api/v1/imports/{number}/acceptance", .needs(.importFigures), "Accepts a file that was looked at",
            takes: .named("Acceptance"), gives: .named("ImportDetail"), thing: one, by: accept),
        .write(
            "/api/v1/imports/{number}/withdrawal", .needs(.withdrawImport),
            "Steps an accepted file back to what was known before", takes: .named("Reason"), gives: .named("Import"), thing: one,
            by: withdraw),
    ]

    @Sendable private static func imports(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let found = try await visit.services.imports(before: try page.number(), limit: page.oneMore, as: visit.actor)
        return page.cut(oneMore: found, by: \.number) { JSON($0) }
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(detail(try await visit.services.importRecord(try visit.number(), as: visit.actor)))
    }

    private static func detail(_ answer: ImportAnswer) -> JSON {
        [
            "import": JSON(answer.record), "problem_count": JSON(answer.problemCount),
            "problems": .list(answer.problems.map { JSON($0) }), "notice_count": JSON(answer.noticeCount),
            "notices": .list(answer.notices.map { JSON($0) }), "offers": answer.offer.map { JSON($0) } ?? .null,
            "being_worked_on": .bool(answer.step != nil),
        ]
    }

    // MARK: - Giving files

    private static let upload = Route(
        method: .post, path: "/api/v1/imports", access: .needs(.sendFigures), gives: .json,
        summary: "Looks at a file, or several sent as a form, and keeps them; nothing they say is known yet",
        parameters: uploadParameters,
        interface: Route.Interface(
            status: .created, answer: .object(["imports": .list(.named("ImportDetail"))]),
            takes: .file(upTo: NewImportForm.limit + 1 << 16)),
        handle: upload)

    @Sendable private static func upload(_ visit: Visit) async throws -> Reply {
        try visit.check(uploadParameters)
        let day = visit.query["known_on"].flatMap { Day(iso8601: $0) }
        let answers = try await visit.services.preview(
            try await files(visit), knownOn: day, sentFor: try visit.choiceOfID("agency"), as: visit.actor)
        var reply = Reply.json(["imports": .list(answers.map(detail))], status: .created)
        if let first = answers.first { reply.headers[.location] = "/api/v1/imports/\(first.record.number)" }
        return reply
    }

    private static func files(_ visit: Visit) async throws -> [(name: String, bytes: [UInt8])] {
        let type = visit.request.headers[.contentType]?.lowercased() ?? ""
        let limit = NewImportForm.limit + 1 << 16
        switch type.prefix(while: { $0 != ";" && $0 != " " }) {
        case "multipart/form-data":
            let form = NewImportForm(try await visit.multipart(upTo: limit))
            return try form.draft().files
        case "text/csv", "application/octet-stream":
            let bytes = try await visit.bytes(upTo: limit)
            guard !bytes.isEmpty else {
                throw Fault([BodyProblem(nil, "The file is empty.", "Send a file that has something in it.")])
            }
            // The last part of a name, as a form's has.
            let name = (visit.query["name"] ?? "return.csv").split { $0 == "/" || $0 == "\\" }.last.map(String.init)
            return [(name: name ?? "return.csv", bytes: bytes)]
        default:
            throw Fault(
                .unsupportedMediaType, "A file is sent here.",
                remedy: "Send it with Content-Type: text/csv or application/octet-stream, or as multipart/form-data.")
        }
    }

    // MARK: - What becomes of them

    @Sendable private static func accept(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let seen = body["seen"]
        func count(_ name: String) -> Int { Int(seen[name].integer ?? 0) }
        let leftOut = seen["left_out"].members.map { ($0.0, Int($0.1.integer ?? 0)) }
        let counts = ImportCounts(
            read: count("read"), new: count("new"), changed: count("changed"), unchanged: count("unchanged"),
            leftOut: Dictionary(leftOut, uniquingKeysWith: { first, _ in first }))
        return .json(detail(try await visit.services.accept(try visit.number(), seen: counts, as: visit.actor)))
    }

    @Sendable private static func withdraw(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let record = try await visit.services.withdraw(try visit.number(), why: body["why"].string ?? "", as: visit.actor)
        return .json(JSON(record))
    }
}
