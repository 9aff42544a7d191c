/// Which evidence the board has, by priority, agency and place, and where it has none: "not comprehensive" as a table.
public struct Coverage: Sendable {
    /// What the board has of one priority from one agency in one place.
    public struct Cell: Hashable, Sendable {
        /// Measures with a figure.
        public var figures = 0
        public var questions = 0
        public var advice = 0

        public init(figures: Int = 0, questions: Int = 0, advice: Int = 0) {
            self.figures = figures
            self.questions = questions
            self.advice = advice
        }

        public var isEmpty: Bool { figures + questions + advice == 0 }

        public static func + (left: Cell, right: Cell) -> Cell {
            Cell(
                figures: left.figures + right.figures, questions: left.questions + right.questions,
                advice: left.advice + right.advice)
        }

        /// "5 figures, 1 question"; "gap" where there is nothing.
        public var words: String {
            func count(_ count: Int, _ one: String, _ many: String) -> String? {
                count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
            }
            let parts = [
                count(figures, "figure", "figures"), count(questions, "question", "questions"),
                count(advice, "piece of advice", "pieces of advice"),
            ].compactMap(\.self)
            return parts.isEmpty ? "Gap" : parts.joined(separator: ", ")
        }
    }

    public struct Key: Hashable, Sendable {
        public var priority: ID<Priority>
        public var agency: ID<Agency>
        public var area: ID<Area>

        public init(_ priority: ID<Priority>, _ agency: ID<Agency>, _ area: ID<Area>) {
            self.priority = priority
            self.agency = agency
            self.area = area
        }
    }

    private var cells: [Key: Cell] = [:]
    /// Questions and advice that are about no figure, and so about no priority.
    public private(set) var aboutNoFigure = 0

    public init() {}

    public mutating func add(_ cell: Cell, at key: Key) { cells[key, default: Cell()] = (cells[key] ?? Cell()) + cell }

    public mutating func addAboutNoFigure(_ count: Int) { aboutNoFigure += count }

    /// The cells of one priority, agency or place together. A measure that has figures in ten places counts ten times
    /// over places, so places are added up for what was said and not for figures.
    public func cell(_ priority: ID<Priority>, _ agency: ID<Agency>, _ area: ID<Area>) -> Cell {
        cells[Key(priority, agency, area)] ?? Cell()
    }

    /// Everything of a priority from an agency, in whatever place: figures are those of the place that has most.
    public func cell(_ priority: ID<Priority>, _ agency: ID<Agency>) -> Cell {
        let own = cells.filter { $0.key.priority == priority && $0.key.agency == agency }.map(\.value)
        return Cell(
            figures: own.map(\.figures).max() ?? 0, questions: own.reduce(0) { $0 + $1.questions },
            advice: own.reduce(0) { $0 + $1.advice })
    }

    /// In how many of these places there is a figure.
    public func placesWithFigures(_ priority: ID<Priority>, _ agency: ID<Agency>, of areas: [ID<Area>]) -> Int {
        areas.count { cell(priority, agency, $0).figures > 0 }
    }
}
