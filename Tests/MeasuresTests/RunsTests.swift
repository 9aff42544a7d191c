import Measures
import Testing

@Suite("Run charts and rounding")
struct RunsTests {
    struct ChartCase: Decodable {
        struct Input: Decodable {
            let y: [Double]
            let n: [Double]?
        }
        struct Expected: Decodable {
            let centre: [Double]
            let longestRun, nCrossings, nCrossingsMin, longestRunMax: Int?
            let runsSignal: Bool
        }
        let id, chart: String
        let input: Input
        let expected: Expected
    }

    @Test("longest run, crossings, their limits and the signal agree with every computed chart")
    func charts() throws {
        let cases = try CaseFile<ChartCase>.read("attribute_charts.json")
        #expect(cases.count == 48)
        for one in cases {
            let values = zip(one.input.y, one.input.n ?? one.input.y.map { _ in 1 }).map { $0 / $1 }
            let centre = try #require(one.expected.centre.first)
            let runs = Runs(values, about: centre)
            if let longest = one.expected.longestRun { #expect(runs.longestRun == longest, "\(one.id)") }
            if let crossings = one.expected.nCrossings { #expect(runs.crossings == crossings, "\(one.id)") }
            if let limit = one.expected.longestRunMax { #expect(runs.longestRunLimit == limit, "\(one.id)") }
            if let limit = one.expected.nCrossingsMin { #expect(runs.crossingsLimit == limit, "\(one.id)") }
            #expect(runs.isSignal == one.expected.runsSignal, "\(one.id)")
        }
    }

    @Test("points on the line say nothing, and a flat series has no signal")
    func onTheLine() {
        let runs = Runs([5, 6, 5, 7, 4, 5, 3], about: 5)
        #expect(runs.usefulPoints == 4)
        #expect(runs.longestRun == 2)
        #expect(runs.crossings == 1)
        #expect(!Runs([5, 5, 5], about: 5).isSignal)
        #expect(!Runs([], about: 5).isSignal)
    }

    @Test(
        "the median of an even number lies half way",
        arguments: [
            ([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([7], 7), ([2, 2], 2), ([-1, 1], 0),
        ] as [([Double], Double)])
    func median(values: [Double], middle: Double) {
        #expect(Median.of(values) == middle)
        #expect(Median.of([]) == nil)
    }

    struct RoundingCase: Decodable {
        let id: String
        let n, base3, base5, base10: Int
    }

    @Test("counts round to their base as in every computed case, and alike below nought")
    func rounding() throws {
        let cases = try CaseFile<RoundingCase>.read("rounding.json")
        #expect(cases.count == 91)
        for one in cases {
            #expect(Rounding.nearest(one.n, base: 3) == one.base3, "\(one.id)")
            #expect(Rounding.nearest(one.n, base: 5) == one.base5, "\(one.id)")
            #expect(Rounding.nearest(one.n, base: 10) == one.base10, "\(one.id)")
            #expect(Rounding.nearest(-one.n, base: 5) == -one.base5, "\(one.id)")
        }
    }
}
