/// Rounding of counts to a base, the alternative to hiding small numbers in open tables.
public enum Rounding {
    /// The nearest multiple of `base`, halves away from nought: to base 5, 2 becomes 0 and 3 becomes
    /// 5; to base 10, 5 becomes 10.
    ///
    /// Round totals from the unrounded total, never by adding rounded parts; and never publish both
    /// forms of one number.
    public static func nearest(_ count: Int, base: Int) -> Int {
        precondition(base > 0, "Counts are rounded to a positive base.")
        let (whole, rest) = count.magnitude.quotientAndRemainder(dividingBy: base.magnitude)
        let rounded = Int((rest * 2 >= base.magnitude ? whole + 1 : whole) * base.magnitude)
        return count < 0 ? -rounded : rounded
    }
}
