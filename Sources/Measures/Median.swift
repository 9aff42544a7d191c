#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The middle of a series: the centre line of a run chart, unmoved by one odd month.
public enum Median {
    /// Nothing for no values.
    public static func of(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2 : sorted[middle]
    }
}

/// Runs of a series about its centre line: whether it hangs together more than chance would have it.
///
/// Anhøj's rules as in qicharts2: a run is unusually long, or the line is crossed unusually seldom,
/// for the number of points that do not lie on the line. See docs/methods/run-chart.md.
public struct Runs: Equatable, Sendable {
    /// Points not on the centre line; the others say nothing.
    public let usefulPoints: Int
    public let longestRun: Int
    public let crossings: Int

    public init(_ values: [Double], about centre: Double) {
        var useful = 0
        var longest = 0
        var current = 0
        var crossings = 0
        var lastIsAbove: Bool?
        for value in values where value != centre {
            let isAbove = value > centre
            useful += 1
            if let lastIsAbove, isAbove != lastIsAbove {
                crossings += 1
                current = 0
            }
            current += 1
            longest = max(longest, current)
            lastIsAbove = isAbove
        }
        usefulPoints = useful
        longestRun = longest
        self.crossings = crossings
    }

    /// A longer run than this is a signal: the logarithm to base two, rounded, and three more.
    public var longestRunLimit: Int {
        usefulPoints == 0 ? 0 : Int(log2(Double(usefulPoints)).rounded(.toNearestOrEven)) + 3
    }

    /// Fewer crossings than this are a signal: the 5% point of tossing a coin between neighbours.
    public var crossingsLimit: Int {
        usefulPoints == 0 ? 0 : Runs.coinQuantile(0.05, tosses: usefulPoints - 1)
    }

    public var runIsLong: Bool { usefulPoints > 0 && longestRun > longestRunLimit }
    public var crossingsAreFew: Bool { usefulPoints > 0 && crossings < crossingsLimit }
    public var isSignal: Bool { runIsLong || crossingsAreFew }

    /// The smallest number of heads that is reached with at least this probability.
    private static func coinQuantile(_ probability: Double, tosses: Int) -> Int {
        var logarithm = -Double(tosses) * log(2)
        var sum = exp(logarithm)
        var heads = 0
        while sum < probability, heads < tosses {
            logarithm += log(Double(tosses - heads) / Double(heads + 1))
            heads += 1
            sum += exp(logarithm)
        }
        return heads
    }
}
