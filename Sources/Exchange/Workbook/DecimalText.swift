/// A number as digits of ten, so that a percentage or a number without dust is written without arithmetic on fractions
/// of two, which would bring dust of its own.
struct DecimalText {
    private var isNegative = false
    /// Significant digits, 0 to 9, the first not nought.
    private var digits: [UInt8] = []
    /// How many of the digits stand before the decimal point; it may lie outside them.
    private var point = 0

    /// Nil when it is no number, or one that is written with more than forty digits.
    init?(_ bytes: some Sequence<UInt8>) {
        var (hasDigits, pastPoint, exponentText) = (false, false, [UInt8]?.none)
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case _ where exponentText != nil: exponentText?.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                add(byte - UInt8(ascii: "0"), pastPoint: pastPoint)
            case UInt8(ascii: "."):
                if pastPoint { return nil }
                pastPoint = true
            case UInt8(ascii: "-") where place == 0: isNegative = true
            case UInt8(ascii: "+") where place == 0: break
            case UInt8(ascii: "e"), UInt8(ascii: "E"): exponentText = []
            default: return nil
            }
        }
        guard hasDigits else { return nil }
        if let exponentText {
            guard let exponent = Int(String(decoding: exponentText, as: UTF8.self)), abs(exponent) < 1000 else { return nil }
            point += exponent
        }
        round()
        if digits.isEmpty { (isNegative, point) = (false, 0) }
        guard (-25...40).contains(point) else { return nil }
    }

    private mutating func add(_ digit: UInt8, pastPoint: Bool) {
        if digit == 0 && digits.isEmpty {
            if pastPoint { point -= 1 }
        } else {
            digits.append(digit)
            if !pastPoint { point += 1 }
        }
    }

    /// To the fifteen digits that a spreadsheet itself shows and no more: beyond them stands dust.
    private mutating func round() {
        if digits.count > 15 {
            let isUp = digits[15] >= 5
            digits.removeLast(digits.count - 15)
            if isUp { carry() }
        }
        while digits.last == 0 { digits.removeLast() }
    }

    private mutating func carry() {
        while let last = digits.popLast() {
            if last < 9 {
                digits.append(last + 1)
                return
            }
        }
        digits = [1]
        point += 1
    }

    /// The shortest text of the number times a power of ten: "0.853" and two give "85.3".
    func text(timesTenTo power: Int = 0) -> String {
        if digits.isEmpty { return "0" }
        let zero = UInt8(ascii: "0")
        let point = point + power
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        for place in 0..<max(point, 0) { bytes.append(place < digits.count ? digits[place] + zero : zero) }
        if point <= 0 { bytes.append(zero) }
        if point < digits.count {
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: repeatElement(zero, count: max(-point, 0)))
            bytes.append(contentsOf: digits.dropFirst(max(point, 0)).lazy.map { $0 + zero })
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of a number as a spreadsheet stores it; what is no number stays as it is.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if isShortest(bytes) { return String(decoding: bytes, as: UTF8.self) }
        if let number = DecimalText(bytes) { return number.text() }
        let text = String(decoding: bytes, as: UTF8.self).quicklyTrimmed
        return DecimalText(text.utf8)?.text() ?? text
    }

    /// The text of a share as a percentage: "0.853" as "85.3%".
    static func percentage(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = number(bytes)
        return DecimalText(text.utf8).map { $0.text(timesTenTo: 2) + "%" } ?? text
    }

    /// Nearly every number is whole and short, and is written already as it should be.
    private static func isShortest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.count <= 15, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
