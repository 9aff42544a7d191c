import Charts
import Foundation
import Markup
import Testing

/// Reads the stylesheets as text: the drawings carry classes, the colours stand there.
@Suite("Colours of the charts")
struct StylesheetTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func sheet(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Sources/Assets/\(name).swift"), encoding: .utf8)
    }

    @Test("every class of a drawing is in a stylesheet")
    func classes() throws {
        let sheets = try Self.sheet("Stylesheet") + Self.sheet("ChartStylesheet")
        var used: Set<String> = []
        for (_, drawing) in JudgementSamples.all {
            for piece in drawing.svg.source.split(separator: "class=\"").dropFirst() {
                used.formUnion(piece.prefix { $0 != "\"" }.split(separator: " ").map(String.init))
            }
        }
        for sign in JudgementSamples.signs {
            for piece in sign.html.source.split(separator: "class=\"").dropFirst() {
                used.insert(String(piece.prefix { $0 != "\"" }))
            }
        }
        #expect(used.count > 30)
        for name in used.sorted() where name != "grade" {
            #expect(sheets.contains(".\(name) ") || sheets.contains(".\(name),") || sheets.contains(".\(name)."), "\(name)")
        }
    }

    /// What is drawn, on what it is drawn, and how far apart they must be: 4.5 for words, 3 for shapes and lines.
    @Test(
        "contrast is enough",
        arguments: [
            ("#4a5361", "#e9ecf0", 4.5), ("#a64708", "#e9ecf0", 4.5), ("#1c58a6", "#e9ecf0", 4.5), ("#6b3fa0", "#e9ecf0", 4.5),
            ("#15417a", "#e9ecf0", 4.5), ("#ffffff", "#15417a", 4.5), ("#ffffff", "#2f5c94", 4.5), ("#ffffff", "#4a72a6", 4.5),
            ("#16191f", "#a9c0dd", 4.5), ("#16191f", "#d3dfee", 4.5), ("#6c7684", "#e9ecf0", 3), ("#6c7684", "#e2e6ec", 3),
            ("#6c7684", "#ffffff", 3), ("#5b7ba6", "#ffffff", 3), ("#5b7ba6", "#ecf1f8", 3), ("#a64708", "#dde1e6", 3),
            ("#6b3fa0", "#b9c0ca", 3), ("#a64708", "#b9c0ca", 3), ("#1c58a6", "#b9c0ca", 3), ("#ffffff", "#a64708", 4.5),
            ("#8b95a3", "#ffffff", 3),
            ("#a76200", "#ffffff", 3), ("#b0231c", "#ffffff", 3), ("#1f6d43", "#ffffff", 3),
        ] as [(String, String, Double)])
    func contrast(drawn: String, ground: String, least: Double) throws {
        let sheets = try Self.sheet("Stylesheet") + Self.sheet("ChartStylesheet")
        for colour in [drawn, ground] {
            #expect(sheets.contains(colour) || colour == "#ffffff", "\(colour) is no longer a colour of the stylesheet")
        }
        #expect(Self.ratio(drawn, ground) >= least, "\(drawn) on \(ground): \(Self.ratio(drawn, ground))")
    }

    static func ratio(_ one: String, _ two: String) -> Double {
        let (a, b) = (luminance(one), luminance(two))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Relative luminance as WCAG 2.2 defines it.
    static func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    @Test("forced colours leave no colour of our own in what is drawn by shape")
    func forcedColours() throws {
        let sheet = try Self.sheet("ChartStylesheet")
        let forced = try #require(sheet.range(of: "forced-colors: active")).upperBound
        #expect(!sheet[forced...].contains("#1") && !sheet[forced...].contains("#a") && sheet[forced...].contains("CanvasText"))
        for name in [".c-limit", ".c-fan", ".grade", ".s-improve", ".s-concern", ".s-neutral", ".c-projected", ".c-edge"] {
            #expect(sheet[forced...].contains(name), "\(name)")
        }
    }
}
