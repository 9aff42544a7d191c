import Domain
import Testing

@testable import Exchange

/// Whatever is done to a return's table, each filled box is taken or named. The edits are drawn by a generator with a seed, so
/// that a fault can be found again.
@Suite("Nothing of an edited return is lost")
struct NothingIsLostTests {
    private static let texts = [
        "12", "1,234", "twelve", "85%", "x", "c", "nd", "2026-09-30", "#REF!", "TRUE", "-4", "0", "1e400", "provisional",
        "Not due (nd)", "New birth visits within 14 days", "visits", "harm", "Numerator", "  ", "<5", "Ä|B", "Value",
    ]

    @Test("each box of a row is in the answer, or named by its cell", arguments: 0..<400)
    func edits(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var rows = try sent()
        for _ in 0..<Int.random(in: 1...6, using: &random) { edit(&rows, &random) }
        var fixture = WorkbookFixture(
            rows.map { row in
                "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\(escaped($0))</t></is></c>" }.joined() + "</row>"
            }.joined())
        fixture.names = ["Return"]
        let reading = ReturnWorkbookReader(ReturnFixture.form()).read(fixture.bytes)
        for problem in reading.problems + reading.notices { #expect(!problem.what.isEmpty && !problem.remedy.isEmpty) }
        if reading.isRefused { return #expect(reading.lines.isEmpty && reading.problems.count == 1) }
        let heading = try #require(rows.firstIndex { ReturnTable.isHeading($0.map(\.trimmed)) })
        for line in rows.indices where line > heading {
            for (column, text) in rows[line].enumerated() {
                guard let kind = box(column, rows[heading]), !text.trimmed.isEmpty else { continue }
                let place = "\(CellReference.letters(column))\(line + 1)"
                #expect(
                    isTaken(text.trimmed, kind, reading) || isNamed(place, line + 1, CellReference.letters(column), reading),
                    "\(place) “\(text)” of \(rows[line])")
            }
        }
    }

    @Test("a workbook with broken bytes is refused or read, and never more", arguments: 0..<200)
    func bytes(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var bytes = Self.written
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if seed % 5 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
        let reading = ReturnWorkbookReader(ReturnFixture.form()).read(bytes)
        #expect(!reading.isRefused || reading.lines.isEmpty)
        #expect(reading.problems.allSatisfy { !$0.remedy.isEmpty })
    }

    // MARK: - Edits

    private static let written: [UInt8] = {
        do { return try ReturnWorkbook.write(ReturnFixture.form(answers: ReturnFixture.answers)) } catch { return [0] }
    }()

    private func sent() throws -> [[String]] {
        var problems: [Problem] = []
        return SheetFile.sheets(Self.written, problems: &problems)[0].rows.filter { $0.line > 3 }.map { row in
            ReturnColumn.allCases.indices.map { row.cell($0) }
        }
    }

    private func edit(_ rows: inout [[String]], _ random: inout SeededGenerator) {
        let (row, other) = (Int.random(in: rows.indices, using: &random), Int.random(in: rows.indices, using: &random))
        let (column, beside) = (Int.random(in: rows[0].indices, using: &random), Int.random(in: rows[0].indices, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0 where rows.count > 2: rows.remove(at: row)
        case 1: rows.swapAt(row, other)
        case 2: for place in rows.indices { rows[place].swapAt(column, beside) }
        case 3: rows.append(rows[row])
        case 4: rows[row].swapAt(column, beside)
        case 5: for place in rows.indices { rows[place][column] = rows[place][beside] }
        case 6: rows.insert(rows[0].map { _ in "" }, at: other)
        default: rows[row][column] = Self.texts.randomElement(using: &random) ?? ""
        }
    }

    private func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }

    // MARK: - What became of a box

    /// The first column of a heading is the one that is read; a box under any other heading counts as a stranger's.
    private func box(_ column: Int, _ heading: [String]) -> ReturnColumn? {
        guard heading.indices.contains(column), let kind = ReturnTable.column(heading[column].trimmed), kind.isInput else {
            return nil
        }
        return kind
    }

    private func isTaken(_ text: String, _ kind: ReturnColumn, _ reading: ReturnReading) -> Bool {
        reading.lines.contains { line in
            let answer = line.answer
            if answer.unread[kind] == text || [answer.what, answer.soWhat, answer.nowWhat].contains(text) { return true }
            if AnswerReader.reason(text) == answer.reason, answer.reason != nil { return true }
            if NoValueReason(marker: text) == answer.reason, answer.reason != nil { return true }
            if let status = ValueStatus(word: text), status == answer.status { return true }
            let number = Array(text.utf8).withUnsafeBufferPointer { CellNumber($0)?.withoutDust }
            return number != nil && [answer.numerator, answer.denominator, answer.value].contains(number)
        }
    }

    private func isNamed(_ cell: String, _ line: Int, _ letters: String, _ reading: ReturnReading) -> Bool {
        (reading.problems + reading.notices).contains { problem in
            (problem.row == line && (problem.column == letters || problem.what.hasPrefix("Rows ")))
                || problem.what.split { " :,.".contains($0) }.contains(Substring(cell))
        }
    }
}
