import Domain

/// A file of which a sheet has a layout that is known, read by that layout.
struct KnownFile {
    private let file: Upload
    private let known: [Recognition]
    private let version: FrameworkVersion

    init(_ file: Upload, _ known: [Recognition], _ version: FrameworkVersion) {
        self.file = file
        self.known = known
        self.version = version
    }

    func reading(_ table: Recognition, as format: String?) -> FileReading {
        let name = table.layout.rawValue
        guard table.layout.isRead else { return FileReader.refused(format ?? name, OtherTables.refusal(table.layout)) }
        if let format, format != name {
            let row = table.sheet.rows[table.header].line
            return FileReader.refused(format, FileReader.mistaken(format, for: name, row: row))
        }
        var reading = table.layout == .figures ? figures(table) : published(table)
        reading.place(onSheet: table.sheet.name)
        for notice in table.sheet.notices { reading.notice(notice) }
        for other in known.dropFirst() where other.layout.isRead {
            reading.notice(
                Problem(
                    sheet: other.sheet.name, what: "The sheet “\(other.sheet.name)” holds such a table too, and was not read.",
                    remedy: "Send it as a file of its own."))
        }
        return reading
    }

    private func published(_ recognised: Recognition) -> FileReading {
        var reading = FileReading(format: recognised.layout.rawValue)
        let table = Table(recognised.sheet, headerAt: recognised.header)
        if table.rows.isEmpty {
            reading.add(FileReader.headerOnly)
            return reading
        }
        switch recognised.layout {
        case .interactiveTool: InteractiveToolFile.read(table, using: version, into: &reading)
        case .educationStatistics: EducationStatisticsFile.read(table, of: file, using: version, into: &reading)
        case .fingertips: FingertipsFile.read(table, using: version, into: &reading)
        default: NeighboursFile.read(table, using: version, into: &reading)
        }
        reading.rowsRead = table.rows.count
        return reading
    }

    /// A figures file in a workbook or under a title is written out as text, each row on its own line, so that what is
    /// said of a row names the row of the sheet.
    private func figures(_ table: Recognition) -> FileReading {
        let rows = table.sheet.rows[table.header...]
        let count = rows.first?.cells.count ?? 0
        var (bytes, line): ([UInt8], Int) = ([], 1)
        for row in rows {
            bytes += Array(repeating: UInt8(ascii: "\n"), count: max(0, row.line - line))
            let missing = Array(repeating: "", count: max(0, count - row.cells.count))
            bytes += Array((row.cells + missing).map(quoted).joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
            line = max(line, row.line) + 1
        }
        return FiguresFile.read(bytes, using: version)
    }

    private func quoted(_ cell: String) -> String {
        let line = cell.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.contains { $0 == "," || $0 == "\"" } ? "\"\(line.replacing("\"", with: "\"\""))\"" : line
    }
}
