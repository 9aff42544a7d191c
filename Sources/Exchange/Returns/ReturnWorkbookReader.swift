import Domain

/// Reads back the workbook of a return, whatever has been done to it since it was sent out.
///
/// Nothing of it is trusted: whose it is, where its columns stand and which row is which line are read again from what the
/// file says. Everything sound is taken, and everything else is named by its cell with what is wrong and what to do.
public struct ReturnWorkbookReader {
    private let form: ReturnForm
    private let finder: LineFinder

    public init(_ form: ReturnForm) {
        self.form = form
        finder = LineFinder(form)
    }

    /// Takes a workbook (.xlsx), an OpenDocument file or a text file made of one.
    public func read(_ bytes: [UInt8]) -> ReturnReading {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(bytes, problems: &problems)
        if let problem = problems.first { return .refused(problem, form) }
        let tables = sheets.compactMap(ReturnTable.init)
        guard let table = tables.first(where: { $0.sheet.name == ReturnWorkbook.sheetName }) ?? tables.first else {
            return .refused(noTable(sheets), form)
        }
        guard let identity = identity(of: table, in: sheets) else { return .refused(Self.nameless, form) }
        if let refusal = identity.refusal(expecting: form.identity) { return .refused(refusal, form) }
        var reading = RowTaker(form, finder, table).reading
        reading.revision = identity.revision
        reading.problems += tables.filter { $0.sheet.name != table.sheet.name }.compactMap { copied($0, besides: table) }
        if table.sheet.name != ReturnWorkbook.sheetName, !table.sheet.name.isEmpty {
            reading.notices.append(
                Problem(
                    sheet: table.sheet.name,
                    what: "The sheet “\(ReturnWorkbook.sheetName)” is named “\(table.sheet.name)” here; it was read.",
                    remedy: "Check that this is the sheet that was filled in."))
        }
        if identity.revision < form.identity.revision {
            reading.notices.append(
                Problem(
                    what: "The workbook was made before the return was last changed.",
                    remedy: "Compare its lines with the return before they are taken over."))
        }
        return reading
    }

    /// Over the hidden column, else on the hidden sheet. Where the two differ the sheet was copied in from elsewhere, and
    /// what stands with the figures counts.
    private func identity(of table: ReturnTable, in sheets: [Sheet]) -> ReturnForm.Identity? {
        if let identity = table.identity { return identity }
        return sheets.lazy.compactMap { $0.rows.first.flatMap { ReturnForm.Identity(text: $0.cell(0)) } }.first
    }

    private func noTable(_ sheets: [Sheet]) -> Problem {
        // The hidden column goes with its row of headings, so there is nothing left to tell lines by.
        let names = sheets.filter { !$0.isHidden }.map { "“\($0.name)”" }.joined(separator: ", ")
        return Problem(
            what: names.isEmpty || names == "“”"
                ? "There is no return in this file." : "There is no return on any sheet of this file (\(names)).",
            remedy: "Send the workbook that was downloaded for this return, with its row of headings.")
    }

    private static let nameless = Problem(
        what: "The workbook no longer says which agency and round it is for: its hidden column and its hidden sheet are gone.",
        remedy: "Download the workbook again and copy the figures into it, or paste them into the page.")

    /// Another sheet that looks like a return is named where it says something else.
    private func copied(_ other: ReturnTable, besides table: ReturnTable) -> Problem? {
        let own = RowTaker(form, finder, table).reading.lines
        let others = RowTaker(form, finder, other).reading
        if others.problems.isEmpty, others.lines.allSatisfy(own.contains) { return nil }
        return Problem(
            sheet: other.sheet.name,
            what:
                "The sheet “\(other.sheet.name)” holds a return too, which differs from “\(table.sheet.name)”; it was not read.",
            remedy: "Put what is right on the sheet “\(table.sheet.name)” and send the workbook again.")
    }
}
