import Domain
import Testing

@testable import Exchange

@Suite("A block pasted from a spreadsheet")
struct PastedReturnTests {
    private func read(_ rows: [String]...) -> ReturnReading {
        PastedReturn(ReturnFixture.form()).read(rows.map { $0.joined(separator: "\t") }.joined(separator: "\r\n") + "\r\n")
    }

    @Test("under headings, in any order, each row finds its line")
    func headings() throws {
        let reading = read(
            ["Denominator", "Numerator", "Measure", "Commentary"],
            ["1,231", "197", "New birth visits within 14 days", "Late, \"again\""],
            ["", "", "", ""])
        #expect(reading.problems == [] && reading.notices == [])
        #expect(reading.lines.map(\.key) == ["visits"])
        #expect(reading.lines[0].answer == ReturnAnswer(numerator: 197, denominator: 1231, what: "Late, \"again\""))
        #expect(reading.unanswered.count == 5)
    }

    @Test(
        "without headings a row is known by id, title or code",
        arguments: ["new-birth-visits-14-days", "New Birth Visits within 14 days", "NI 59", "NI059"])
    func names(name: String) {
        let reading = read([name, "Jul–Sep 2026", "197", "231", "85.3"])
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.answer) == [ReturnAnswer(numerator: 197, denominator: 231, value: 85.3)])
    }

    @Test("one number is the value, two are numerator and denominator, and words are status and reason")
    func numbers() {
        let reading = read(
            ["Average wait from referral to second contact", "11.8", "provisional"], ["iha-20-days", "Sep 2026", "41", "50"],
            ["self-harm", "Aire North", "not due"], ["self-harm", "Aireborough", "4"])
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.key) == ["wait", "iha", "harm", "harm-north"])
        #expect(reading.lines[0].answer == ReturnAnswer(value: 11.8, status: .provisional))
        #expect(reading.lines[1].answer == ReturnAnswer(numerator: 41, denominator: 50))
        #expect(reading.lines[2].answer == ReturnAnswer(value: 4))
        #expect(reading.lines[3].answer == ReturnAnswer(reason: .notDue))
    }

    @Test("what could not be matched is named by its row, and the other rows are taken")
    func unmatched() {
        let reading = read(
            ["Health visitors in post", "31"], ["New birth visits within 14 days", "197", "231"], ["self-harm", "3", "4"],
            ["iha-20-days", "August 2026", "40", "50"], ["wait", "1", "2", "3", "4"])
        #expect(reading.lines.map(\.key) == ["visits"])
        #expect(Set(reading.problems.compactMap(\.row)) == [1, 3, 4, 5])
        #expect(reading.problems.allSatisfy { !$0.what.isEmpty && !$0.remedy.isEmpty })
        #expect(reading.problems.contains { $0.row == 1 && $0.cell == "Health visitors in post" })
        #expect(reading.problems.contains { $0.row == 4 && $0.cell == "August 2026" })
    }

    @Test("a row that could be of two areas is not guessed")
    func ambiguous() {
        let reading = read(["self-harm", "4"])
        #expect(reading.lines.isEmpty)
        #expect(reading.problems.first?.what == "“self-harm” is asked for 2 times, and this row does not say for which.")
    }

    @Test("an area that is not of the line is not passed over")
    func otherArea() {
        let reading = read(["self-harm", "Aire South", "4"])
        #expect(reading.lines.isEmpty)
        #expect(reading.problems.map(\.cell) == ["Aire South"])
    }

    @Test("a text in a box is kept to be shown again, and named by its row")
    func text() {
        let reading = read(["Indicator", "Period", "Numerator", "Denominator"], ["NI 59", "Q2 2026/27", "many", "231"])
        #expect(reading.problems.map(\.row) == [2])
        #expect(reading.lines.map(\.answer.unread) == [[.numerator: "many"]])
        #expect(reading.lines.map(\.answer.denominator) == [231])
    }

    @Test("a cell of several lines in quotes is one cell")
    func lines() {
        let reading = read(["Indicator", "Value", "What happened?"], ["camhs-wait-treatment", "4", "\"one\ntwo\""])
        #expect(reading.problems == [])
        #expect(reading.lines.map(\.answer.what) == ["one\ntwo"])
    }

    @Test("nothing, and numbers alone, are answered with what to do")
    func nothing() {
        #expect(read().isRefused)
        let bare = read(["197", "231"])
        #expect(bare.lines.isEmpty && bare.problems.count == 1)
        #expect(bare.problems.allSatisfy { !$0.remedy.isEmpty })
    }
}
