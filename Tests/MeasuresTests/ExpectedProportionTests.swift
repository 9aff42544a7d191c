import Measures
import Testing

@Suite("What is expected of the next proportion")
struct ExpectedProportionTests {
    @Test("proportions that vary as chance has it have the limits of a p-chart for the next cohort")
    func chance() throws {
        // 90 of 100 twelve times: the centre is 1080.5 of 1201, and nothing varies, so chance alone makes the limits.
        let expected = try #require(ExpectedProportion(Array(repeating: 90, count: 12), of: Array(repeating: 100, count: 12)))
        #expect(abs(expected.centre - 0.899667) < 1e-6)
        #expect(expected.widening == 1)
        #expect(abs(expected.limits(of: 100).lowerBound - 0.809534) < 1e-6)
        #expect(abs(expected.limits(of: 100).upperBound - 0.989800) < 1e-6)
        #expect(abs(expected.limits(of: 400).lowerBound - 0.854600) < 1e-6)
        #expect(expected.limits(of: 20).upperBound == 1)
    }

    @Test("proportions that vary more than chance widen the limits by as much")
    func widened() throws {
        let counts: [Double] = [80, 100, 80, 100, 80, 100, 80, 100]
        let expected = try #require(ExpectedProportion(counts, of: Array(repeating: 100, count: 8)))
        // One differs from the next by 0.2, which is 6.6519 standard deviations of 0.03007; divided by 1.128.
        #expect(abs(expected.widening - 5.897_1) < 1e-4)
    }

    @Test("what was always all has limits, and the chance of all or none is that of so many in a row")
    func always() throws {
        let expected = try #require(ExpectedProportion([10, 10], of: [10, 10]))
        #expect(expected.limits(of: 10).lowerBound > 0.5 && expected.limits(of: 10).lowerBound < 1)
        let even = try #require(ExpectedProportion([50, 50], of: [100, 100]))
        #expect(even.centre == 0.5)
        #expect(even.chance(ofAll: 10) == 0.000_976_562_5)
        #expect(even.chance(ofNone: 3) == 0.125)
    }

    @Test("too few, a cohort of nobody and a count outside its cohort have none")
    func refused() {
        #expect(ExpectedProportion([1], of: [2]) == nil)
        #expect(ExpectedProportion([0, 1], of: [0, 2]) == nil)
        #expect(ExpectedProportion([3, 1], of: [2, 2]) == nil)
        #expect(ExpectedProportion([1, 1], of: [2]) == nil)
    }
}
