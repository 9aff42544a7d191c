import Domain
import Foundation
import Markup
import Services
import TestKit
import Testing

@testable import Web

@Suite("All measures on one sheet")
struct JudgementSheetTests {
    private func page(_ readings: [Reading], _ order: JudgementSheet.Order = .variation) -> String {
        JudgementSheet(
            scorecard: Samples.scorecard(readings), sources: Samples.framework.sources, order: order, known: nil,
            leads: .onSite(known: nil)
        ).body.source
    }

    @Test("each measure has its figure with n of N, its status and the words of its signs")
    func typical() {
        let html = page(Samples.typical)
        for part in [
            "New birth visits within 14 days", "85.3%", "197 of 231", "Red", "Cannot judge (8 of 12 points)",
            "Cannot judge (2 of 6 points)", "A range, not one target", "<h2 id=\"kind-notJudged\">Not judged (2)</h2>",
            "None of 2 series is long enough to be judged.", "OFFICIAL-SENSITIVE",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(page(Samples.typical, .priority).contains("<h2 id=\"priority-p1\">"))
    }

    @Test("a protected measure has its marker and no sign at all")
    func protected() {
        let html = page(Samples.protected)
        #expect(html.contains("Not judged: ") && !html.contains("class=\"sign\""))
        for number in ["28.6", "23.1", "3 of 13", "4 of 14"] { #expect(!html.contains(number), "\(number)") }
        let json = String(decoding: JSON(judged: Samples.protected[0], priority: "p1").bytes, as: UTF8.self)
        for name in ["variation", "assurance", "trend", "exception", "sureness", "distance", "value"] {
            #expect(json.contains("\"\(name)\":null"), "\(name)")
        }
        #expect(json.contains("\"marker\":\"c\"") && json.contains("\"says\":\"not judged\""))
    }

    @Test("an empty basket says the next step")
    func empty() { #expect(page([]).contains("<a href=\"/framework\">")) }

    @Test("programs get the same, as JSON and as a table")
    func interface() async throws {
        try await SiteTests.lived { client, _ in
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(try await client.get("/api/v1/judgements").bytes)) as? [String: Any])
            let rows = try #require(document["judgements"] as? [[String: Any]])
            let visits = try #require(rows.first { $0["indicator"] as? String == "visits" })
            #expect(visits["rating"] as? String == "Red" && visits["numerator"] as? Int == 197)
            #expect(visits["exception"] as? String == "judged" && visits["sureness"] as? String == "against target")
            #expect(visits["method"] as? String == "none" && visits["points_needed"] as? Int == 6)
            let table = try await client.get("/api/v1/judgements?format=csv").text
            #expect(table.hasPrefix("indicator,title,priority,"))
            #expect(table.contains("against target"))
            let page = try await client.get("/sheet?order=priority").text
            #expect(page.contains("<h1>All measures on one sheet</h1>"))
            #expect(try await client.get("/sheet?order=sideways").status == 400)
        }
    }
}

@Suite("Areas by measures, and one area against its district")
struct AreaMatrixTests {
    private func html(_ readings: [Reading]) -> String {
        let area = Samples.framework.areas[2]
        return AreaMatrixView(
            answer: AreasAnswer(
                version: Samples.version, areas: [area], indicators: readings.map(\.indicator),
                readings: [area.id: Dictionary(uniqueKeysWithValues: readings.map { ($0.indicator.id, $0) })],
                sources: [], asKnown: Samples.today)
        ).html.source
    }

    @Test("each cell has a word and its figure; what is protected has its boxed letter and no sign")
    func cells() {
        let typical = html(Samples.typical)
        for part in ["Red, 85.3% (197 of 231), Jul–Sep 2026", "Ask why, 171, Jul–Sep 2026"] {
            #expect(typical.contains(part), "\(part)")
        }
        let hidden = html(Samples.protected)
        #expect(hidden.contains("<span class=\"marker\">c</span>") && !hidden.contains("class=\"s-"))
        for number in ["28.6", "23.1", "3 of 13", "4 of 14"] { #expect(!hidden.contains(number), "\(number)") }
    }

    @Test("without figures for any area it says the next step")
    func empty() { #expect(html([]).contains("<a href=\"/imports/new\">Import a file</a>")) }
}
