/// The bytes of a text that are not UTF-8, and what they must have been meant for.
///
/// Windows and the Mac gave the upper half of the bytes to different letters, and nothing in the file says which was
/// used. So each odd byte is read both ways among its neighbours: 0xD0 between two spaces is a dash on the Mac and a
/// capital Ð on Windows, 0x96 the reverse. What makes sense more often is what was meant; Windows, where nothing
/// decides.
struct OddBytes {
    /// Nil when all of the text is UTF-8.
    let encoding: TextEncoding?
    private let bytes: [UInt8]
    /// A text in UTF-8 into which some odd bytes came, by copying together: its letters are kept as they are.
    private let isMixed: Bool

    /// Enough to tell; a file of nothing else would take long.
    private static let mostLookedAt = 20_000

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        (encoding, isMixed) = bytes.withUnsafeBufferPointer { buffer in
            var (letters, odd, offset) = (0, 0, 0)
            while let letter = UTF8Check.nextLetterBeyondASCII(buffer, from: offset) {
                if letter.width == nil { odd += 1 } else { letters += 1 }
                offset = letter.offset + (letter.width ?? 1)
            }
            if odd == 0 { return (nil, false) }
            let isMixed = letters >= odd
            let places = OddBytes.places(buffer, isMixed: isMixed, upTo: OddBytes.mostLookedAt)
            let (mac, windows) = (
                OddBytes.sense(of: places, in: buffer, as: .macRoman), OddBytes.sense(of: places, in: buffer, as: .windows1252)
            )
            return (mac > windows ? .macRoman : .windows1252, isMixed)
        }
    }

    /// The text in UTF-8.
    func utf8(_ encoding: TextEncoding) -> [UInt8] {
        let letters = (0...255).map { Array(String($0 < 0x80 ? Unicode.Scalar($0) : encoding.scalar($0)).utf8) }
        return bytes.withUnsafeBufferPointer { buffer in
            var text: [UInt8] = []
            text.reserveCapacity(buffer.count + buffer.count / 8)
            var done = 0
            var offset = 0
            while let letter = UTF8Check.nextLetterBeyondASCII(buffer, from: offset) {
                offset = letter.offset + 1
                if isMixed, let width = letter.width {
                    offset = letter.offset + width
                    continue
                }
                text.append(contentsOf: buffer[done..<letter.offset])
                text.append(contentsOf: letters[Int(buffer[letter.offset])])
                done = offset
            }
            text.append(contentsOf: buffer[done...])
            return text
        }
    }

    private static func places(_ bytes: UnsafeBufferPointer<UInt8>, isMixed: Bool, upTo limit: Int) -> [Int] {
        var (places, offset) = ([Int](), 0)
        while places.count < limit, let letter = UTF8Check.nextLetterBeyondASCII(bytes, from: offset) {
            offset = letter.offset + 1
            if isMixed, let width = letter.width { offset = letter.offset + width } else { places.append(letter.offset) }
        }
        return places
    }

    private static func sense(of places: [Int], in bytes: UnsafeBufferPointer<UInt8>, as encoding: TextEncoding) -> Int {
        func letter(_ place: Int) -> Unicode.Scalar {
            guard bytes.indices.contains(place) else { return "\n" }
            return bytes[place] < 0x80 ? Unicode.Scalar(bytes[place]) : encoding.scalar(bytes[place])
        }
        return places.reduce(0) { sum, place in
            sum + LetterSense(before: letter(place - 1), letter(place), after: letter(place + 1), then: letter(place + 2)).score
        }
    }
}
