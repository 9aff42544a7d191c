import Domain
import Testing

@testable import Exchange

@Suite("Text encodings")
struct TextEncodingTests {
    private static func read(_ bytes: [UInt8]) -> (text: String, encoding: TextEncoding) {
        let (bytes, encoding) = TextEncoding.utf8(bytes)
        return (String(decoding: bytes, as: UTF8.self), encoding)
    }

    private static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            scalar.value < 0x80 ? UInt8(scalar.value) : (0x80...0xFF).first { encoding.scalar($0) == scalar } ?? 0x3F
        }
    }

    /// As board papers and published tables write them; each is written in both encodings and must come out as itself.
    private static let sentences = [
        "Providers, England 2024 – by region", "5–17", "2014–15", "children’s homes", "don’t know",
        "Local Authority Children’s Homes’ places",
        "“requires improvement”", "a ‘good’ one", "Ynys Môn", "café", "Rhône", "Zoë", "Chloë Smith", "CAFÉ", "Érin", "£1,000",
        "a\u{A0}b",
        "Jones\u{A0}", "25°", "O’Brien", "D’Arcy", "• first", "and so on…", "François", "Müller", "Ångström", "São Tomé",
        "ROINÓG",
        "well–being is “good”", "naïve", "Siân", "Béla", "crèche", "10–19 per cent",
    ]

    @Test("are told apart by what makes sense", arguments: sentences, [TextEncoding.windows1252, .macRoman])
    func toldApart(sentence: String, encoding: TextEncoding) throws {
        // Some letters stand at the same place in both, or nowhere in one.
        let bytes = Self.bytes(sentence, encoding)
        try #require(!bytes.contains(0x3F))
        let read = Self.read(Array("name,value\n".utf8) + bytes + Array(",1\n".utf8))
        #expect(read.text == "name,value\n\(sentence),1\n")
    }

    @Test("are taken for Windows where nothing decides")
    func undecided() {
        #expect(Self.read(Array("a,".utf8) + [0xA3] + Array("5\n".utf8)).encoding == .windows1252)
        #expect(Self.read(Array("care".utf8) + [0x96] + Array("leavers".utf8)).text == "care–leavers")
    }

    @Test("are recognised wherever the first odd byte stands")
    func farAway() {
        let start = Array(String(repeating: "E08000001,Area,1\n", count: 70_000).utf8)
        #expect(Self.read(start + Self.bytes("North – West", .macRoman)).encoding == .macRoman)
        #expect(Self.read(start + Self.bytes("North – West", .windows1252)).text.hasSuffix("North – West"))
        #expect(Self.read(start + Self.bytes("North – West", .windows1252)).encoding == .windows1252)
    }

    @Test("of UTF-8 are left as they are")
    func utf8() {
        for text in ["", "plain", "\u{FEFF}Ynys Môn – “x” 😀", String(repeating: "é", count: 1000)] {
            let bytes = Array(text.utf8)
            #expect(TextEncoding.utf8(bytes).bytes == bytes)
            #expect(TextEncoding.utf8(bytes).encoding == .utf8)
        }
    }

    @Test("of UTF-8 into which odd bytes came keep their letters")
    func mixed() {
        let read = Self.read(Array("Môn – “a” café ".utf8) + [0x96] + Array(" b".utf8))
        #expect(read.text == "Môn – “a” café – b")
    }

    @Test("of two bytes are read by their mark, whichever comes first")
    func utf16() {
        let units = Array("Môn,😀\n".utf16)
        let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        for bytes in [little, big] {
            #expect(Self.read(bytes).text == "Môn,😀\n")
            #expect(Self.read(bytes).encoding == .utf16)
            var problems: [Problem] = []
            #expect(SheetFile.sheets(bytes, problems: &problems).first?.rows.map(\.cells) == [["Môn", "😀"]])
        }
        #expect(Self.read([0xFF, 0xFE]).text == "")
        #expect(Self.read([0xFF, 0xFE, 0x41]).text == "")
        #expect(Self.read([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).text == "\u{FFFD}A")
    }

    @Test("of a Mac have each letter in its place")
    func macRoman() {
        #expect(MacRoman.scalar(0x80) == "Ä")
        #expect(MacRoman.scalar(0x8E) == "é")
        #expect(MacRoman.scalar(0xCA) == "\u{A0}")
        #expect(MacRoman.scalar(0xD0) == "–")
        #expect(MacRoman.scalar(0xF0) == "\u{F8FF}")
        #expect(MacRoman.scalar(0xFF) == "ˇ")
    }

    @Test("are no excuse for a byte of nought, which is said with its line")
    func nought() {
        #expect(TextFile.noText(Array("a\nb\u{0}".utf8))?.row == 2)
        #expect(TextFile.noText(Array("a\nb".utf8)) == nil)
    }

    @Test(
        "of releases that are published in them are recognised",
        .enabled(if: RealFile.exists("data/ofsted-social-care/provider_at_march_2024.csv"), RealFile.skipped),
        arguments: [
            ("ofsted-social-care/provider_at_march_2024.csv", TextEncoding.macRoman, "2024 – "),
            ("ofsted-social-care/provider_at_march_2022.csv", .windows1252, "Families – "),
            ("ofsted-social-care/joiners_leavers_23.csv", .windows1252, "Families – "),
            ("ofsted-social-care/provider_at_march_2025.csv", .utf8, "2025"),
        ])
    func published(path: String, encoding: TextEncoding, text: String) throws {
        let read = Self.read(try RealFile.bytes("data/" + path))
        #expect(read.encoding == encoding)
        #expect(read.text.contains(text))
    }
}
