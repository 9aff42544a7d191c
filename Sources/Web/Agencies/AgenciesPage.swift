import Domain
import Markup
import Services

extension Address {
    static let agencies = Address.at("/agencies")
    static func agency(_ id: ID<Agency>) -> Address { .at("/agencies/\(id)") }
}

/// "Do they supply, answer and deliver?": every agency, a row each.
struct AgenciesPage {
    var answer: AgenciesAnswer

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Agencies", place: .agencies, content: body) }

    var body: HTML {
        """
        <h1>Agencies: do they supply and answer?</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, table)
        <p><a href="\(Address.coverage(nil).text)">Which evidence the board has from whom, and where it has none</a></p>
        \(Fold(says: "It says of each agency how many measures of the board’s basket it supplies, how many of those are overdue or red, and how it answers what it is asked. Each agency has a page with its measures, the questions it was asked and the advice it was given.").html)
        """
    }

    private var lead: HTML {
        if answer.lines.isEmpty {
            return "There is no agency yet. <a href=\"\(Address.frameworkPart(.agencies).text)\">Name them in the framework</a>."
        }
        let late = answer.lines.count { $0.overdue > 0 }
        let silent = answer.lines.count { ($0.times?.waiting ?? 0) > 0 }
        return """
            <strong>\(late == 0 ? "Every agency’s figures are in" : "\(late) of \(answer.lines.count) agencies \(late == 1 ? "has" : "have") a figure overdue")</strong>; \
            \(silent == 0 ? "none owes an answer" : "\(silent) \(silent == 1 ? "owes" : "owe") an answer").
            """
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader" class="num">Measures</th><th scope="col" role="columnheader" class="num">Overdue</th>\
        <th scope="col" role="columnheader" class="num">Red</th><th scope="col" role="columnheader" class="num">Asked in a year</th>\
        <th scope="col" role="columnheader" class="num">Waiting for an answer</th>\
        <th scope="col" role="columnheader" class="num">Median days to answer</th></tr></thead><tbody role="rowgroup">
        \(each: answer.lines, row)</tbody></table>
        """
    }

    private func row(_ line: AgenciesAnswer.Line) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.agency(line.agency.id).text)">\(line.agency.name)</a></th>\
        <td role="cell" class="num" data-label="Measures">\(Number.text(line.measures))</td>\
        <td role="cell" class="num" data-label="Overdue">\(Number.text(line.overdue))</td>\
        <td role="cell" class="num" data-label="Red">\(Number.text(line.red))</td>\
        <td role="cell" class="num" data-label="Asked in a year">\(Number.text(line.times?.asked ?? 0))</td>\
        <td role="cell" class="num" data-label="Waiting for an answer">\(waiting(line.times))</td>\
        <td role="cell" class="num" data-label="Median days to answer">\(line.times?.medianWords ?? "–")</td></tr>

        """
    }

    private func waiting(_ times: AnswerTimes?) -> HTML {
        guard let times, times.waiting > 0 else { return "0" }
        return
            "\(Number.text(times.waiting))\(when: times.longWaiting > 0, "<span class=\"of wrap\">\(Number.text(times.longWaiting)) for forty days or more</span>")"
    }
}
