import Foundation
import Testing

@testable import Calc

@Suite("bellwether calc suppression")
struct SuppressionCalcTests {
    @Test("a case gives the places of hidden cells and how many are secondaries, and a case that is wrong its error")
    func results() throws {
        let cells = #"[{"key":["Total"]},{"key":["a"]},{"key":["b"]},{"key":["c"]}]"#
        let dims = #"[{"name":"area","leaves":["a","b","c"],"aggregates":{"Total":["a","b","c"]}}]"#
        func one(_ id: String, _ leaf: String) -> String {
            #"{"id":"\#(id)","threshold":5,"dims":\#(dims),"leaf_counts":[["\#(leaf)",4],["b",30],["c",20]],"cells":\#(cells)}"#
        }
        let file = Data(#"{"cases":[\#(one("right", "a")),\#(one("wrong", "x"))]}"#.utf8)
        let written = String(decoding: try Calc.results("suppression", of: file), as: UTF8.self)
        #expect(written.contains(#"{"id":"right","result":{"secondaries":1,"suppressed":[1,3]}}"#))
        #expect(written.contains(#"{"error":"there is no “x” among the codes","id":"wrong"}"#))
    }
}
