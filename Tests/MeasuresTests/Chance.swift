/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Figures with one decimal that wander, leap, repeat themselves and are missing at times.
    mutating func series(_ count: Int) -> [Double?] {
        var level = Double.random(in: 20...80, using: &self)
        let drift = Double.random(in: -0.6...0.6, using: &self)
        return (0..<count).map { _ in
            if Int.random(in: 0..<25, using: &self) == 0 { level += Double.random(in: -15...15, using: &self) }
            level += drift
            if Int.random(in: 0..<20, using: &self) == 0 { return nil }
            return ((level + Double.random(in: -3...3, using: &self)) * 10).rounded() / 10
        }
    }
}
