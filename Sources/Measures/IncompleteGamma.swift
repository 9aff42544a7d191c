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
        if x >= a + 1 { return continuedFraction(a, x) }
        return a < 0.5 ? smallShape(a, x) : 1 - series(a, x)
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
        let nearNought = exp((log(p) + LogGamma.of(a + 1)) / a)
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

    /// Q(a, x) for a small shape and x < a + 1, where one less the series would keep only the digits that 1 leaves it.
    /// The series with its first term taken apart: Q = 1 - x^a/Γ(a+1) - x^a/Γ(a+1) · a · Σ (-x)^n / (n! (a+n)), n from 1.
    private static func smallShape(_ a: Double, _ x: Double) -> Double {
        let first = a * log(x) - LogGamma.of(a + 1)
        var power = 1.0
        var sum = 0.0
        var n = 0.0
        repeat {
            n += 1
            power *= -x / n
            sum += power / (a + n)
        } while abs(power) > 1e-18 * abs(sum)
        return -expm1(first) - exp(first) * a * sum
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
        if a < 10 { return exp(a * log(x) - x - LogGamma.of(a + 1)) }
        return exp(-Stirling.deviance(a, x) - Stirling.error(a)) / sqrt(2 * .pi * a)
    }
}
