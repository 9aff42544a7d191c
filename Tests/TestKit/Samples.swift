import Domain

/// An invented partnership of two measures, in four states: empty, typical, protected, overfull.
public enum Samples {
    public static let today = Day(iso8601: "2026-11-21")!

    public static let visits = Indicator(
        id: "visits", nationalCode: "NI 99", title: "New birth visits within 14 days", unit: .percent, polarity: .higherBetter,
        frequency: .quarterly,
        periodKind: .of(.financialQuarter), agency: "cmh",
        definitions: [DefinitionVersion(number: 1), DefinitionVersion(number: 2, validFrom: Day(iso8601: "2024-04-01"))],
        breaks: [SeriesBreak(from: Day(iso8601: "2024-04-01")!, reason: "video visits no longer count")])
    public static let missing = Indicator(
        id: "missing", title: "Missing episodes", unit: .count, polarity: .lowerBetter, frequency: .quarterly,
        periodKind: .of(.financialQuarter), agency: "csc")

    public static let framework = Framework(
        partnership: Partnership(id: "smallborough", name: "Smallborough Safeguarding Children Partnership"),
        fictionalBanner: "FICTIONAL DATA - Smallborough does not exist.",
        agencies: [Agency(id: "csc", name: "Smallborough Council"), Agency(id: "cmh", name: "Smallborough Community Health")],
        areas: [
            Area(id: "smallborough", name: "Smallborough", kind: .district), Area(id: "england", name: "England", kind: .country),
            Area(id: "northside", name: "Northside", parents: ["smallborough"]),
        ], district: "smallborough", country: "england",
        sources: [
            Source(
                id: "published", name: "Published tables", edition: "April 2026", publisher: "A department",
                attribution: "Contains public sector information.")
        ], indicators: [visits, missing],
        priorities: [Priority(id: "p1", number: 1, title: "Help early", outcome: "Families are helped early")],
        basket: [
            BasketLine(
                indicator: "visits", priority: "p1", tier: .core, heldToAccount: "cmh",
                targets: [
                    Target(aim: .value(85), tolerance: .points(4), until: Day(iso8601: "2024-03-31")),
                    Target(aim: .value(90), tolerance: .points(4), from: Day(iso8601: "2024-04-01")),
                ]),
            BasketLine(
                indicator: "missing", priority: "p1", tier: .core, targets: [Target(aim: .expectedRange(90, 165))]),
        ], bodies: [Body(id: "board", name: "Partnership Board")],
        meetings: [
            Meeting(id: "board-2026-09", body: "board", date: Day(iso8601: "2026-09-24")!),
            Meeting(
                id: "board-2026-12", body: "board", date: Day(iso8601: "2026-12-10")!, dataPeriod: .financialQuarter(2026, 2),
                paperDeadline: Day(iso8601: "2026-11-26")),
        ])

    public static let version = FrameworkVersion(
        number: 3, knownFrom: Day(iso8601: "2026-04-01")!, actor: .owner, why: "The board's decision of 24 March",
        framework: framework)

    public static func point(_ period: Period, _ shown: Shown, known: String = "2026-10-21") -> SeriesPoint {
        SeriesPoint(
            period: period, shown: shown, knownFrom: Day(iso8601: known)!, importNumber: 7,
            extractedOn: Day(iso8601: "2026-10-14"))
    }

    public static func percent(_ met: Double, of cohort: Double, _ status: ValueStatus = .final) -> Shown {
        .value(ShownValue(value: met / cohort * 100, numerator: met, denominator: cohort, status: status))
    }

    public static func count(_ number: Double) -> Shown { .value(ShownValue(value: number, status: .final)) }

    /// Ten quarters with a break, a gap nobody sent and a marker.
    public static let visitsSeries: Series = {
        let figures: [(Int, Int, Shown)] = [
            (2023, 3, percent(180, of: 210)), (2023, 4, percent(176, of: 208)), (2024, 1, percent(190, of: 230)),
            (2024, 2, percent(195, of: 229)), (2024, 4, .none(.notAvailable, why: "two record systems were merged")),
            (2025, 1, percent(199, of: 226)), (2025, 2, percent(206, of: 231)), (2025, 3, percent(203, of: 230)),
            (2025, 4, percent(201, of: 228)), (2026, 1, percent(198, of: 232)), (2026, 2, percent(197, of: 231, .provisional)),
        ]
        return Series(
            indicator: visits, area: "smallborough", source: "return-cmh",
            points: figures.map { point(.financialQuarter($0.0, $0.1), $0.2) })
    }()

    public static let missingSeries = Series(
        indicator: missing, area: "smallborough", source: "return-csc",
        points: [point(.financialQuarter(2025, 2), count(158)), point(.financialQuarter(2026, 2), count(171))])

    public static func reading(_ indicator: Indicator, _ series: Series?, comparators: [Comparator] = []) -> Reading {
        Reading(
            indicator: indicator, line: version.basketLine(indicator.id), series: series, area: "smallborough",
            district: "smallborough",
            comparators: comparators, lastMeeting: Day(iso8601: "2026-09-24"), today: today)
    }

    public static let england = Comparator(
        of: .country, name: "England", value: 83.1, period: .financialYear(2024), source: "Published tables, April 2026")

    public static func scorecard(_ readings: [Reading]) -> Scorecard {
        Scorecard(
            area: version.district, sections: [.init(priority: framework.priorities[0], readings: readings)], asKnown: today,
            lastMeeting: framework.meetings[0])
    }

    public static let typical = [reading(visits, visitsSeries, comparators: [england]), reading(missing, missingSeries)]
    public static let empty = [reading(visits, nil), reading(missing, nil)]

    /// What an audience that may not see small counts gets of 3 in 4: its marker and nothing else.
    public static let protected: [Reading] = {
        let rule = DisclosureRule.childrenInNeed
        let figures = [
            Figure(state: .value(.final), numerator: 3, denominator: 13),
            Figure(state: .value(.final), numerator: 4, denominator: 14),
        ]
        precondition(rule.protects(count: 3) && rule.protects(count: 4), "the sample is about protected counts")
        let points = zip([2025, 2026], figures).map { year, figure in
            point(.financialQuarter(year, 2), figure.shown(as: visits, to: .public))
        }
        return [reading(visits, Series(indicator: visits, area: "smallborough", source: "return-cmh", points: points))]
    }()

    /// Texts from outside that would be markup if anyone forgot.
    public static let hostile: [Reading] = {
        var indicator = visits
        indicator.title = "<script>alert(1)</script> & \"quotes\""
        var series = visitsSeries
        series.indicator = indicator
        series.points[10].shown = .none(.notSubmitted, why: "<b>soon</b>")
        return [reading(indicator, series)]
    }()
}
