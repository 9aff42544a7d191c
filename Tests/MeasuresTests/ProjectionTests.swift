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
}
