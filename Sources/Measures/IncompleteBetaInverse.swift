#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension IncompleteBeta {
    /// The place below which a beta variable lies with probability `p`.
    static func place(_ a: Double, _ b: Double, lowerTail p: Double) -> BetaPlace {
        p <= 0.5 ? place(a, b, p, isLower: true) : place(a, b, 1 - p, isLower: false)
    }

    /// With `tail` at most a half on one side. The search is for the smaller of x and 1 - x, which loses no digits.
    private static func place(_ a: Double, _ b: Double, _ tail: Double, isLower: Bool) -> BetaPlace {
        precondition(tail >= 0 && tail <= 0.5, "A quantile is asked for a probability.")
        if tail == 0 { return isLower ? BetaPlace(x: 0, rest: 1) : BetaPlace(x: 1, rest: 0) }
        let half = BetaPlace(x: 0.5, rest: 0.5)
        let isFar = isLower ? tail > self.tail(a, b, half) : tail < self.tail(b, a, half)
        return isFar ? search(b, a, tail, isLower: !isLower).swapped : search(a, b, tail, isLower: isLower)
    }

    /// Newton's method on the logarithm of the tail, inside a bracket from 0 to a half that only shrinks. Against ln x the
    /// lower tail is nearly straight near nought; where a step would leave the bracket it is a bisection instead.
    private static func search(_ a: Double, _ b: Double, _ tail: Double, isLower: Bool) -> BetaPlace {
        var (low, high) = (0.0, 0.5)
        var x = min(a / (a + b), 0.5)
        for _ in 0..<200 {
            let place = BetaPlace(x: x, rest: 1 - x)
            let found = isLower ? self.tail(a, b, place) : self.tail(b, a, place.swapped)
            if (found > tail) == isLower { high = min(high, x) } else { low = max(low, x) }
            let excess = log(found / tail)
            let perRise = factor(a, b, place) / (place.rest * found)
            var next = isLower ? x * exp(-excess / perRise) : x * (1 + excess / perRise)
            if abs(next - x) <= 4e-16 * x { return BetaPlace(x: next, rest: 1 - next) }
            if !(next > low && next < high) { next = low == 0 ? high / 16 : (low * high).squareRoot() }
            if next == x || next < .leastNormalMagnitude { break }
            x = next
        }
        return BetaPlace(x: x, rest: 1 - x)
    }
}
