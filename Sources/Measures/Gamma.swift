#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The regularised incomplete gamma functions and their inverse.
///
/// Exact Poisson limits, control limits of rates and funnel lines all stand on these, so they are
/// good to about fourteen digits in the middle and to 1e-12 for any shape up to ten million. Series
/// and continued fraction: Abramowitz and Stegun 6.5.29 and 6.5.31. The factor in front of both is
/// written as a deviance (Loader 2000), because `exp(a·ln x - x - lnΓ(a))` loses nine digits at
/// a count of a million.
public enum IncompleteGamma {
    /// P(a, x): the probability that a gamma variable of shape `a` is at most `x`.
    public static func lower(shape a: Double, _ x: Double) -> Double {
        precondition(a > 0 && x >= 0, "An incomplete gamma function has a positive shape and no negative bound.")
        if x == 0 { return 0 }
        if x == .infinity { return 1 }
        return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x)
    }

    /// Q(a, x) = 1 - P(a, x), without the loss of digits where it is small.
    public static func upper(shape a: Double, _ x: Double) -> Double {
        precondition(a > 0 && x >= 0, "An incomplete gamma function has a positive shape and no negative bound.")
        if x == 0 { return 1 }
        if x == .infinity { return 0 }
        return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
    }

    /// The x for which P(a, x) = `p`.
    public static func inverse(shape a: Double, lowerTail p: Double) -> Double {
        p <= 0.5 ? solve(a, p, isLower: true) : solve(a, 1 - p, isLower: false)
    }

    /// The x for which Q(a, x) = `q`.
    public static func inverse(shape a: Double, upperTail q: Double) -> Double {
        q <= 0.5 ? solve(a, q, isLower: false) : solve(a, 1 - q, isLower: true)
    }

    /// Halley's method inside a bracket that only shrinks: from a Wilson-Hilferty start it takes
    /// three or four steps, and where it would leave the bracket the step is a bisection instead.
    private static func solve(_ a: Double, _ tail: Double, isLower: Bool) -> Double {
        precondition(a > 0 && tail >= 0 && tail <= 0.5, "A quantile is asked for a positive shape and a probability.")
        if tail == 0 { return isLower ? 0 : .infinity }
        var low = 0.0
        var high = Double.infinity
        var x = start(a, tail, isLower: isLower)
        for _ in 0..<200 {
            let found = isLower ? lower(shape: a, x) : upper(shape: a, x)
            let tooFar = isLower ? found > tail : found < tail
            if tooFar { high = x } else { low = x }
            // Both tails as an error of P, so that one step serves them.
            let error = isLower ? found - tail : tail - found
            let density = factor(a, x) * a / x
            var next = x
            if density > 0 {
                let newton = error / density
                let bend = ((a - 1) / x - 1) * newton / 2
                next = x - newton / (1 - min(max(bend, -0.5), 0.5))
            }
            if !(next > low && next < high) || density == 0 {
                next = high == .infinity ? x * 2 : (low + high) / 2
            }
            if abs(next - x) <= 2e-16 * x || next == x { return next }
            x = next
        }
        return x
    }

    private static func start(_ a: Double, _ tail: Double, isLower: Bool) -> Double {
        let z = (isLower ? -1 : 1) * Normal.quantile(upperTail: tail)
        let cube = 1 - 1 / (9 * a) + z / (3 * sqrt(a))
        let wilsonHilferty = a * cube * cube * cube
        if a >= 0.5, cube > 0.1 { return wilsonHilferty }
        // Near nought P(a, x) is x^a / Γ(a+1).
        let p = isLower ? tail : 1 - tail
        let nearNought = exp((log(p) + logGamma(a + 1)) / a)
        return max(nearNought, .leastNormalMagnitude)
    }

    /// P(a, x) for x < a + 1.
    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var n = a
        repeat {
            n += 1
            term *= x / n
            sum += term
        } while term > sum * 1e-17
        return factor(a, x) * sum
    }

    /// Q(a, x) for x >= a + 1, by Lentz's way of running a continued fraction.
    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var fraction = d
        var i = 1.0
        while true {
            let numerator = -i * (i - a)
            b += 2
            d = numerator * d + b
            if abs(d) < tiny { d = tiny }
            c = b + numerator / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            let step = d * c
            fraction *= step
            if abs(step - 1) < 1e-16 || i > 1e7 { break }
            i += 1
        }
        return factor(a, x) * a * fraction
    }

    /// x^a e^-x / Γ(a + 1).
    private static func factor(_ a: Double, _ x: Double) -> Double {
        if a < 10 { return exp(a * log(x) - x - logGamma(a + 1)) }
        return exp(-deviance(a, x) - stirlingError(a)) / sqrt(2 * .pi * a)
    }

    /// a·ln(a/x) + x - a, which is nearly nothing when x is near a and must then keep its digits.
    private static func deviance(_ a: Double, _ x: Double) -> Double {
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
    private static func stirlingError(_ a: Double) -> Double {
        let s = 1 / (a * a)
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * s) * s) * s) * s) * s) / a
    }

    private static func logGamma(_ a: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(a, &sign)
    }
}

/// Quantiles of the chi-square distribution; `degrees` need not be whole.
public enum ChiSquare {
    public static func quantile(lowerTail p: Double, degrees: Double) -> Double {
        2 * IncompleteGamma.inverse(shape: degrees / 2, lowerTail: p)
    }

    public static func quantile(upperTail q: Double, degrees: Double) -> Double {
        2 * IncompleteGamma.inverse(shape: degrees / 2, upperTail: q)
    }
}

/// Quantiles of the standard normal distribution.
public enum Normal {
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
            let error = erfc(z / 2.0.squareRoot()) / 2 - q
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            let newton = error / density
            z += newton / (1 - z * newton / 2)
        }
        return z
    }
}
