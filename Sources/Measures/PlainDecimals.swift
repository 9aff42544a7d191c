/// A number that plain arithmetic rounds as its digits would be rounded, so that the digits need not be worked out: a page
/// prints some thousand figures, and nearly all of them are such.
///
/// Only near a half do the digits that a person typed and the binary number disagree about the way to round. There, and for
/// numbers too large to tell, there is none, and `Decimals` has the word.
struct PlainDecimals {
    private let isNegative: Bool
    /// The number without its decimal point.
    private let units: Int
    private let decimals: Int

    private static let powers = [1.0, 10, 100, 1000, 10_000]

    init?(_ number: Double, decimals: Int) {
        guard PlainDecimals.powers.indices.contains(decimals) else { return nil }
        let scaled = number.magnitude * PlainDecimals.powers[decimals]
        // Below this the multiplication is wrong by less than a millionth. What is no number is not below anything.
        guard scaled < 1_000_000_000 else { return nil }
        let whole = scaled.rounded(.down)
        guard (scaled - whole - 0.5).magnitude > 0.000_001 else { return nil }
        units = Int(whole) + (scaled - whole > 0.5 ? 1 : 0)
        isNegative = number < 0 && units > 0
        self.decimals = decimals
    }

    func text(separators: Bool) -> String {
        // From the last digit on, into a place that holds the longest: a sign, ten digits, three separators and a point.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { place in
            var start = place.count
            func put(_ byte: UInt8) {
                start -= 1
                place[start] = byte
            }
            var rest = units
            for _ in 0..<decimals {
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
            if decimals > 0 { put(UInt8(ascii: ".")) }
            var digits = 0
            repeat {
                if separators, digits > 0, digits % 3 == 0 { put(UInt8(ascii: ",")) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
                digits += 1
            } while rest > 0
            if isNegative { put(UInt8(ascii: "-")) }
            return String(decoding: UnsafeBufferPointer(rebasing: place[start...]), as: UTF8.self)
        }
    }
}
