import Domain
import Services
import TestKit
import Testing

@testable import Web

/// What a browser would get of a page.
private func text(_ layout: Layout) -> String {
    guard case .bytes(let bytes) = Reply.page(layout.html).body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
}

private let chrome = Chrome(
    partnership: "Smallborough Safeguarding Children Partnership", banner: "FICTIONAL DATA - Smallborough does not exist.",
    stylesheet: .stylesheet("0"), script: .script("0"), isLocal: true)

private let nothing = FrameworkVersion(
    number: 1, knownFrom: Samples.today, actor: .owner, why: "The first",
    framework: Framework(
        partnership: Partnership(id: "new", name: "New Partnership"), agencies: [], areas: [Area(id: "new", name: "New")],
        district: "new",
        indicators: []))

@Suite("The scorecard page")
struct ScorecardPageTests {
    private func page(_ readings: [Reading], _ filter: ScorecardFilter = ScorecardFilter()) -> String {
        text(
            ScorecardPage(
                version: Samples.version, scorecard: Samples.scorecard(readings), sources: Samples.framework.sources,
                filter: filter
            ).layout(chrome))
    }

    @Test("it is as it was when it was looked at")
    func golden() throws {
        try Golden.expect(page(Samples.typical), in: "scorecard.html")
    }

    @Test("each filter says how many it would show, and the present one is marked")
    func filters() {
        let html = page(Samples.typical)
        #expect(html.contains("<a href=\"/scorecard\" aria-current=\"true\">Core measures (2)</a>"))
        #expect(html.contains("<a href=\"/scorecard?show=exceptions\">Exceptions only (2)</a>"))
        #expect(html.contains("<a href=\"/scorecard?agency=csc\">Smallborough Council (1)</a>"))
        let one = page(Samples.typical, ScorecardFilter(agency: "csc"))
        #expect(one.contains("Missing episodes"))
        #expect(!one.contains("<a href=\"/indicators/visits\""))
    }

    @Test("a choice keeps the other choices")
    func together() {
        let html = page(Samples.typical, ScorecardFilter(order: .exceptions, show: .all, known: Samples.today))
        #expect(html.contains("href=\"/scorecard?show=all&amp;known=2026-11-21\">By priority</a>"))
        #expect(html.contains("href=\"/indicators/visits?known=2026-11-21\""))
    }

    @Test("exceptions first puts red before ask why")
    func order() throws {
        let html = page(Samples.typical.reversed(), ScorecardFilter(order: .exceptions))
        let table = try #require(html.split(separator: "<tbody").dropFirst().first)
        let (red, ask) = (table.firstRange(of: "Red"), table.firstRange(of: "Ask why"))
        #expect(try #require(red).lowerBound < #require(ask).lowerBound)
    }

    @Test("without a basket, or with nothing left by a choice, it says the next step")
    func empty() {
        let none = text(
            ScorecardPage(
                version: nothing,
                scorecard: Scorecard(area: nothing.district, sections: [], asKnown: Samples.today, lastMeeting: nil), sources: [],
                filter: ScorecardFilter()
            ).layout(chrome))
        #expect(none.contains("<a href=\"/framework\">Look at the framework</a>"))
        #expect(page(Samples.empty).contains("No figure received"))
        #expect(page(Samples.empty, ScorecardFilter(show: .new)).contains("Show the core measures</a>"))
    }

    @Test("nothing of a protected figure is on it, and markup from outside is text")
    func safe() {
        let html = page(Samples.protected)
        for number in ["28.6", "23.1", "3 of 13", "4 of 14"] { #expect(!html.contains(number), "\(number)") }
        #expect(!page(Samples.hostile).contains("<script>"))
        #expect(page(Samples.hostile).contains("&lt;script&gt;alert(1)"))
    }

    @Test("sixty measures are sixty rows")
    func overfull() {
        let many = (0..<60).map { number in
            let reading = Samples.typical[number % 2]
            var indicator = reading.indicator
            indicator.id = ID("m\(number)")
            indicator.title = "Measure \(number) " + String(repeating: "with a long name ", count: 8)
            return Reading(
                indicator: indicator, line: reading.line, series: reading.series, area: "smallborough", district: "smallborough",
                comparators: reading.comparators, lastMeeting: nil, today: Samples.today)
        }
        let html = page(many)
        #expect(html.ranges(of: "<tr role=\"row\"><th scope=\"row\"").count == 60)
        let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
    }
}

@Suite("The page of an indicator")
struct IndicatorPageTests {
    private func page(_ reading: Reading, change: (inout IndicatorPage) -> Void = { _ in }) -> String {
        var page = IndicatorPage(
            version: Samples.version, reading: reading, area: Samples.version.district,
            vintages: reading.series.map { [$0] } ?? [], groups: [],
            areas: [], revisions: [], imports: [:], sources: Samples.framework.sources, asKnown: Samples.today,
            filter: IndicatorFilter())
        change(&page)
        return text(page.layout(chrome))
    }

    @Test("it answers first, and says where the figure comes from")
    func typical() {
        let html = page(Samples.typical[0])
        for part in [
            "<strong>This is red.</strong> Jul–Sep 2026: 85.3% (197 of 231).", "Populated by",
            "Return of Smallborough Community Health",
            "14 October 2026", "Not yet checked against its source.", "Break on 1 April 2024.",
            "90%, tolerance 4 points, from 1 April 2024",
            "85%, tolerance 4 points, until 31 March 2024", "England", "<td>2024-25</td>", "id=\"provenance\"", "NI 99",
            "There are 8 points: read as a run chart about the median.", "Not compared with England.",
        ] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test("a point without a figure has its marker and the supplier's reason in the table")
    func marker() {
        let html = page(Samples.typical[0])
        #expect(html.contains("not available: two record systems were merged"))
    }

    @Test("a revised period is marked, with what was known before and why")
    func revisions() {
        let html = page(Samples.typical[0]) { page in
            page.revisions = [
                .init(
                    period: .financialQuarter(2026, 1), source: "return-cmh", was: Samples.percent(190, of: 232),
                    now: Samples.percent(198, of: 232),
                    knownFrom: Day(iso8601: "2026-07-28")!, knownUntil: Day(iso8601: "2026-10-21")!, isWithdrawn: false,
                    replacedBy: 7,
                    why: "Late <i>records</i>")
            ]
        }
        #expect(html.contains("85.3%<sup>r</sup>"))
        #expect(html.contains("81.9%"))
        #expect(html.contains("28 Jul 2026 to 21 Oct 2026"))
        #expect(html.contains("Late &lt;i&gt;records&lt;/i&gt;"))
    }

    @Test("a figure that was taken back says so, with the reason of the withdrawal")
    func withdrawn() {
        let html = page(Samples.typical[0]) { page in
            page.revisions = [
                .init(
                    period: .financialQuarter(2026, 2), source: "return-cmh", was: Samples.percent(111, of: 231), now: nil,
                    knownFrom: Day(iso8601: "2026-11-01")!, knownUntil: Day(iso8601: "2026-11-02")!, isWithdrawn: true,
                    replacedBy: nil,
                    why: "The wrong quarter was sent")
            ]
        }
        #expect(html.contains("taken back"))
        #expect(html.contains("The import that brought it was withdrawn. The wrong quarter was sent"))
    }

    @Test("another source stands beside, with its difference, and never instead")
    func vintages() {
        let html = page(Samples.typical[0]) { page in
            var other = Samples.visitsSeries
            other.source = "published"
            other.points = [Samples.point(.financialQuarter(2026, 2), Samples.percent(190, of: 231))]
            page.vintages.append(other)
        }
        #expect(html.contains("Published tables, April 2026</a>"))
        #expect(html.contains("href=\"/indicators/visits?source=published\""))
        #expect(html.contains("−3.0 points"))
    }

    @Test("without figures it says what it will show and the one next step")
    func empty() {
        let html = page(Samples.empty[0])
        #expect(html.contains("No figure has been received."))
        #expect(html.contains("<a href=\"/imports/new\">Import a file</a>"))
        #expect(!html.contains("<svg class=\"wide\""))
    }

    @Test("nothing of a protected figure is on it, its chart or its areas, and markup from outside is text")
    func safe() {
        let html = page(Samples.protected[0]) { page in
            page.areas = [(Samples.framework.areas[2], Samples.protected[0]), (Samples.framework.areas[0], Samples.protected[0])]
            page.groups = [Samples.protected[0].series!]
        }
        for number in ["28.6", "23.1", "3 of 13", "4 of 14", ">13<", ">14<"] { #expect(!html.contains(number), "\(number)") }
        #expect(!page(Samples.hostile[0]).contains("<script>"))
    }
}

@Suite("The other pages")
struct OtherPageTests {
    private func record(
        _ state: Import.State, _ counts: ImportCounts = ImportCounts(read: 3, new: 1, changed: 1, unchanged: 1)
    ) -> Import {
        Import(
            number: 7, fileName: "<return>.csv", format: "figures", sha256: String(repeating: "ab", count: 32), byteCount: 1234,
            knownOn: Samples.today,
            state: state, actor: .owner, createdAt: .start(of: Samples.today), counts: counts)
    }

    private func page(
        _ record: Import, found: [Problem] = [], offer: FileOffer? = nil, step: ImportStep? = nil
    ) -> String {
        text(
            ImportPage(
                answer: ImportAnswer(
                    record: record, problems: found, problemCount: found.count, offer: offer, version: Samples.version, step: step
                )
            ).layout(chrome))
    }

    @Test(
        "an import can be accepted only while it waits, and withdrawn only when it was accepted", arguments: Import.State.allCases
    )
    func importStates(state: Import.State) {
        let html = page(record(state))
        #expect(html.contains("action=\"/imports/7/acceptance\"") == (state == .previewed))
        #expect(html.contains("action=\"/imports/7/withdrawal\"") == (state == .accepted))
        #expect(html.contains("&lt;return&gt;.csv"))
    }

    @Test("a file that waits for a mapping says what it offers, and where to ask for it")
    func unmapped() {
        let offer = FileOffer(
            format: .spreadsheet, measures: [.init(name: "<3.4> Plans", count: 12), .init(name: "5.2 Visits", count: 11)],
            periods: [.init(text: "Q1 2025/26", count: 2, period: nil)],
            areas: [.init(text: "Nowhere", count: 1, area: nil)])
        let html = page(record(.unmapped, ImportCounts()), offer: offer)
        #expect(html.contains("Nothing in it is asked for yet"))
        #expect(html.contains("&lt;3.4&gt; Plans; 5.2 Visits"))
        #expect(html.contains("href=\"/imports/7/mapping\""))
    }

    @Test("while a file is worked on its page looks again by itself, and offers nothing to decide")
    func workedOn() {
        let html = page(record(.reading, ImportCounts()), step: .comparing)
        #expect(html.contains("<meta http-equiv=\"refresh\" content=\"1\">"))
        #expect(html.contains("<li aria-current=\"step\">Comparing it with what is known</li>"))
        #expect(!html.contains("action="))
        #expect(!page(record(.previewed)).contains("http-equiv=\"refresh\""))
    }

    @Test("problems that are alike stand together, each with its row and its cell")
    func problemGroups() {
        let alike = (2...30).map { (row: Int) in
            Problem(
                sheet: "Data", row: row, column: "D", cell: "<x\(row)>", what: "“<x\(row)>” is neither a number nor a marker.",
                remedy: "Give a number.")
        }
        let html = page(record(.refused), found: alike + [Problem(what: "Something else.", remedy: "Do this.")])
        #expect(html.contains("30 cells, 2 kinds."))
        #expect(html.contains("“…” is neither a number nor a marker."))
        #expect(html.contains("row 2: <q>&lt;x2&gt;</q>"))
        #expect(html.contains("<summary>21 more</summary>"))
        #expect(html.contains("href=\"/imports/7/problems.csv\""))
    }

    @Test("a file that would change nothing says so and offers nothing to accept")
    func nothingNew() {
        let html = page(record(.previewed, ImportCounts(read: 3, unchanged: 3)))
        #expect(html.contains("It would change nothing"))
        #expect(!html.contains("/acceptance"))
    }

    @Test("what is left out is counted with its reason, and the reasons come back as they were sent")
    func leftOut() throws {
        let counts = ImportCounts(read: 9, new: 1, changed: 2, unchanged: 3, leftOut: ["no such area": 2, "a\tb": 1])
        #expect(page(record(.previewed, counts)).contains("Left out: no such area"))
        let posted = SeenCounts(counts: counts)
        let form = Query(
            "read=9&new=1&changed=2&unchanged=3&left-out=" + Query.encoded(posted.leftOut.replacing("\n", with: "\r\n")))
        #expect(try SeenCounts(form).counts == counts)
    }

    @Test("a problem stands with its row, its cell as text, and what to do")
    func problems() {
        let html = page(
            record(.refused),
            found: [Problem(row: 12, column: "value", cell: "<b>", what: "This is no number:", remedy: "Write a number")])
        for part in ["Row 12, column value</th>", "<q>&lt;b&gt;</q>", "Write a number", "Refused"] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test("an empty page says what it will show and the next step")
    func empty() {
        #expect(text(ImportsPage(imports: []).layout(chrome)).contains("href=\"/imports/new\">Import a file</a>"))
        #expect(text(MeetingsPage(version: nothing, packs: []).layout(chrome)).contains("belong in the framework"))
        #expect(text(AreasPage(version: nothing).layout(chrome)).contains("not divided into areas yet"))
        #expect(text(AuditPage(lines: [], isFirst: true).layout(chrome)).contains("Nothing has been done yet"))
        #expect(text(FrameworkPage(version: nothing, history: []).layout(chrome)).contains("0 measures"))
        #expect(text(IndicatorsPage(version: nothing, catalogue: [], search: "").layout(chrome)).contains("no indicator yet"))
        let area = AreaPage(
            version: Samples.version, area: Samples.framework.areas[2], parents: [], children: [], readings: [], populations: [],
            sources: [],
            asKnown: Samples.today)
        #expect(text(area.layout(chrome)).contains("No figure has been received for Northside yet"))
        let home = HomePage(
            version: Samples.version, scorecard: Samples.scorecard(Samples.empty), nextMeeting: nil, imports: [], packs: [],
            figureCount: 0,
            today: Samples.today)
        #expect(text(home.layout(chrome)).contains("<a href=\"/imports/new\">Import the first ones</a>"))
    }

    @Test("the home page counts what needs somebody, each with its list")
    func home() {
        let home = HomePage(
            version: Samples.version, scorecard: Samples.scorecard(Samples.typical), nextMeeting: Samples.framework.meetings[1],
            imports: [record(.previewed)], packs: [], figureCount: 12, today: Samples.today)
        let html = text(home.layout(chrome))
        #expect(html.contains("<b>2</b> measures to look at first"))
        #expect(html.contains("<b>1</b> import waits for a decision"))
        #expect(html.contains("in 19 days"))
        #expect(html.contains("action=\"/meetings/board-2026-12/packs\""))
    }

    @Test("the audit trail goes back a page at a time")
    func audit() {
        let lines = (1...51).reversed().map { number in
            AuditLine(
                number: Int64(number), at: .start(of: Samples.today), actor: "owner", name: "the owner",
                capability: "import figures",
                verb: "accept", noun: "import",
                nounID: "7", detail: "<b>", hash: "abc")
        }
        let html = text(AuditPage(lines: lines, isFirst: true).layout(chrome))
        #expect(html.contains("href=\"/audit?before=2\">Older</a>"))
        #expect(html.contains("<a href=\"/imports/7\">accept import 7</a>"))
        #expect(html.ranges(of: "<tr role=\"row\"><th scope=\"row\"").count == 50)
    }

    @Test("old codes find their indicator, and only that one", arguments: ["NI 99", "ni099", "99"])
    func search(text wanted: String) {
        let html = text(IndicatorsPage(version: Samples.version, catalogue: [], search: wanted).layout(chrome))
        #expect(html.contains("New birth visits within 14 days"))
        #expect(!html.contains("Missing episodes"))
    }

    @Test("the legend explains every marker, mark and status")
    func legend() {
        let html = text(LegendPage().layout(chrome))
        for reason in NoValueReason.allCases { #expect(html.contains("id=\"marker-\(reason.code)\"")) }
        for word in Standing.Word.allCases { #expect(html.contains(word.rawValue)) }
    }
}
