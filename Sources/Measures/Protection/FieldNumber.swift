/// What elimination needs of its numbers.
protocol FieldNumber: Sendable {
    static var one: Self { get }
    var isZero: Bool { get }
    /// No longer exact, so of no use.
    var isSpoilt: Bool { get }
    static func + (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static prefix func - (number: Self) -> Self
    var inverse: Self { get }
}

/// A whole number modulo the prime 2^61 - 1, in which elimination is exact and never overflows.
struct Residue: FieldNumber, Equatable {
    static let prime: UInt64 = (1 << 61) - 1
    static let one = Residue(1)
    let value: UInt64

    @inline(__always)
    private init(reduced value: UInt64) { self.value = value }

    init(_ whole: Int) {
        let rest = whole % Int(Self.prime)
        value = UInt64(rest < 0 ? rest + Int(Self.prime) : rest)
    }

    /// The whole number nearest to nought that it may stand for.
    var nearest: Int { value > Self.prime / 2 ? Int(value) - Int(Self.prime) : Int(value) }

    @inline(__always)
    var isZero: Bool { value == 0 }
    var isSpoilt: Bool { false }

    @inline(__always)
    static func + (left: Residue, right: Residue) -> Residue {
        let sum = left.value &+ right.value
        return Residue(reduced: sum >= prime ? sum &- prime : sum)
    }

    @inline(__always)
    static func * (left: Residue, right: Residue) -> Residue {
        let product = left.value.multipliedFullWidth(by: right.value)
        let sum = (product.low & prime) &+ (product.low >> 61 | product.high << 3)
        return Residue(reduced: sum >= prime ? sum &- prime : sum)
    }

    @inline(__always)
    static prefix func - (number: Residue) -> Residue { Residue(reduced: number.value == 0 ? 0 : prime &- number.value) }

    /// By Fermat's little theorem; of nought it is nought.
    var inverse: Residue {
        if value == 1 || value == Self.prime - 1 { return self }
        var (power, result, exponent) = (self, Residue.one, Self.prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * power }
            power = power * power
            exponent >>= 1
        }
        return result
    }
}
