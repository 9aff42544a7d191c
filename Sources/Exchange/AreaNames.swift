import Domain

/// How the names of councils, regions and wards are compared: the same place is written in many ways.
///
/// "Bristol, City of", "City of Bristol", "BRISTOL UA" and "Bristol" are one place; so are "Barking & Dagenham" and
/// "Barking and Dagenham", "St. Helens" and "St Helens", "Kent" and "Kent7", where the 7 was a raised number of a
/// footnote. What stands in brackets stays: "Dorset (Pre LG)" is another council than today's Dorset.
enum AreaNames {
    /// A name in the one way in which names are compared: small letters, "and", single spaces, no dots and no
    /// apostrophes.
    static func key(_ text: String) -> String {
        var key = ""
        var spaceIsDue = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&":
                append("and", to: &key, &spaceIsDue, asWord: true)
                spaceIsDue = true
            case "'", "’", "‘", "`", ".": continue
            case " ", "\u{A0}", "\t", "\n", "\r", "-", "‐", "‑", "–", "—", "_": spaceIsDue = true
            case ",", "/":
                append(String(scalar), to: &key, &spaceIsDue, asWord: true)
                spaceIsDue = true
            default: append(String(scalar).lowercased(), to: &key, &spaceIsDue, asWord: false)
            }
        }
        return key
    }

    private static func append(_ text: String, to key: inout String, _ spaceIsDue: inout Bool, asWord: Bool) {
        if spaceIsDue || asWord, !key.isEmpty { key += " " }
        spaceIsDue = false
        key += text
    }

    /// Other ways of writing the place of a key, the key itself apart, the surest first.
    static func variants(of key: String) -> [String] {
        // What is in brackets tells two councils of one name apart, and what is two councils is not one.
        if key.contains("(pre") || key.contains(" / ") { return [] }
        var found: [String] = []
        let withoutNote = footnoteTaken(from: key)
        for name in Set([key, withoutNote]).sorted(by: { $0.count > $1.count }) {
            if name != key { found.append(name) }
            let plain = withoutDescription(name)
            if plain != name, !plain.isEmpty, !isAnotherPlace(plain, than: name) { found.append(plain) }
        }
        return found
    }

    private static let suffixes = [
        " metropolitan borough council", " metropolitan district council", " metropolitan borough", " metropolitan district",
        " unitary authority", " county borough council", " county council", " city council", " borough council",
        " district council", " london borough", " council", " county", " borough", " city", " mbc", " mdc", " ua", " la", " lb",
        " , city of", " , county of", " , royal borough of", " , borough of", " , london borough of",
    ]
    private static let prefixes = [
        "city and county of ", "city of ", "county of ", "royal borough of ", "london borough of ", "metropolitan borough of ",
        "borough of ", "the ", "county ",
    ]

    private static func withoutDescription(_ name: String) -> String {
        for suffix in suffixes where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        for prefix in prefixes where name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
        return name
    }

    /// The City is a small part of London.
    private static func isAnotherPlace(_ plain: String, than name: String) -> Bool { plain == "london" }

    /// "kent7", "kent 1,2" and "kent(3)" without the raised number of a footnote.
    private static func footnoteTaken(from key: String) -> String {
        var bare = Substring(key)
        if bare.hasSuffix(")"), let open = bare.lastIndex(of: "("), bare[open...].dropFirst().dropLast().allSatisfy(\.isNumber) {
            bare = bare[..<open]
        } else {
            while let last = bare.last, last.isNumber || last == "*" || last == "†" { bare.removeLast() }
        }
        // "Locality 2" has a number, and "E06000061" is a code: only what is glued to a word of letters is a footnote.
        guard bare.count >= 3, bare.last?.isLetter ?? false, !bare.contains(where: \.isNumber) else { return key }
        return String(bare)
    }

    /// How many letters must be put in, taken out, changed or swapped to make one text of the other; nil beyond `most`.
    static func distance(_ one: String, _ other: String, atMost most: Int) -> Int? {
        let (left, right) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        guard abs(left.count - right.count) <= most else { return nil }
        var (beforeLast, last) = ([Int](), Array(0...right.count))
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, otherLetter) in right.enumerated() {
                var cost = min(line[column] + 1, last[column + 1] + 1, last[column] + (letter == otherLetter ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == otherLetter {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                line.append(cost)
            }
            if line.min() ?? 0 > most { return nil }
            (beforeLast, last) = (last, line)
        }
        return last[right.count] <= most ? last[right.count] : nil
    }
}
