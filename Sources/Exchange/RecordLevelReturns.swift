import Domain

/// Returns with one row a child. Bellwether keeps none: they are known, and refused by name.
enum RecordLevelReturns {
    /// What to say of a file with these sheets; nil where none of them has one row a person. Headings may stand under a
    /// title, so the first rows of every sheet are looked at.
    static func refusal(_ sheets: [Sheet]) -> Problem? {
        for sheet in sheets {
            for row in sheet.rows.prefix(30) {
                let columns = Set(row.cells.map { $0.replacing("\n", with: " ").replacing("’", with: "'").trimmed.lowercased() })
                if let name = name(of: columns) { return refusal(of: name, on: sheet.name) }
            }
        }
        return nil
    }

    /// A return that is written as XML, known by its start.
    static func refusal(start bytes: [UInt8]) -> Problem? {
        let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        if start.contains("<expssda903") { return refusal(of: lookedAfter, on: "") }
        let isCensus =
            start.contains("<lachildid") || (start.contains("<message") && start.contains("<children"))
            || start.contains("<cinreferral") || start.contains("<cindetails") || start.contains("children in need census")
        return isCensus ? refusal(of: "the children in need census", on: "") : nil
    }

    private static let lookedAfter = "the looked-after children return (SSDA903)"

    private static func refusal(of name: String, on sheet: String) -> Problem {
        Problem(
            sheet: sheet.isEmpty ? nil : sheet,
            what: "This is \(name), with one row a child. Bellwether holds no child's record, and has kept none of this file.",
            remedy: "Send the counts: a figures file with indicator, area, period, numerator and denominator.")
    }

    private static func name(of columns: Set<String>) -> String? {
        // "Child" and "Missing" can be headings of counts, so only what no count is called is looked for.
        let ofLookedAfter: Set<String> = [
            "dob", "decom", "rne", "review_code", "mis_start", "mis_end", "dec", "legal_status", "date_int", "prev_perm", "duc",
        ]
        if columns.contains("child"), !columns.isDisjoint(with: ofLookedAfter) { return lookedAfter }
        if !columns.isDisjoint(with: ["child unique id", "child's unique id", "individual adopter identifier"]) {
            return "the inspection child-level list (Annex A)"
        }
        return columns.isDisjoint(with: ofAPerson) ? nil : "a list of people"
    }

    private static let ofAPerson: Set<String> = [
        "upn", "unique pupil number", "dob", "date of birth", "forename", "forenames", "surname", "family name", "nhs number",
        "nhs no", "child id", "childid", "child name", "child's name", "lachildid", "la child id", "person id", "service user id",
        "pupil id", "case id", "mosaic id", "liquidlogic id",
    ]
}
