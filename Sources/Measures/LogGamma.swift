#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The logarithm of the gamma function, which continues (n - 1)! between the whole numbers.
public enum LogGamma {
    /// For a positive `x`. The C library gives it within a few units of the last digit, near its noughts at 1 and 2 as well.
    public static func of(_ x: Double) -> Double {
        precondition(x > 0, "The logarithm of the gamma function is asked for a positive number.")
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }
}
