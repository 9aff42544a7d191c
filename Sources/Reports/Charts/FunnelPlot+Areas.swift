import Charts
import Domain
import Measures

extension FunnelPlot {
    /// - Parameter ours: the area that the page is about.
    public init(_ funnel: AreaFunnel, ours: ID<Domain.Area>?, title: String) {
        let text = FigureText(funnel.indicator)
        let unit = funnel.indicator.unit
        let counted = funnel.indicator.definition(for: funnel.period)?.denominator
        self.init(
            title: title, drawn: "\(unit == .percent ? "Percentage" : unit.label.capitalisedFirst), \(funnel.period.label).",
            unit: unit == .percent ? .percent : .number, across: counted ?? (unit.isRate ? "Population" : "Counted out of"),
            average: .init(name: "All areas together", value: funnel.average, text: text.value(funnel.average)),
            areas: funnel.places.map { place in
                Area(
                    name: place.area.name, isOurs: place.area.id == ours,
                    content: Area.Content(place, text, funnel.indicator.measuredPolarity))
            },
            limits: funnel.limits.map {
                Limit(of: $0.size, lower998: $0.lower998, lower95: $0.lower95, upper95: $0.upper95, upper998: $0.upper998)
            })
    }
}

extension FunnelPlot.Area.Content {
    fileprivate init(_ place: AreaFunnel.Place, _ text: FigureText, _ polarity: Polarity) {
        guard let value = place.shown?.value else {
            self = ChartPoint.Content(place.shown, text).unplaced ?? .none(marker: "–", meaning: "nothing received")
            return
        }
        guard let (size, lies) = place.position, let count = text.of(value), value.value.isFinite else {
            self = .none(marker: "–", meaning: "came without usable counts")
            return
        }
        self = .value(of: size, value.value, text.value(value.value), count: count, position: .init(lies, polarity))
    }
}

extension ChartPoint.Content {
    fileprivate var unplaced: FunnelPlot.Area.Content? {
        if case .none(let marker, let meaning) = self { .none(marker: marker, meaning: meaning) } else { nil }
    }
}

extension FunnelPlot.Position {
    fileprivate init(_ place: Funnel.Place, _ polarity: Polarity) {
        let isGoodHigh = polarity == .higherIsBetter
        let isJudged = isGoodHigh || polarity == .lowerIsBetter
        let high: ChartPoint.Signal = !isJudged ? .neutral : isGoodHigh ? .improving : .concernHigh
        let low: ChartPoint.Signal = !isJudged ? .neutral : isGoodHigh ? .concernLow : .improving
        switch place {
        case .farBelow: self = .below998(low)
        case .below: self = .below95(low)
        case .above: self = .above95(high)
        case .farAbove: self = .above998(high)
        case .within, .notApplicable: self = .within
        }
    }
}
