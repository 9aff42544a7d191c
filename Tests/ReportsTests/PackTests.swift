import Domain
import Markup
import Reports
import TestKit
import Testing

@Suite("Packs")
struct PackTests {
    private func pack(_ readings: [Reading]) -> [UInt8] {
        let document = PackDocument.make(
            version: Samples.version, scorecard: Samples.scorecard(readings), sources: Samples.framework.sources,
            meeting: Samples.framework.meetings[1], body: Samples.framework.bodies[0], edition: 2,
            frozenAt: .start(of: Samples.today))
        return HTMLRenderer(stylesheet: "body { color: #16191f }\n").render(document).bytes
    }

    private func text(_ readings: [Reading]) -> String { String(decoding: pack(readings), as: UTF8.self) }

    @Test("a pack is as it was when it was looked at")
    func golden() throws {
        try Golden.expect(text(Samples.typical), in: "pack.html")
    }

    @Test("the same scorecard gives the same bytes")
    func deterministic() {
        #expect(pack(Samples.typical) == pack(Samples.typical))
    }

    @Test("its head says whose it is, for which meeting, as known when, frozen when, and which version")
    func head() {
        let text = text(Samples.typical)
        for part in [
            "Smallborough Safeguarding Children Partnership", "Partnership Board", "10 December 2026",
            "as known on 21 November 2026",
            "21 November 2026, 00:00 (UTC)", "<dt>Version</dt><dd>2</dd>", "OFFICIAL-SENSITIVE", "Fictional data.",
            "Jul–Sep 2026",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("it needs nothing beside it: no link, script or picture from elsewhere, and its style inside")
    func selfContained() throws {
        let bytes = pack(Samples.typical)
        let text = String(decoding: bytes, as: UTF8.self)
        for part in ["<script", "<link", " src=", "href=\"/", "href=\"http", "popover"] {
            #expect(!text.contains(part), "\(part)")
        }
        let style = try #require(PackFile.stylesheet(in: bytes))
        #expect(String(decoding: style, as: UTF8.self) == "body { color: #16191f }\n")
    }

    @Test("it says of every measure who populates it, from which source, and who is held to account")
    func provenance() {
        let text = text(Samples.typical)
        #expect(text.contains("Return of Smallborough Community Health"))
        #expect(text.contains("Held to account"))
        #expect(text.contains("Contains public sector information."))
    }

    @Test("an empty basket and a missing figure still make a pack")
    func empty() {
        #expect(text(Samples.empty).contains("No figure has been received."))
        #expect(text([]).contains("No measure has been chosen yet."))
    }

    @Test("a protected figure and markup from outside do not get into it")
    func safe() {
        let text = text(Samples.protected)
        for number in ["28.6", "3 of 13", "4 of 14"] { #expect(!text.contains(number)) }
        #expect(!self.text(Samples.hostile).contains("<script"))
    }
}
