/// How much sense a letter makes where it stands, for telling apart two ways to read its byte. The numbers were set by
/// hand, so that each case in the tests comes out right.
struct LetterSense {
    private enum Kind { case lower, upper, digit, space, other }

    private let before: Kind
    private let letter: Unicode.Scalar
    private let after: Kind
    /// Whether what follows is the end of a word: “children’s”, “don’t”.
    private let isEndOfWord: Bool

    init(before: Unicode.Scalar, _ letter: Unicode.Scalar, after: Unicode.Scalar, then: Unicode.Scalar) {
        self.before = LetterSense.kind(before)
        self.letter = letter
        self.after = LetterSense.kind(after)
        isEndOfWord = "stdm".unicodeScalars.contains(after) && ![.lower, .upper].contains(LetterSense.kind(then))
    }

    var score: Int {
        switch letter {
        case "\u{FFFD}": return -8
        case "–", "—": return dash
        case "’": return isEndOfWord || before == .upper || (before == .lower && after == .space) ? 3 : 0
        case "‘", "“": return opens ? 3 : -1
        case "”": return before != .space && (after == .space || after == .other) ? 3 : -1
        case "…": return before != .space && after != .lower ? 2 : 0
        case "•": return before == .space && after != .lower ? 2 : 0
        case "\u{A0}", "£", "°", "½", "²", "®", "©": return 1
        case "€": return after == .digit ? 2 : 0
        case "™": return after == .lower ? -2 : 1
        case "†", "‡", "§": return before == .space || after == .space ? 0 : -1
        default: return letterScore
        }
    }

    /// Between words with spaces around it or between numbers; without spaces between words it may as well be ñ.
    private var dash: Int {
        if before == .space && after == .space || before == .digit && after == .digit { return 3 }
        return before == .other || after == .other ? 0 : 1
    }

    private var opens: Bool { (before == .space || before == .other) && after != .space }

    /// A small letter stands in words of small letters; a capital begins a word or stands among capitals.
    private var letterScore: Int {
        switch LetterSense.kind(letter) {
        case .lower:
            if !LetterSense.isCommon(letter) { return -2 }
            if before == .digit || after == .digit || (before == .space && after == .space) { return -2 }
            if after == .upper { return before == .upper ? -1 : 0 }
            return before == .lower || after == .lower ? 1 : 0
        case .upper:
            if !LetterSense.isCommon(letter) { return -2 }
            if before == .lower || before == .digit || after == .digit { return -3 }
            if before == .upper && after == .lower { return -2 }
            if before == .upper || after == .upper { return 2 }
            return before == .space && after == .space ? -1 : 1
        case .digit, .space, .other: return -2
        }
    }

    /// The letters of Western Europe, which are the accented ones of Latin-1, with Œ and the Š and Ž of names.
    private static func isCommon(_ letter: Unicode.Scalar) -> Bool {
        (0xC0...0xFF).contains(letter.value) || "ŒœŠšŽžŸ".unicodeScalars.contains(letter)
    }

    private static func kind(_ letter: Unicode.Scalar) -> Kind {
        let properties = letter.properties
        if properties.isWhitespace { return .space }
        if properties.isLowercase { return .lower }
        if properties.isUppercase { return .upper }
        return properties.numericType == .decimal ? .digit : .other
    }
}
