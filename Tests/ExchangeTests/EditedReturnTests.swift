import Domain
import Testing

@testable import Exchange

/// What people do to a workbook between downloading it and sending it back.
@Suite("A return's workbook that was edited")
struct EditedReturnTests {
    /// The table as it is sent out, to be edited cell by cell.
    private struct Sent {
        var rows: [[String]]

        init(_ answers: [String: ReturnAnswer] = ReturnFixture.answers) throws {
            var problems: [Problem] = []
            let bytes = try ReturnWorkbook.write(ReturnFixture.form(answers: answers))
            rows = SheetFile.sheets(bytes, problems: &problems)[0].rows.filter { $0.line > 3 }.map { row in
                ReturnColumn.allCases.indices.map { row.cell($0) }
            }
        }

        mutating func set(_ key: String, _ column: ReturnColumn, _ text: String) {
            guard let row = rows.firstIndex(where: { $0[0] == key }), let place = ReturnColumn.allCases.firstIndex(of: column)
            else { return }
            rows[row][place] = text
        }

        /// Written by hand, so that it is no matter what our own writer can do. Rows are numbered from 1.
        var reading: ReturnReading { read(WorkbookFixture(table: rows.map { $0.map(Self.escaped) })) }

        func read(_ fixture: WorkbookFixture) -> ReturnReading {
            var fixture = fixture
            if fixture.names == ["Figures"] { fixture.names = ["Return"] }
            return ReturnWorkbookReader(ReturnFixture.form()).read(fixture.bytes)
        }

        static func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }
    }

    @Test(
        "text in a box for a number is named by its cell, and the rest of the row is taken",
        arguments: [
            ("twelve", "“twelve” is not a number.", "Write it in digits: 12."),
            (
                "about 40", "“about 40” is not a number.",
                "Write it in digits, such as 12 or 11.8; or choose why there is no figure."
            ),
            ("85%", "“85%” is a percentage, and a number is wanted here.", "Give the number of children or events, such as 41."),
            (
                "2026-09-03", "“2026-09-03” is a date, and a number is wanted here.",
                "Spreadsheets make dates of texts such as 3-9: format the cell as a number and write it again."
            ),
            (
                "#DIV/0!", "“#DIV/0!” is what a formula gives that does not work out.",
                "Correct the formula, or write the number itself."
            ),
            ("1,23", "“1,23” is not a number.", "Write it in digits, such as 12 or 11.8; or choose why there is no figure."),
        ])
    func texts(text: String, what: String, remedy: String) throws {
        var sent = try Sent()
        sent.set("visits", .numerator, text)
        let reading = sent.reading
        #expect(reading.problems.map(\.cellReference) == ["Return!H2"])
        #expect(reading.problems.map(\.cell) == [text])
        #expect(reading.problems.map(\.what) == [what])
        #expect(reading.problems.map(\.remedy) == [remedy])
        let answer = try #require(reading.lines.first { $0.key == "visits" }).answer
        #expect(answer.numerator == nil && answer.denominator == 231 && answer.what.hasPrefix("34 babies"))
        #expect(answer.unread == [.numerator: text])
        #expect(reading.lines.count == 4)
    }

    @Test(
        "numbers as people write them are taken",
        arguments: [("1,234", 1234.0), (" 12 ", 12), ("12.0", 12), ("1.2E2", 120), ("0", 0)])
    func numbers(text: String, number: Double) throws {
        var sent = try Sent()
        sent.set("visits", .numerator, text)
        let reading = sent.reading
        #expect(reading.problems == [])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == number)
    }

    @Test("a percentage is taken as the value of a percentage, and nowhere else")
    func percentage() throws {
        var sent = try Sent([:])
        sent.set("visits", .value, "85.3%")
        sent.set("wait", .value, "85.3%")
        let reading = sent.reading
        #expect(reading.lines.first { $0.key == "visits" }?.answer.value == 85.3)
        #expect(reading.problems.map(\.cellReference) == ["Return!J3"])
    }

    @Test(
        "a reason is taken from the list, as a word or as its marker in a box",
        arguments: ["Not available (x)", "not available", "x", "not-available"])
    func reasons(text: String) throws {
        var sent = try Sent([:])
        sent.set("wait", .reason, text)
        sent.set("harm", .value, "x")
        let reading = sent.reading
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.answer.reason) == [.notAvailable, .notAvailable])
    }

    @Test("a figure and a reason why there is none cannot both be: the figure is kept and the reason named")
    func both() throws {
        var sent = try Sent()
        sent.set("visits", .reason, "Not due (nd)")
        sent.set("harm", .status, "guessed")
        let reading = sent.reading
        #expect(reading.problems.map(\.cellReference) == ["Return!L2", "Return!K5"])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == 197)
        #expect(reading.lines.first { $0.key == "visits" }?.answer.reason == nil)
    }

    @Test("rows that were taken out are named and left as they were")
    func rowsTakenOut() throws {
        var sent = try Sent()
        sent.rows.removeAll { ["wait", "harm"].contains($0[0]) }
        let reading = sent.reading
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.key) == ["visits", "iha"])
        #expect(reading.notices.count == 2)
        #expect(reading.notices.allSatisfy { $0.what.hasSuffix("what was given before stays.") })
    }

    @Test("columns may stand in any order")
    func columnsMoved() throws {
        var sent = try Sent()
        sent.rows = sent.rows.map { Array($0.reversed()) }
        let reading = sent.reading
        #expect(reading.problems == [])
        #expect(reading.lines.count == 4)
        for line in reading.lines { #expect(line.answer == ReturnFixture.answers[line.key]) }
    }

    @Test("rows may stand in any order, with the hidden names or without them")
    func rowsSorted() throws {
        var sent = try Sent()
        sent.rows = [sent.rows[0]] + sent.rows.dropFirst().reversed()
        #expect(sent.reading.lines.map(\.key) == ["visits", "wait", "iha", "harm"])
        for row in sent.rows.indices.dropFirst() { sent.rows[row][0] = "" }
        let reading = sent.reading
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.key) == ["visits", "wait", "iha", "harm"])
    }

    @Test("rows whose visible part alone was sorted are not taken for each other")
    func halfSorted() throws {
        var sent = try Sent()
        let keys = sent.rows.map { $0[0] }
        (sent.rows[1], sent.rows[2]) = (sent.rows[2], sent.rows[1])
        for row in sent.rows.indices { sent.rows[row][0] = keys[row] }
        let reading = sent.reading
        #expect(reading.lines.map(\.key) == ["iha", "harm"])
        #expect(reading.problems.contains { $0.cellReference == "Return!B2" && $0.what.contains("sorted or pasted over") })
        // Nothing of the two rows is lost without being named.
        #expect(reading.problems.contains { $0.cellReference == "Return!H3" && $0.cell == "197" })
        #expect(reading.problems.contains { $0.cellReference == "Return!J2" && $0.cell == "11.8" })
    }

    @Test("a heading that was changed is named with the cells under it, and the other columns are taken")
    func headingChanged() throws {
        var sent = try Sent()
        sent.rows[0][7] = "Top number"
        let reading = sent.reading
        #expect(
            reading.problems.map(\.what) == [
                "There is no column with the heading “Numerator”, so nothing was read for it.",
                "“Top number” is no heading of the return, and nothing under it was read: H2.",
            ])
        #expect(reading.problems[1].cellReference == "Return!H1")
        #expect(reading.lines.first { $0.key == "visits" }?.answer.denominator == 231)
    }

    @Test("a sheet with another name is read, and said to be")
    func sheetRenamed() throws {
        let sent = try Sent()
        var fixture = WorkbookFixture(table: sent.rows.map { $0.map(Sent.escaped) })
        fixture.names = ["Q2 final"]
        let reading = sent.read(fixture)
        #expect(reading.lines.count == 4)
        #expect(reading.notices.map(\.sheet) == ["Q2 final"])
    }

    @Test("of a line that comes twice is taken what both rows say, and where they differ both are named")
    func doubled() throws {
        var sent = try Sent()
        sent.rows.append(sent.rows[1])
        let same = sent.reading
        #expect(same.problems == [] && same.lines.count == 4 && same.notices.count == 1)
        sent.rows[sent.rows.count - 1][7] = "198"
        let other = sent.reading
        let answer = try #require(other.lines.first { $0.key == "visits" }).answer
        #expect(answer.numerator == nil && answer.denominator == 231 && answer.unread == [.numerator: "197"])
        #expect(other.problems.map(\.cellReference) == ["Return!H2", "Return!H8"])
        #expect(other.problems.map(\.cell) == ["197", "198"])
    }

    @Test("a row that was added is named box by box, and a note under the table is passed over")
    func extraRows() throws {
        var sent = try Sent()
        var extra = ReturnColumn.allCases.map { _ in "" }
        extra[1] = "Health visitors in post"
        extra[9] = "31"
        sent.rows.append(extra)
        extra[1] = "Prepared by the information team"
        extra[9] = ""
        sent.rows.append(extra)
        let reading = sent.reading
        #expect(reading.lines.count == 4)
        #expect(reading.problems.map(\.cellReference) == ["Return!B8", "Return!J8"])
        #expect(reading.notices.map(\.cellReference) == ["Return!B9"])
    }

    @Test("a formula is taken by its result; one without is named by its cell")
    func formulas() throws {
        let sent = try Sent()
        var rows = sent.rows.map { row in
            "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\(Sent.escaped($0))</t></is></c>" }.joined() + "</row>"
        }
        let cells = ["visits"] + Array(repeating: "", count: 6)
        let start = "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
        rows[1] = start + "<c><f>190+7</f><v>197</v></c><c><f>200+31</f></c></row>"
        var fixture = WorkbookFixture(rows.joined())
        fixture.names = ["Return"]
        let reading = sent.read(fixture)
        #expect(reading.problems.map(\.cellReference) == ["Return!I2"])
        #expect(reading.problems.map(\.what) == ["This cell holds a formula whose result is not in the file."])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == 197)
    }

    @Test("a second sheet with the same return is named where it differs")
    func copiedSheet() throws {
        let sent = try Sent()
        let one = WorkbookFixture(table: sent.rows.map { $0.map(Sent.escaped) })
        var changed = sent
        changed.set("visits", .numerator, "1")
        let two = WorkbookFixture(table: changed.rows.map { $0.map(Sent.escaped) })
        var both = WorkbookFixture(two.rows[0], one.rows[0])
        both.names = ["Return (2)", "Return"]
        let reading = sent.read(both)
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == 197)
        #expect(reading.problems.map(\.sheet) == ["Return (2)"])
        var same = WorkbookFixture(one.rows[0], one.rows[0])
        same.names = ["Return", "Return (2)"]
        #expect(sent.read(same).problems == [])
    }
}
