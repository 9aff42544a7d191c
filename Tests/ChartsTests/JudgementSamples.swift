import Charts
import Foundation
import Measures

/// The other kinds of chart, one to a situation. All names and numbers are invented.
enum JudgementSamples {
    static let all: [(name: String, drawing: Drawing)] =
        ControlSamples.all.map { ("control-\($0.name)", $0.plot.draw(id: "c")) }
        + funnels.map { ("funnel-\($0.name)", $0.chart.draw(id: "c")) }
        + spines.map { ("spine-\($0.name)", $0.chart.draw(id: "c")) }
        + ranked.map { ("ranked-\($0.name)", $0.chart.draw(id: "c")) }
        + trajectories.map { ("trajectory-\($0.name)", $0.chart.draw(id: "c")) }
        + grades.map { ("grades-\($0.name)", $0.chart.draw(id: "c")) }
        + multiples.map { ("multiples-\($0.name)", $0.chart.sheet(id: "c", title: "Each area over three years")) }
        + matrices.map { ("matrix-\($0.name)", $0.chart.draw(id: "c")) }

    static let (hostile, long) = (ControlSamples.hostile, ControlSamples.long)

    // Funnels

    static let visits: [(name: String, met: Int, of: Int)] = [
        ("Canal Wharf", 103, 123), ("Millgate", 82, 112), ("Lowmoor Edge", 85, 97), ("Quarry Hill End", 81, 91),
        ("Westbeck", 82, 94), ("Thornfield", 88, 97), ("Chapel Green", 70, 85), ("Rivermead", 81, 82), ("Highcliffe", 64, 70),
    ]

    static func limits(about average: Double, from first: Int, to last: Int) -> [FunnelPlot.Limit] {
        stride(from: first, through: last, by: max(1, (last - first) / 40)).map { count in
            func bound(_ z: Double) -> Double {
                min(100, max(0, average + z * (average * (100 - average) / Double(count)).squareRoot()))
            }
            return .init(
                of: Double(count), lower998: bound(-3.09), lower95: bound(-1.96), upper95: bound(1.96), upper998: bound(3.09))
        }
    }

    static func funnel(_ areas: [FunnelPlot.Area], average: Double = 87.5, limits: [FunnelPlot.Limit]) -> FunnelPlot {
        FunnelPlot(
            title: "New birth visits within 14 days by area, October 2025 to September 2026",
            drawn: "Each area's percentage against the number of babies, October 2025 to September 2026", unit: .percent,
            across: "Babies due a visit in 12 months",
            average: .init(name: "Aireborough", value: average, text: Decimals.text(average, decimals: 1) + "%"), areas: areas,
            limits: limits)
    }

    static func area(
        _ name: String, _ met: Int, _ of: Int, _ position: FunnelPlot.Position = .within, isOurs: Bool = false
    )
        -> FunnelPlot.Area
    {
        let figure = 100 * Double(met) / Double(of)
        return .init(
            name: name, isOurs: isOurs,
            content: .value(
                of: Double(of), figure, Decimals.text(figure, decimals: 1) + "%", count: "\(met) of \(of)", position: position))
    }

    static let funnels: [(name: String, chart: FunnelPlot)] = [
        (
            "areas",
            funnel(
                visits.map { area($0.name, $0.met, $0.of, position[$0.name] ?? .within, isOurs: $0.name == "Westbeck") } + [
                    .init(name: "Harrow Bank", content: .none(marker: "c", meaning: "protected")),
                    .init(name: "Aldermoor", content: .none(marker: "x", meaning: "not available")),
                ], limits: limits(about: 87.5, from: 50, to: 160))
        ),
        ("one", funnel([area("Millgate", 82, 112)], limits: limits(about: 87.5, from: 50, to: 160))),
        ("none", funnel([], limits: [])),
        (
            "missing",
            funnel(
                [
                    .init(name: "Millgate", content: .none(marker: "c", meaning: "protected")),
                    .init(name: "Aldermoor", isOurs: true, content: .none(marker: "c", meaning: "protected")),
                ], limits: limits(about: 87.5, from: 50, to: 160))
        ),
        ("constant", funnel((1...5).map { area("Area \($0)", 35, 40) }, limits: limits(about: 87.5, from: 20, to: 60))),
        (
            "long-names",
            funnel(
                [area(long, 60, 90, .below998(.concernLow)), area("Other \(long)", 88, 95, isOurs: true)],
                limits: limits(about: 87.5, from: 50, to: 160))
        ),
        (
            "hostile",
            funnel([area(hostile, 60, 90, .below95(.neutral), isOurs: true)], limits: limits(about: 87.5, from: 50, to: 160))
        ),
        (
            "sixty",
            funnel(
                (1...60).map { number in
                    let size = 60 + (number * 29) % 300
                    let isFar = number % 20 == 0
                    let share = isFar ? 58 + number / 5 : 74 + (number * 13) % 9
                    return area(
                        "Authority \(number)", size * share / 100, size, isFar ? .below998(.concernLow) : .within,
                        isOurs: number == 20)
                },
                average: 78, limits: limits(about: 78, from: 40, to: 400))
        ),
        (
            "huge",
            FunnelPlot(
                title: "Contacts", drawn: "Contacts per 10,000", unit: .number, across: "Children",
                average: .init(name: "England", value: -2_000_000, text: "-2,000,000"),
                areas: [
                    .init(
                        name: "Millgate",
                        content: .value(
                            of: 9_000_000, -8_400_000, "-8,400,000", count: "7 of 9,000,000", position: .below95(.neutral))),
                    .init(
                        name: "Westbeck",
                        content: .value(of: 100_000, 4_100_000, "4,100,000", count: "9 of 100,000", position: .within)),
                ], limits: [])
        ),
    ]

    static let position: [String: FunnelPlot.Position] = [
        "Millgate": .below998(.concernLow), "Rivermead": .above95(.improving),
    ]
}
