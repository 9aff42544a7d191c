import Markup
import Testing

@Suite("A piece of a page")
struct HTMLTests {
    let script = "<script>alert('x')</script>"

    @Test("a title with markup in it is shown, not run")
    func escapesText() {
        let page: HTML = "<h1>\(script)</h1>"
        #expect(page.source == "<h1>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</h1>")
        #expect(HTML(text: script).source.contains("<") == false)
    }

    @Test("text cannot leave the attribute it stands in, whichever quotes hold it")
    func escapesAttributes() {
        let name = "x\" onclick='go()' & <b>"
        #expect(
            ("<a title=\"\(name)\">" as HTML).source
                == "<a title=\"x&quot; onclick=&#39;go()&#39; &amp; &lt;b&gt;\">")
        #expect(("<input\(attribute: "value", name)>" as HTML).source.contains("value=\"x&quot; onclick=&#39;"))
    }

    @Test("every kind of text is escaped: a substring, an optional, the text of a row")
    func escapesEverywhere() {
        let optional: String? = "<i>"
        #expect(("\(script.prefix(8))" as HTML).source == "&lt;script&gt;")
        #expect(("\(optional)" as HTML).source == "&lt;i&gt;")
        #expect(("\(each: ["<", ">"], { "<li>\($0)</li>" })" as HTML).source == "<li>&lt;</li><li>&gt;</li>")
        #expect(("\(some: optional, { "<p>\($0)</p>" })" as HTML).source == "<p>&lt;i&gt;</p>")
    }

    @Test("a chosen text is text, even where it looks like markup", arguments: [(true, "&lt;b&gt;"), (false, "")])
    func choiceIsText(isLate: Bool, printed: String) {
        let page: HTML = "\(isLate ? "<b>" : "")"
        #expect(page.source == printed)
    }

    @Test("markup inside markup is printed once, as it is")
    func nests() {
        let inner: HTML = "<b>\("A & B")</b>"
        let optional: HTML? = inner
        #expect(("<p>\(inner)</p>" as HTML).source == "<p><b>A &amp; B</b></p>")
        #expect(("\(optional)" as HTML) == inner)
    }

    @Test("what is absent prints nothing")
    func absent() {
        let text: String? = nil
        let number: Int? = nil
        let html: HTML? = nil
        let page: HTML = "[\(text)\(number)\(html)\(some: text, { "<p>\($0)</p>" })\(attribute: "id", text)\(when: false, "<p>")]"
        #expect(page.source == "[]")
    }

    @Test("a condition keeps its markup and is not worked out when it does not hold")
    func conditions() {
        var asked = 0
        func rule() -> HTML {
            asked += 1
            return "<hr>"
        }
        let holds: HTML = "\(when: true, rule())"
        let doesNot: HTML = "\(when: false, rule())"
        #expect(holds.source == "<hr>")
        #expect(doesNot.isEmpty)
        #expect(asked == 1)
    }

    @Test(
        "whole numbers are printed bare",
        arguments: [
            (0, "0"), (7, "7"), (-7, "-7"), (4413, "4413"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
        ])
    func wholeNumbers(number: Int, text: String) {
        #expect(("\(number)" as HTML).source == text)
        #expect(("\(Optional(number))" as HTML).source == text)
    }

    @Test(
        "coordinates have at most one decimal, no exponent and no minus nought",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (-0.04, "0"), (-0.05, "-0.1"), (12.0, "12"), (12.34, "12.3"), (12.35, "12.4"),
            (99.96, "100"), (-3.26, "-3.3"), (-0.5, "-0.5"), (123_456_789.04, "123456789"), (1e-9, "0"), (0.1 + 0.2, "0.3"),
        ])
    func coordinates(coordinate: Double, text: String) {
        #expect(("\(xy: coordinate)" as HTML).source == text)
    }

    @Test("pieces join with a separator between them only")
    func joins() {
        let pieces: [HTML] = ["<b>1</b>", "<b>2</b>", "<b>3</b>"]
        #expect(pieces.joined(separator: ", ").source == "<b>1</b>, <b>2</b>, <b>3</b>")
        #expect(pieces.joined().source == ("\(each: pieces)" as HTML).source)
        #expect([HTML]().joined(separator: ", ").isEmpty)
    }

    @Test("appending keeps the order")
    func appends() {
        var page: HTML = "<p>"
        page.append(HTML(text: "é < ü"))
        page += "</p>"
        #expect(page.source == "<p>é &lt; ü</p>")
        #expect(page == "<p>" + HTML(text: "é < ü") + "</p>")
        #expect(page.bytes == Array(page.source.utf8))
    }

    @Test("control characters do not reach a drawing")
    func controls() {
        #expect(("\("a\u{0}b\u{1B}c\td\n")" as HTML).source == "a\u{FFFD}b\u{FFFD}c\td\n")
    }

    @Test("the corners of a line are joined by its letter, each with one decimal at most")
    func corners() {
        let three = [(x: 3.0, y: 43.5), (x: 79.04, y: 25.0), (x: 155.0, y: -6.55)]
        #expect(("<path d=\"M\(corners: three)\"/>" as HTML).source == "<path d=\"M3 43.5L79 25L155 -6.6\"/>")
        #expect(("M\(corners: three.prefix(1))" as HTML).source == "M3 43.5")
        #expect(("\(corners: three.prefix(0))" as HTML).source == "")
    }

    @Test("a whole number is printed in full, however long", arguments: [0, 7, 10, 99, 100, -40, Int.max, Int.min])
    func wholeNumbers(number: Int) {
        #expect(("\(number)" as HTML).source == String(number))
    }

    @Test("an error from a row comes out of the page")
    func errorsPass() {
        struct Refused: Error {}
        func row(_ number: Int) throws(Refused) -> HTML {
            if number > 1 { throw Refused() }
            return "<li>"
        }
        #expect(throws: Refused.self) {
            let _: HTML = try "\(each: [1, 2], row)"
        }
    }
}
