import Charts
import Measures

/// Control charts, one to a situation. Lines and marks are worked out here in the simplest way that gives a chart something
/// to draw; the methods have their own tests.
enum ControlSamples {
    static let hostile = "<script>alert('1')</script> & \"Q\u{1}\" </text>"
    static let long =
        "children and young people who were seen by a practitioner within the number of days that procedures require"

    static let all: [(name: String, plot: ControlPlot)] = [
        ("individuals", individuals), ("every-rule", everyRule), ("neutral", neutral), ("attribute", attribute), ("rate", rate),
        ("sixty", sixty), ("hostile", strange(hostile)), ("long-names", strange(long)), ("one", plain([7])), ("none", plain([])),
        ("missing", plain([nil, nil, nil])), ("constant", plain([5, 5, 5, 5, 5, 5, 5])),
        ("huge", plain([9.1e11, 9.4e11, 8.8e11, 9.6e11, 9.0e11])), ("negative", plain([-30, 12, -8, nil, 4, -22])),
        ("first-missing", plain([nil, 4, 6, 5, nil])),
    ]

    static func lines(_ values: [Double?], groups: [Int], marks: [RuleMark?]) -> ControlPlot.Lines {
        let bounds = values.indices.map { place -> (mean: Double, reach: Double)? in
            let own = values.indices.filter { groups[$0] == groups[place] }.compactMap { values[$0] }
            guard own.count > 1 else { return nil }
            let mean = own.reduce(0, +) / Double(own.count)
            let moves = zip(own, own.dropFirst()).map { abs($0 - $1) }
            return (mean, 2.66 * moves.reduce(0, +) / Double(moves.count))
        }
        return .init(
            mean: bounds.map { $0?.mean }, lower: bounds.map { $0.map { $0.mean - $0.reach } },
            upper: bounds.map { $0.map { $0.mean + $0.reach } }, nearLower: bounds.map { $0.map { $0.mean - $0.reach * 2 / 3 } },
            nearUpper: bounds.map { $0.map { $0.mean + $0.reach * 2 / 3 } }, marks: marks, group: groups)
    }

    static func plain(_ values: [Double?]) -> ControlPlot {
        let none = Array(repeating: RuleMark?.none, count: values.count)
        return ControlPlot(
            series: Samples.plain(values), lines: lines(values, groups: values.map { _ in 0 }, marks: none), decimals: 0)
    }

    /// The design's indicator page: 66 months, two groups, a break, an event, two targets, a gap.
    static let individuals: ControlPlot = {
        var series = Samples.newBirthVisits
        let values = Samples.visits.map { part in part.map { 100 * Double($0.met) / Double($0.cohort) } }
        let groups = values.indices.map { $0 < 36 ? 0 : $0 < 45 ? 1 : 2 }
        var marks = Array(repeating: RuleMark?.none, count: values.count)
        for place in 20...30 { marks[place] = RuleMark(.outside, .low, .concerning) }
        for place in 59...65 { marks[place] = RuleMark(.shift, .low, .concerning) }
        marks[56] = RuleMark(.outside, .high, .improving)
        marks[31] = RuleMark(.outside, .high, .concerning)
        var described = lines(values, groups: groups, marks: marks)
        for place in 0..<36 {
            (described.mean[place], described.lower[place], described.upper[place]) = (89.1, 83.6, 94.6)
            (described.nearLower[place], described.nearUpper[place]) = (85.4, 92.8)
        }
        series.centres = []
        series.runs = []
        return ControlPlot(series: series, lines: described)
    }()

    /// All four rules, in both directions, and a group that nobody gave a reason for.
    static let everyRule: ControlPlot = {
        let values: [Double?] = [
            50, 52, 49, 51, 50, 61, 50, 49, 58.6, 51, 58.8, 50, 48, 47, 46, 45, 44, 43, 42, 49, 50, 39, 51, 52, 53, 52, 53, 54,
            52,
            53, 50, 49, 61, 62, 60, 63, 61, 60, 62, 61,
        ]
        var marks = Array(repeating: RuleMark?.none, count: values.count)
        marks[5] = RuleMark(.outside, .high, .improving)
        marks[8] = RuleMark(.twoInThree, .high, .improving)
        marks[10] = RuleMark(.twoInThree, .high, .improving)
        for place in 12...18 { marks[place] = RuleMark(.trend, .low, .concerning) }
        marks[21] = RuleMark(.outside, .low, .concerning)
        for place in 22...29 { marks[place] = RuleMark(.shift, .high, .improving) }
        var series = monthly(values, title: "Assessments finished within 45 days", drawn: "Assessments a month.")
        series.events = [ChartEvent(at: 15, heading: "July 2022", detail: "team moved to one building")]
        series.targets = [TargetSegment(from: 0, to: 39, value: 56, text: "56", dates: "April 2021 to March 2025")]
        series.comparators = [ChartComparator(name: "Neighbours", value: 47, text: "47", period: "2022-23", span: 12...23)]
        return ControlPlot(
            series: series, lines: lines(values, groups: values.indices.map { $0 < 32 ? 0 : 1 }, marks: marks), decimals: 1)
    }()

    static let neutral: ControlPlot = {
        let values: [Double?] = [70.9, 71.4, 71.5, 71.9, 71.7, 72.2, nil, 71.8, 71.8, 72.2, 75.6, 75.3]
        var marks = Array(repeating: RuleMark?.none, count: 12)
        for place in 10...11 { marks[place] = RuleMark(.outside, .high, .neutral) }
        marks[6] = RuleMark(.outside, .low, .neutral)
        var series = Samples.lookedAfter
        for place in series.points.indices {
            series.points[place] = ChartPoint(
                period: series.points[place].period, short: series.points[place].short, axisLabel: series.points[place].axisLabel,
                content: values[place].map { .value($0, Decimals.text($0, decimals: 1)) }
                    ?? .none(marker: "c", meaning: "protected"))
        }
        series.reading = nil
        return ControlPlot(series: series, lines: lines(values, groups: values.map { _ in 0 }, marks: marks))
    }()

    /// p chart: limits widen where fewer are counted. A protected month takes its limits with it.
    static let attribute: ControlPlot = {
        let parts: [(met: Int, cohort: Int)?] = [
            (41, 50), (44, 52), (19, 24), (38, 49), (40, 51), (22, 30), nil, (35, 48), (61, 72), (40, 49), (33, 60), (42, 50),
            (39, 47), (18, 25), (44, 55), (41, 50), (45, 53), (30, 36), (52, 64), (43, 51), (40, 52), (60, 66), (41, 50),
            (39, 51),
        ]
        let known = parts.compactMap(\.self)
        let centre = Double(known.reduce(0) { $0 + $1.met }) / Double(known.reduce(0) { $0 + $1.cohort })
        func reach(_ cohort: Int) -> Double { 3 * (centre * (1 - centre) / Double(cohort)).squareRoot() }
        var marks = Array(repeating: RuleMark?.none, count: parts.count)
        marks[10] = RuleMark(.outside, .low, .concerning)
        return ControlPlot(
            series: ChartSeries(
                title: "Return home interviews within 72 hours",
                drawn: "Percentage of interviews offered within 72 hours, by month.",
                unit: .percent,
                points: parts.enumerated().map { place, part in
                    Samples.month(place, part.map { Samples.percent($0) } ?? .none(marker: "c", meaning: "protected"))
                },
                targets: [TargetSegment(from: 0, to: 23, value: 85, text: "85%", dates: "from April 2021")]),
            lines: .init(
                mean: parts.map { _ in 100 * centre }, lower: parts.map { 100 * max(0, centre - reach($0?.cohort ?? 40)) },
                upper: parts.map { 100 * min(1, centre + reach($0?.cohort ?? 40)) }, marks: marks, group: parts.map { _ in 0 }),
            kind: .attribute)
    }()

    /// u chart with two groups.
    static let rate: ControlPlot = {
        let values: [Double?] = [4.1, 3.8, 5.0, 4.4, 4.9, 4.2, 6.9, 6.4, 7.1, 6.6, 6.0, 6.8]
        let widths: [Double] = [1.9, 2.2, 1.6, 2.0, 2.4, 1.9, 2.3, 2.2, 2.6, 2.1, 1.8, 2.5]
        let means: [Double] = values.indices.map { $0 < 6 ? 4.4 : 6.6 }
        var series = monthly(values, title: "Repeat missing episodes", drawn: "Episodes per 100 children looked after, by month.")
        series.breaks = [
            SeriesBreak(
                after: 5, kind: .reset, heading: "Limits reset, October 2021: police system replaced",
                reason: "Agreed by PQA, 9 June 2022")
        ]
        return ControlPlot(
            series: series,
            lines: .init(
                mean: means, lower: zip(means, widths).map { max(0, $0 - $1) }, upper: zip(means, widths).map { $0 + $1 },
                marks: values.map { _ in nil }, group: values.indices.map { $0 < 6 ? 0 : 1 }),
            kind: .attribute)
    }()

    static let sixty: ControlPlot = {
        var values: [Double?] = (0..<60).map { (place: Int) -> Double? in Double((place > 44 ? 34 : 40) + (place * 7) % 5) }
        var marks = Array(repeating: RuleMark?.none, count: 60)
        for place in stride(from: 3, to: 48, by: 9) {
            let isHigh = place % 2 == 0
            values[place] = isHigh ? 61 : 22
            marks[place] = RuleMark(.outside, isHigh ? .high : .low, .concerning)
        }
        for place in 50...57 { marks[place] = RuleMark(.shift, .low, .improving) }
        return ControlPlot(
            series: monthly(values, title: "Children waiting", drawn: "Children, last day of each month."),
            lines: lines(values, groups: values.map { _ in 0 }, marks: marks))
    }()

    static func strange(_ name: String) -> ControlPlot {
        let values: [Double?] = [61, 54, 67, 58, 63, 49, 71, 66]
        var marks = Array(repeating: RuleMark?.none, count: 8)
        marks[6] = RuleMark(.outside, .high, .concerning)
        var series = monthly(values, title: name, drawn: name)
        series.breaks = [SeriesBreak(after: 3, kind: .reset, heading: name, reason: name)]
        series.targets = [TargetSegment(from: 0, to: 7, value: 60, text: "60", label: name, dates: name)]
        series.comparators = [ChartComparator(name: name, value: 55, text: "55", period: name, span: 1...2)]
        series.events = [ChartEvent(at: 1, heading: name, detail: name)]
        series.reading = name
        return ControlPlot(series: series, lines: lines(values, groups: [0, 0, 0, 0, 1, 1, 1, 1], marks: marks))
    }

    static func monthly(_ values: [Double?], title: String, drawn: String) -> ChartSeries {
        ChartSeries(
            title: title, drawn: drawn, unit: .number,
            points: values.enumerated().map { place, value in
                Samples.month(
                    place,
                    value.map { .value($0, Decimals.text($0, decimals: 1)) } ?? .none(marker: "x", meaning: "not available"))
            })
    }
}
