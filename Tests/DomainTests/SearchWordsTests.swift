import Testing

@testable import Domain

@Suite("The words of the search")
struct SearchWordsTests {
    @Test(
        "a code is one word however it is written",
        arguments: ["NI 59", "NI059", "ni-59", "NI 059", "ni59"])
    func nationalCodes(text: String) {
        #expect(SearchWords.asked(text) == [.init(word: "ni59", isWhole: true)])
        #expect(SearchWords.toFindBy("Initial assessments (\(text))").contains("ni59"))
        #expect(SearchWords.toFindBy(text).contains("59"))
    }

    @Test("so is the reference of a thing", arguments: ["C-06", "C06", "c6", "C-6"])
    func references(text: String) {
        #expect(SearchWords.asked(text) == [.init(word: "c6", isWhole: true)])
        #expect(SearchEntry(Thing(.challenge, 6), title: "Why?", text: "").words.contains("c6"))
    }

    @Test("a number is the number itself, a word may be a beginning, a single letter is itself")
    func whole() {
        #expect(
            SearchWords.asked("miss 59 a") == [
                .init(word: "miss", isWhole: false), .init(word: "59", isWhole: true), .init(word: "a", isWhole: true),
            ])
        #expect(SearchWords.Asked(word: "miss", isWhole: false).matches("missing"))
        #expect(!SearchWords.Asked(word: "59", isWhole: true).matches("590"))
    }

    @Test("signs part words, capitals do not, and each counts once")
    func parts() {
        #expect(SearchWords.toFindBy("Children's HOME, children; home-visits") == ["children", "s", "home", "visits"])
        #expect(SearchWords.asked(" -- ").isEmpty)
        #expect(SearchWords.toFindBy(String(repeating: "x", count: 90)) == [String(repeating: "x", count: 40)])
        // A letter and a number with a space between them are no reference.
        #expect(SearchWords.asked("plan c 6").map(\.word) == ["plan", "c", "6"])
    }

    @Test("a snippet begins a little before what was looked for, and marks it")
    func snippet() {
        let text =
            String(repeating: "Many words stand before it. ", count: 12) + "Then missing children are named, and more follows."
        let snippet = Snippet(of: text, asked: SearchWords.asked("miss children"), upTo: 80)
        #expect(snippet.pieces.filter(\.isFound).map(\.text) == ["missing", "children"])
        #expect(snippet.text.hasPrefix("… ") && snippet.text.count < 90)
        #expect(Snippet(of: "Short", asked: []).text == "Short")
    }

    @Test("a snippet cuts between words, and within a long word between letters")
    func cut() {
        #expect(Snippet(of: "Many words stand here", asked: [], upTo: 12).text == "Many words …")
        #expect(Snippet(of: "çççç", asked: [], upTo: 5).text == "çç …")
        for most in 1...40 {
            let snippet = Snippet(of: "Zoë’s café — où naïve “jeunes” ñandú", asked: SearchWords.asked("naïve"), upTo: most)
            #expect(!snippet.text.contains("\u{FFFD}"))
        }
    }

    @Test("letters beside the plain ones are marked as others are")
    func accents() {
        let snippet = Snippet(of: "Zoë’s café — où “CAFÉS” and Écoles", asked: SearchWords.asked("café école"))
        #expect(snippet.pieces.filter(\.isFound).map(\.text) == ["café", "CAFÉS", "Écoles"])
        #expect(snippet.text == "Zoë’s café — où “CAFÉS” and Écoles")
    }
}

@Suite("What is due")
struct DueThingTests {
    private let thing = DueThing(Thing(.action, 28), due: Day(iso8601: "2026-12-01")!, to: .role(.chair))

    @Test(
        "nobody hears of it far off; then it is near, due, and over",
        arguments: [
            ("2026-11-23", nil), ("2026-11-24", Notice.Reason.nearDue), ("2026-11-30", .nearDue), ("2026-12-01", .due),
            ("2026-12-02", .overdue), ("2027-12-02", .overdue),
        ] as [(String, Notice.Reason?)])
    func reasons(day: String, reason: Notice.Reason?) {
        #expect(thing.reason(on: Day(iso8601: day)!) == reason)
    }

    @Test("the daily mails go out from six on, and a mail is tried again later and later")
    func times() {
        let midnight = Instant.start(of: Day(iso8601: "2026-11-21")!)
        #expect(Mail.daily(before: Instant(secondsSince1970: midnight.secondsSince1970 + 6 * 3600 - 1)) == nil)
        #expect(
            Mail.daily(before: Instant(secondsSince1970: midnight.secondsSince1970 + 9 * 3600))?.secondsSince1970
                == midnight.secondsSince1970 + 6 * 3600)
        #expect((1...6).map(Mail.patience) == [60, 300, 1800, 7200, 7200, 7200])
    }
}
