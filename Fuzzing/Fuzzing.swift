import Domain
import Foundation

// Compiled by Fuzzing/run together with the sources that read files; it is in no target of Package.swift.

/// What the fuzzer's bytes are given to. Parts of workbooks are given without the archive around them, which would be
/// broken long before anything in it was reached.
enum Fuzzed: String, CaseIterable {
    case csv, xlsx, ods, zip

    static let chosen = ProcessInfo.processInfo.environment["FUZZED"].flatMap(Fuzzed.init) ?? .csv

    func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch self {
        case .csv: Fuzzed.readText(bytes)
        case .xlsx: Fuzzed.readPart(bytes)
        case .ods: Fuzzed.hear(OpenDocumentListener(began: { _ in }, each: Fuzzed.check), bytes)
        case .zip: _ = Fuzzed.sheets(Array(bytes))
        }
    }

    private static func readText(_ bytes: UnsafeBufferPointer<UInt8>) {
        var reader = CSVReader(bytes)
        var line = 0
        while reader.next() {
            precondition(reader.line > line, "Lines go up.")
            precondition(reader.count > 0, "A row has a cell.")
            line = reader.line
            _ = reader.texts
        }
        for cell in [bytes, UnsafeBufferPointer(rebasing: bytes.prefix(20))] { _ = CellNumber(cell)?.withoutDust }
        let (text, _) = TextEncoding.utf8(Array(bytes))
        if TextEncoding.mark(of: bytes) != .utf16 { precondition(UTF8Check.firstBadLine(text) == nil, "It became UTF-8.") }
        for sheet in sheets(Array(bytes)) { for row in sheet.rows { _ = check(row) } }
    }

    /// The first byte says which part of a workbook the others are.
    private static func readPart(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let kind = bytes.first else { return }
        let rest = UnsafeBufferPointer(rebasing: bytes.dropFirst())
        switch kind {
        case UInt8(ascii: "s"): hear(SharedStrings(), rest)
        case UInt8(ascii: "y"): hear(CellStyles(), rest)
        case UInt8(ascii: "w"): hear(WorkbookListener(), rest)
        case UInt8(ascii: "n"): readNumber(rest)
        case UInt8(ascii: "f"): readFormat(rest)
        default:
            let styles = CellStyles()
            hear(
                styles,
                xml:
                    "<styleSheet xmlns=\"\(main)\"><cellXfs><xf/><xf numFmtId=\"9\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
            )
            hear(
                SheetListener(
                    sheet: "", strings: ["a", ""], styles: styles, countsFrom1904: kind & 1 == 1, budget: CellBudget(),
                    each: check),
                rest)
        }
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private static func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = DecimalText.number(bytes)
        // Whatever was shortened is the shortest.
        let again = Array(text.utf8).withUnsafeBufferPointer { DecimalText.number($0) }
        precondition(again == text, "\(text) became \(again)")
        _ = DecimalText.percentage(bytes)
        if let serial = Double(text) {
            for format in [NumberFormat.day, .dayAndTime, .time, .hours] {
                for from1904 in [true, false] {
                    if let day = DayText.text(serial, format, from1904: from1904) { precondition(day.utf8.count <= 19, day) }
                }
            }
        }
    }

    private static func readFormat(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = NumberFormat(code: text)
        _ = DayText.text(iso: text)
        _ = DayText.text(duration: text)
        _ = CellTextBuffer.unescaped(text)
    }

    private static func hear(_ listener: XMLListener, xml: String) {
        Array(xml.utf8).withUnsafeBufferPointer { hear(listener, $0) }
    }

    /// Refusing is right; only a crash, a hang or a heap without end is not.
    private static func hear(_ listener: XMLListener, _ bytes: UnsafeBufferPointer<UInt8>) {
        do throws(FileFault) {
            let reader = try XMLReader("part.xml", listener)
            // In two pieces, as a part comes that is longer than one.
            let middle = bytes.count / 2
            if try reader.read(UnsafeBufferPointer(rebasing: bytes[..<middle])) {
                if try reader.read(UnsafeBufferPointer(rebasing: bytes[middle...])) { try reader.finish() }
            }
        } catch { precondition(!error.problem.remedy.isEmpty) }
    }

    private static func sheets(_ bytes: [UInt8]) -> [Sheet] {
        var problems: [Problem] = []
        let sheets = SheetFile.sheets(bytes, problems: &problems)
        precondition(problems.isEmpty || sheets.isEmpty, "Problems refuse the file.")
        return sheets
    }

    private static func check(_ row: Sheet.Row) -> Bool {
        precondition(row.line > 0 && row.line <= CellReference.rows * 1000, "A row has a line.")
        precondition(row.cells.last?.isEmpty == false, "A row ends with a cell that is not empty.")
        return true
    }
}

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutableRawPointer) -> CInt {
    guard let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] else { return 0 }
    Seeds.write(to: URL(filePath: folder))
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzzed.chosen.read(UnsafeBufferPointer(start: start, count: count))
    return 0
}
