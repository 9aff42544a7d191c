/// How a text is taken apart for the search: into letters and digits in small letters, and into codes as people write
/// them. "NI 59", "NI059" and "ni-59" are one code, and so are "C-06", "C06" and "c6".
public enum SearchWords {
    /// No word is longer; what is longer is cut on both sides.
    static let longest = 40

    /// Everything by which a text is found: its words as they stand, and beside them its codes in one spelling.
    public static func toFindBy(_ text: String) -> [String] {
        let parts = parts(of: text)
        let codes = codes(in: parts).flatMap { [$0.word] + ($0.isNational ? ["\($0.number)"] : []) }
        return once(parts.map(\.word) + codes)
    }

    /// What is asked for: all of these, each a code, a number or the beginning of a word.
    public static func asked(_ text: String) -> [Asked] {
        let parts = parts(of: text)
        let codes = codes(in: parts)
        let taken = Set(codes.flatMap(\.places))
        let rest = parts.indices.filter { !taken.contains($0) }.map { parts[$0].word }
        return once(codes.map(\.word)).map { Asked(word: $0, isWhole: true) }
            + once(rest).map { Asked(word: $0, isWhole: isWhole($0)) }
    }

    /// One of the words that somebody looks for.
    public struct Asked: Hashable, Sendable {
        public var word: String
        /// It must stand there as it is: "59" is not 590, and a single letter begins half of all words.
        public var isWhole: Bool

        public init(word: String, isWhole: Bool) {
            self.word = word
            self.isWhole = isWhole
        }

        public func matches(_ other: String) -> Bool { isWhole ? other == word : other.hasPrefix(word) }
    }

    private static func isWhole(_ word: String) -> Bool {
        word.count < 2 || word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func once(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    // MARK: - Parts and codes

    private struct Part {
        var word: String
        /// What stands between it and the part before.
        var after: String
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var (word, between) = ("", "")
        for letter in text.lowercased() {
            if isOfWord(letter) {
                word.append(letter)
                continue
            }
            if !word.isEmpty {
                parts.append(Part(word: String(word.prefix(longest)), after: between))
                (word, between) = ("", "")
            }
            between.append(letter)
        }
        if !word.isEmpty { parts.append(Part(word: String(word.prefix(longest)), after: between)) }
        return parts
    }

    /// Almost all letters are plain ones, for which the tables of Unicode need not be asked.
    private static func isOfWord(_ letter: Character) -> Bool {
        guard let plain = letter.asciiValue else { return letter.isLetter || letter.isNumber }
        return plain &- 48 < 10 || (plain | 32) &- 97 < 26
    }

    private struct Code {
        var letters: String
        var number: Int
        var places: [Int]

        var word: String { "\(letters)\(number)" }
        var isNational: Bool { letters == "ni" }
    }

    /// The letters that stand before a number: those of the board's things, and of the national set.
    private static let letters = Set(Thing.Kind.allCases.compactMap { $0.letter?.lowercased() } + ["ni"])

    private static func codes(in parts: [Part]) -> [Code] {
        parts.indices.compactMap { place in
            let word = parts[place].word
            let head = word.prefix { $0.isASCII && $0.isLetter }
            if letters.contains(String(head)), let number = number(word.dropFirst(head.count)) {
                return Code(letters: String(head), number: number, places: [place])
            }
            // "C-06" in two parts; a letter and a number with a space between them are a letter and a number, but "NI 59"
            // is what everybody writes.
            guard place > 0, let number = number(word[...]), letters.contains(parts[place - 1].word) else { return nil }
            let before = parts[place - 1].word
            guard parts[place].after == "-" || (before == "ni" && parts[place].after == " ") else { return nil }
            return Code(letters: before, number: number, places: [place - 1, place])
        }
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
