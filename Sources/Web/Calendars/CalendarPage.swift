import Domain
import Markup
import Services

/// "How do I have the days in my own calendar?"
struct CalendarPage {
    var version: FrameworkVersion
    var links: [CalendarLink]
    /// Whose meetings the person reads.
    var bodies: [Body]
    var agencies: [Agency]
    /// The address that was just made, shown this once.
    var made: String?
    var chosen = "own"
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Calendar", content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.account.text)">Your account</a></p>
        \(problems.summary)
        <h1>The days in your own calendar</h1>
        <p class="lead">An address to which your calendar program subscribes: meetings, the days on which papers close, and what is due. It gives \
        what you may see at that moment, and says of what is due only its number.</p>
        \(some: made, new)
        \(when: !links.isEmpty, table)
        <h2>Make an address</h2>
        <form class="upload" action="\(Address.accountCalendar.text)" method="post" novalidate>
        <div class="field\(when: problems["about"] != nil, " wrong")"><label for="about">Whose days</label>
        \(problems.message("about"))<select id="about" name="about"\(problems.marks("about"))>\(each: choices, option)</select></div>
        <button type="submit" class="button">Make the address</button></form>
        """
    }

    private func new(_ address: String) -> HTML {
        """
        <h2 id="made">Your new address</h2>
        <p role="status"><strong>Copy it now; it is not shown again.</strong> Whoever has it sees these days as you do: give it to your calendar program and to nobody else.</p>
        <p><code id="address">\(address)</code></p>
        <p>In your calendar program choose “Subscribe” or “Add a calendar from the internet”, and paste it.</p>
        """
    }

    private var choices: [(word: String, label: String)] {
        [(CalendarLink.About.own.word, "Mine: the meetings that I read, and what is due from me")]
            + bodies.map { (CalendarLink.About.body($0.id).word, "Body: \($0.name)") }
            + agencies.map { (CalendarLink.About.agency($0.id).word, "Agency: \($0.name)") }
    }

    private func option(_ choice: (word: String, label: String)) -> HTML {
        "<option value=\"\(choice.word)\"\(attribute: "selected", choice.word == chosen ? "" : nil)>\(choice.label)</option>"
    }

    private var table: HTML {
        """
        <h2>Your addresses</h2>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Whose days</th>\
        <th scope="col" role="columnheader">Made</th><th scope="col" role="columnheader">Last used</th>\
        <th scope="col" role="columnheader">State</th></tr></thead><tbody role="rowgroup">
        \(each: links, row)</tbody></table>
        """
    }

    private func row(_ link: CalendarLink) -> HTML {
        let name = choices.first { $0.word == link.about.word }?.label ?? "No longer there"
        return """
            <tr role="row"><th scope="row" role="rowheader">\("\(link.number)"): \(name)</th>\
            <td role="cell" class="half" data-label="Made">\(link.createdAt.day.long)</td>\
            <td role="cell" class="half" data-label="Last used">\(link.usedOn?.long ?? "never")</td>\
            <td role="cell" class="full" data-label="State">\(some: link.endedAt, { "ended on \($0.day.long)" })\(when: link.isGood, ending(link))</td></tr>

            """
    }

    private func ending(_ link: CalendarLink) -> HTML {
        """
        <form class="at-once" action="\(Address.endOfCalendarAddress(link.number).text)" method="post"><button type="submit" class="plain" \
        aria-label="End address \("\(link.number)")">End</button></form>
        """
    }
}
