import Domain
import Testing

@Suite("A day as people write it")
struct DayWrittenTests {
    @Test(
        "is read with the day before the month",
        arguments: [
            "2026-12-14", "14/12/2026", "14.12.2026", "14 December 2026", "Mon 14 Dec 2026", "14th Sept. 2026", " 14-12-2026 ",
        ])
    func read(text: String) {
        #expect(Day(written: text) == Day(iso8601: text.contains("Sept") ? "2026-09-14" : "2026-12-14"))
    }

    @Test(
        "is not guessed",
        arguments: [
            "", "14 December", "31 February 2026", "12/14/2026", "December 2026", "14/12/26", "soon", "14xx December 2026",
        ])
    func refused(text: String) {
        #expect(Day(written: text) == nil)
    }
}
