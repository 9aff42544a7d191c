import Measures
import Testing

@Suite("A straight line through the last values")
struct ProjectionTests {
    /// Worked by hand: slope = sum of (x - mean)(y - mean) over the sum of squares of (x - mean).
    @Test(
        "the line agrees with hand-worked cases",
        arguments: [
            (values: [70.0, 72, 74, 76], ahead: 2, expected: 80.0),
            ([10.0, 10, 10], 5, 10.0),
            // Mean 4, slope (−1)(1−4) + (1)(7−4) over 2 = 3; at the last 7, one ahead 10.
            ([1.0, 4, 7], 1, 10.0),
            // Mean 81.5, slope (−1.5·−1.5 + −0.5·−0.5 + 0.5·−0.5 + 1.5·2.5) / 5 = 1.2; at the last 83.3, two ahead 85.7.
            ([80.0, 81, 81, 84], 2, 85.7),
        ])
    func cases(values: [Double], ahead: Int, expected: Double) throws {
        let line = try Projection(values)
        #expect(abs(line.value(ahead: ahead) - expected) < 1e-9)
    }

    @Test("two values prove nothing, and what is no number is refused")
    func refused() {
        #expect(throws: MeasureError.tooFewValues(has: 2, needs: 3)) { try Projection([1, 2]) }
        #expect(throws: MeasureError.notFinite) { try Projection([1, 2, .nan]) }
    }

    struct Case: Decodable {
        struct Input: Decodable {
            let values: [Double]
            let horizon: Int
        }
        struct Expected: Decodable {
            let intercept, slope, sigma: Double
            let fit, lower95, upper95: [Double]
        }
        let id: String
        let input: Input
        let expected: Expected
    }

    @Test("line, scatter and interval agree with every computed case")
    func computed() throws {
        let cases = try CaseFile<Case>.read("forecast.json")
        #expect(cases.count == 40)
        for one in cases {
            let line = try Projection(one.input.values)
            #expect(agrees(line.intercept, one.expected.intercept, relative: 1e-9), "\(one.id)")
            #expect(agrees(line.slope, one.expected.slope, relative: 1e-9, absolute: 1e-12), "\(one.id)")
            #expect(agrees(line.deviation, one.expected.sigma, relative: 1e-9), "\(one.id)")
            #expect(one.expected.fit.count == one.input.horizon)
            for (step, fit) in one.expected.fit.enumerated() {
                let interval = line.interval(ahead: step + 1)
                #expect(agrees(line.value(ahead: step + 1), fit, relative: 1e-9), "\(one.id)")
                #expect(agrees(interval.lower, one.expected.lower95[step], relative: 1e-9), "\(one.id)")
                #expect(agrees(interval.upper, one.expected.upper95[step], relative: 1e-9), "\(one.id)")
            }
        }
    }

    @Test("values exactly on a line leave no doubt, and certainty asks for everything")
    func exactLine() throws {
        let line = try Projection([70, 72, 74, 76])
        #expect(line.deviation == 0)
        #expect(line.interval(ahead: 1) == Interval(lower: 78, upper: 78))
        #expect(line.interval(ahead: 1, try Confidence(1)) == Interval(lower: -.infinity, upper: .infinity))
    }

    @Test("three values give the interval of one degree of freedom, worked by hand")
    func threeValues() throws {
        // Line 4 + 3t about 1, 5, 7: mean 13/3, slope 3; residuals -1/3, 2/3, -1/3; s = √(6/9).
        let line = try Projection([1, 5, 7])
        #expect(agrees(line.deviation, (2.0 / 3).squareRoot(), relative: 1e-14))
        // One ahead: √(1 + 1/3 + 4/2) and t = 12.706204736174707.
        let reach = 12.706204736174707 * (2.0 / 3).squareRoot() * (10.0 / 3).squareRoot()
        #expect(agrees(line.interval(ahead: 1).upper - line.value(ahead: 1), reach, relative: 1e-12))
    }
}
