import Markup
import Measures

/// Areas over what they are counted out of, about the average of all, with the limits of chance.
///
/// Where an area's figure is protected its place would give it away, so it stands beneath, by name.
public struct FunnelPlot: Equatable, Sendable {
    public var title: String
    public var drawn: String
    public var unit: ChartUnit
    /// What the areas are counted out of: "Babies due a visit in 12 months".
    public var across: String
    public var average: SmallMultiples.Reference
    public var areas: [Area]
    /// The lines of the limits by number counted, in ascending order. Drawn as they are; they are computed elsewhere.
    public var limits: [Limit]

    public struct Area: Equatable, Sendable {
        public var name: String
        /// The area that the page is about: named wherever it stands.
        public var isOurs: Bool
        public var content: Content

        public enum Content: Equatable, Sendable {
            /// Counted out of how many, the figure, its text, "88 of 112" and where it lies.
            case value(of: Double, Double, String, count: String, position: Position)
            case none(marker: String, meaning: String)
        }

        public init(name: String, isOurs: Bool = false, content: Content) {
            if case .value(let size, let figure, _, _, _) = content {
                precondition(size.isFinite && figure.isFinite && size >= 0, "An area that is drawn has finite numbers.")
            }
            self.name = name
            self.isOurs = isOurs
            self.content = content
        }
    }

    /// Where an area lies, and the shape that follows from the measure's good direction.
    public enum Position: Equatable, Sendable {
        case within
        case below95(ChartPoint.Signal)
        case above95(ChartPoint.Signal)
        case below998(ChartPoint.Signal)
        case above998(ChartPoint.Signal)
    }

    public struct Limit: Equatable, Sendable {
        public var of: Double
        public var lower998: Double
        public var lower95: Double
        public var upper95: Double
        public var upper998: Double

        public init(of: Double, lower998: Double, lower95: Double, upper95: Double, upper998: Double) {
            self.of = of
            self.lower998 = lower998
            self.lower95 = lower95
            self.upper95 = upper95
            self.upper998 = upper998
        }
    }

    public init(
        title: String, drawn: String, unit: ChartUnit, across: String, average: SmallMultiples.Reference, areas: [Area],
        limits: [Limit]
    ) {
        precondition(
            limits.allSatisfy { [$0.of, $0.lower998, $0.lower95, $0.upper95, $0.upper998].allSatisfy(\.isFinite) },
            "Limits that are drawn are finite.")
        self.title = title
        self.drawn = drawn
        self.unit = unit
        self.across = across
        self.average = average
        self.areas = areas
        self.limits = limits
    }

    public func draw(id: String) -> Drawing {
        let svg = Breadth.both(id: id, title: title, words: words) { breadth, _ in FunnelFrame(self, breadth).drawn }
        return Drawing(svg: svg, textAlternative: words, table: table, scale: FunnelFrame(self, .wide).scaleSentence)
    }
}

extension FunnelPlot {
    struct Shown {
        let name: String
        let isOurs: Bool
        let size: Double
        let figure: Double
        let text: String
        let count: String
        let position: Position
    }

    /// Those with a figure, outliers first, then by name: the order in which they are said and tabled.
    var shown: [Shown] {
        areas.compactMap { area in
            guard case .value(let size, let figure, let text, let count, let position) = area.content else { return nil }
            return Shown(
                name: area.name, isOurs: area.isOurs, size: size, figure: figure, text: text, count: count, position: position)
        }.sorted { ($1.position.distance, $0.name) < ($0.position.distance, $1.name) }
    }

    var unshown: [Unshown] {
        areas.compactMap { area in
            guard case .none(let marker, let meaning) = area.content else { return nil }
            return Unshown(name: area.name, marker: marker, meaning: meaning)
        }.sorted { $0.name < $1.name }
    }

    private var words: String {
        let shown = shown
        let outside = shown.filter { $0.position.distance > 0 }
        let within = shown.count - outside.count
        var sentences = outside.map { "\($0.name) \($0.text) (\($0.count)): \($0.position.words)." }
        if shown.isEmpty {
            sentences.append("There is no figure to draw.")
        } else if outside.isEmpty {
            sentences.append("All \(shown.count) areas lie within the limits: they differ by chance.")
        } else if within > 0 {
            sentences.append(
                within == 1 ? "One other area lies within the limits." : "The other \(within) lie within the limits.")
        }
        if let ours = shown.first(where: { $0.isOurs && $0.position == .within }) {
            sentences.append("Here: \(ours.name) \(ours.text) (\(ours.count)), within the limits.")
        }
        sentences.append("\(average.name) \(average.text).")
        sentences += unshown.map(\.sentence)
        sentences.append(drawn.asSentence)
        return sentences.joined(separator: " ")
    }

    private var table: ChartTable {
        let rows = shown.map {
            ChartTable.Row(
                $0.isOurs ? "\($0.name) (here)" : $0.name, [.text($0.text), .text($0.count), .text($0.position.words)])
        }
        let missing = unshown.map { ChartTable.Row($0.name, [.marker($0.marker, meaning: $0.meaning), .empty, .empty]) }
        let total = ChartTable.Row(average.name, [.text(average.text), .empty, .text("average")])
        return ChartTable(
            caption: title,
            columns: [.init("Area"), .init("Figure", isNumber: true), .init("Number", isNumber: true), .init("Reading")],
            rows: rows + missing + [total])
    }
}

extension FunnelPlot.Position {
    /// 0 within, 1 beyond the 95% limit, 2 beyond the 99.8% limit.
    var distance: Int {
        switch self {
        case .within: 0
        case .below95, .above95: 1
        case .below998, .above998: 2
        }
    }

    var signal: ChartPoint.Signal {
        switch self {
        case .within: .ordinary
        case .below95(let signal), .above95(let signal), .below998(let signal), .above998(let signal): signal
        }
    }

    var words: String {
        switch self {
        case .within: "within the limits"
        case .below95: "below the 95% limit"
        case .above95: "above the 95% limit"
        case .below998: "below the 99.8% limit"
        case .above998: "above the 99.8% limit"
        }
    }
}
