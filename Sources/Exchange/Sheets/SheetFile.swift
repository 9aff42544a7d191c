import Domain

/// Every file that holds tables, as the sheets in it.
package enum SheetFile {
    /// The sheets of a text file, a workbook (.xlsx) or an OpenDocument file (.ods) in their order, hidden ones too.
    /// Problems refuse the file; then there are no sheets.
    static func sheets(_ bytes: [UInt8], problems: inout [Problem]) -> [Sheet] {
        do {
            return try sheets(bytes)
        } catch {
            problems.append(error.problem)
            return []
        }
    }

    /// The same, thrown.
    static func sheets(_ bytes: [UInt8]) throws(FileFault) -> [Sheet] {
        // Opened here rather than asked for its kind, so that what is wrong with an archive is what is said.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try sheets(of: Archive(bytes)) }
        if let refusal = FileKind(bytes).refusal { throw refusal }
        var problems: [Problem] = []
        let sheet = Sheet(csv: bytes, problems: &problems)
        if let problem = problems.first { throw FileFault(problem) }
        return [sheet]
    }

    /// Gives the rows of every sheet of a workbook or an OpenDocument file without keeping any, until `each` has enough and
    /// says false.
    package static func readRows(_ bytes: [UInt8], _ each: @escaping (Sheet.Row) -> Bool) throws {
        let archive = try Archive(bytes)
        if archive.kind == .openDocument { return try OpenDocumentReader(archive).readRows { each($1) } }
        let reader = try WorkbookReader(archive)
        for sheet in reader.sheets { try reader.readRows(of: sheet, each) }
    }

    /// The sheets of a workbook that is open already.
    static func sheets(of archive: Archive) throws(FileFault) -> [Sheet] {
        switch archive.kind {
        case .openDocument: return try OpenDocumentReader(archive).sheets()
        case .workbook: return try WorkbookReader(archive).allSheets()
        case let kind: throw kind.refusal ?? .noArchive
        }
    }
}
