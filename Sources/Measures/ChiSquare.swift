/// Quantiles of the chi-square distribution; `degrees` need not be whole.
public enum ChiSquare {
    public static func quantile(lowerTail p: Double, degrees: Double) -> Double {
        2 * IncompleteGamma.inverse(shape: degrees / 2, lowerTail: p)
    }

    public static func quantile(upperTail q: Double, degrees: Double) -> Double {
        2 * IncompleteGamma.inverse(shape: degrees / 2, upperTail: q)
    }
}
