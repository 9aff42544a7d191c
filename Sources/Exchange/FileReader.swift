import Domain

/// Reads a file that somebody was given, whatever it is: recognised by what stands in it, never by its name.
public enum FileReader {
    /// The words that `import --as` takes.
    public static let formats = [
        "figures", "local-authority-interactive-tool", "explore-education-statistics", "fingertips", "neighbours", "spreadsheet",
    ]

    /// - Parameters:
    ///   - companion: The bytes of the file that describes its columns (`.meta.csv`), where one was given with it.
    ///   - format: The layout that somebody says it has; nil to find out.
    ///   - pointing: Where somebody says that things stand in a spreadsheet.
    public static func read(
        name: String, bytes: [UInt8], companion: [UInt8]? = nil, as format: String?, using version: FrameworkVersion,
        pointing: TablePointing? = nil
    ) -> FileReading {
        if let format, !formats.contains(format) {
            return refused(
                format,
                Problem(what: "There is no format “\(format)”.", remedy: "Use one of: \(formats.joined(separator: ", "))."))
        }
        if let problem = RecordLevelReturns.refusal(start: bytes) { return refused("record-level return", problem) }
        if let problem = NoTable.problem(bytes) { return refused(format ?? "unknown", problem) }
        let file = Upload(name: name, bytes: bytes, companion: companion)
        if pointing == nil, format != "spreadsheet", let reading = figures(file, as: format, using: version) { return reading }
        if isFramework(bytes) { return refused("framework", framework) }
        return sheets(of: file, as: format, using: version, pointing: pointing)
    }

    static let headerOnly = Problem(
        what: "There is a header and no row under it.", remedy: "Check that the figures were exported with it.")

    /// A text file that begins with the header of a figures file goes the quick way, a row at a time: it may have a
    /// million rows. Nil for any other file.
    private static func figures(_ file: Upload, as format: String?, using version: FrameworkVersion) -> FileReading? {
        if file.isArchive { return nil }
        // A header is plain letters; of a million rows the letters are looked at once, and only where they may be ours.
        let isWide = TextEncoding.mark(of: file.bytes) == .utf16
        var (bytes, encoding) = isWide ? TextEncoding.utf8(file.bytes) : (file.bytes, .utf8)
        let header = firstRow(bytes)
        guard FiguresFile.recognises(header) else { return nil }
        if let problem = RecordLevelReturns.refusal([Sheet(name: "", rows: [Sheet.Row(line: 1, cells: header)])]) {
            return refused("record-level return", problem)
        }
        if let format, format != "figures" { return refused(format, mistaken(format, for: "figures", row: 1)) }
        if let problem = TextFile.noText(file.bytes) { return refused("figures", problem) }
        if !isWide { (bytes, encoding) = TextEncoding.utf8(bytes) }
        var reading = FiguresFile.read(bytes, using: version)
        if let notice = encoding.notice(file.bytes) { reading.notice(notice) }
        return reading
    }

    private static func sheets(
        of file: Upload, as format: String?, using version: FrameworkVersion, pointing: TablePointing?
    ) -> FileReading {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(file.bytes, problems: &problems)
        if let problem = RecordLevelReturns.refusal(sheets) { return refused("record-level return", problem) }
        let isSpreadsheet = format == "spreadsheet" || pointing != nil
        let known = isSpreadsheet ? [] : Recognition.of(sheets)
        if !problems.isEmpty { return refused(format ?? known.first?.layout.rawValue ?? "unknown", problems) }
        if let first = known.first {
            var reading = KnownFile(file, known, version).reading(first, as: format)
            if let notice = file.encodingNotice, first.layout.isRead { reading.notice(notice) }
            return reading
        }
        if format == nil || isSpreadsheet {
            if let reading = otherTable(sheets, of: file, using: version, pointing: pointing) { return reading }
        }
        return refused(format ?? "unknown", unknown(sheets))
    }

    /// Any table of figures by area, measure and period; nil where there is none.
    private static func otherTable(
        _ sheets: [Sheet], of file: Upload, using version: FrameworkVersion, pointing: TablePointing?
    ) -> FileReading? {
        var reading = FileReading(format: "spreadsheet")
        let isFound = SpreadsheetFile.read(sheets, named: file.name, using: version, pointing: pointing, into: &reading)
        return isFound ? reading : nil
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

    static func mistaken(_ format: String, for recognised: String, row: Int) -> Problem {
        Problem(
            row: row, what: "This is not the layout of “\(format)”: its header is that of “\(recognised)”.",
            remedy: "Read it as \(recognised), or leave the format out.")
    }

    private static func firstRow(_ bytes: [UInt8]) -> [String] {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            while reader.next() { if !reader.isBlank { return reader.texts.map(\.trimmed) } }
            return []
        }
    }

    private static func unknown(_ sheets: [Sheet]) -> Problem {
        let rows = sheets.lazy.flatMap(\.rows).filter { !$0.isBlank }.prefix(3)
        let seen = rows.map { row in
            row.cells.filter { !$0.isEmpty }.prefix(6).map { String($0.prefix(40)) }.joined(separator: ", ")
        }
        return Problem(
            row: rows.first?.line ?? 1,
            what: seen.isEmpty
                ? "There is no row with anything in it."
                : "No table of figures by area, measure and period was found; the first rows say: \(seen.joined(separator: " | ")).",
            remedy:
                "Send a figures file (indicator, area, period, …), a published file or a spreadsheet with areas, measures or periods as its headings."
        )
    }

    static func refused(_ format: String, _ problem: Problem) -> FileReading { refused(format, [problem]) }

    private static func refused(_ format: String, _ problems: [Problem]) -> FileReading {
        var reading = FileReading(format: format)
        for problem in problems { reading.add(problem) }
        return reading
    }
}
