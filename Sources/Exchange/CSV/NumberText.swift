/// Numbers as files write them: a point for decimals, no words, no language of a country.
enum NumberText {
    /// "12", "-3.5", "1e3"; never hexadecimal, infinite or not a number.
    static func read(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }) else {
            return nil
        }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The shortest digits that give the same number back, without an exponent: "34.9", "1000000", "0.0000001".
    static func write(_ number: Double) -> String {
        var bytes: [UInt8] = []
        append(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ number: Double, to out: inout [UInt8]) {
        precondition(number.isFinite, "A number in a file is finite.")
        // Most figures are counts, and whole numbers need no search for their shortest digits.
        if let whole = Int64(exactly: number), abs(whole) < 1 << 53 {
            append(whole, to: &out)
            return
        }
        var digits: [UInt8] = []
        var (point, exponent): (Int?, Int) = (nil, 0)
        var rest = number.magnitude.description.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(String(Substring(rest))) ?? 0
                rest = rest.suffix(0)
            default: digits.append(byte)
            }
        }
        if number < 0 { out.append(UInt8(ascii: "-")) }
        append(digits, point: (point ?? digits.count) + exponent, to: &out)
    }

    static func append(_ whole: Int64, to out: inout [UInt8]) {
        if whole < 0 { out.append(UInt8(ascii: "-")) }
        let start = out.count
        var rest = whole.magnitude
        repeat {
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        out[start...].reverse()
    }

    /// Digits with the decimal point before the one at `point`, which may lie outside them.
    private static func append(_ digits: [UInt8], point: Int, to out: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        for place in 0..<max(point, 0) { out.append(place < digits.count ? digits[place] : zero) }
        if point <= 0 { out.append(zero) }
        var decimals = point < 0 ? [UInt8](repeating: zero, count: -point) + digits : Array(digits.dropFirst(point))
        while decimals.last == zero { decimals.removeLast() }
        if decimals.isEmpty { return }
        out.append(UInt8(ascii: "."))
        out += decimals
    }
}
