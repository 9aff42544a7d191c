import Domain
import Markup
import Services

/// "How soon do agencies answer?": what was put over a year, agency by agency.
struct AnswersPage {
    var answer: AnswerTimesAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "How soon agencies answer", place: .challenges, content: body)
    }

    var body: HTML {
        """
        <h1>How soon do agencies answer?</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, table)
        <p><a href="\(Address.raisedChallenges.text)">All challenges</a></p>
        \(Fold(says: "It counts the questions and the advice that were put to each agency over twelve months, without those withdrawn, and the days until its first answer. Half of the first answers came within the median. Each agency’s page has the same by quarter.").html)
        """
    }

    private var lead: HTML {
        let (asked, waiting) = (answer.lines.reduce(0) { $0 + $1.times.asked }, answer.lines.reduce(0) { $0 + $1.times.waiting })
        if asked == 0 { return "Nothing was asked of any agency in the last twelve months." }
        let slowest = answer.lines.compactMap { line in line.times.medianDays.map { (line.agency, $0) } }.max { $0.1 < $1.1 }
        return """
            <strong>\(Number.text(waiting)) of \(Number.text(asked)) put in the last twelve months \(waiting == 1 ? "waits" : "wait") for an answer.</strong>\
            \(some: slowest, { " The slowest is \(name($0.0)): half of its first answers took \(FigureText.count($0.1)) days or more." })
            """
    }

    private var table: HTML {
        let rows = answer.lines.map { agency, times -> (name: HTML, times: AnswerTimes) in
            ("<a href=\"\(Address.agency(agency).text)\">\(name(agency))</a>", times)
        }
        return AnswerTimesTable(
            rows: rows, caption: "Put in the last twelve months, questions and advice together", first: "Agency"
        ).html
    }

    private func name(_ agency: ID<Agency>) -> String { answer.version.agency(agency)?.name ?? agency.text }
}
