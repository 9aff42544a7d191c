import Domain
import Measures

/// The workbook of one agency's return of one round: what is asked, what was given so far, and how to fill it in.
///
/// It is written for spreadsheet programs that people know; what comes back is read by `ReturnWorkbookReader`, which trusts
/// nothing of it. The columns stand in docs/data-dictionary.md.
public enum ReturnWorkbook {
    static let sheetName = "Return"
    static let guideName = "How to fill this in"
    static let hiddenName = "Bellwether"
    /// Over the lines stand the title, whose it is and by when, and what to do.
    static let headingRow = 3

    /// The bytes of the file; the same for the same form.
    public static func write(_ form: ReturnForm) throws -> [UInt8] {
        let file = try XlsxFile(title: "Return of \(form.identity.agency.words), \(form.identity.round.words)", on: form.madeOn)
        try ReturnSheetWriter(form, file).write()
        try writeGuide(form, file)
        let hidden = try file.sheet(hiddenName)
        try hidden.write(form.identity.text, 0, 0)
        try hidden.write("This sheet says whose return this is. Please leave it as it is.", 1, 0)
        hidden.hide()
        hidden.protect()
        return try file.finish()
    }

    /// A name for it that says whose it is and tells nothing else.
    public static func fileName(of identity: ReturnForm.Identity) -> String {
        "return-\(identity.round.id)-\(identity.agency.id).xlsx".lowercased()
    }

    private static func writeGuide(_ form: ReturnForm, _ file: XlsxFile) throws {
        let sheet = try file.sheet(guideName)
        sheet.width(100, 0...0)
        let (title, heading, text) = (file.format(.title), file.format(.guideHeading), file.format(.guideText))
        try sheet.write(guideName, 0, 0, title)
        sheet.height(26, row: 0)
        for (place, line) in guide(form).enumerated() {
            try sheet.write(line.text, place + 1, 0, line.isHeading ? heading : text)
            // Not every program makes a row as high as its text.
            sheet.height(line.isHeading ? 24 : Double(1 + line.text.count / 90) * 14 + 3, row: place + 1)
        }
        sheet.protect()
        sheet.prepareForPrint(repeating: nil, footer: guideName, pagesWide: 1)
    }

    private static func guide(_ form: ReturnForm) -> [(text: String, isHeading: Bool)] {
        let reasons = AnswerReader.offered.map {
            "\($0.label) (\($0.code)): \(String($0.meaning.split(separator: ": ").last ?? "").lowercasedFirst)."
        }
        let lines: [(String, Bool)] = [
            ("What to do", true),
            (
                "Fill in the light boxes of the sheet “Return” and send the workbook back by \(form.deadline.long). You can also fill in the page, which says the same.",
                false
            ),
            (
                "Of a percentage, a rate or an average give the numerator and the denominator; the value is worked out from them. Of a number give the value.",
                false
            ),
            (
                "An empty box is never read as nought. Write 0 where there was none, and choose a reason where there is no figure.",
                false
            ),
            ("Why there is no figure", true),
        ]
        let later: [(String, Bool)] = [
            ("What the board will read", true),
            (
                "What happened? So what: whom does it touch? Now what: who will do what, by when? All three together have 80 words at most. Do not name or describe a child.",
                false
            ),
            (
                "The status says how sure the figure is: final, provisional (it may change), revised (it has changed) or estimated. Empty is final.",
                false
            ),
            ("What to leave alone", true),
            (
                "The other cells are locked so that nothing is lost by a slip; there is no password. Rows may be taken out and columns moved: each row carries a hidden name by which it is found again. Please keep the headings as they are.",
                false
            ),
        ]
        let contact = form.contact.map { [("Questions?", true), ($0 + ".", false)] } ?? []
        return lines + reasons.map { ($0, false) } + later + contact
    }
}
