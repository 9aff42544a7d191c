import Domain
import Markup
import Reports

/// What stands out, as a shape and its words.
struct Badge {
    enum Shape: String { case red, amber, green, none }

    var shape: Shape
    var words: String

    var html: HTML {
        """
        <span class="status \(shape.rawValue)"><svg class="shape" aria-hidden="true"><use href="#\(shape.rawValue)"/></svg>\
        <span class="wrap">\(words)</span></span>
        """
    }
}

extension Challenge {
    /// What a list says of it beside its standing: the longer silence first.
    func badges(on day: Day) -> [Badge] {
        var badges: [Badge] = []
        if let days = daysUnanswered(on: day), isLongUnanswered(on: day) {
            badges.append(Badge(shape: .red, words: "Unanswered for \(days) days"))
        }
        if isOverdue(on: day) { badges.append(Badge(shape: .red, words: "Answer overdue by \(Days.text(day.days(since: due)))")) }
        return badges
    }

    var kindWords: String { kind == .question ? "Question" : "Advice" }
}

enum Days {
    static func text(_ count: Int) -> String { count == 1 ? "1 day" : "\(Number.text(count)) days" }
}

extension Step {
    /// What was done, in front of the words of whoever did it.
    var challengeAct: String {
        switch act {
        case "raise": "asked"
        case "reply": "answered"
        case "accept": "accepted the answer"
        case "refuse": "did not accept the answer and asked again"
        case "escalate": "escalated it to stage \(to ?? "")"
        case "agree": "agreed on an action\(to.map { " (\($0))" } ?? "")"
        case "close": "closed it: what it changed"
        case "reopen": "opened it again"
        case "withdraw": "withdrew it"
        case "note": "noted"
        default: act
        }
    }
}

/// How agencies answer, a row each.
struct AnswerTimesTable {
    var rows: [(name: HTML, times: AnswerTimes)]
    var caption: String
    var first: String

    var html: HTML {
        """
        <table class="stack narrower" role="table"><caption>\(caption)</caption><thead role="rowgroup"><tr role="row">\
        <th scope="col" role="columnheader">\(first)</th><th scope="col" role="columnheader" class="num">Asked</th>\
        <th scope="col" role="columnheader" class="num">Answered</th><th scope="col" role="columnheader" class="num">Waiting</th>\
        <th scope="col" role="columnheader" class="num">Forty days or more</th>\
        <th scope="col" role="columnheader" class="num">Median days to answer</th></tr></thead><tbody role="rowgroup">
        \(each: rows, row)</tbody></table>
        """
    }

    private func row(_ row: (name: HTML, times: AnswerTimes)) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(row.name)</th>\
        <td role="cell" class="num" data-label="Asked">\(Number.text(row.times.asked))</td>\
        <td role="cell" class="num" data-label="Answered">\(Number.text(row.times.answered))</td>\
        <td role="cell" class="num" data-label="Waiting">\(Number.text(row.times.waiting))</td>\
        <td role="cell" class="num" data-label="Forty days or more">\(Number.text(row.times.longWaiting))</td>\
        <td role="cell" class="num" data-label="Median days to answer">\(row.times.medianWords)</td></tr>

        """
    }
}
