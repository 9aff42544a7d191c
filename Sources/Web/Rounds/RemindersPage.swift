import Domain
import Markup
import Services

/// "Who would hear what, and when?"
struct RemindersPage {
    var answer: RemindersAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Reminders: \(answer.round.title)", place: .rounds, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.rounds.text)">Rounds</a> <a href="\(Address.round(answer.round.number).text)">\(answer.round.title)</a></p>
        <h1>Who is reminded next, and in what words?</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.now.calls.isEmpty, "<h2>Now</h2>\(steps(of: answer.now))\(button)")
        \(some: answer.next, later)
        <p class="note">Everybody finds it on their home page. Whoever takes e-mail gets the words and a link, never a figure. Each step is said once for each return and deadline.</p>
        """
    }

    private var lead: HTML {
        guard answer.now.calls.isEmpty else {
            return "<strong>Now: \(RemindersPage.count(answer.now)).</strong> Nothing has gone yet."
        }
        guard answer.round.state == .open else { return "<strong>Nobody.</strong> The round is \(answer.round.state.rawValue)." }
        return """
            <strong>Nobody today:</strong> every step that has come was taken\(some: answer.next, { "; the next comes on \($0.day.long)" }).
            """
    }

    private func later(_ moment: RemindersAnswer.Moment) -> HTML {
        """
        <h2>On \(moment.day.long)</h2>
        <p>\(moment.calls.isEmpty ? "Nobody: what is asked for has come, or has more time." : "\(RemindersPage.count(moment)), unless what is asked for comes before.")</p>
        \(steps(of: moment))
        """
    }

    private static func count(_ moment: RemindersAnswer.Moment) -> String {
        "\(moment.told) \(moment.told == 1 ? "person" : "people") about \(moment.calls.count) \(moment.calls.count == 1 ? "return" : "returns")"
    }

    private func steps(of moment: RemindersAnswer.Moment) -> HTML {
        let steps = ReminderStep.allCases.filter { step in moment.calls.contains { $0.step == step } }
        return "\(each: steps, { part($0, moment) })"
    }

    private func part(_ step: ReminderStep, _ moment: RemindersAnswer.Moment) -> HTML {
        """
        <h3>\(step.label)</h3>
        \(some: answer.words[step], { "<blockquote>\($0)</blockquote>" })
        <table class="stack" role="table"><caption>Who would hear it</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader">People</th></tr></thead><tbody role="rowgroup">
        \(each: moment.calls.filter { $0.step == step }, row)</tbody></table>
        """
    }

    private func row(_ call: RemindersAnswer.Call) -> HTML {
        let name = answer.version.agency(call.agency)?.name ?? call.agency.text
        let people =
            call.people.isEmpty ? "Nobody is named, and there is no business manager" : call.people.joined(separator: ", ")
        return """
            <tr role="row"><th scope="row" role="rowheader">\(name)</th>\
            <td role="cell" class="full" data-label="People">\(people)</td></tr>

            """
    }

    private var button: HTML {
        """
        <form action="\(Address.roundAct(.reminders, on: answer.round.number).text)" method="post"><button type="submit" class="button">Remind them now</button></form>
        """
    }
}
