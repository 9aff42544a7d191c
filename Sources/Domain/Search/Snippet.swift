/// A piece of a text with the words marked by which it was found.
public struct Snippet: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public var text: String
        public var isFound: Bool
    }

    public var pieces: [Piece]

    /// Of a long text so much as is read at a glance, from a little before the first word that was looked for.
    ///
    /// - Parameter most: so many bytes of the text at most, which are as many letters where they are plain ones.
    public init(of text: String, asked: [SearchWords.Asked], upTo most: Int = 180) {
        // A page of results goes through some thousands of words, so words are places among bytes.
        var text = text
        pieces = text.withUTF8 { bytes in
            let letters = SnippetLetters(bytes)
            var shown = 0..<letters.end(from: 0, most)
            var found: [Range<Int>] = []
            letters.eachWord(beginning: asked) { word in
                guard found.isEmpty || word.upperBound <= shown.upperBound else { return false }
                let spelling = letters.text(word).lowercased()
                guard asked.contains(where: { $0.matches(spelling) }) else { return true }
                if found.isEmpty {
                    let start = letters.start(before: word.lowerBound, most)
                    shown = start..<letters.end(from: start, most)
                }
                if word.upperBound <= shown.upperBound { found.append(word) }
                return true
            }
            return Snippet.pieces(of: letters, shown, found)
        }
    }

    public var text: String { pieces.map(\.text).joined() }

    private static func pieces(of letters: SnippetLetters, _ shown: Range<Int>, _ found: [Range<Int>]) -> [Piece] {
        var pieces: [Piece] = []
        if shown.lowerBound > 0 { pieces.append(Piece(text: "… ", isFound: false)) }
        var place = shown.lowerBound
        for word in found {
            if place < word.lowerBound { pieces.append(Piece(text: letters.text(place..<word.lowerBound), isFound: false)) }
            pieces.append(Piece(text: letters.text(word), isFound: true))
            place = word.upperBound
        }
        if place < shown.upperBound { pieces.append(Piece(text: letters.text(place..<shown.upperBound), isFound: false)) }
        if shown.upperBound < letters.bytes.count { pieces.append(Piece(text: " …", isFound: false)) }
        return pieces
    }
}

/// The bytes of a text, read as words.
private struct SnippetLetters {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    func text(_ range: Range<Int>) -> String { String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) }

    /// Goes from word to word until it is told to stop, and leaves out those that cannot be one that is asked for: most
    /// words need not be read beyond their first letter.
    func eachWord(beginning asked: [SearchWords.Asked], _ goOn: (Range<Int>) -> Bool) {
        let beginnings = asked.compactMap(\.word.utf8.first)
        var place = 0
        while place < bytes.count {
            let first = place
            while place < bytes.count, let length = lengthOfLetter(at: place) { place += length }
            if first == place {
                place += max(1, lengthOfScalar(at: place))
            } else if bytes[first] >= 0x80 || beginnings.contains(SnippetLetters.small(bytes[first])) {
                if !goOn(first..<place) { return }
            }
        }
    }

    /// Where a word begins, some words before the one that was found, when that lies far in.
    func start(before place: Int, _ most: Int) -> Int {
        guard place > most / 2 else { return 0 }
        return bytes[(place - most / 3)..<place].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? place
    }

    /// Where so much has been shown, at the end of a word where there is one.
    func end(from start: Int, _ most: Int) -> Int {
        guard bytes.count - start > most else { return bytes.count }
        if let space = bytes[start...(start + most)].lastIndex(of: UInt8(ascii: " ")), space > start { return space }
        // One long word: it is cut between two of its letters.
        var end = start + most
        while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// How many bytes the letter or digit has that begins here; nil when it is none.
    private func lengthOfLetter(at place: Int) -> Int? {
        let byte = bytes[place]
        // Almost all are plain ones, for which the tables of Unicode need not be asked.
        if byte < 0x80 { return byte &- 48 < 10 || (byte | 32) &- 97 < 26 ? 1 : nil }
        let length = lengthOfScalar(at: place)
        guard let scalar = text(place..<place + length).unicodeScalars.first else { return nil }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic ? length : nil
    }

    private func lengthOfScalar(at place: Int) -> Int {
        switch bytes[place] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    private static func small(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
}
