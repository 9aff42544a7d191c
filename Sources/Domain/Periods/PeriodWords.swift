/// The pieces of a heading, with a letter for each kind of piece, so that "Qtr 1 (Apr-Jun) 2024/25" has the shape
/// "QM-MY/n" and a table of shapes tells what can be read.
struct PeriodWords {
    /// Y a year of four digits, n one or two digits, M a month, Q a quarter, T a term; / and - as they stand.
    var shape = ""
    private(set) var years: [Int] = []
    private(set) var numbers: [(value: Int, digits: Int)] = []
    private(set) var months: [Int] = []
    private(set) var quarter: Int?
    private(set) var term: Int?
    /// "12 months to", "year ending", "quarter to": how many months end with what follows.
    private(set) var length: Int?

    /// Nil when a word has nothing to do with a period.
    init?(_ text: String) {
        var pieces = Self.pieces(text)[...]
        takeLength(from: &pieces)
        while let piece = pieces.popFirst() {
            if piece == "q" || piece == "qtr" || piece == "quarter" {
                guard quarter == nil, let number = pieces.first.flatMap({ Int($0) }), (1...4).contains(number) else { return nil }
                take(quarter: number)
                pieces = pieces.dropFirst()
            } else if piece == "term", let number = pieces.first.flatMap({ Int($0) }), (1...3).contains(number) {
                take(term: number)
                pieces = pieces.dropFirst()
            } else if !take(piece) {
                return nil
            }
        }
    }

    private mutating func take(_ piece: String) -> Bool {
        if piece == "/" || piece == "-" || piece == "." {
            shape += piece == "." ? "/" : piece
        } else if let number = Int(piece), piece.count == 4 {
            guard (1980...2099).contains(number) else { return false }
            shape += "Y"
            years.append(number)
        } else if let number = Int(piece) {
            guard piece.count <= 2 else { return false }
            shape += "n"
            numbers.append((number, piece.count))
        } else if let month = Self.month(piece) {
            shape += "M"
            months.append(month)
        } else if let place = ["autumn", "spring", "summer"].firstIndex(of: piece) {
            take(term: place + 1)
        } else {
            return Self.idle.contains(piece)
        }
        return true
    }

    private mutating func take(quarter number: Int) {
        shape += "Q"
        quarter = number
    }

    private mutating func take(term number: Int) {
        shape += "T"
        term = number
    }

    private mutating func takeLength(from pieces: inout ArraySlice<String>) {
        while let first = pieces.first, first == "rolling" || first == "the" { pieces = pieces.dropFirst() }
        let ends: Set<String> = ["to", "ending", "ended", "end"]
        let words = Array(pieces.prefix(3))
        if words.count == 3, let count = Int(words[0]), ["month", "months", "mths"].contains(words[1]), ends.contains(words[2]) {
            (length, pieces) = (count, pieces.dropFirst(3))
        } else if words.count > 1, ["year", "yr", "quarter", "qtr", "month"].contains(words[0]), ends.contains(words[1]) {
            length = words[0].hasPrefix("y") ? 12 : words[0].hasPrefix("q") ? 3 : 1
            pieces = pieces.dropFirst(2)
        } else if words.count > 2, words[0] == "y", words[1] == "/", words[2] == "e" {
            (length, pieces) = (12, pieces.dropFirst(3))
        }
    }

    /// Words that may stand beside a period and add nothing to it.
    private static let idle: Set<String> = [
        "at", "as", "of", "on", "the", "end", "position", "snapshot", "fy", "financial", "academic", "school", "calendar",
        "year", "month", "term", "outturn", "actual", "result", "results", "st", "nd", "rd", "th", "full", "final", "years",
        "during", "in", "for", "ye", "period",
    ]

    private static func month(_ word: String) -> Int? {
        if word == "sept" { return 9 }
        let place = Day.monthNames.firstIndex { name in
            let name = name.lowercased()
            return word == name || word == name.prefix(3)
        }
        return place.map { $0 + 1 }
    }

    /// "Qtr 1 (Apr–Jun) 2024/25" as "qtr", "1", "apr", "-", "jun", "2024", "/", "25". A time of midnight is dropped.
    private static func pieces(_ text: String) -> [String] {
        let text = text.lowercased().replacing("00:00:00", with: "")
        var pieces: [String] = []
        var word = ""
        func isLike(_ character: Character) -> Bool { word.last.map { $0.isNumber == character.isNumber } ?? true }
        for character in text {
            if (character.isLetter || character.isNumber) && character.isASCII {
                if !isLike(character) {
                    pieces.append(word)
                    word = ""
                }
                word.append(character)
                continue
            }
            if !word.isEmpty { pieces.append(word) }
            word = ""
            if "-–—/.".contains(character) { pieces.append("–—".contains(character) ? "-" : String(character)) }
            if !" ,()'’\n\t\u{A0}-–—/.".contains(character) { pieces.append(String(character)) }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces.enumerated().map { place, piece in
            piece == "to" && place > 0 && isRange(pieces, place) ? "-" : piece
        }
    }

    /// "to" between two ends, and not after "months" or "year".
    private static func isRange(_ pieces: [String], _ place: Int) -> Bool {
        let before = pieces[place - 1]
        return Int(before) != nil || month(before) != nil
    }
}
