import Domain
import Yams

/// One reading of a YAML file: what was wrong in it and what was left aside, gathered while it is walked.
final class YAMLReading {
    private(set) var problems: [Problem] = []
    private var later: [String] = []

    func note(line: Int?, _ what: String, _ remedy: String) { note(line: line, nil, what, remedy) }

    func note(line: Int?, _ column: String?, cell: String? = nil, _ what: String, _ remedy: String) {
        problems.append(Problem(row: line, column: column, cell: cell, what: what + ".", remedy: remedy + "."))
    }

    /// A key that other versions keep and this one does not.
    func leaveAside(_ key: String) {
        if !later.contains(key) { later.append(key) }
    }

    /// One sentence for everything left aside, so that a long file does not answer with a long list.
    var notices: [String] {
        later.isEmpty ? [] : ["This version keeps nothing of: " + later.joined(separator: ", ") + "."]
    }

    /// The file's outermost mapping, or why there is none.
    func root(of text: String) -> YAMLMap? {
        guard let node = compose(text) else { return nil }
        guard case .mapping(let mapping) = node else {
            note(
                line: node.mark?.line ?? 1, "The file is \(Self.kind(of: node)), not keys with values",
                "Begin it with partnership:, agencies:, areas: and indicators:")
            return nil
        }
        return YAMLMap(mapping, name: "the file", line: 1, in: self)
    }

    private func compose(_ text: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            note(line: nil, "The file is empty", "Give at least partnership, agencies, areas and indicators")
        } catch let error as YamlError {
            note(error, in: text)
        } catch {
            note(line: nil, "The file cannot be read as YAML: \(error)", "Save it again as plain text in UTF-8")
        }
        return nil
    }

    private func note(_ error: YamlError, in text: String) {
        let remedy = "Put this line right; look for a missing quote, bracket or colon and at the indentation, here and just above"
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let around = (context.map { $0.text + ": " } ?? "").replacing("while ", with: "")
            note(line: mark.line, "This is not YAML: \(around)\(problem)", remedy)
        case .duplicatedKeysInMapping(let duplicates, let context):
            note(
                line: context.mark.line, duplicates.first, "The key \(duplicates.listed) stands twice in one place",
                "Keep one of them")
        case .reader(_, let offset, _, _):
            let line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
            note(line: line, "A character here cannot stand in YAML", "Delete it; it may be invisible, so type the line anew")
        default:
            note(line: nil, "The file cannot be read as YAML: \(error)", remedy)
        }
    }

    static func kind(of node: Node) -> String {
        switch node {
        case .scalar: "one piece of text"
        case .mapping: "keys with values"
        case .sequence: "a list"
        case .alias: "a reference to another place"
        }
    }
}

extension [String] {
    /// “a”, “b” and “c”; a long list is cut.
    var listed: String {
        let quoted = prefix(16).map { "“\($0)”" }
        if count > 16 { return quoted.joined(separator: ", ") + " and \(count - 16) more" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The one that a person most likely meant; nil when none is near.
    func nearest(to word: String) -> String? {
        let word = [Character](word.lowercased())
        let distances = map { (name: $0, distance: Self.distance(word, [Character]($0.lowercased()))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= Swift.max(2, word.count / 3)
        else { return nil }
        return best.name
    }

    /// Levenshtein's: letters to add, drop or change. Long texts are nobody's typing mistake.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        if left.count > 80 || right.count > 80 { return .max }
        var row = [Int](0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let changed = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(changed, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
