import Markup
import Measures

/// How many of each grade, as one bar an area: inspection grades, or any ordered set.
///
/// Counts come first. A share is given in words and in the table alone, with its n of N. An area with
/// a protected grade has no bar at all: the other parts and the total would give it away.
public struct GradeBars: Equatable, Sendable {
    public var title: String
    public var drawn: String
    /// Best first.
    public var grades: [Grade]
    public var bars: [Bar]
    /// Under how many graded no share is given: a percentage of three says nothing.
    public var leastForShares: Int

    public struct Grade: Equatable, Sendable {
        /// "Requires improvement".
        public var name: String
        /// "RI": in the bar.
        public var short: String

        public init(_ name: String, short: String) {
            self.name = name
            self.short = short
        }
    }

    public struct Bar: Equatable, Sendable {
        public var name: String
        public var content: Content

        public enum Content: Equatable, Sendable {
            /// One count a grade, and what stands outside the scale: "7 report card, 2 not yet inspected".
            case counts([Int], besides: String? = nil)
            case none(marker: String, meaning: String)
        }

        public init(name: String, content: Content) {
            self.name = name
            self.content = content
        }
    }

    /// - Precondition: every bar has one count a grade, none below nought.
    public init(title: String, drawn: String, grades: [Grade], bars: [Bar], leastForShares: Int = 10) {
        for bar in bars {
            if case .counts(let counts, _) = bar.content {
                precondition(counts.count == grades.count && counts.allSatisfy { $0 >= 0 }, "A bar has one count a grade.")
            }
        }
        self.title = title
        self.drawn = drawn
        self.grades = grades
        self.bars = bars
        self.leastForShares = leastForShares
    }

    public func draw(id: String) -> Drawing {
        let svg = Breadth.both(id: id, title: title, words: words) { breadth, _ in GradeFrame(self, breadth).drawn }
        return Drawing(svg: svg, textAlternative: words, table: table)
    }
}

extension GradeBars {
    private var words: String {
        let lines = bars.map { bar -> String in
            switch bar.content {
            case .counts(let counts, let besides): "\(bar.name): \(sentence(counts, besides))"
            case .none(_, let meaning): "\(bar.name): \(meaning)."
            }
        }
        return ([drawn.asSentence] + (lines.isEmpty ? ["There is no figure to draw."] : lines)).joined(separator: " ")
    }

    /// "Outstanding 3, good 20, requires improvement 3, inadequate 1, of 27; besides 7 report card."
    func sentence(_ counts: [Int], _ besides: String?) -> String {
        let total = counts.reduce(0, +)
        let also = besides.map { "; besides \($0)" } ?? ""
        guard total > 0 else { return "none graded\(also)." }
        let parts = zip(grades, counts).filter { $1 > 0 }.map { "\($0.name) \($1)" }.joined(separator: ", ")
        return "\(parts), of \(total) graded\(also)."
    }

    private var table: ChartTable {
        let columns = [ChartTable.Column("Area")] + grades.map { .init($0.name, isNumber: true) }
        let rows = bars.map { bar -> ChartTable.Row in
            switch bar.content {
            case .counts(let counts, let besides):
                let total = counts.reduce(0, +)
                return .init(
                    bar.name,
                    counts.map { .text(cell($0, of: total)) } + [.text("\(total)"), besides.map { .text($0) } ?? .empty])
            case .none(let marker, let meaning):
                return .init(
                    bar.name,
                    Array(repeating: .empty, count: grades.count) + [.marker(marker, meaning: meaning), .empty])
            }
        }
        return ChartTable(caption: title, columns: columns + [.init("Graded", isNumber: true), .init("Besides")], rows: rows)
    }

    /// "20 of 27 (74%)"; the count alone where too few were graded.
    private func cell(_ count: Int, of total: Int) -> String {
        guard total >= max(leastForShares, 1) else { return "\(count)" }
        return "\(count) of \(total) (\(Decimals.text(100 * Double(count) / Double(total), decimals: 0))%)"
    }
}
