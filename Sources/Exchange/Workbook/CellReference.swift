#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a cell stands, as "BC12" says.
enum CellReference {
    static let columns = 16_384
    static let rows = 1_048_576

    /// The column of a reference, counted from nought; nil when there is none or it lies beyond any sheet.
    static func column(_ text: UnsafePointer<CChar>) -> Int? {
        var (column, letters) = (0, text)
        while case let letter = UInt8(bitPattern: letters.pointee), (0x41...0x5A).contains(letter & 0xDF) {
            column = column * 26 + Int(letter & 0xDF) - 0x40
            if column > columns { return nil }
            letters += 1
        }
        return column == 0 ? nil : column - 1
    }

    /// A whole number without a sign; nil when it is none or longer than any that is meant.
    static func number(_ text: UnsafePointer<CChar>) -> Int? {
        number(UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text)))
    }

    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...12).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit) - 0x30
        }
        return number
    }

    /// The letters of a column, as a person sees them: 0 is "A".
    static func letters(_ column: Int) -> String {
        var (rest, letters) = (column + 1, "")
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
