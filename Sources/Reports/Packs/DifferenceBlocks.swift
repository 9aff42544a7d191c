import Domain

/// What is different from the last pack, as it is read: one table for each kind of difference, and a word where there
/// is none.
public enum DifferenceBlocks {
    public static func make(_ difference: PackDifference, from earlier: String) -> [Document.Block] {
        let heading = Document.Block.heading("What is different from the last pack", id: "difference")
        guard !difference.changes.isEmpty else {
            return [heading, .paragraph("Nothing is different from the pack of \(earlier).")]
        }
        return [heading, .paragraph("Against the pack of \(earlier), from what was frozen in both.")]
            + PackDifference.Kind.allCases.compactMap { kind in
                let changes = difference.of(kind)
                return changes.isEmpty ? nil : .table(table(kind, changes))
            }
    }

    static func table(_ kind: PackDifference.Kind, _ changes: [PackDifference.Change]) -> Table {
        Table(
            caption: "\(kind.heading) (\(changes.count))", columns: ["What", "Which", "About", "Was", "Is", "Why"],
            rows: changes.map { change in
                [
                    change.title, "\(change.noun.label) \(change.noun == .figure ? "" : change.id)".trimmedEnd,
                    change.what.isEmpty ? "–" : change.what, change.was ?? "–", change.now ?? "–", change.why ?? "–",
                ]
            })
    }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
