import Domain

/// The texts of headings in the one way in which they are compared and shown.
enum HeadingText {
    /// On one line, with single spaces: a heading in a sheet is often broken by hand.
    static func plain(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) { return text }
        return text.split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{FEFF}" }.joined(separator: " ")
    }

    /// What two headings must share to be the same.
    static func key(_ text: String) -> String { plain(text).lowercased() }

    /// "Percentage7" and "sessions missed due to6:" without the raised number of a footnote, which is another next year.
    /// "CLA_U1" and "Q1" keep theirs.
    static func withoutFootnote(_ text: String) -> String {
        var bare = text[...]
        while bare.last == ":" || bare.last == "*" { bare.removeLast() }
        let digits = bare.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "," }.count
        let word = bare.dropLast(digits)
        guard (1...5).contains(digits), bare.last?.isNumber ?? false, bare.count > digits, word.last != " " else {
            return String(bare)
        }
        let isSentence = bare.count { $0 == " " } >= 3
        let letters = word.suffix(isSentence ? 2 : 4)
        let isWord = letters.count >= (isSentence ? 2 : 4) && letters.allSatisfy { isSentence ? $0.isLetter : $0.isLowercase }
        return isWord || word.last == ")" ? String(word) : String(bare)
    }

    /// "A", "Z", "AA": as a spreadsheet names a column.
    static func letters(_ column: Int) -> String {
        var (rest, letters) = (column, "")
        repeat {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}
