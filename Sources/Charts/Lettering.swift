/// How wide text will be, near enough to place labels: a drawing is made where no font is at hand.
///
/// Widths are those of a humanist sans at the wide end of the font stack, so that a label which fits
/// here fits in every font of the stack.
enum Lettering {
    static let size = 13.0
    static let lineHeight = 16.0

    static func width(_ text: String, bold: Bool = false) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + width($1) }
        return Double(thousandths) * size / 1000 * (bold ? 1.07 : 1)
    }

    /// Breaks at spaces into as few lines as go within `limit`, all about as long: a last line of one
    /// short word looks like a mistake. A word that is wider than the limit is parted; a number never is and stands alone.
    static func wrap(_ whole: String, to limit: Double, bold: Bool = false) -> [String] {
        let text = parted(whole, to: limit, bold: bold)
        let fewest = fill(text, to: limit, bold: bold)
        guard fewest.count > 1 else { return fewest }
        var narrower = width(text, bold: bold) / Double(fewest.count)
        while narrower < limit {
            let lines = fill(text, to: narrower, bold: bold)
            if lines.count == fewest.count { return lines }
            narrower += 4
        }
        return fewest
    }

    /// The text, or as much of it as fits before "…". A number is left out whole, or where it stands alone, left whole: part
    /// of one would be another number.
    static func cut(_ text: String, to limit: Double, bold: Bool) -> String {
        let isNumber = text.allSatisfy { !$0.isLetter } && text.contains(where: \.isNumber)
        guard width(text, bold: bold) > limit, !isNumber else { return text }
        var short = text.hasSuffix("…") ? String(text.dropLast()) : text
        while !short.isEmpty, width(short + "…", bold: bold) > limit { short.removeLast() }
        while let last = short.last, last == " " || last == "," || last == "." || last.isNumber { short.removeLast() }
        return short + "…"
    }

    private static func parted(_ text: String, to limit: Double, bold: Bool) -> String {
        guard limit > 40, width(text, bold: bold) > limit else { return text }
        return text.split(separator: " ").map { word -> String in
            guard width(String(word), bold: bold) > limit, word.contains(where: \.isLetter) else { return String(word) }
            var (pieces, piece) = ("", "")
            for character in word {
                if width(piece + String(character), bold: bold) > limit {
                    pieces += piece + " "
                    piece = ""
                }
                piece.append(character)
            }
            return pieces + piece
        }.joined(separator: " ")
    }

    private static func fill(_ text: String, to limit: Double, bold: Bool) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || width(longer, bold: bold) <= limit {
                line = longer
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case " ", "i", "j", "l", "'", "’", "|", ".", ",", ":", ";", "!", "I": 280
        case "f", "t", "r", "(", ")", "[", "]", "-", "/": 380
        case "m", "M", "W", "w", "%", "@", "—": 880
        case "0"..."9": 572
        case "A"..."Z": 660
        case "s", "c", "z", "v", "x", "y", "k": 510
        default: scalar.isASCII ? 600 : 640
        }
    }
}
