import Measures
import Testing

@Suite("The limits of ordinary variation")
struct ProcessLimitsTests {
    struct Case: Decodable {
        struct Group: Decodable {
            let from, to: Int
            let mean: Double?
            let lower: Double?
            let upper: Double?
            let outside: [Int]
        }
        let id: String
        let values: [Double?]
        let fix: Int?
        let screened: Bool
        let groups: [Group]
    }

    @Test("every group of every case has the mean, the limits and the points outside that R gives")
    func cases() throws {
        let cases = try CaseFile<Case>.read("spc_limits.json")
        #expect(cases.count == 80)
        var compared = 0
        for one in cases {
            for group in one.groups {
                let values = Array(one.values[group.from..<group.to])
                let limits = ProcessLimits(one.fix.map { Array(values.prefix($0)) } ?? values, isScreened: one.screened)
                // The R package gives no limits to a group of one, or of equal values; the second have theirs here.
                guard let mean = group.mean, let lower = group.lower, let upper = group.upper else { continue }
                let ours = try #require(limits, "\(one.id)")
                #expect(agrees(ours.mean, mean, relative: 1e-9, absolute: 1e-9), "\(one.id)")
                #expect(agrees(ours.lower, lower, relative: 1e-9, absolute: 1e-9), "\(one.id)")
                #expect(agrees(ours.upper, upper, relative: 1e-9, absolute: 1e-9), "\(one.id)")
                let outside = values.indices.filter { place in
                    values[place].map { $0 > ours.upper || $0 < ours.lower } ?? false
                }
                #expect(outside == group.outside, "\(one.id)")
                compared += 1
            }
        }
        #expect(compared > 60)
    }

    @Test("one value has no limits, equal values have their mean for both")
    func few() throws {
        #expect(ProcessLimits([]) == nil)
        #expect(ProcessLimits([4]) == nil)
        #expect(ProcessLimits([4, nil, 5]) == nil)
        let flat = try #require(ProcessLimits([3, 3, 3, 3]))
        #expect(flat.lower == 3 && flat.upper == 3)
        #expect(flat.signal(in: [3, 3, 3]) == nil)
        #expect(flat.signal(in: [3, 3, 4])?.rule == .outside)
    }

    /// Mean 10, moving ranges 2 everywhere: limits 4.68 and 15.32, near limits 6.4533 and 13.5467.
    private static let steady: [Double?] = [9, 11, 9, 11, 9, 11, 9, 11]

    @Test("a point beyond a limit is told first, with its side")
    func outside() throws {
        let limits = try #require(ProcessLimits(Self.steady))
        #expect(agrees(limits.upper, 15.32, relative: 1e-12) && agrees(limits.lower, 4.68, relative: 1e-12))
        #expect(limits.signal(in: [10, 16, 10]) == ProcessSignal(rule: .outside, side: .above, places: [1]))
        #expect(limits.signal(in: [16, 4, 10]) == ProcessSignal(rule: .outside, side: .below, places: [1]))
        #expect(limits.signal(in: [15.32, 4.68]) == nil)
    }

    @Test("two of three near the same limit are told, two on different sides are not")
    func near() throws {
        let limits = try #require(ProcessLimits(Self.steady))
        #expect(limits.signal(in: [14, 11, 14]) == ProcessSignal(rule: .nearLimit, side: .above, places: [0, 2]))
        #expect(limits.signal(in: [14, 9, 14]) == nil)
        #expect(limits.signal(in: [14, 14]) == nil)
    }

    @Test("seven on one side of the mean are told, six are not, and one at the mean breaks the run")
    func oneSide() throws {
        let limits = try #require(ProcessLimits(Self.steady))
        let low = [9.0, 9, 9, 9, 9, 9]
        #expect(limits.signal(in: low) == nil)
        #expect(limits.signal(in: low + [9]) == ProcessSignal(rule: .oneSide, side: .below, places: Array(0...6)))
        #expect(limits.signal(in: low + [10, 9]) == nil)
        #expect(limits.signal(in: low + [6, 6])?.rule == .oneSide)
        #expect(limits.signal(in: [11] + low + [9, 11]) == ProcessSignal(rule: .oneSide, side: .below, places: Array(1...7)))
    }
}
