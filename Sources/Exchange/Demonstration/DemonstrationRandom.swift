/// Chance that falls the same way on every machine.
///
/// The library's functions for powers and logarithms differ in their last bit from one system to the next, and one
/// bit is enough to move a count. So everything here is made of + - × ÷ and whole numbers, which do not differ.
struct DemonstrationRandom {
    private var state: UInt64

    /// A stream of its own for each purpose: a new indicator does not move the figures of the others.
    init(seed: UInt64, purpose: String) {
        state = seed
        for byte in purpose.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        _ = next()
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to but not 1.
    mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func whole(below limit: Int) -> Int { Int(uniform() * Double(limit)) }

    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// Twelve uniforms less six: mean 0, variance 1, never beyond six. Close enough to normal for an invented figure.
    mutating func normal() -> Double {
        var sum = 0.0
        for _ in 0..<12 { sum += uniform() }
        return sum - 6
    }

    /// Knuth's product for small means; above them a rounded normal is as good, and does not underflow.
    mutating func poisson(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        guard mean < 40 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
        let limit = DemonstrationRandom.exponential(-mean)
        var (count, product) = (0, uniform())
        while product > limit {
            count += 1
            product *= uniform()
        }
        return count
    }

    mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
        let probability = min(1, max(0, probability))
        if trials <= 2000 {
            var count = 0
            for _ in 0..<max(0, trials) where happens(probability) { count += 1 }
            return count
        }
        let mean = Double(trials) * probability
        let count = Int((mean + (mean * (1 - probability)).squareRoot() * normal()).rounded())
        return min(trials, max(0, count))
    }

    /// Divides a count by weights, so that the parts make the whole.
    mutating func split(_ count: Int, by weights: [Double]) -> [Int] {
        var (left, weight) = (count, weights.reduce(0, +))
        return weights.indices.map { index in
            let part = index == weights.count - 1 ? left : binomial(left, weight > 0 ? weights[index] / weight : 0)
            left -= part
            weight -= weights[index]
            return part
        }
    }

    /// e to a power: halves it until the series is quick, then squares.
    static func exponential(_ power: Double) -> Double {
        if power > 0.5 || power < -0.5 {
            let root = exponential(power / 2)
            return root * root
        }
        var (sum, term) = (1.0, 1.0)
        for index in 1...16 {
            term = term * power / Double(index)
            sum += term
        }
        return sum
    }

    /// `base` to so many quarters of a year, forwards or back.
    static func power(_ base: Double, quarters: Int) -> Double {
        let quarter = base.squareRoot().squareRoot()
        var product = 1.0
        for _ in 0..<abs(quarters) { product *= quarter }
        return quarters < 0 ? 1 / product : product
    }
}
