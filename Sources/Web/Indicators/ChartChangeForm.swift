import Domain
import Markup
import Services

/// What one of the forms about an indicator's chart asks for.
struct ChartChangeForm {
    enum Act: String, CaseIterable { case rebase, event, endRebase = "end-rebase", endEvent = "end-event" }

    var act: Act
    var change: ChartChange
    /// Why, for the record: who agreed it and where.
    var why: String

    /// Where several things can be ended, each form has a place of its own.
    static func prefix(_ act: Act, _ place: Int? = nil) -> String { act.rawValue + (place.map { "-\($0)" } ?? "") }

    static func prefix(of form: Query) -> String {
        guard let act = form["act"].flatMap(Act.init(rawValue:)) else { return "rebase" }
        return prefix(act, form["place"].flatMap { Int($0) })
    }

    init(_ form: Query, _ indicator: Indicator) throws(FormProblems) {
        let prefix = ChartChangeForm.prefix(of: form)
        var problems = FormProblems()
        func said(_ name: String) -> String { (form[name] ?? "").trimmed.replacing("\r\n", with: " ").replacing("\n", with: " ") }
        guard let act = form["act"].flatMap(Act.init(rawValue:)) else {
            problems.add("rebase-day", "Choose what to change.")
            throw problems
        }
        let (dayText, what, why) = (said("day"), said("what"), said("why"))
        let day = Day(iso8601: dayText) ?? Day(written: dayText)
        switch act {
        case .rebase, .event:
            if day == nil { problems.add("\(prefix)-day", "Give the day, such as 2026-04-01.") }
            if what.isEmpty {
                problems.add("\(prefix)-what", act == .rebase ? "Say why the limits start anew." : "Say what happened.")
            }
        case .endRebase, .endEvent: break
        }
        if why.isEmpty { problems.add("\(prefix)-why", "Say who agreed this and why.") }
        guard let day, problems.isEmpty else {
            if problems.isEmpty { problems.add("\(prefix)-why", "What was to be ended is not there any more.") }
            throw problems
        }
        self.act = act
        self.why = why
        switch act {
        case .rebase: change = .addRebase(SeriesReset(from: day, why: what))
        case .event: change = .addEvent(SeriesEvent(on: day, what: what))
        case .endRebase: change = .endRebase(SeriesReset(from: day, why: form["what"] ?? ""))
        case .endEvent: change = .endEvent(SeriesEvent(on: day, what: form["what"] ?? ""))
        }
        if change.applied(to: indicator) == nil {
            switch act {
            case .rebase: problems.add("\(prefix)-day", "The limits start anew on that day already. Give another day.")
            case .event: problems.add("\(prefix)-day", "That event is there already. Give another day or say what else happened.")
            case .endRebase, .endEvent: problems.add("\(prefix)-why", "It is not there any more. Leave it as it is.")
            }
            throw problems
        }
    }
}
