import Charts
import Foundation
import Markup
import Testing

@Suite("Charts of judgement")
struct JudgementTests {
    static let names = JudgementSamples.all.map(\.name)

    func drawing(_ name: String) throws -> Drawing { try #require(JudgementSamples.all.first { $0.name == name }).drawing }

    @Test("every chart is drawn as it was when it was looked at", arguments: names)
    func golden(name: String) throws {
        let drawing = try drawing(name)
        try Golden.expect(drawing.svg.source, in: "\(name).svg")
        try Golden.expect(drawing.textAlternative + "\n", in: "\(name).txt")
    }
}

extension JudgementTests {
    @Test("every sign is drawn as it was when it was looked at")
    func signs() throws {
        let rows = JudgementSamples.signs.map { "<p>\($0.html): \($0.meaning)</p>" as HTML }
        try Golden.expect(rows.joined(separator: "\n").source, in: "signs.html")
    }
}

extension JudgementTests {
    @Test("every chart is well-formed: tags match, ids are unique and named, no style, no text under 12 px", arguments: names)
    func wellFormed(name: String) throws {
        let svg = try drawing(name).svg.source
        #expect(Markings.tagsMatch(svg))
        let ids = svg.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        for reference in svg.split(separator: "aria-labelledby=\"").dropFirst() {
            for id in reference.prefix(while: { $0 != "\"" }).split(separator: " ") { #expect(ids.contains(id)) }
        }
        #expect(!svg.contains("style=") && !svg.contains(" stroke=\"") && !svg.contains("nan") && !svg.contains("inf"))
        for size in svg.split(separator: "font-size=\"").dropFirst() { #expect(Int(size.prefix { $0 != "\"" }) ?? 0 >= 12) }
    }

    @Test("every chart has a title, words and a table whose rows fit its columns", arguments: names)
    func threeTimesOver(name: String) throws {
        let drawing = try drawing(name)
        #expect(drawing.svg.source.contains("<title id=") && drawing.svg.source.contains("<desc id="))
        #expect(drawing.textAlternative.count > 10 && !drawing.table.caption.isEmpty)
        for row in drawing.table.rows { #expect(row.cells.count == drawing.table.columns.count - 1, "\(row.heading)") }
    }

    @Test("names with markup in them stay text in drawing and table", arguments: names.filter { $0.hasSuffix("hostile") })
    func hostile(name: String) throws {
        let drawing = try drawing(name)
        for markup in [drawing.svg.source, drawing.table.html.source] {
            #expect(!markup.contains("<script") && !markup.contains("alert('") && !markup.contains("\u{1}"))
            #expect(markup.contains("&lt;script&gt;"))
        }
    }

    @Test("the same description gives the same bytes")
    func deterministic() {
        #expect(ControlSamples.everyRule.draw(id: "a") == ControlSamples.everyRule.draw(id: "a"))
        #expect(JudgementSamples.funnels[0].chart.draw(id: "a") == JudgementSamples.funnels[0].chart.draw(id: "a"))
    }
}

/// Reading markup in tests.
enum Markings {
    static func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    /// Every element that opens closes again, in order.
    static func tagsMatch(_ svg: String) -> Bool {
        var open: [Substring] = []
        for tag in svg.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let name = tag.prefix { $0 != " " && $0 != ">" && $0 != "/" }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst().prefix(while: { $0 != ">" }) else { return false }
            } else if tag.split(separator: ">", omittingEmptySubsequences: false)[0].last != "/" {
                open.append(name)
            }
        }
        return open.isEmpty
    }
}
