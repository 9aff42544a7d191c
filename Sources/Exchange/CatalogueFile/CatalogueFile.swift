import Domain

/// The catalogue of indicators that comes with Bellwether: one row an indicator.
public enum CatalogueFile {
    public static func read(_ bytes: [UInt8]) throws -> [CatalogueEntry] {
        var problems: [Problem] = []
        guard let table = Table(bytes, problems: &problems) else {
            throw FrameworkProblems(problems: [Problem(what: "The catalogue is empty.", remedy: "Restore Samples/catalogue.csv.")]
            )
        }
        let entries = table.rows.compactMap { row in entry(row, table, &problems) }
        if !problems.isEmpty { throw FrameworkProblems(problems: problems) }
        return entries
    }

    private static func entry(_ row: Sheet.Row, _ table: Table, _ problems: inout [Problem]) -> CatalogueEntry? {
        let text = { (name: String) -> String? in
            let cell = row.cell(table.column(name))
            return cell.isEmpty || cell == "none" ? nil : cell
        }
        guard let id = text("id"), let title = text("title"), let unit = text("unit").flatMap(Unit.init(word:)),
            let polarity = text("polarity").flatMap(Indicator.Polarity.init),
            let frequency = text("frequency").flatMap(Frequency.init),
            let kind = text("period_type").flatMap(PeriodKind.init(word:))
        else {
            problems.append(
                Problem(
                    row: row.line,
                    what: "An entry of the catalogue lacks its id, title, unit, polarity, frequency or period_type.",
                    remedy: "Complete the row."))
            return nil
        }
        return CatalogueEntry(
            id: ID(id), nationalCode: text("national_code"), predecessorCode: text("predecessor_ni"), title: title,
            definition: DefinitionVersion(
                definition: text("definition"), numerator: text("numerator"), denominator: text("denominator")),
            unit: unit, polarity: polarity, frequency: frequency, periodKind: kind, leadAgency: text("lead_agency") ?? "",
            sourceReturn: text("source_return"), localLagDays: text("local_lag_days").flatMap { Int($0) },
            publishedLagDays: text("published_lag_days").flatMap { Int($0) },
            breakdowns: (text("breakdowns") ?? "").split(separator: ";").map(String.init),
            kind: text("kind").flatMap(Indicator.Kind.init) ?? .local, theme: text("priority_theme"),
            hasAreas: text("area_level") == "yes",
            status: text("status") ?? "current", replacedBy: text("replaced_by").map { ID($0) },
            verifiedBy: text("verified_by") ?? "knowledge",
            note: text("notes"))
    }
}
