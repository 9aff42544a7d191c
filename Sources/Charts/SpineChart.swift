import Markup

/// One area against England across several indicators: a row for each, with the range of all areas,
/// its middle half, and where this area lies.
///
/// England stands in the middle of every row. To the right is better; where a measure has no good
/// direction, to the right is higher, and the row says so in its word.
public struct SpineChart: Equatable, Sendable {
    public var title: String
    public var drawn: String
    /// "Aireborough".
    public var area: String
    /// "England".
    public var benchmark: String
    public var rows: [Row]

    public struct Row: Equatable, Sendable {
        public var indicator: String
        public var period: String
        public var isLowGood: Bool
        public var benchmark: Number
        /// All areas of the benchmark, lowest to highest; nothing where it is not published.
        public var range: Range?
        public var content: Content

        public enum Content: Equatable, Sendable {
            /// The figure, "61 of 78" where it is known, the shape and the word: "Worse", "Similar", "Higher".
            case value(Number, count: String? = nil, signal: ChartPoint.Signal, word: String)
            case none(marker: String, meaning: String)
        }

        /// - Parameter isLowGood: whether lower is better, so that the row is turned round.
        public init(
            indicator: String, period: String, isLowGood: Bool = false, benchmark: Number, range: Range?, content: Content
        ) {
            self.indicator = indicator
            self.period = period
            self.isLowGood = isLowGood
            self.benchmark = benchmark
            self.range = range
            self.content = content
        }
    }

    public struct Number: Equatable, Sendable {
        public var value: Double
        public var text: String

        public init(_ value: Double, _ text: String) {
            precondition(value.isFinite, "A figure that is drawn is finite.")
            self.value = value
            self.text = text
        }
    }

    public struct Range: Equatable, Sendable {
        public var lowest: Number
        public var lowerQuartile: Number
        public var upperQuartile: Number
        public var highest: Number

        public init(lowest: Number, lowerQuartile: Number, upperQuartile: Number, highest: Number) {
            self.lowest = lowest
            self.lowerQuartile = lowerQuartile
            self.upperQuartile = upperQuartile
            self.highest = highest
        }
    }

    public init(title: String, drawn: String, area: String, benchmark: String = "England", rows: [Row]) {
        self.title = title
        self.drawn = drawn
        self.area = area
        self.benchmark = benchmark
        self.rows = rows
    }

    public func draw(id: String) -> Drawing {
        let svg = Breadth.both(id: id, title: title, words: words) { breadth, _ in SpineFrame(self, breadth).drawn }
        return Drawing(svg: svg, textAlternative: words, table: table)
    }

    private var words: String {
        guard !rows.isEmpty else { return "\(drawn.asSentence) There is no figure to draw." }
        let lines = rows.map { row -> String in
            let beside = "\(benchmark) \(row.benchmark.text)"
            switch row.content {
            case .value(let figure, let count, _, let word):
                return
                    "\(row.indicator): \(word.lowercasedFirst), \(figure.text)\(count.map { " (\($0))" } ?? ""), \(beside), \(row.period)."
            case .none(_, let meaning): return "\(row.indicator): \(meaning); \(beside), \(row.period)."
            }
        }
        return ([drawn.asSentence] + lines).joined(separator: " ")
    }

    private var table: ChartTable {
        let columns: [ChartTable.Column] = [
            .init("Indicator"), .init("Period"), .init(area, isNumber: true), .init("Number", isNumber: true),
            .init(benchmark, isNumber: true), .init("Lowest to highest", isNumber: true), .init("Middle half", isNumber: true),
            .init("Compared"),
        ]
        let lines = rows.map { row -> ChartTable.Row in
            let range = row.range.map { "\($0.lowest.text) to \($0.highest.text)" }
            let middle = row.range.map { "\($0.lowerQuartile.text) to \($0.upperQuartile.text)" }
            let own: [ChartTable.Cell]
            let word: ChartTable.Cell
            switch row.content {
            case .value(let figure, let count, _, let text):
                (own, word) = ([.text(figure.text), count.map { .text($0) } ?? .empty], .text(text))
            case .none(let marker, let meaning):
                (own, word) = ([.marker(marker, meaning: meaning), .empty], .empty)
            }
            return .init(
                row.indicator,
                [.text(row.period)] + own
                    + [.text(row.benchmark.text), range.map { .text($0) } ?? .empty, middle.map { .text($0) } ?? .empty, word])
        }
        return ChartTable(caption: title, columns: columns, rows: lines)
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
