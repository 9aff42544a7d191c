import Domain

@testable import Exchange

/// The return of an invented health trust: a percentage, an average, a percentage of a month, and a count by area and group.
enum ReturnFixture {
    static let quarter = Period.financialQuarter(2026, 2)
    static let month = Period.month(2026, 9)

    static func identity(
        round: String = "2026-27Q2", agency: String = "cmh", partnership: String = "aireborough", revision: Int = 3
    ) -> ReturnForm.Identity {
        ReturnForm.Identity(
            partnership: .init(
                id: partnership,
                words: partnership == "aireborough"
                    ? "Aireborough Safeguarding Children Partnership" : "Elsewhere Safeguarding Children Partnership"),
            round: .init(id: round, words: round == "2026-27Q2" ? "July to September 2026" : "round \(round)"),
            agency: .init(id: agency, words: agency == "cmh" ? "Aire Community & Mental Health" : "agency \(agency)"),
            revision: revision)
    }

    static func form(_ identity: ReturnForm.Identity = identity(), answers: [String: ReturnAnswer] = [:]) -> ReturnForm {
        let visits = indicator("new-birth-visits-14-days", "New birth visits within 14 days", .percent, code: "NI 59")
        let wait = indicator("camhs-wait-treatment", "Average wait from referral to second contact", .average(of: "weeks"))
        let health = indicator(
            "iha-20-days", "Initial health assessments within 20 working days", .percent, .of(.month), .monthly)
        let harm = indicator("self-harm", "=Self-harm attendances", .count)
        var lines = [
            line("visits", visits, quarter, past: quarters), line("wait", wait, quarter), line("iha", health, month),
            line("harm", harm, quarter),
        ]
        lines.append(line("harm-north", harm, quarter, area: ("north", "Aire North")))
        lines.append(line("harm-girls", harm, quarter, group: "sex=female"))
        for place in lines.indices { lines[place].answer = answers[lines[place].key] ?? ReturnAnswer() }
        return ReturnForm(
            identity: identity, deadline: day("2026-10-28"), madeOn: day("2026-10-01"),
            contact: "Tomasz Bright, performance officer",
            lines: lines)
    }

    static let answers: [String: ReturnAnswer] = [
        "visits": ReturnAnswer(
            numerator: 197, denominator: 231, status: .provisional, what: "34 babies were seen after day 14.",
            soWhat: "First-time mothers.",
            nowWhat: "Two more visitors."),
        "wait": ReturnAnswer(denominator: 164, value: 11.8),
        "iha": ReturnAnswer(reason: .notAvailable, what: "=1+1"),
        "harm": ReturnAnswer(value: 0),
    ]

    private static func indicator(
        _ id: String, _ title: String, _ unit: Unit, _ kind: PeriodKind = .of(.financialQuarter),
        _ frequency: Frequency = .quarterly,
        code: String? = nil
    ) -> Indicator {
        Indicator(
            id: ID(id), nationalCode: code, title: title, unit: unit, polarity: .higherBetter, frequency: frequency,
            periodKind: kind,
            agency: "cmh",
            definitions: [
                DefinitionVersion(
                    definition: "Count babies seen face to face at home by day 14. Video visits do not count.",
                    numerator: "Seen in time",
                    denominator: "Babies due")
            ])
    }

    private static func line(
        _ key: String, _ indicator: Indicator, _ period: Period, area: (String, String) = ("aireborough", "Aireborough"),
        group: String = "",
        past: [SeriesPoint] = []
    ) -> ReturnForm.Line {
        ReturnForm.Line(
            key: key, indicator: indicator, period: period, area: ID(area.0), areaName: area.1,
            group: PopulationGroup(group) ?? .total,
            groupName: group.isEmpty ? "Everybody" : "Girls", past: past)
    }

    private static var quarters: [SeriesPoint] {
        let values: [(Period, Shown)] = [
            (.financialQuarter(2025, 2), value(206, 231)), (.financialQuarter(2025, 3), value(210, 228)),
            (.financialQuarter(2025, 4), .none(.notAvailable, why: nil)), (.financialQuarter(2026, 1), value(199, 230)),
        ]
        return values.map { SeriesPoint(period: $0, shown: $1, knownFrom: $0.lastDay, importNumber: 1) }
    }

    private static func value(_ numerator: Double, _ denominator: Double) -> Shown {
        .value(ShownValue(value: numerator / denominator * 100, numerator: numerator, denominator: denominator, status: .final))
    }

    private static func day(_ text: String) -> Day {
        guard let day = Day(iso8601: text) else { preconditionFailure("The fixture's days are days.") }
        return day
    }
}
