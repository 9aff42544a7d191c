import Domain

/// The formats of bodies' reports, version by version.
public struct ReportTemplateStore {
    let connection: any SQLConnection

    /// Keeps a format as the next version of its body's.
    public func add(_ template: ReportTemplate) throws -> ReportTemplate {
        try connection.lockForWriting("report_template")
        let version = try connection.integer(
            "SELECT COALESCE(MAX(version), 0) + 1 FROM report_template WHERE body = $1", [.text(template.body.text)])
        try connection.execute(
            """
            INSERT INTO report_template (body, version, parts, why, meeting, minute, request, from_day, final_day, actor)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(template.body.text), .integer(version), .text(template.parts.map(\.rawValue).joined(separator: " ")),
                .text(template.why), SQLValue(template.meeting?.text), .text(template.minute), SQLValue(template.request),
                SQLValue(template.from.number), SQLValue(template.finalOn?.number), .text(template.by.word),
            ])
        var kept = template
        kept.version = version
        return kept
    }

    /// The oldest first.
    public func all(of body: ID<Body>) throws -> [ReportTemplate] {
        try connection.rows(
            """
            SELECT body, version, parts, why, meeting, minute, request, from_day, final_day, actor FROM report_template
            WHERE body = $1 ORDER BY version
            """, [.text(body.text)]
        ) { row in
            // A column that this program cannot print is left out of what it prints.
            let parts = try row.text(2).split(separator: " ").compactMap { ReportTemplate.Part(rawValue: String($0)) }
            return ReportTemplate(
                body: ID(try row.text(0)), version: try row.integer(1), parts: Set(parts), why: try row.text(3),
                meeting: try row.optionalText(4).map { ID($0) }, minute: try row.text(5), request: try row.optionalInteger(6),
                from: try FigureNames.day(row.integer(7)), finalOn: try row.optionalInteger(8).map { try FigureNames.day($0) },
                by: try Actor(kept: row.text(9)))
        }
    }

    /// True for the first who makes it final.
    public func makeFinal(_ body: ID<Body>, version: Int64, on day: Day) throws -> Bool {
        try connection.execute(
            "UPDATE report_template SET final_day = $3 WHERE body = $1 AND version = $2 AND final_day IS NULL",
            [.text(body.text), .integer(version), SQLValue(day.number)]) == 1
    }
}

extension SQLConnection {
    public var reportTemplates: ReportTemplateStore { ReportTemplateStore(connection: self) }
}
