import Domain
import HTTPTypes
import Services

enum BodyReportRoutes {
    static let all: [Route] = [
        .get("/bodies/{id}/report", .needs(.readMeetings), .page, "A body's report for its next meeting", by: one),
        .get(
            "/bodies/{id}/report/format", .needs(.keepMeetings), .page, "The form to change the columns of a report", by: format),
        .post("/bodies/{id}/report/format", .needs(.keepMeetings), "Changes the columns of a report", by: change),
        .post("/bodies/{id}/report/final", .needs(.keepMeetings), "Publishes the format of a report as final", by: makeFinal),
        .post("/bodies/{id}/report/ready", .needs(.keepMeetings), "Tells the Champion that the report is ready", by: ready),
    ]

    @Sendable private static func one(_ visit: Visit) async throws -> Reply { try await page(visit, FormProblems()) }

    private static func page(_ visit: Visit, _ problems: FormProblems) async throws -> Reply {
        let report = try await visit.services.bodyReport(try visit.id(Body.self), as: visit.actor)
        let page = BodyReportPage(report: report, mayKeep: visit.may(.keepMeetings), problems: problems)
        return .page(
            page.layout(visit.house.chrome(report.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private static func format(_ visit: Visit) async throws -> Reply {
        let found = try await visit.services.reportTemplates(of: try visit.id(Body.self), as: visit.actor)
        let now = found.templates.last ?? ReportTemplate.first(of: found.body.id)
        let page = ReportFormatPage(
            version: found.version, body: found.body, requests: found.requests, form: ReportFormat(now.parts))
        return .page(page.layout(visit.house.chrome(found.version)).html)
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Body.self), ReportFormat(try await visit.form()))
        var problems = FormProblems()
        if form.why.isEmpty { problems.add("why", "Say why the columns change") }
        do {
            guard problems.isEmpty else { throw problems }
            _ = try await visit.services.addReportTemplate(
                of: id, parts: form.parts, why: form.why, meeting: form.meeting.isEmpty ? nil : ID(form.meeting),
                minute: form.minute, request: Int64(form.request), as: visit.actor)
            return .see(.bodyReport(id))
        } catch is FormProblems {
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            problems.add(refusal.what.contains("wish") ? "request" : "parts", refusal.description)
        }
        let found = try await visit.services.reportTemplates(of: id, as: visit.actor)
        let page = ReportFormatPage(
            version: found.version, body: found.body, requests: found.requests, form: form, problems: problems)
        return .page(page.layout(visit.house.chrome(found.version)).html, status: .unprocessableContent)
    }

    @Sendable private static func makeFinal(_ visit: Visit) async throws -> Reply {
        let (id, version) = (try visit.id(Body.self), Int64(try await visit.form()["version"] ?? "") ?? 0)
        return try await changed(visit, id, "final") {
            try await visit.services.makeReportFinal(of: id, version: version, as: visit.actor)
        }
    }

    @Sendable private static func ready(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Body.self)
        return try await changed(visit, id, "ready") { try await visit.services.tellChampion(of: id, as: visit.actor) }
    }

    private static func changed(
        _ visit: Visit, _ id: ID<Body>, _ field: String, _ change: () async throws -> Void
    ) async throws -> Reply {
        do {
            try await change()
            return .see(.bodyReport(id))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            var problems = FormProblems()
            problems.add(field, refusal.description)
            return try await page(visit, problems)
        }
    }
}
