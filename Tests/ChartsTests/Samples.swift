import Charts
import Measures

/// Invented series, one to a situation. The large one is the figure of the design's indicator page.
enum Samples {
    static let visits: [(met: Int, cohort: Int)?] = [
        (71, 78), (64, 73), (66, 74), (64, 73), (72, 81), (71, 79), (66, 74), (67, 73), (68, 74), (64, 73), (71, 79), (72, 81),
        (66, 75), (67, 74), (65, 77), (64, 74), (64, 76), (65, 74), (60, 73), (66, 81), (65, 79), (62, 80), (61, 78), (63, 76),
        (55, 74), (59, 78), (59, 80), (62, 74), (59, 81), (60, 75), (58, 80), nil, nil, (61, 78), (62, 78), (63, 80),
        (63, 74), (61, 80), (64, 74), (68, 80), (64, 77), (62, 78), (64, 73), (63, 74), (73, 80), (68, 75), (65, 76), (74, 80),
        (67, 74), (71, 77), (69, 75), (69, 77), (69, 78), (68, 76), (69, 76), (69, 76), (72, 76), (67, 75), (69, 77), (64, 78),
        (66, 76), (66, 78), (66, 78), (66, 76), (64, 78), (67, 77),
    ]

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    static func period(_ place: Int) -> (long: String, short: String, axis: String?) {
        let month = months[(place + 3) % 12]
        let year = 2021 + (place + 3) / 12
        return ("\(month) \(year)", "\(month.prefix(3)) \(year)", place % 12 == 0 ? "Apr \(year)" : nil)
    }

    static func month(_ place: Int, _ content: ChartPoint.Content) -> ChartPoint {
        let period = period(place)
        return ChartPoint(period: period.long, short: period.short, axisLabel: period.axis, content: content)
    }

    static func percent(_ part: (met: Int, cohort: Int), signal: ChartPoint.Signal = .ordinary) -> ChartPoint.Content {
        let value = 100 * Double(part.met) / Double(part.cohort)
        return .value(value, Decimals.text(value, decimals: 1) + "%", count: "\(part.met) of \(part.cohort)", signal: signal)
    }

    /// 66 months with everything a chart can carry.
    static let newBirthVisits = ChartSeries(
        title: "New birth visits within 14 days",
        drawn: "Percentage of babies visited at home within 14 days of birth, by month.",
        unit: .percent,
        points: visits.enumerated().map { place, part in
            guard let part else { return month(place, .none(marker: "x", meaning: "not available")) }
            let isLow = (14..<36).contains(place) || place >= 59
            return month(place, percent(part, signal: isLow ? .concernLow : .ordinary))
        },
        centres: [
            CentreLine(
                from: 0, to: 35, value: 89.1, name: "Average", text: "89.1%",
                limits: .init(lower: 83.6, lowerText: "83.6%", upper: 94.6, upperText: "94.6%")),
            CentreLine(
                from: 36, to: 44, value: 84.4, name: "Average", text: "84.4%",
                limits: .init(lower: 70.1, lowerText: "70.1%", upper: 98.7, upperText: "98.7%")),
            CentreLine(
                from: 45, to: 65, value: 88.6, name: "Average", text: "88.6%",
                limits: .init(lower: 80.9, lowerText: "80.9%", upper: 96.3, upperText: "96.3%")),
        ],
        targets: [
            TargetSegment(from: 0, to: 35, value: 85, text: "85%", dates: "to March 2024"),
            TargetSegment(from: 36, to: 65, value: 90, text: "90%", dates: "April 2024 to March 2027"),
        ],
        breaks: [
            SeriesBreak(after: 35, heading: "Break, April 2024", reason: "video visits no longer count (definition 2)"),
            SeriesBreak(
                after: 44, kind: .reset, heading: "Limits reset, January 2025: vacancies filled",
                reason: "Agreed by PQA, 27 February 2025"),
        ],
        comparators: [ChartComparator(name: "Neighbours", value: 84, text: "84.0%", period: "2024-25", span: 36...47)],
        events: [ChartEvent(at: 26, heading: "June 2023", detail: "health visitor vacancies peak at 24%")],
        runs: [
            SignalRun(from: 20, to: 30, label: "15 months below the lower limit", signal: .concernLow),
            SignalRun(from: 59, to: 65, label: "7 months running below average", signal: .concernLow),
        ],
        reading: "There are 21 points since the limits were reset: read as a control chart of individual values.")

    /// Nine quarters about their median, with a target, a break of the definition and a protected quarter.
    static let quarters = ChartSeries(
        title: "Return home interviews within 72 hours",
        drawn: "Percentage of return home interviews held within 72 hours, by quarter.",
        unit: .percent,
        points: [(64, 71.2), (65, 66.1), (66, 69.8), (0, 0), (68, 60.3), (69, 64.4), (70, 58.9), (71, 66.3), (72, 66.3)]
            .enumerated().map {
                place, quarter in
                let period = "2024-25 Q\(place % 4 + 1)"
                let short = "Q\(place % 4 + 1) \(24 + place / 4)"
                return ChartPoint(
                    period: period.replacingYear(2024 + place / 4), short: short, axisLabel: short,
                    content: quarter.1 == 0
                        ? .none(marker: "c", meaning: "protected")
                        : .value(quarter.1, Decimals.text(quarter.1, decimals: 1) + "%", count: "\(quarter.0) of 104"))
            },
        centres: [CentreLine(from: 4, to: 8, value: 64.4, text: "64.4%")],
        targets: [TargetSegment(from: 0, to: 8, value: 85, text: "85%", dates: "from April 2024")],
        breaks: [SeriesBreak(after: 3, heading: "Break, April 2025", reason: "second provider joined")],
        reading: "There are 5 points: too few to say anything about variation; that takes 6.")

    /// A measure without a good direction, beside England.
    static let lookedAfter = ChartSeries(
        title: "Children looked after, per 10,000",
        drawn: "Children looked after per 10,000 aged under 18, on the last day of each quarter.",
        unit: .number,
        points: [70.9, 71.4, 71.5, 71.9, 71.7, 72.2, 72.6, 71.8, 71.8, 72.2, 72.6, 72.3].enumerated().map { place, rate in
            ChartPoint(
                period: "Quarter \(place + 1)", short: "Q\(place % 4 + 1) \(2023 + place / 4)",
                axisLabel: place % 4 == 0 ? "Q1 \(2023 + place / 4)" : nil,
                content: .value(rate, Decimals.text(rate, decimals: 1), signal: place >= 10 ? .neutral : .ordinary))
        },
        centres: [CentreLine(from: 0, to: 11, value: 71.9, text: "71.9")],
        expected: [ExpectedSegment(from: 0, to: 11, lower: 62, lowerText: "62", upper: 80, upperText: "80")],
        comparators: [
            ChartComparator(name: "England", value: 67, text: "67.0", period: "2024-25", span: 4...7),
            ChartComparator(name: "Neighbours", value: 74, text: "74.0", period: "2025-26", span: 8...11),
        ])

    static func plain(_ values: [Double?], unit: ChartUnit = .number) -> ChartSeries {
        ChartSeries(
            title: "A measure", drawn: "Children, by year", unit: unit,
            points: values.enumerated().map { place, value in
                ChartPoint(
                    period: "\(2015 + place)-\(16 + place)", axisLabel: "\(2015 + place)-\(16 + place)",
                    content: value.map { .value($0, Decimals.text($0, decimals: 0)) } ?? .none(marker: "c", meaning: "protected"))
            })
    }

    static let areas = SmallMultiples(
        panels: [("Canal Wharf", 83.7, 1.0), ("Millgate", 78.6, -0.6), ("Westbeck", 87.2, 0.3)].map { name, latest, slope in
            ChartSeries(
                title: name, drawn: "Percentage of babies visited within 14 days, rolling year", unit: .percent,
                points: (0..<13).map { place in
                    let value = latest + slope * Double((place * 7) % 5 - 2) * (place == 12 ? 0 : 1)
                    let signal: ChartPoint.Signal = name == "Millgate" ? .concernLow : .ordinary
                    return place == 4 && name == "Westbeck"
                        ? ChartPoint(period: "Q\(place)", content: .none(marker: "c", meaning: "protected"))
                        : ChartPoint(
                            period: "Q\(place)", content: .value(value, Decimals.text(value, decimals: 1) + "%", signal: signal))
                },
                targets: [TargetSegment(from: 2, to: 12, value: 90, text: "90%")])
        },
        reference: .init(name: "Aireborough now", value: 87.5, text: "87.5%"))

    static let ranked = RankedBars(
        title: "Children missing education by area, 30 September 2026", drawn: "Per 1,000 children of school age", unit: .number,
        bars: [
            .init(name: "Harrow Bank", content: .none(marker: "c", meaning: "protected")),
            .init(name: "Canal Wharf", content: .value(2.3, "2.3", count: "23", signal: .concernHigh)),
            .init(name: "Westbeck", content: .value(1.1, "1.1", count: "9")),
            .init(name: "Millgate", content: .value(2.1, "2.1", count: "19")),
            .init(name: "Rivermead", content: .value(1.1, "1.1", count: "8")),
            .init(name: "Highcliffe", content: .none(marker: "c", meaning: "protected")),
        ],
        reference: .init(name: "Aireborough", value: 1.5, text: "1.5"))
}

extension String {
    fileprivate func replacingYear(_ year: Int) -> String { "\(year)-\((year + 1) % 100)" + dropFirst(7) }
}
