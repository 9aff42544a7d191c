import Charts
import Measures

// Trajectories, small multiples, matrices.
extension JudgementSamples {
    static func year(_ sums: [Double?], protected: Set<Int> = []) -> [TrajectoryChart.Period] {
        (0..<12).map { place in
            let period = Samples.period(60 + place)
            var sum: ChartPoint.Content?
            if place < sums.count { sum = sums[place].map { .value($0, Decimals.text($0, decimals: 0)) } }
            if protected.contains(place) { sum = .none(marker: "c", meaning: "protected") }
            return .init(name: period.long, short: period.short, axisLabel: String(period.short.prefix(3)), sum: sum)
        }
    }

    static func trajectory(
        _ periods: [TrajectoryChart.Period],
        target: TrajectoryChart.Target? = .init(value: 1_100, text: "1,100", dates: "by March 2027"),
        projections: [TrajectoryChart.Projection] = [], range: [TrajectoryChart.Range] = [],
        finding: String = "At this rate 1,205 by March 2027, over the target of 1,100: on track."
    ) -> TrajectoryChart {
        TrajectoryChart(
            title: "Early help assessments, April 2026 to March 2027", drawn: "Assessments completed, added up month by month",
            periods: periods, target: target, projections: projections, range: range,
            rangeWords: range.isEmpty ? nil : "Range for the year's end 1,090 to 1,320.", finding: finding)
    }

    static let sums: [Double?] = [88, 190, 284, 391, 470, 579, 688, 803, 904]

    static let trajectories: [(name: String, chart: TrajectoryChart)] = [
        (
            "year",
            trajectory(
                year(sums),
                projections: [
                    .init(name: "At this rate", value: 1_205, text: "1,205"),
                    .init(name: "As last year", value: 1_150, text: "1,150", path: [960, 1_040, 1_150]),
                ],
                range: [
                    .init(place: 9, lower: 970, upper: 1_040), .init(place: 10, lower: 1_030, upper: 1_170),
                    .init(place: 11, lower: 1_090, upper: 1_320),
                ])
        ),
        ("whole", trajectory(year((1...12).map { Double($0) * 95 }), finding: "1,140 by March 2027: target of 1,100 met.")),
        (
            "gap",
            trajectory(
                year([88, 190, nil, 391, 470, 579], protected: [2]),
                projections: [.init(name: "At this rate", value: 1_158, text: "1,158")])
        ),
        ("one", trajectory(year([88]), projections: [.init(name: "At this rate", value: 1_056, text: "1,056")])),
        ("none", trajectory([], target: nil, finding: "There is nothing to project.")),
        ("missing", trajectory(year([], protected: [0, 1, 2]), finding: "Nothing may be shown.")),
        ("constant", trajectory(year([0, 0, 0, 0]), projections: [.init(name: "At this rate", value: 0, text: "0")])),
        (
            "huge",
            trajectory(
                year([-2_000_000, -4_000_000, 9_100_000]),
                target: .init(value: -8_000_000, text: "-8,000,000", dates: "by March 2027"),
                projections: [.init(name: "At this rate", value: 36_400_000, text: "36,400,000")])
        ),
        (
            "long-names",
            trajectory(
                year(sums), target: .init(value: 1_100, text: "1,100", dates: long),
                projections: [.init(name: long, value: 1_205, text: "1,205")], finding: long)
        ),
        (
            "hostile",
            trajectory(
                year(sums), target: .init(value: 1_100, text: hostile, dates: hostile),
                projections: [.init(name: hostile, value: 1_205, text: hostile)], finding: hostile)
        ),
    ]

    static func panel(
        _ name: String, _ latest: Double, _ slope: Double, count: Int = 13, signal: ChartPoint.Signal = .ordinary, gap: Int? = nil
    )
        -> ChartSeries
    {
        ChartSeries(
            title: name, drawn: "Percentage of babies visited within 14 days, rolling year", unit: .percent,
            points: (0..<count).map { place in
                let value = latest + slope * Double((place * 7) % 5 - 2) * (place == count - 1 ? 0 : 1)
                return ChartPoint(
                    period: "Quarter \(place + 1)", short: "Q\(place + 1)",
                    content: place == gap
                        ? .none(marker: "c", meaning: "protected")
                        : .value(
                            value, Decimals.text(value, decimals: 1) + "%", count: "\(Int(value)) of 100",
                            signal: place > count - 4 ? signal : .ordinary))
            },
            centres: [
                CentreLine(
                    from: 0, to: count - 1, value: latest, text: "",
                    limits: .init(lower: latest - 5, lowerText: "", upper: latest + 5, upperText: ""))
            ],
            targets: [TargetSegment(from: 2, to: count - 1, value: 90, text: "90%")])
    }

    static let multiples: [(name: String, chart: SmallMultiples)] = [
        (
            "areas",
            SmallMultiples(
                panels: [
                    panel("Canal Wharf", 83.7, 1), panel("Millgate", 78.6, -0.6, signal: .concernLow),
                    panel("Westbeck", 87.2, 0.3, gap: 4),
                    ChartSeries(
                        title: "Harrow Bank", drawn: "", unit: .percent,
                        points: [ChartPoint(period: "Quarter 13", content: .none(marker: "c", meaning: "protected"))]),
                    panel("Thornfield", 90.7, 0.8, signal: .improving), panel("Rivermead", 92.7, 1.4, count: 60),
                ], reference: .init(name: "Aireborough now", value: 87.5, text: "87.5%"))
        ),
        ("none", SmallMultiples(panels: [])),
        ("one", SmallMultiples(panels: [panel("Millgate", 78.6, 0, count: 1)])),
        ("hostile", SmallMultiples(panels: [panel(hostile, 78.6, 1)], reference: .init(name: hostile, value: 80, text: hostile))),
        ("long-names", SmallMultiples(panels: [panel(long, 78.6, 1), panel("Millgate", 81, 1)])),
    ]

    static let signs: [Sign] =
        VariationSign.allCases.map { .variation($0) } + AssuranceSign.allCases.map { .assurance($0) }
        + RatingSign.allCases.map { .rating($0) }

    static let matrices: [(name: String, chart: AreaMatrix)] = [
        (
            "areas",
            AreaMatrix(
                title: "Areas by indicator, July to September 2026", drawn: "The variation of each indicator in each area",
                indicators: [
                    "New birth visits within 14 days", "Re-referrals within 12 months", "Missing from home", "Dental checks",
                ],
                rows: [
                    .init(
                        "Canal Wharf",
                        [
                            .sign(.variation(.commonCause), figure: "83.7% (103 of 123)"),
                            .sign(.variation(.concerningHigh), figure: "31.0% (31 of 100)"),
                            .sign(.variation(.neutralHigh), figure: "42"), .sign(.rating(.green), figure: "94.0% (94 of 100)"),
                        ]),
                    .init(
                        "Millgate",
                        [
                            .sign(.variation(.concerningLow), figure: "78.6% (88 of 112)"),
                            .none(marker: "c", meaning: "protected"),
                            .sign(.variation(.neutralLow), figure: "12"), .sign(.rating(.red), figure: "71.0% (71 of 100)"),
                        ]),
                    .init(
                        "Westbeck and the Northern Dales",
                        [
                            .sign(.variation(.improvingHigh), figure: "92.7% (76 of 82)"),
                            .sign(.variation(.improvingLow), figure: "14.0% (14 of 100)"),
                            .none(marker: "x", meaning: "not available"),
                            .sign(.rating(.amber), figure: "88.0% (88 of 100)"),
                        ]),
                ])
        ),
        (
            "sixty",
            AreaMatrix(
                title: "Ten areas", drawn: "Every sign there is", indicators: (1...17).map { "Indicator \($0)" },
                rows: (1...10).map { row in .init("Area \(row)", (0..<17).map { .sign(signs[($0 * 5 + row) % signs.count]) }) })
        ),
        ("none", AreaMatrix(title: "Nothing", drawn: "Nothing", indicators: [], rows: [])),
        (
            "one",
            AreaMatrix(
                title: "One", drawn: "One cell", indicators: ["Visits"],
                rows: [.init("Millgate", [.none(marker: "c", meaning: "protected")])])
        ),
        (
            "long-names",
            AreaMatrix(
                title: long, drawn: long, indicators: [long, "Visits"],
                rows: [.init(long, [.sign(.assurance(.hitAndMiss), figure: long), .none(marker: "nd", meaning: long)])])
        ),
        (
            "hostile",
            AreaMatrix(
                title: hostile, drawn: hostile, indicators: [hostile],
                rows: [
                    .init(hostile, [.sign(.assurance(.fails), figure: hostile)]),
                    .init("A", [.none(marker: "<", meaning: hostile)]),
                ])
        ),
    ]
}
