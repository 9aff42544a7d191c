/// What is different in a pack from an earlier one, thing by thing, told from their frozen data alone.
public struct PackDifference: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Stands here and did not before.
        case added = "new"
        /// The figure of a period that was told before is another one now.
        case revised
        case definition = "definition changed"
        case changed
        case overdue
        /// Stood there and does not any more.
        case dropped
        /// The measure has a figure of a later period.
        case newFigure = "new figure"

        public var heading: String {
            switch self {
            case .added: "New"
            case .newFigure: "New figures"
            case .revised: "Revised figures"
            case .definition: "Definition changed"
            case .changed: "Changed"
            case .overdue: "Overdue"
            case .dropped: "No longer here"
            }
        }
    }

    public struct Change: Hashable, Sendable {
        public var kind: Kind
        public var noun: PackLine.Kind
        public var id: String
        public var title: String
        /// What is told of it: "Due", "July to September 2026".
        public var what: String
        public var was: String?
        public var now: String?
        public var why: String?
    }

    public var changes: [Change]

    /// Of a pack that there is nothing to hold against.
    public init() { changes = [] }

    public init(from old: PackData, to new: PackData) {
        let before = Self.index(old.lines)
        let after = Self.index(new.lines)
        changes =
            new.lines.flatMap { line in
                before[Key(line)].map { Self.changes(from: $0, to: line) } ?? Self.added(line)
            } + old.lines.filter { after[Key($0)] == nil }.map { Self.dropped($0, new.reasons) }
    }

    public func of(_ kind: Kind) -> [Change] { changes.filter { $0.kind == kind } }

    private struct Key: Hashable {
        var kind: PackLine.Kind
        var id: String

        init(_ line: PackLine) { (kind, id) = (line.kind, line.id) }
    }

    private static func index(_ lines: [PackLine]) -> [Key: PackLine] {
        Dictionary(lines.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func added(_ line: PackLine) -> [Change] {
        let says = line.facts.first.map { "\($0.name): \($0.says)" }
        let new = Change(
            kind: .added, noun: line.kind, id: line.id, title: line.title, what: "", was: nil, now: says, why: line.why)
        return line.isOverdue ? [new, late(line, isNew: true)] : [new]
    }

    private static func dropped(_ line: PackLine, _ reasons: [String: String]) -> Change {
        Change(
            kind: .dropped, noun: line.kind, id: line.id, title: line.title, what: "",
            was: line.facts.first.map { "\($0.name): \($0.says)" }, now: nil,
            why: reasons["\(line.kind.rawValue) \(line.id)"] ?? "No reason was recorded.")
    }

    private static func late(_ line: PackLine, isNew: Bool) -> Change {
        Change(
            kind: .overdue, noun: line.kind, id: line.id, title: line.title, what: isNew ? "since the last pack" : "still",
            was: nil, now: line.fact("Due").map { "due \($0)" } ?? line.facts.first?.says, why: line.why)
    }

    private static func changes(from old: PackLine, to new: PackLine) -> [Change] {
        var changes = revisions(from: old, to: new)
        for fact in new.facts {
            let was = old.fact(fact.name)
            guard was != fact.says else { continue }
            let kind: Kind =
                switch (new.kind, fact.name) {
                case (.figure, "Figure"): .newFigure
                case (.figure, "Definition"): .definition
                default: .changed
                }
            // A figure that was revised within the same period is told once, as a revision.
            if kind == .newFigure, old.fact("Period") == new.fact("Period") { continue }
            if new.kind == .figure, fact.name == "Period" { continue }
            changes.append(
                Change(
                    kind: kind, noun: new.kind, id: new.id, title: new.title,
                    what: kind == .newFigure ? new.fact("Period") ?? "" : fact.name, was: was, now: fact.says,
                    why: fact.why ?? new.why))
        }
        for fact in old.facts where new.fact(fact.name) == nil {
            changes.append(
                Change(
                    kind: .changed, noun: new.kind, id: new.id, title: new.title, what: fact.name, was: fact.says, now: nil,
                    why: new.why))
        }
        if new.isOverdue { changes.append(late(new, isNew: !old.isOverdue)) }
        return changes
    }

    private static func revisions(from old: PackLine, to new: PackLine) -> [Change] {
        new.history.compactMap { fact in
            guard let was = old.history.first(where: { $0.name == fact.name }), was.says != fact.says else { return nil }
            return Change(
                kind: .revised, noun: new.kind, id: new.id, title: new.title, what: fact.name, was: was.says, now: fact.says,
                why: fact.why ?? "No reason was given.")
        }
    }
}
