/// A small generator of chance that gives the same numbers everywhere, so that the same tables are always protected the same
/// way. Source: Steele, Lea and Flood (2014), SplitMix64.
struct SplitMix: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 to one less than the bound.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// From 0 to less than 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
