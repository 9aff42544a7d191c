import Domain
import Exchange
import Testing

@Suite("A table of counts that is to be published")
struct CountTableTests {
    private static let table = """
        Area,Age,Children,Percent
        North,Under 5,12,40
        North,5 to 15,3,10
        North,All,15,50
        South,Under 5,20,66
        South,5 to 15,30,33
        South,All,50,50
        Total,Under 5,32,1
        Total,5 to 15,33,1
        Total,All,65,1

        """

    private func read(_ text: String, hierarchy: String? = nil) -> (table: CountTable?, problems: [Problem]) {
        var problems: [Problem] = []
        let table = CountTable(
            Array(text.utf8), count: "Children", by: ["Area", "Age"], hierarchy: hierarchy.map { Array($0.utf8) },
            problems: &problems)
        return (table, problems)
    }

    @Test("a small count is hidden, with enough others that it cannot be worked out, and no column beside tells it")
    func hidden() throws {
        let safe = try #require(read(Self.table).table).protected(threshold: 5)
        let lines = String(decoding: safe.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines[0] == "Area,Age,Children")
        #expect(lines[2] == "North,5 to 15,c")
        // Four cells of a rectangle, or a row and a column of totals: one alone would be worked out.
        #expect(safe.cells == 9 && safe.hidden >= 4)
        #expect(lines.count { $0.hasSuffix(",c") } == safe.hidden)
        #expect(!String(decoding: safe.bytes, as: UTF8.self).contains("Percent"))
    }

    @Test("nothing is hidden where nothing is small")
    func open() throws {
        let safe = try #require(read(Self.table).table).protected(threshold: 2)
        #expect(safe.hidden == 0)
    }

    @Test("what adds up to what comes from the hierarchy")
    func hierarchy() throws {
        let text = "Area,Age,Children\nA,x,2\nB,x,9\nC,x,8\nAB,x,11\n"
        let parents = "column,code,parent\nArea,A,AB\nArea,B,AB\n"
        let safe = try #require(read(text, hierarchy: parents).table).protected(threshold: 5)
        let lines = String(decoding: safe.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines[1] == "A,x,c" && lines[3] == "C,x,8")
        // One of the other two has to go with it.
        #expect(safe.hidden == 2)
    }

    @Test(
        "what cannot be protected is named, row and column",
        arguments: [
            ("Area,Age\nA,x\n", nil, "There is no column “Children”.", 1),
            ("Area,Age,Children\nA,x,c\n", nil, "“c” is no count.", 2),
            ("Area,Age,Children\nA,x,2\nTotal,x,3\n", nil, "3 is not the sum of its parts, which is 2.", 3),
            ("Area,Age,Children\nA,x,2\nA,x,2\n", nil, "“A, x” stands in the table twice.", nil),
            (
                "Area,Age,Children\nA,x,2\n", "column,code,parent\nWard,A,B\n",
                "The hierarchy speaks of “Ward”, which the table is not by.", 2
            ),
            ("Area,Age,Children\nA,x,2\n", "column,code,parent\nArea,A,A\n", "In the hierarchy “A” is a part of itself.", nil),
        ] as [(String, String?, String, Int?)])
    func refused(text: String, hierarchy: String?, what: String, row: Int?) {
        let found = read(text, hierarchy: hierarchy)
        #expect(found.table == nil)
        #expect(found.problems.map(\.what).contains(what), "\(found.problems)")
        #expect(found.problems.first?.row == row)
    }
}
