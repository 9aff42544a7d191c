import Charts
import Measures

// Spines, ranked bars, grades.
extension JudgementSamples {
    static func spineRow(
        _ indicator: String, _ value: Double, england: Double, spread: Double, signal: ChartPoint.Signal, _ word: String,
        isLowGood: Bool = false, count: String? = nil
    ) -> SpineChart.Row {
        func number(_ value: Double) -> SpineChart.Number { .init(value, Decimals.text(value, decimals: 1) + "%") }
        return .init(
            indicator: indicator, period: "2024-25", isLowGood: isLowGood, benchmark: number(england),
            range: .init(
                lowest: number(england - spread), lowerQuartile: number(england - spread / 3),
                upperQuartile: number(england + spread / 4), highest: number(england + spread * 0.8)),
            content: .value(number(value), count: count, signal: signal, word: word))
    }

    static let spines: [(name: String, chart: SpineChart)] = [
        (
            "area",
            SpineChart(
                title: "Aireborough against England, 2024-25",
                drawn: "Each figure beside England's, with the range of all local authorities", area: "Aireborough",
                rows: [
                    spineRow(
                        "New birth visits within 14 days", 83.9, england: 83.1, spread: 20, signal: .ordinary, "Similar",
                        count: "812 of 968"),
                    spineRow(
                        "Assessments finished within 45 working days", 71, england: 84.2, spread: 24, signal: .concernLow,
                        "Worse",
                        count: "1,420 of 2,000"),
                    spineRow(
                        "Repeat child protection plans", 31.2, england: 24.1, spread: 14, signal: .concernHigh, "Worse",
                        isLowGood: true,
                        count: "94 of 301"),
                    spineRow(
                        "Health checks of children looked after", 96.2, england: 89, spread: 12, signal: .improving, "Better",
                        count: "505 of 525"),
                    spineRow(
                        "Children looked after, share of all under 18", 0.9, england: 0.7, spread: 0.6, signal: .neutral, "Higher"
                    ),
                    .init(
                        indicator: "Young people not in education, employment or training", period: "2024-25",
                        benchmark: .init(5.4, "5.4%"),
                        range: .init(
                            lowest: .init(1, "1.0%"), lowerQuartile: .init(4, "4.0%"), upperQuartile: .init(6, "6.0%"),
                            highest: .init(12, "12.0%")),
                        content: .none(marker: "c", meaning: "protected")),
                    .init(
                        indicator: "Return home interviews", period: "2023-24", benchmark: .init(66, "66.0%"), range: nil,
                        content: .value(.init(64, "64.0%"), count: "64 of 100", signal: .ordinary, word: "Similar")),
                ])
        ),
        ("none", SpineChart(title: "Nothing", drawn: "Nothing yet", area: "Aireborough", rows: [])),
        (
            "missing",
            SpineChart(
                title: "Protected", drawn: "All protected", area: "Aireborough",
                rows: [
                    .init(
                        indicator: "Neglect", period: "2024-25", benchmark: .init(5, "5"), range: nil,
                        content: .none(marker: "c", meaning: "protected"))
                ])
        ),
        (
            "constant",
            SpineChart(
                title: "Equal", drawn: "All alike", area: "Aireborough",
                rows: [
                    spineRow("Everything", 80, england: 80, spread: 0, signal: .ordinary, "Similar"),
                    spineRow("Far outside the range", 99, england: 80, spread: 4, signal: .improving, "Better"),
                ])
        ),
        (
            "huge",
            SpineChart(
                title: "Wide range", drawn: "From below nought to millions", area: "Aireborough",
                rows: [
                    spineRow("Balance", -4_200_000, england: 100, spread: 9_000_000, signal: .neutral, "Lower", isLowGood: true)
                ])
        ),
        (
            "long-names",
            SpineChart(
                title: long, drawn: long, area: "Aireborough and the Northern Dales with Harrow",
                benchmark: "England without London",
                rows: [
                    spineRow(
                        long, 70, england: 80, spread: 20, signal: .concernLow, "Worse than the average of all",
                        count: "70 of 100"),
                    .init(
                        indicator: long, period: long, benchmark: .init(5, "5"), range: nil,
                        content: .none(marker: "c", meaning: long)),
                ])
        ),
        (
            "hostile",
            SpineChart(
                title: hostile, drawn: hostile, area: hostile, benchmark: hostile,
                rows: [spineRow(hostile, 70, england: 80, spread: 20, signal: .concernLow, hostile, count: hostile)])
        ),
    ]

    static func bars(_ bars: [RankedBars.Bar], reference: Double = 1.5, unit: ChartUnit = .number) -> RankedBars {
        RankedBars(
            title: "Children missing education by area, 30 September 2026", drawn: "Per 1,000 children of school age", unit: unit,
            bars: bars, reference: .init(name: "Aireborough", value: reference, text: Decimals.text(reference, decimals: 1)))
    }

    static func bar(
        _ name: String, _ value: Double, _ lower: Double, _ upper: Double, _ signal: ChartPoint.Signal = .ordinary
    )
        -> RankedBars.Bar
    {
        .init(
            name: name,
            content: .value(value, Decimals.text(value, decimals: 1), count: "\(Int(value * 10)) of 10,000", signal: signal),
            interval: .init(
                lower: lower, upper: upper, text: "\(Decimals.text(lower, decimals: 1)) to \(Decimals.text(upper, decimals: 1))"))
    }

    static let ranked: [(name: String, chart: RankedBars)] = [
        (
            "intervals",
            bars([
                bar("Canal Wharf", 2.9, 2.0, 4.1, .concernHigh), bar("Millgate", 2.1, 1.3, 3.2), bar("Westbeck", 1.1, 0.6, 2.0),
                bar("Rivermead", 0.4, 0.1, 1.0, .improving), bar("Thornfield", 2.6, 1.7, 3.8, .neutral),
                .init(
                    name: "Harrow Bank", content: .none(marker: "c", meaning: "protected"),
                    interval: .init(lower: 77, upper: 78, text: "77 to 78")),
            ])
        ),
        ("one", bars([bar("Millgate", 2.1, 1.3, 3.2)])), ("none", bars([])),
        ("missing", bars([.init(name: "Millgate", content: .none(marker: "c", meaning: "protected"))])),
        ("constant", bars((1...4).map { bar("Area \($0)", 2, 1, 3) }, reference: 2)),
        ("huge", bars([bar("Millgate", 3_100_000, 2_800_000, 3_500_000), bar("Westbeck", -1_200_000, -1_900_000, 4)])),
        ("long-names", bars([bar(long, 2.1, 1.3, 3.2), .init(name: long, content: .none(marker: "c", meaning: long))])),
        ("hostile", bars([bar(hostile, 2.1, 1.3, 3.2), .init(name: hostile, content: .none(marker: "&", meaning: hostile))])),
    ]

    static let scheme: [GradeBars.Grade] = [
        .init("Outstanding", short: "O"), .init("Good", short: "G"), .init("Requires improvement", short: "RI"),
        .init("Inadequate", short: "I"),
    ]

    static func grade(
        _ bars: [GradeBars.Bar], _ grades: [GradeBars.Grade] = scheme, title: String = "Inspection grades of schools by area"
    )
        -> GradeBars
    {
        GradeBars(title: title, drawn: "Latest grade of every school on 30 November 2026; counts", grades: grades, bars: bars)
    }

    static let grades: [(name: String, chart: GradeBars)] = [
        (
            "areas",
            grade([
                .init(name: "Canal Wharf", content: .counts([3, 20, 3, 1], besides: "7 with a report card")),
                .init(name: "Millgate", content: .counts([0, 6, 2, 1], besides: "2 not yet inspected")),
                .init(name: "Westbeck and the Northern Dales", content: .counts([5, 21, 2, 0])),
                .init(name: "Harrow Bank", content: .none(marker: "c", meaning: "protected")),
                .init(name: "Thornfield", content: .counts([0, 0, 0, 0], besides: "3 with a report card")),
                .init(name: "All Aireborough", content: .counts([7, 37, 4, 41], besides: "13 with a report card")),
            ])
        ),
        ("one", grade([.init(name: "Millgate", content: .counts([1, 0, 0, 0]))])), ("none", grade([])),
        ("missing", grade([.init(name: "Millgate", content: .none(marker: "c", meaning: "protected"))])),
        ("huge", grade([.init(name: "England", content: .counts([1, 3_000_000, 1, 1]))])),
        (
            "long-names",
            grade(
                [
                    .init(name: long, content: .counts([3, 20, 3, 1, 2, 2], besides: long)),
                    .init(name: long, content: .none(marker: "c", meaning: long)),
                ], (1...6).map { .init("Grade \($0) of \(long)", short: "Gr\($0)") })
        ),
        (
            "hostile",
            grade(
                [.init(name: hostile, content: .counts([3, 2], besides: hostile))],
                [.init(hostile, short: "<b>"), .init("B", short: "&")], title: hostile)
        ),
    ]
}
