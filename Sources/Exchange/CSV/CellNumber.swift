/// A number as a cell writes it: "4,413", "85.3%", "34.700000000000003", "7.0E-2".
struct CellNumber {
    /// As it stands in the text, to the nearest double.
    var value: Double
    /// How many decimals it claims to be exact to. Dust beyond the fifteenth digit claims nothing.
    var decimals: Int
    /// Whether a percent sign follows.
    var isPercentage: Bool
    private var significantDigits: Int

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    /// Nil when the cell is no number. Thousands may be parted by commas, but only where thousands part: "1,5" is no
    /// number here, whatever it is elsewhere.
    init?(_ cell: UnsafeBufferPointer<UInt8>) {
        var (end, place) = (cell.count, 0)
        while end > 0, cell[end - 1] == 0x20 { end -= 1 }
        isPercentage = end > 0 && cell[end - 1] == UInt8(ascii: "%")
        if isPercentage { end -= 1 }
        while end > 0, cell[end - 1] == 0x20 { end -= 1 }
        while place < end, cell[place] == 0x20 { place += 1 }
        let start = place
        let isNegative = place < end && cell[place] == UInt8(ascii: "-")
        if isNegative || (place < end && cell[place] == UInt8(ascii: "+")) { place += 1 }

        var (mantissa, digits, significant, decimals) = (UInt64(0), 0, 0, 0)
        var (point, sinceComma, hasExponent): (Bool, Int?, Bool) = (false, nil, false)
        scan: while place < end {
            let byte = cell[place]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
                if significant <= 15 { mantissa = mantissa * 10 + UInt64(byte &- UInt8(ascii: "0")) }
                digits += 1
                if point { decimals += 1 } else if let count = sinceComma { sinceComma = count + 1 }
            case UInt8(ascii: ".") where !point && (sinceComma ?? 3) == 3: point = true
            case UInt8(ascii: ",") where !point && digits > 0 && (sinceComma.map { $0 == 3 } ?? (digits <= 3)): sinceComma = 0
            case UInt8(ascii: "e") where digits > 0, UInt8(ascii: "E") where digits > 0:
                hasExponent = true
                break scan
            default: return nil
            }
            place += 1
        }
        guard digits > 0, point || (sinceComma ?? 3) == 3 else { return nil }
        significantDigits = significant
        self.decimals = decimals
        if !hasExponent, significant <= 15, decimals <= 15 {
            // Both are exact, so one division rounds once: the nearest double to the text.
            let number = Double(mantissa) / CellNumber.powers[decimals]
            value = isNegative ? -number : number
            return
        }
        // What follows an exponent was not looked at yet; it has no thousands.
        guard !cell[place..<end].contains(UInt8(ascii: ",")), let number = CellNumber.slowly(cell[start..<end]) else {
            return nil
        }
        value = number
        if hasExponent || significant > 15 { self.decimals = CellNumber.decimals(of: CellNumber.withoutDust(number)) }
    }

    /// A spreadsheet stores 34.7 as 34.700000000000003 and writes it so. Where there are more than fifteen digits, the
    /// first fifteen are what was meant.
    var withoutDust: Double { significantDigits > 15 ? CellNumber.withoutDust(value) : value }

    private static func slowly(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
        let text = String(decoding: bytes.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        return NumberText.read(text)
    }

    private static func withoutDust(_ number: Double) -> Double {
        var digits = Array(NumberText.write(number).utf8)
        let zero = UInt8(ascii: "0")
        let isDigit: (UInt8) -> Bool = { (zero...zero + 9).contains($0) }
        guard let first = digits.firstIndex(where: { isDigit($0) && $0 != zero }) else { return number }
        let significant = digits.indices[first...].filter { isDigit(digits[$0]) }
        guard significant.count > 15 else { return number }
        let cut = significant[15]
        var carries = digits[cut] >= zero + 5
        for index in cut..<digits.count where isDigit(digits[index]) { digits[index] = zero }
        var index = cut - 1
        while carries, index >= 0, digits[index] != UInt8(ascii: "-") {
            if isDigit(digits[index]) {
                carries = digits[index] == zero + 9
                digits[index] = carries ? zero : digits[index] + 1
            }
            index -= 1
        }
        if carries { digits.insert(zero + 1, at: index + 1) }
        return Double(String(decoding: digits, as: UTF8.self)) ?? number
    }

    private static func decimals(of number: Double) -> Int {
        let text = NumberText.write(number).utf8
        return text.firstIndex(of: UInt8(ascii: ".")).map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    }
}
