import Markup
import Measures

/// A count that adds up to the year's end, with its target and where it is heading.
public struct TrajectoryChart: Equatable, Sendable {
    public var title: String
    /// "Early help assessments completed, added up month by month."
    public var drawn: String
    public var unit: ChartUnit
    /// Every period of the year, those to come without a figure.
    public var periods: [Period]
    public var target: Target?
    public var projections: [Projection]
    /// Around one of the projections, a period at a time; empty where none can be given.
    public var range: [Range]
    /// "The year's end lies within 1,090 to 1,310 for 95 years in 100, if the recent path goes on."
    public var rangeWords: String?
    /// "At this rate 1,205 by March 2027, 105 over the target of 1,100: on track." It is said first.
    public var finding: String

    public struct Period: Equatable, Sendable {
        public var name: String
        public var short: String
        public var axisLabel: String?
        /// The sum up to and with this period. Nothing while it is still to come.
        public var sum: ChartPoint.Content?

        public init(name: String, short: String, axisLabel: String? = nil, sum: ChartPoint.Content?) {
            self.name = name
            self.short = short
            self.axisLabel = axisLabel
            self.sum = sum
        }
    }

    public struct Target: Equatable, Sendable {
        public var value: Double
        public var text: String
        /// "by March 2027".
        public var dates: String

        public init(value: Double, text: String, dates: String) {
            self.value = value
            self.text = text
            self.dates = dates
        }
    }

    public struct Projection: Equatable, Sendable {
        public var name: String
        /// At the year's end.
        public var value: Double
        public var text: String
        /// The way there, from the first period to come; empty is a straight line.
        public var path: [Double]

        /// - Parameter name: "At this rate", "As last year". At most three are drawn apart.
        public init(name: String, value: Double, text: String, path: [Double] = []) {
            self.name = name
            self.value = value
            self.text = text
            self.path = path
        }
    }

    public struct Range: Equatable, Sendable {
        /// The place among the periods.
        public var place: Int
        public var lower: Double
        public var upper: Double

        public init(place: Int, lower: Double, upper: Double) {
            self.place = place
            self.lower = lower
            self.upper = upper
        }
    }

    public init(
        title: String, drawn: String, unit: ChartUnit = .number, periods: [Period], target: Target? = nil,
        projections: [Projection] = [], range: [Range] = [], rangeWords: String? = nil, finding: String
    ) {
        let numbers = projections.flatMap { [$0.value] + $0.path } + range.flatMap { [$0.lower, $0.upper] }
        precondition((numbers + [target?.value ?? 0]).allSatisfy(\.isFinite), "What is drawn has finite values.")
        self.title = title
        self.drawn = drawn
        self.unit = unit
        self.periods = periods
        self.target = target
        self.projections = projections
        self.range = range
        self.rangeWords = rangeWords
        self.finding = finding
    }

    public func draw(id: String) -> Drawing {
        let series = described
        var drawing = RunChart.wide(series, id: id)
        drawing.svg += RunChart.phone(series, of: series, id: id).svg
        drawing.table = table
        return drawing
    }
}

extension TrajectoryChart {
    /// Periods that have come, whether or not their sum may be shown.
    private var elapsed: Int { (periods.lastIndex { $0.sum != nil } ?? -1) + 1 }

    private var described: ChartSeries {
        var series = ChartSeries(
            title: title, drawn: drawn, unit: unit,
            points: periods.map {
                ChartPoint(
                    period: $0.name, short: $0.short, axisLabel: $0.axisLabel,
                    content: $0.sum ?? .none(marker: "", meaning: "to come"))
            },
            targets: target.map {
                [TargetSegment(from: 0, to: periods.count - 1, value: $0.value, text: $0.text, dates: $0.dates)]
            } ?? [])
        series.overlay.future = elapsed
        series.overlay.words = words
        if let start = series.points.indices.last(where: { series.points[$0].number != nil }), start < periods.count - 1 {
            series.overlay.projections = zip(projections, ["7 4", "2 4", "8 3 2 3"]).map { projection, dash in
                line(projection, from: start, at: series.points[start].number ?? 0, dash: dash)
            }
            series.overlay.fan = fan(from: start, at: series.points[start].number ?? 0)
            series.overlay.key = series.overlay.projections.map { .line("c-projected", dash: $0.dash, $0.name) }
            if series.overlay.fan.count > 1 { series.overlay.key.append(.area("c-fan", "range of the projection")) }
        }
        return series
    }

    private func line(_ projection: Projection, from start: Int, at value: Double, dash: String) -> Overlay.Projected {
        let places = (start + 1)..<periods.count
        let values =
            projection.path.count == places.count
            ? zip(places, projection.path).map { (place: $0, value: $1) } : [(place: periods.count - 1, value: projection.value)]
        return Overlay.Projected(
            values: [(place: start, value: value)] + values, name: projection.name, text: projection.text, dash: dash)
    }

    private func fan(from start: Int, at value: Double) -> [Overlay.Fan] {
        let ahead = range.filter { $0.place > start && $0.place < periods.count }.sorted { $0.place < $1.place }
        guard !ahead.isEmpty else { return [] }
        return [Overlay.Fan(place: start, lower: value, upper: value)]
            + ahead.map { Overlay.Fan(place: $0.place, lower: $0.lower, upper: $0.upper) }
    }

    private var words: String {
        var sentences = [finding, drawn.hasSuffix(".") ? drawn : drawn + "."]
        let known = periods.filter { if case .value = $0.sum { true } else { false } }
        if let last = known.last, case .value(_, let text, _, _)? = last.sum {
            sentences.append("\(text) up to \(last.name), \(elapsed) of \(periods.count) periods.")
        } else {
            sentences.append("There is no figure to draw.")
        }
        if let target { sentences.append("Target \(target.text), \(target.dates).") }
        sentences += projections.map { "\($0.name) \($0.text) at the year's end." }
        if let rangeWords { sentences.append(rangeWords) }
        sentences += periods.compactMap { period in
            if case .none(_, let meaning)? = period.sum { "\(period.short): \(meaning)." } else { nil }
        }
        return sentences.joined(separator: " ")
    }

    private var table: ChartTable {
        let rows = periods.reversed().map { period -> ChartTable.Row in
            switch period.sum {
            case .value(_, let text, _, _)?: .init(period.name, [.text(text)])
            case .none(let marker, let meaning)?: .init(period.name, [.marker(marker, meaning: meaning)])
            case nil: .init(period.name, [.text("to come")])
            }
        }
        let ends = projections.map { ChartTable.Row("\($0.name), year's end", [.text($0.text)]) }
        let aim = target.map { [ChartTable.Row("Target \($0.dates)", [.text($0.text)])] } ?? []
        return ChartTable(
            caption: title, columns: [.init("Period"), .init("Sum so far", isNumber: true)], rows: aim + ends + rows)
    }
}
