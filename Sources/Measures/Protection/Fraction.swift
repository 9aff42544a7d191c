/// An exact fraction of two whole numbers. One that would need more room than they have is spoilt, and so is all that is made
/// of it.
struct Fraction: FieldNumber, Comparable {
    let numerator: Int
    /// Above nought, or nought where it is spoilt.
    let denominator: Int

    static let one = Fraction(1)
    static let spoilt = Fraction(numerator: 0, denominator: 0)

    init(_ whole: Int) { self.init(numerator: whole, denominator: 1) }

    private init(numerator: Int, denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// In lowest terms; the denominator is above nought.
    private init(_ top: Int128, over bottom: Int128) {
        var (large, small) = (top.magnitude, bottom.magnitude)
        while small != 0 { (large, small) = (small, large % small) }
        let common = Int128(large)
        if let numerator = Int(exactly: top / common), let denominator = Int(exactly: bottom / common), numerator != .min {
            self.init(numerator: numerator, denominator: denominator)
        } else {
            self = .spoilt
        }
    }

    @inline(__always)
    var isZero: Bool { numerator == 0 && denominator != 0 }
    @inline(__always)
    var isSpoilt: Bool { denominator == 0 }
    var isBelowZero: Bool { numerator < 0 }
    var double: Double { Double(numerator) / Double(denominator) }

    static func + (left: Fraction, right: Fraction) -> Fraction {
        if left.denominator == 1, right.denominator == 1 {
            let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
            return overflow || sum == .min ? .spoilt : Fraction(numerator: sum, denominator: 1)
        }
        if left.isSpoilt || right.isSpoilt { return .spoilt }
        let (first, mine) = wide(left.numerator, right.denominator).addingReportingOverflow(
            wide(right.numerator, left.denominator))
        return mine ? .spoilt : Fraction(first, over: wide(left.denominator, right.denominator))
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
        if left.denominator == 1, right.denominator == 1 {
            let (product, overflow) = left.numerator.multipliedReportingOverflow(by: right.numerator)
            return overflow || product == .min ? .spoilt : Fraction(numerator: product, denominator: 1)
        }
        if left.isSpoilt || right.isSpoilt { return .spoilt }
        return Fraction(wide(left.numerator, right.numerator), over: wide(left.denominator, right.denominator))
    }

    static prefix func - (number: Fraction) -> Fraction {
        Fraction(numerator: -number.numerator, denominator: number.denominator)
    }

    static func < (left: Fraction, right: Fraction) -> Bool {
        wide(left.numerator, right.denominator) < wide(right.numerator, left.denominator)
    }

    /// Spoilt, of nought.
    var inverse: Fraction {
        if numerator == 0 || isSpoilt { return .spoilt }
        return numerator < 0
            ? Fraction(numerator: -denominator, denominator: -numerator)
            : Fraction(numerator: denominator, denominator: numerator)
    }

    private static func wide(_ left: Int, _ right: Int) -> Int128 { Int128(left) * Int128(right) }
}
