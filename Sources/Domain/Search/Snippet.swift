/// A piece of a text with the words marked by which it was found.
public struct Snippet: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public var text: String
        public var isFound: Bool
    }

    public var pieces: [Piece]

    /// Of a long text so much as is read at a glance, from a little before the first word that was looked for.
    public init(of text: String, asked: [SearchWords.Asked], upTo most: Int = 180) {
        var (start, end) = (
            text.startIndex, text.index(text.startIndex, offsetBy: most, limitedBy: text.endIndex) ?? text.endIndex
        )
        let beginnings = Set(asked.compactMap(\.word.unicodeScalars.first))
        var found: [Range<String.Index>] = []
        Snippet.eachWord(of: text) { word in
            guard found.isEmpty || word.upperBound <= end else { return false }
            guard Snippet.mayBegin(text.unicodeScalars[word.lowerBound], beginnings),
                asked.contains(where: { $0.matches(text[word].lowercased()) })
            else { return true }
            if found.isEmpty {
                start = Snippet.start(before: word.lowerBound, in: text, most)
                end = text.index(start, offsetBy: most, limitedBy: text.endIndex) ?? text.endIndex
            }
            if word.upperBound <= end { found.append(word) }
            return true
        }
        var pieces: [Piece] = []
        var place = start
        for word in found {
            if place < word.lowerBound { pieces.append(Piece(text: String(text[place..<word.lowerBound]), isFound: false)) }
            pieces.append(Piece(text: String(text[word]), isFound: true))
            place = word.upperBound
        }
        if place < end { pieces.append(Piece(text: String(text[place..<end]), isFound: false)) }
        if start > text.startIndex { pieces.insert(Piece(text: "… ", isFound: false), at: 0) }
        if end < text.endIndex { pieces.append(Piece(text: " …", isFound: false)) }
        self.pieces = pieces
    }

    public var text: String { pieces.map(\.text).joined() }

    /// Goes from word to word until it is told to stop.
    private static func eachWord(of text: String, _ goOn: (Range<String.Index>) -> Bool) {
        let letters = text.unicodeScalars
        var place = letters.startIndex
        while let first = letters[place...].firstIndex(where: isOfWord) {
            place = letters[first...].firstIndex { !isOfWord($0) } ?? letters.endIndex
            if !goOn(first..<place) { return }
        }
    }

    /// Whether a word with this first letter can be one of those looked for: most words need not be read further.
    private static func mayBegin(_ letter: Unicode.Scalar, _ beginnings: Set<Unicode.Scalar>) -> Bool {
        guard letter.isASCII else { return true }
        let isCapital = letter.value &- 65 < 26
        return beginnings.contains(isCapital ? Unicode.Scalar(UInt8(letter.value | 32)) : letter)
    }

    /// Almost all letters are plain ones, for which the tables of Unicode need not be asked.
    private static func isOfWord(_ letter: Unicode.Scalar) -> Bool {
        if letter.isASCII {
            return letter.value &- 48 < 10 || (letter.value | 32) &- 97 < 26
        }
        return letter.properties.isAlphabetic || letter.properties.numericType != nil || letter.properties.isDiacritic
    }

    /// Where a word begins, some words before the one that was found, when that lies far in.
    private static func start(before index: String.Index, in text: String, _ most: Int) -> String.Index {
        guard text.distance(from: text.startIndex, to: index) > most / 2 else { return text.startIndex }
        let back = text.index(index, offsetBy: -most / 3, limitedBy: text.startIndex) ?? text.startIndex
        return text[back..<index].firstIndex(of: " ").map { text.index(after: $0) } ?? index
    }
}
