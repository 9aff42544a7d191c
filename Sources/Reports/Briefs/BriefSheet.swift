import Domain
import Markup

/// The chair's brief as it is printed: one sheet, eleven points.
public struct BriefSheet: Sendable {
    public enum Level: Sendable { case first, second }

    private let brief: ChairsBrief
    private let level: Level

    /// - Parameter heading: the first on a page of its own, the second inside a pack.
    public init(_ brief: ChairsBrief, heading level: Level) {
        self.brief = brief
        self.level = level
    }

    public var html: HTML {
        """
        <article class="sheet brief" id="brief">
        \(title)
        <p class="note">\(brief.body), \(brief.date.long). Figures as known on \(brief.asKnown.long). <b>OFFICIAL-SENSITIVE</b></p>
        <p class="lead">\(lead)</p>
        \(when: !brief.exceptions.isEmpty, "<ol class=\"asks\">\(each: brief.exceptions, exception)</ol>")
        <div class="thirds">\(promises)\(challenges)\(late)</div>
        \(when: !brief.also.isEmpty, "<p class=\"also\"><b>Also off course:</b> \(brief.also.joined(separator: "; ")).</p>")
        </article>

        """
    }

    private var title: HTML {
        let words = "Chair’s brief: what to ask, and whom"
        return level == .first ? "<h1>\(words)</h1>" : "<h2 class=\"title\">\(words)</h2>"
    }

    private func sub(_ words: String) -> HTML { level == .first ? "<h2>\(words)</h2>" : "<h3>\(words)</h3>" }

    private var lead: HTML {
        guard brief.exceptionCount > 0 else {
            return
                "None of \(brief.measureCount) measures is red, getting worse by more than chance, outside its range or without a figure that was due."
        }
        let count = brief.exceptions.count
        return """
            \(brief.exceptionCount) of \(brief.measureCount) measures need the board’s attention; <strong>\(CountWords.text(count)) \
            \(count == 1 ? "is" : "are") worth its time today</strong>. The first question is for the \(brief.exceptions[0].whom).
            """
    }

    private func exception(_ one: ChairsBrief.Exception) -> HTML {
        """
        <li><p><strong>\(one.title)</strong> \(StatusView(one.standing).html)\(some: one.run, { ", \($0)" }). \(one.figure)</p>
        <p>It stands here because \(one.because). \(one.know) <i>Planned:</i> \(one.planned)</p>
        <p class="asked"><b>Ask the \(one.whom):</b> “\(one.question)”</p></li>

        """
    }

    private var promises: HTML {
        let heading = brief.lastMeeting.map { "Promised on \($0.long)" } ?? "Promised"
        return """
            <section>\(sub(heading))\(list(brief.promises, "Nothing was promised.") { "<b>\($0.reference)</b> \($0.title): \($0.colour), \($0.stands)" })</section>

            """
    }

    private var challenges: HTML {
        """
        <section>\(sub("Challenges without an answer that works"))\(list(brief.challenges, "None is open.") { one in
            "<b>\(one.reference)</b> \(one.title), \(one.agency): \(one.state), <b>\(one.daysOpen) \(one.daysOpen == 1 ? "day" : "days")</b>"
        })</section>

        """
    }

    private var late: HTML {
        """
        <section>\(sub("Late agencies"))\(list(brief.late, "None is late.") { "<b>\($0.agency)</b>: \($0.says)" })</section>

        """
    }

    private func list<Item>(_ items: [Item], _ none: String, _ item: (Item) -> HTML) -> HTML {
        items.isEmpty ? "<p>\(none)</p>" : "<ul>\(each: items, { "<li>\(item($0))</li>" })</ul>"
    }
}
