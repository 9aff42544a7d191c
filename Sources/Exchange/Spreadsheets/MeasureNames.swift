import Domain

/// The names of the measures that stand at the left of their rows, so that the same table gives the same names next
/// time:
///
/// - what stands in the columns of the measure, joined: "3.4" and "Children on a plan" are "3.4 Children on a plan";
/// - a part, which begins with a letter in brackets, alone or after the number of the row it is a part of, is named
///   after that row: under "3.4 Plans by category" both "(a) Neglect" and "3.4(a) Neglect" are
///   "3.4 Plans by category: (a) Neglect";
/// - where two rows would have one name, each is named after the last row above without figures, the title of its
///   section ("Referrals: Number"), and if that does not help the second has " (2)" at its end.
struct MeasureNames {
    /// By row of the body; nil where no name stands.
    let names: [String?]

    /// The cells of the measure's columns in every row, and whether the row has figures.
    init(_ rows: [(labels: [String], hasFigures: Bool)]) {
        var names: [String?] = []
        var sections: [String] = []
        var (whole, section): (String?, String) = (nil, "")
        for row in rows {
            let name = row.labels.map { HeadingText.withoutFootnote(HeadingText.plain($0)) }.filter { !$0.isEmpty }
                .joined(separator: " ")
            if let part = Self.part(name, of: whole) {
                names.append(part)
            } else {
                names.append(name.isEmpty ? nil : name)
                // "3.5(a)" without a "3.5" above it is a part of nothing, and nothing is a part of it.
                if !name.isEmpty, Self.letter(name) == nil { whole = name }
                if !row.hasFigures, !name.isEmpty { section = name }
            }
            sections.append(section)
        }
        self.names = Self.distinguished(names, sections, rows.map(\.hasFigures))
    }

    /// The name of a part of the last whole measure; nil when it is none of its parts.
    private static func part(_ name: String, of whole: String?) -> String? {
        guard let whole, let letter = letter(name) else { return nil }
        if let number = letter.number, !isNumber(number, of: whole) { return nil }
        return "\(whole): (\(letter.letter)) \(letter.rest)".trimmed
    }

    /// "(a) Neglect", "a) Neglect", "3.4(a) Neglect", "3.4a Neglect".
    private static func letter(_ name: String) -> (number: String?, letter: String, rest: Substring)? {
        if let match = name.prefixMatch(of: /([A-Za-z]{0,3}\d+(?:\.\d+)*)?\s?\(?([a-z]|i{1,3}|iv|v)\)[.:]?\s?/) {
            return (match.1.map(String.init), String(match.2), name[match.range.upperBound...])
        }
        if let match = name.prefixMatch(of: /([A-Za-z]{0,3}\d+(?:\.\d+)+)([a-z])[.:]?\s/) {
            return (String(match.1), String(match.2), name[match.range.upperBound...])
        }
        return nil
    }

    private static func isNumber(_ number: String, of whole: String) -> Bool {
        guard whole.hasPrefix(number) else { return false }
        let next = whole.dropFirst(number.count).first
        return next.map { !$0.isNumber && $0 != "." || $0 == " " } ?? true
    }

    private static func distinguished(_ names: [String?], _ sections: [String], _ haveFigures: [Bool]) -> [String?] {
        func counts(_ names: [String?]) -> [String: Int] {
            Dictionary(
                zip(names, haveFigures).compactMap { name, has in has ? name.map { ($0.lowercased(), 1) } : nil },
                uniquingKeysWith: +)
        }
        let times = counts(names)
        let sectioned = zip(names, sections).map { name, section -> String? in
            guard let name, times[name.lowercased(), default: 0] > 1, !section.isEmpty, section != name else { return name }
            return "\(section): \(name)"
        }
        var seen: [String: Int] = [:]
        return zip(sectioned, haveFigures).map { name, has in
            guard let name, has else { return name }
            seen[name.lowercased(), default: 0] += 1
            return seen[name.lowercased()] == 1 ? name : "\(name) (\(seen[name.lowercased(), default: 1]))"
        }
    }
}
