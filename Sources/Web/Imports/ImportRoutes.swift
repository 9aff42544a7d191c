import Domain
import HTTPTypes
import Services

enum ImportRoutes {
    static let all: [Route] = [
        .get("/imports", .needs(.readImports), .page, "The files that were given to Bellwether", by: list),
        .get("/imports/new", .needs(.sendFigures), .page, "The form to give it another", by: new),
        .get(
            "/imports/table.csv", .needs(.sendFigures), .csv, "A table to fill in: a row for each measure and period", by: table
        ),
        .post(
            "/imports", .needs(.sendFigures), "Looks at an uploaded file and keeps it; nothing it says is known yet", by: upload
        ),
        .get("/imports/{number}", .needs(.readImports), .page, "What a file would do, or did", by: one),
        .get(
            "/imports/{number}/problems.csv", .needs(.readImports), .csv,
            "What is wrong with a file, or worth knowing, as a list",
            by: problems),
        .post("/imports/{number}/acceptance", .needs(.importFigures), "Accepts a file that was looked at", by: accept),
        .post(
            "/imports/{number}/withdrawal", .needs(.withdrawImport), "Steps an accepted file back to what was known before",
            by: withdraw),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let page = ImportsPage(
            imports: try await visit.services.imports(as: visit.actor), maySend: visit.may(.sendFigures),
            names: try await visit.names(), version: version)
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func new(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let page = NewImportPage(senders: try await visit.services.senders(as: visit.actor))
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func upload(_ visit: Visit) async throws -> Reply {
        let form = NewImportForm(try await visit.multipart(upTo: NewImportForm.limit + 1 << 16))
        let senders = try await visit.services.senders(as: visit.actor)
        do {
            let draft = try form.draft(senders: senders)
            let answers = try await visit.services.preview(
                draft.files, knownOn: draft.knownOn, sentFor: draft.agency, as: visit.actor)
            return .see(answers.count == 1 ? .importRecord(answers[0].record.number) : .imports)
        } catch let problems as FormProblems {
            let version = try await visit.services.framework(as: visit.actor)
            let page = NewImportPage(
                senders: senders, agency: form.agency, knownOn: form.knownOn, pasted: form.pasted, problems: problems)
            return .page(page.layout(visit.house.chrome(version)).html, status: .unprocessableContent)
        }
    }

    @Sendable private static func table(_ visit: Visit) async throws -> Reply {
        let bytes = try await visit.services.emptyTable(as: visit.actor)
        var reply = Reply.text(String(decoding: bytes, as: UTF8.self), type: "text/csv; charset=utf-8")
        reply.headers[.contentDisposition] = "attachment; filename=\"figures-to-fill-in.csv\""
        return reply
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.importRecord(try visit.number(), as: visit.actor)
        return .page(try await ImportPage(answer, for: visit).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func problems(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let bytes = try await visit.services.problemList(of: number, as: visit.actor)
        var reply = Reply.text(String(decoding: bytes, as: UTF8.self), type: "text/csv; charset=utf-8")
        reply.headers[.contentDisposition] = "attachment; filename=\"import-\(number)-problems.csv\""
        return reply
    }

    /// The form posts what was seen: when the file would do something else by now, it is shown again instead.
    @Sendable private static func accept(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let seen = try SeenCounts(try await visit.form()).counts
        let answer: ImportAnswer
        do {
            answer = try await visit.services.accept(number, seen: seen, as: visit.actor)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            let now = try await visit.services.importRecord(number, as: visit.actor)
            var page = try await ImportPage(now, for: visit)
            page.problems.add("acceptance", refusal.description)
            return .page(page.layout(visit.house.chrome(now.version)).html, status: .conflict)
        }
        return .see(.importRecord(answer.record.number))
    }

    @Sendable private static func withdraw(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let form = WithdrawalForm(why: try await visit.form()["why"] ?? "")
        do {
            _ = try await visit.services.withdraw(number, why: try form.draft(), as: visit.actor)
            return .see(.importRecord(number))
        } catch let problems as FormProblems {
            let answer = try await visit.services.importRecord(number, as: visit.actor)
            var page = try await ImportPage(answer, for: visit)
            page.problems = problems
            page.why = form.why
            return .page(page.layout(visit.house.chrome(answer.version)).html, status: .unprocessableContent)
        }
    }
}
