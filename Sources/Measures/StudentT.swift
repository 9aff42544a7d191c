/// Student's t distribution; `degrees` of freedom need not be whole.
///
/// It takes the place of the normal distribution where a spread is itself estimated from few values, as that about a line.
public enum StudentT {
    /// The probability of more than `t`.
    public static func upperTail(_ t: Double, degrees: Double) -> Double {
        precondition(degrees > 0, "Student's t has a positive number of degrees of freedom.")
        let square = t * t
        let place = BetaPlace(x: degrees / (degrees + square), rest: square / (degrees + square))
        let outside = IncompleteBeta.tail(degrees / 2, 0.5, place) / 2
        return t >= 0 ? outside : 1 - outside
    }

    /// The t that is exceeded with probability `q`.
    public static func quantile(upperTail q: Double, degrees: Double) -> Double {
        precondition(degrees > 0, "Student's t has a positive number of degrees of freedom.")
        if q > 0.5 { return -quantile(upperTail: 1 - q, degrees: degrees) }
        if q <= 0 { return .infinity }
        if q == 0.5 { return 0 }
        // t² / (degrees + t²) is a beta variable, and both tails of t lie above it.
        let place = IncompleteBeta.place(degrees / 2, 0.5, lowerTail: 2 * q)
        return (degrees * (place.rest / place.x)).squareRoot()
    }
}
