import Domain

/// Reads a file that somebody was given, whatever it is: recognised by what stands in it, never by its name.
public enum FileReader {
    /// The words that `import --as` takes.
    public static let formats = ["figures", "local-authority-interactive-tool", "explore-education-statistics", "neighbours"]

    public static func read(name: String, bytes: [UInt8], as format: String?, using version: FrameworkVersion) -> FileReading {
        if let format, !formats.contains(format) {
            return refused(
                format,
                Problem(what: "There is no format “\(format)”.", remedy: "Use one of: \(formats.joined(separator: ", "))."))
        }
        if let problem = unreadable(bytes) { return refused(format ?? "unknown", problem) }
        let header = firstRow(bytes)
        if let problem = RecordLevelReturns.refusal(header, bytes) { return refused("record-level return", problem) }
        if isFramework(bytes) { return refused("framework", framework) }
        guard let recognised = recognise(header) else { return refused(format ?? "unknown", unknown(header)) }
        if let format, format != recognised { return refused(format, mistaken(format, for: recognised)) }
        return recognised == "figures" ? FiguresFile.read(bytes, using: version) : table(bytes, as: recognised, using: version)
    }

    private static func table(_ bytes: [UInt8], as format: String, using version: FrameworkVersion) -> FileReading {
        var reading = FileReading(format: format)
        var problems: [Problem] = []
        let table = Table(bytes, problems: &problems)
        for problem in problems { reading.add(problem) }
        guard let table, problems.isEmpty else { return reading }
        switch format {
        case "local-authority-interactive-tool": InteractiveToolFile.read(table, using: version, into: &reading)
        case "explore-education-statistics": EducationStatisticsFile.read(table, using: version, into: &reading)
        default: NeighboursFile.read(table, using: version, into: &reading)
        }
        reading.rowsRead = table.rows.count
        if table.rows.isEmpty, reading.problemCount == 0 { reading.add(headerOnly) }
        return reading
    }

    static let headerOnly = Problem(
        what: "There is a header and no row under it.", remedy: "Check that the figures were exported with it.")

    private static func recognise(_ header: [String]) -> String? {
        if FiguresFile.recognises(header) { return "figures" }
        if InteractiveToolFile.recognises(header) { return "local-authority-interactive-tool" }
        if EducationStatisticsFile.recognises(header) { return "explore-education-statistics" }
        return NeighboursFile.recognises(header) ? "neighbours" : nil
    }

    /// What cannot be text at all, said for what it is.
    private static func unreadable(_ bytes: [UInt8]) -> Problem? {
        if bytes.isEmpty { return Problem(what: "The file is empty.", remedy: "Check that it was saved, and send it again.") }
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            return Problem(
                what: "This is a workbook or an archive, which this version does not read.",
                remedy: "Open it and save the sheet as CSV (UTF-8), then send that.")
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return Problem(
                what: "This is a workbook of the old kind (.xls).",
                remedy: "Open it and save the sheet as CSV (UTF-8), then send that.")
        }
        if bytes.starts(with: Array("%PDF".utf8)) {
            return Problem(what: "This is a PDF.", remedy: "Ask the sender for the table as CSV.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return Problem(what: "The file is in UTF-16.", remedy: "Save it as “CSV UTF-8”, then send it again.")
        }
        if let zero = bytes.withUnsafeBufferPointer({ $0.firstIndex(of: 0) }) {
            let line = bytes[..<zero].count { $0 == 0x0A } + 1
            return Problem(
                row: line, what: "A byte of nought stands here, which no text holds.",
                remedy: "Export the file again from where it came.")
        }
        return nil
    }

    /// Two of its four needed keys, each at the start of a line, are no accident in a table.
    private static func isFramework(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        let lines = Set(text.split { $0.isNewline }.compactMap { $0.firstIndex(of: ":").map($0.prefix(upTo:)) })
        return lines.contains("partnership") && (lines.contains("agencies") || lines.contains("areas"))
    }

    private static let framework = Problem(
        what: "This is a framework file: it says what is measured and holds no figures.",
        remedy: "Give it to framework apply, or to the framework's page.")

    private static func mistaken(_ format: String, for recognised: String) -> Problem {
        Problem(
            row: 1, what: "This is not the layout of “\(format)”: its header is that of “\(recognised)”.",
            remedy: "Read it as \(recognised), or leave the format out.")
    }

    private static func firstRow(_ bytes: [UInt8]) -> [String] {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            while reader.next() { if !reader.isBlank { return reader.texts.map(\.trimmed) } }
            return []
        }
    }

    private static func unknown(_ header: [String]) -> Problem {
        let seen = header.prefix(6).map { String($0.prefix(40)) }.joined(separator: ", ")
        return Problem(
            row: 1, what: "This is no file that Bellwether knows; its first row is: \(seen).",
            remedy:
                "Send a figures file (indicator, area, period, …), the Local Authority Interactive Tool's table, an Explore Education Statistics file or a list of statistical neighbours."
        )
    }

    private static func refused(_ format: String, _ problem: Problem) -> FileReading {
        var reading = FileReading(format: format)
        reading.add(problem)
        return reading
    }
}

/// Returns with one row a child. Bellwether keeps none: they are known, and refused by name.
enum RecordLevelReturns {
    static func refusal(_ header: [String], _ bytes: [UInt8]) -> Problem? {
        guard
            let name = name(
                of: Set(header.map { $0.lowercased() }), String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased())
        else { return nil }
        return Problem(
            what: "This is \(name), with one row a child. Bellwether holds no child's record, and has kept none of this file.",
            remedy: "Send the counts: a figures file with indicator, area, period, numerator and denominator.")
    }

    private static func name(of columns: Set<String>, _ start: String) -> String? {
        let ofLookedAfter: Set<String> = ["dob", "decom", "sex", "rne", "missing", "review", "dec", "legal_status"]
        if columns.contains("child") && !columns.isDisjoint(with: ofLookedAfter) || start.contains("<expssda903") {
            return "the looked-after children return (SSDA903)"
        }
        if start.contains("<lachildid") || (start.contains("<message") && start.contains("<children"))
            || start.contains("<cinreferral")
        {
            return "the children in need census"
        }
        if columns.contains("child unique id") || columns.contains("child's unique id") {
            return "the inspection child-level list (Annex A)"
        }
        let ofAPerson: Set<String> = [
            "upn", "dob", "date of birth", "forename", "surname", "nhs number", "child id", "childid", "lachildid",
        ]
        return columns.isDisjoint(with: ofAPerson) ? nil : "a list of people"
    }
}
