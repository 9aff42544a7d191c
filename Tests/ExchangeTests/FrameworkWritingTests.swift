import Domain
import Exchange
import Testing

@Suite("A framework that was written")
struct FrameworkWritingTests {
    @Test("is read back as it was, and writing it again gives the same text")
    func roundTrip() throws {
        let (framework, notices) = try FrameworkFile.read(FrameworkFixture.fullest)
        let text = FrameworkFile.write(framework)
        let again = try FrameworkFile.read(text)
        #expect(again.framework == framework)
        #expect(FrameworkFile.write(again.framework) == text)
        #expect(notices.isEmpty && again.notices.isEmpty)
    }

    @Test(
        "keeps every text whatever stands in it",
        arguments: [
            "yes", "null", "~", "2026-09-30", "383", "1e3", "0x1F", " leading and trailing ", "a: b", "a #b", "- a", "{a}", "[a]",
            "&a", "*a",
            "!a", "|", ">", "%a", "@a", "`a", "'single'", "\"double\"", "back\\slash", "two\nlines\n", "tab\there",
            "carriage\rreturn",
            "Ynys Môn", "a\u{A0}b", "😀 and “quotes” – dash…", "\u{85}\u{2028}\u{2029}\u{FEFF}\u{7F}\u{1}", ",", "a, b", "?",
            "...", "---", "=",
            "<<", "it's", "O'Neill; 50% (of it) / all", "e\u{301}",
        ])
    func texts(text: String) throws {
        var framework = try FrameworkFile.read(FrameworkFixture.fullest).framework
        framework.partnership.name = text
        framework.fictionalBanner = text
        framework.agencies[0].name = text
        framework.areas[0].otherNames = [text, text + text]
        framework.indicators[0].note = text
        framework.mappings[0].lines[0].filters = [text: text]
        let again = try FrameworkFile.read(FrameworkFile.write(framework)).framework
        #expect(again == framework)
        #expect(again.partnership.name.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(
        "prints numbers without an exponent",
        arguments: [0.1, -2.5, 1e-7, 1e21, 123_456_789.125, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
    func numbers(number: Double) throws {
        var framework = try FrameworkFile.read(FrameworkFixture.fullest).framework
        framework.basket[0].benchmarks[0].value = number
        let text = FrameworkFile.write(framework)
        #expect(try FrameworkFile.read(text).framework == framework)
        let printed = try #require(text.firstMatch(of: /benchmark: \{england: ([^,]+),/)?.output.1)
        #expect(Double(printed) == number && !printed.contains("e"))
    }
}
