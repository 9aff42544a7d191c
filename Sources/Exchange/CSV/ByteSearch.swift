/// Finds the first of three bytes, looking at eight bytes at a time.
struct ByteSearch {
    private let bytes: (UInt8, UInt8, UInt8)
    /// Each of the bytes eight times over.
    private let (one, two, three): (UInt64, UInt64, UInt64)

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        bytes = (first, second, third)
        one = UInt64(first) &* ByteSearch.lowBits
        two = UInt64(second) &* ByteSearch.lowBits
        three = UInt64(third) &* ByteSearch.lowBits
    }

    private static let lowBits: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Where the first of the bytes stands from a place on; the end when there is none.
    @inline(__always)
    func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var place = start
        while place + 8 <= text.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let found = noughts(word ^ one) | noughts(word ^ two) | noughts(word ^ three)
            if found != 0 { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < text.count, text[place] != bytes.0, text[place] != bytes.1, text[place] != bytes.2 { place += 1 }
        return place
    }

    /// Marks the bytes of a word that are nought by their highest bit. Above the first of them it may mark one that is
    /// not, by the borrow of the subtraction; the first is what is asked for.
    @inline(__always)
    private func noughts(_ word: UInt64) -> UInt64 { (word &- ByteSearch.lowBits) & ~word & ByteSearch.highBits }
}
