#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The parts of a gamma or beta density written as a deviance (Loader 2000), which keeps nine digits that
/// `exp(a·ln x - x - lnΓ(a))` loses at a count of a million.
enum Stirling {
    /// a·ln(a/x) + x - a, which is nearly nothing when x is near a and must then keep its digits.
    static func deviance(_ a: Double, _ x: Double) -> Double {
        let difference = a - x
        guard abs(difference) < 0.1 * (a + x) else { return a * log(a / x) - difference }
        let v = difference / (a + x)
        var sum = difference * v
        var term = 2 * a * v
        var odd = 1.0
        while true {
            term *= v * v
            odd += 2
            let next = sum + term / odd
            if next == sum { return sum }
            sum = next
        }
    }

    /// ln Γ(a+1) minus Stirling's formula for it.
    static func error(_ a: Double) -> Double {
        if a < 10 { return LogGamma.of(a + 1) - (a + 0.5) * log(a) + a - 0.5 * log(2 * Double.pi) }
        let s = 1 / (a * a)
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * s) * s) * s) * s) * s) / a
    }
}
