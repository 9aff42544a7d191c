#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The standard normal distribution.
public enum Normal {
    /// The probability of more than `z`, with all its digits far out in the tail.
    public static func upperTail(_ z: Double) -> Double {
        erfc(z / 2.0.squareRoot()) / 2
    }

    /// The z that is exceeded with probability `q`. Newton's method on the complementary error
    /// function, which the C library gives to its last digit: no table of coefficients to mistype.
    public static func quantile(upperTail q: Double) -> Double {
        if q > 0.5 { return -quantile(upperTail: 1 - q) }
        if q <= 0 { return .infinity }
        if q == 0.5 { return 0 }
        // Hastings's approximation (Abramowitz and Stegun 26.2.23), good to 0.0005.
        let t = sqrt(-2 * log(q))
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        for _ in 0..<4 {
            let error = excess(z, over: q)
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            let newton = error / density
            z += newton / (1 - z * newton / 2)
        }
        return z
    }

    /// How much the upper tail at `z` exceeds `q`. Near the middle both are nearly a half, so their distances from it are
    /// compared.
    private static func excess(_ z: Double, over q: Double) -> Double {
        q > 0.25 ? (0.5 - q) - erf(z / 2.0.squareRoot()) / 2 : upperTail(z) - q
    }
}
