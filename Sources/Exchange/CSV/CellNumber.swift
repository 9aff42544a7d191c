/// A number as a cell writes it: "4,413", "85.3%", "34.700000000000003".
struct CellNumber {
    var value: Double
    /// How many decimals stand in the text: how exactly it claims to be.
    var decimals: Int

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    /// Nil when the cell is no number. Thousands may be parted by commas; a percent sign may follow.
    init?(_ cell: UnsafeBufferPointer<UInt8>) {
        var (mantissa, digits, decimals, isNegative, afterPoint, isPlain) = (UInt64(0), 0, 0, false, false, true)
        var end = cell.count
        while end > 0, cell[end - 1] == 0x20 || cell[end - 1] == UInt8(ascii: "%") { end -= 1 }
        var place = 0
        while place < end, cell[place] == 0x20 { place += 1 }
        if place < end, cell[place] == UInt8(ascii: "-") || cell[place] == UInt8(ascii: "+") {
            isNegative = cell[place] == UInt8(ascii: "-")
            place += 1
        }
        for byte in cell[place..<max(place, end)] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if digits < 15 { mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0")) } else { isPlain = false }
                digits += 1
                if afterPoint { decimals += 1 }
            case UInt8(ascii: ".") where !afterPoint: afterPoint = true
            case UInt8(ascii: ",") where !afterPoint && digits > 0: continue
            case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"): isPlain = false
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        self.decimals = decimals
        if isPlain, decimals <= 15 {
            // Both are exact, so one division rounds once: the nearest double to the text.
            let number = Double(mantissa) / CellNumber.powers[decimals]
            value = isNegative ? -number : number
        } else {
            let text = String(decoding: cell[..<end], as: UTF8.self).filter { $0 != "," && $0 != " " }
            guard let number = Double(text), number.isFinite else { return nil }
            value = number
        }
    }
}
