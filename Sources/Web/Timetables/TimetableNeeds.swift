import Domain
import Markup
import Services

/// What the officer has to see to, in one sentence at the top.
struct TimetableNeeds {
    var answer: TimetableAnswer
    var mayKeep: Bool

    private var coming: [Timetable.Column] { answer.timetable.columns.filter { $0.meeting.date >= answer.timetable.today } }

    var html: HTML {
        guard !coming.isEmpty, !answer.timetable.lines.isEmpty else { return "No meeting waits for figures in this time." }
        let needs = [tooLate, nothingNew, noPerformance].compactMap(\.self)
        guard let first = coming.first else { return HTML() }
        let next: HTML =
            "\(first.body.name) on \(first.meeting.date.long) can have something new of \(first.newCount) of \(first.cells.count) measures"
        if needs.isEmpty { return "\(next); nothing needs you." }
        return
            "\(next); <strong>\(needs.count == 1 ? "one thing needs" : "\(needs.count) things need") you</strong>: \(each: joined(needs))."
    }

    private func joined(_ needs: [HTML]) -> [HTML] {
        needs.enumerated().map { place, need in place == 0 ? need : "; \(need)" }
    }

    /// The meeting at which most figures miss the papers by a few days.
    private var tooLate: HTML? {
        guard let worst = coming.filter({ $0.nearMisses > 0 }).min(by: { $0.meeting.date < $1.meeting.date }) else { return nil }
        let days = worst.cells.filter(\.isNearMiss).compactMap { $0.next?.tooLateBy }.min() ?? 1
        let count = worst.nearMisses
        return """
            \(count == 1 ? "one figure comes" : "\(count) figures come") too late for <a href="\(Address.timetable(filter(worst)).text)">\(name(worst))</a>, \
            the nearest by \(days == 1 ? "1 working day" : "\(days) working days")
            """
    }

    private var nothingNew: HTML? {
        guard let next = coming.first else { return nil }
        let agencies = answer.timetable.agenciesWithNothingNew(at: next).compactMap { answer.version.agency($0)?.name }
        let priorities = answer.timetable.prioritiesWithNothingNew(at: next).compactMap { answer.version.priority($0)?.title }
        guard !agencies.isEmpty || !priorities.isEmpty else { return nil }
        let from = agencies.isEmpty ? nil : "from \(agencies.inWords)"
        let on = priorities.isEmpty ? nil : "on \(priorities.map { "“\($0)”" }.inWords)"
        return "\(name(next)) hears nothing new \([from, on].compactMap(\.self).joined(separator: " and "))"
    }

    private var noPerformance: HTML? {
        let without = coming.filter { $0.performance == .none }
        guard !without.isEmpty else { return nil }
        let named = without.prefix(3).map { column -> HTML in
            let address = mayKeep ? Address.agenda(of: column.meeting.id) : .meeting(column.meeting.id)
            return "<a href=\"\(address.text)\">\(name(column))</a>"
        }
        let more = without.count - named.count
        return """
            \(without.count == 1 ? "one agenda cannot" : "\(without.count) agendas cannot") be published, having no performance item: \
            \(each: named.enumerated().map { $0 == 0 ? $1 : ", \($1)" })\(when: more > 0, " and \("\(more)") more")
            """
    }

    private func name(_ column: Timetable.Column) -> String { "\(column.body.name) of \(column.meeting.date.dayAndMonth)" }

    private func filter(_ column: Timetable.Column) -> TimetableFilter {
        TimetableFilter(body: column.body.id, agency: answer.filter.agency, move: answer.filter.move)
    }
}
