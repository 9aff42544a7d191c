import Domain

/// The words in which one exception stands in the chair's brief. What an agency itself reported goes before what is
/// worked out; the question is made from what is known: an earlier question without an answer, a promise that is late, a
/// figure that did not come.
struct BriefWords {
    var reading: Reading
    var version: FrameworkVersion
    var business: BriefBusiness
    var report: ExceptionReport?

    var exception: ChairsBrief.Exception {
        ChairsBrief.Exception(
            title: reading.indicator.title, standing: reading.standing.word, run: run, figure: figure,
            because: reading.exception?.words ?? "", know: know, planned: planned, whom: whom, question: question)
    }

    private var id: ID<Indicator> { reading.indicator.id }
    private var plans: [BriefBusiness.Plan] { business.plans[id] ?? [] }
    private var runLength: Int { reading.run(of: reading.standing.word, district: version.framework.district) }

    private var run: String? {
        runLength < 2 ? nil : "\(BriefWords.ordinal(runLength)) \(reading.indicator.frequency.periodNoun) running"
    }

    private static func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
    }

    private var figure: String {
        guard let latest = reading.latest else { return "No figure has been received." }
        guard let value = latest.shown.value else { return "No figure for \(latest.period.label): \(missing)." }
        let text = FigureText(reading.indicator)
        let aim = reading.target.map { "; \(aimed($0, at: latest.period, text))" } ?? ""
        return "\(text.full(value)), \(latest.period.label)\(aim)"
    }

    private var missing: String {
        guard case .some(.none(let reason, _)) = reading.latest?.shown else { return "not received" }
        return reason.meaning.lowercasedFirst
    }

    private func aimed(_ target: Target, at period: Period, _ text: FigureText) -> String {
        switch target.aim(for: period) {
        case .value(let value): "target \(text.aim(value))"
        case .band(let low, let high): "target \(text.range(low, high))"
        case .expectedRange(let low, let high): "expected \(text.range(low, high))"
        }
    }

    private var know: String {
        if let report { return report.what + " " + report.soWhat }
        if reading.latest?.shown.value == nil { return "We cannot say how this stands." }
        let moved =
            reading.movement.arrow == .notComparable
            ? reading.movement.reason : "\(reading.movement.words) \(reading.movement.reason)."
        return moved
    }

    private var planned: String {
        var parts: [String] = []
        if let report {
            let due = report.dueOn.map { ", by \($0.short)" } ?? ""
            parts.append("\(report.whatNext) (\(report.byWhom)\(due))")
        }
        parts += plans.prefix(2).map(\.says)
        return parts.isEmpty ? "No action is recorded." : parts.joined(separator: " ")
    }

    /// The post that signs off for whoever is held to account.
    private var whom: String {
        let agency = version.agency(reading.line?.heldToAccount ?? reading.indicator.agency)
        let name = agency?.name ?? reading.indicator.agency.text
        return agency?.signsOff.map { "\($0), \(name)" } ?? name
    }

    private var question: String {
        if let report, !report.question.isEmpty { return report.question }
        if let asked = business.asked[id]?.first, !asked.isAnswered {
            return "You were asked on \(asked.on.long) (\(asked.reference)): \(asked.question) What is your answer?"
        }
        if let late = plans.first(where: \.isOverdue) {
            return
                "\(late.reference) was to put this right and is overdue. By what date will it be done, and who is at risk until then?"
        }
        switch reading.standing.word {
        case .askWhy:
            return "Is this figure too high or too low for the children behind it, how do you know, and what will you show us?"
        case .red where reading.movement.meaning == .worsening:
            return "Why is this getting worse, what will you change, and by what date will we see it in the figure?"
        case .red where plans.isEmpty:
            return "This is beyond its tolerance and no action is recorded. What will you do, who leads it, and by when?"
        case .red:
            return "Is what you are doing working, how would we see it, and what will you do if it is not by the next meeting?"
        case .amber, .green, .inRange, .notRated:
            if reading.latest?.shown.value != nil {
                return
                    "This is not red, but it moves the wrong way by more than chance. What changed, and what will you do before it is?"
            }
            return "What stopped this figure from coming, what would stop it failing again, and what do you know without it?"
        }
    }
}
