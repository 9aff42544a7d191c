/// A piece of a text with the words marked by which it was found.
public struct Snippet: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public var text: String
        public var isFound: Bool
    }

    public var pieces: [Piece]

    /// Of a long text so much as is read at a glance, from a little before the first word that was looked for.
    public init(of text: String, asked: [SearchWords.Asked], upTo most: Int = 180) {
        let words = Snippet.words(of: text)
        let found = words.filter { word in asked.contains { $0.matches(word.text.lowercased()) } }
        let start = found.first.map { Snippet.start(before: $0.range.lowerBound, in: text, most) } ?? text.startIndex
        let end = text.index(start, offsetBy: most, limitedBy: text.endIndex) ?? text.endIndex
        var pieces: [Piece] = []
        var place = start
        for word in found where word.range.lowerBound >= start && word.range.upperBound <= end {
            if place < word.range.lowerBound {
                pieces.append(Piece(text: String(text[place..<word.range.lowerBound]), isFound: false))
            }
            pieces.append(Piece(text: String(word.text), isFound: true))
            place = word.range.upperBound
        }
        if place < end { pieces.append(Piece(text: String(text[place..<end]), isFound: false)) }
        if start > text.startIndex { pieces.insert(Piece(text: "… ", isFound: false), at: 0) }
        if end < text.endIndex { pieces.append(Piece(text: " …", isFound: false)) }
        self.pieces = pieces
    }

    public var text: String { pieces.map(\.text).joined() }

    private struct Word {
        var text: Substring
        var range: Range<String.Index>
    }

    private static func words(of text: String) -> [Word] {
        text.split { !$0.isLetter && !$0.isNumber }.map { Word(text: $0, range: $0.startIndex..<$0.endIndex) }
    }

    /// Where a word begins, some words before the one that was found, when that lies far in.
    private static func start(before index: String.Index, in text: String, _ most: Int) -> String.Index {
        guard text.distance(from: text.startIndex, to: index) > most / 2 else { return text.startIndex }
        let back = text.index(index, offsetBy: -most / 3, limitedBy: text.startIndex) ?? text.startIndex
        return text[back..<index].firstIndex(of: " ").map { text.index(after: $0) } ?? index
    }
}
