import Domain

/// The lines of the mappings of one format that a file can answer. A mapping is of this file when it finds at least one
/// of its lines in it; a line that it does not find has moved, and that is said, with the nearest heading that is there.
struct MovedLines {
    /// What a line asks for and is not in the file.
    struct Missing {
        /// "column", "measure", "group".
        var kind: String
        var name: String
        /// What there is of that kind.
        var present: [String]
    }

    static func wanted(
        _ mappings: [Mapping], in table: Table, _ names: FrameworkNames, _ reading: inout FileReading,
        missing: (Mapping.Line) -> Missing?
    ) -> [WantedLine] {
        mappings.flatMap { mapping in
            let lines = mapping.lines.map { (line: $0, missing: missing($0)) }
            if lines.allSatisfy({ $0.missing != nil }) { return [WantedLine]() }
            for case (let line, let missing?) in lines { reading.notice(moved(line, missing, mapping)) }
            return lines.filter { $0.missing == nil }.compactMap { WantedLine($0.line, of: mapping, in: table, names) }
        }
    }

    private static func moved(_ line: Mapping.Line, _ missing: Missing, _ mapping: Mapping) -> Problem {
        let nearest = Likeness.nearest(to: missing.name, among: missing.present)
        let asked =
            "The mapping “\(mapping.name ?? mapping.id)” reads “\(line.indicator)” from the \(missing.kind) “\(missing.name)”"
        return Problem(
            column: missing.kind == "column" ? missing.name : nil,
            what: asked + ", which is not in this file" + (nearest.map { "; it has “\($0)”: was it renamed?" } ?? "."),
            remedy: "Correct the line on the mapping's page, or check that this is the right file.")
    }
}

/// How like two headings are.
enum Likeness {
    /// The heading that is most like a name; nil when none is like it.
    static func nearest(to name: String, among headings: [String]) -> String? {
        let scored = headings.map { ($0, likeness(name, $0)) }.filter { $0.1 >= 0.5 }
        return scored.max { $0.1 < $1.1 }?.0
    }

    /// From 0 to 1: by letters, or by words that are in both.
    static func likeness(_ one: String, _ other: String) -> Double {
        let (left, right) = (key(one), key(other))
        if left == right { return 1 }
        let length = max(left.count, right.count)
        guard length > 0 else { return 0 }
        let letters = AreaNames.distance(left, right, atMost: length / 2).map { 1 - Double($0) / Double(length) } ?? 0
        let words = (Set(left.split(separator: " ")), Set(right.split(separator: " ")))
        let common = Double(words.0.intersection(words.1).count)
        return max(letters, common / Double(max(words.0.union(words.1).count, 1)))
    }

    private static func key(_ text: String) -> String { AreaNames.key(text) }
}
