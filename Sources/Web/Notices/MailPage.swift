import Domain
import Markup
import Services

/// "Does our mail go out?"
struct MailPage {
    var status: MailStatus

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Mail", content: body) }

    var body: HTML {
        """
        <h1>Does mail go out?</h1>
        <p class="lead">\(lead)</p>
        \(counts)
        \(troubled)
        \(Fold(says: "Mails say that something waits and where, and nothing of what it is. Each is made once; one that may have gone already is not sent again. How mail is set up stands in docs/guides/telling-people.md.").html)
        """
    }

    private var lead: String {
        guard let way = status.way else {
            return
                "No mail is set up. People find what waits for them on their home page; settings in mail.conf beside the databases turn mail on."
        }
        return status.trouble.map { "\($0) It is tried again by itself." } ?? "Yes, \(way). Nothing is stuck."
    }

    private var counts: HTML {
        let lines: [(Mail.State, String)] = [
            (.sent, "sent"), (.waiting, "waiting"), (.sending, "being sent"), (.refused, "not taken for their address"),
            (.unsure, "handed over, and nobody knows whether they arrived"), (.dropped, "not needed any more"),
        ]
        let present = lines.filter { status.counts[$0.0] ?? 0 > 0 }
        guard !present.isEmpty else { return "<p>No mail was made in the last thirty days.</p>" }
        return """
            <h2>The last thirty days</h2>
            <ul>\(each: present, { "<li><b>\(Number.text(status.counts[$0.0] ?? 0))</b> \($0.1)</li>\n" })</ul>
            """
    }

    private var troubled: HTML {
        guard !status.troubled.isEmpty else { return HTML() }
        return """
            <h2>To look after</h2>
            <ul class="waiting">\(each: status.troubled, line)</ul>
            """
    }

    private func line(_ mail: Mail) -> HTML {
        """
        <li>Mail \("\(mail.number)") to <a href="\(Address.person(mail.person).text)">person \("\(mail.person)")</a>: \(mail.fault ?? "")\
        <span class="note">made on \(mail.madeAt.day.long), \(mail.state.rawValue), \(mail.tries == 1 ? "tried once" : "tried \("\(mail.tries)") times")</span></li>

        """
    }
}
