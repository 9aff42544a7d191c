import Domain
import Markup
import Reports
import Services

/// "What needs me?"
struct HomePage {
    var version: FrameworkVersion
    var scorecard: Scorecard
    var nextMeeting: Meeting?
    var imports: [Import]
    var packs: [Pack]
    var figureCount: Int
    var today: Day
    var names = ActorNames()
    var links = Links.onSite(known: nil)
    /// What waits for whoever reads it; nil where nobody has an account.
    var waiting: WaitingSection?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Home", place: .home, content: body)
    }

    var body: HTML {
        """
        <h1>\(version.framework.partnership.name)</h1>
        <p class="lead">\(lead)</p>
        \(some: waiting, \.html)
        \(needs)
        \(meeting)
        \(exceptions)
        \(newest)
        \(frozen)
        \(Fold(says: "It says what needs you: whether the board is on course, what waits for a decision, and what comes next.").html)
        """
    }

    private var lead: HTML {
        if version.framework.basket.isEmpty {
            return
                "The board has not chosen yet what to measure. <a href=\"\(Address.setUp.text)\">See what a first scorecard needs</a>."
        }
        if figureCount == 0 {
            return
                "There are no figures yet. <a href=\"\(Address.newImport.text)\">Import the first ones</a>, or <a href=\"\(Address.setUp.text)\">see what else is needed</a>."
        }
        return "Are we on course? \(ScorecardSummary(scorecard, of: scorecard.readings.count == 1 ? "measure" : "measures").html)"
    }

    /// Each line leads to the list of what it counts; what is none is left out.
    private var needs: HTML {
        let all = ScorecardFilter(show: .all)
        let lines: [(count: Int, words: (String, String), address: Address)] = [
            (
                scorecard.exceptions.count, ("measure to look at first", "measures to look at first"),
                .scorecard(all.with(order: .exceptions).with(show: .exceptions))
            ),
            (
                scorecard.newCount, ("figure is new since the last meeting", "figures are new since the last meeting"),
                .scorecard(all.with(show: .new))
            ),
            (
                scorecard.withoutFigure.count, ("measure has no figure", "measures have no figure"),
                .scorecard(all.with(order: .exceptions))
            ),
            (scorecard.readings.count { $0.overdue != nil }, ("measure is overdue", "measures are overdue"), .scorecard(all)),
            (imports.count { $0.state == .previewed }, ("import waits for a decision", "imports wait for a decision"), .imports),
        ]
        let present = lines.filter { $0.count > 0 }
        guard !present.isEmpty else { return HTML() }
        return """
            <ul>\(each: present, { line in "<li><a href=\"\(line.address.text)\"><b>\(Number.text(line.count))</b> \(line.count == 1 ? line.words.0 : line.words.1)</a></li>\n" })</ul>
            """
    }

    private var meeting: HTML {
        guard let next = nextMeeting else {
            return
                "<h2>Next meeting</h2><p>None is planned. <a href=\"\(Address.frameworkPart(.meetings).text)\">See the meetings</a>.</p>"
        }
        let days = Int(next.date.number - today.number)
        let name = version.body(next.body)?.name ?? next.body.text
        return """
            <h2>Next meeting</h2>
            <p><a href="\(Address.meeting(next.id).text)">\(name), \(next.date.long)</a>\
            \(days == 0 ? ", today" : days == 1 ? ", tomorrow" : ", in \(days) days").\
            \(some: next.paperDeadline, { " Papers close on \($0.long)." })</p>
            <form action="\(Address.packs(of: next.id).text)" method="post"><button type="submit" class="button">Freeze its pack</button></form>
            """
    }

    private var exceptions: HTML {
        let first = Array(scorecard.exceptions.prefix(5))
        guard !first.isEmpty else { return HTML() }
        return "<h2>What to look at first</h2>\(ExceptionList(first, version: version, links: links).html)"
    }

    private var newest: HTML {
        guard !imports.isEmpty else { return HTML() }
        return "<h2>Newest imports</h2>\(ImportTable(imports: imports, names: names, version: version).html)"
    }

    private var frozen: HTML {
        guard !packs.isEmpty else { return HTML() }
        return "<h2>Frozen packs</h2>\(PackTable(packs: Array(packs.prefix(5)), version: version, names: names).html)"
    }
}

extension HomePage {
    init(_ answer: HomeAnswer, _ names: ActorNames) {
        self.init(
            version: answer.version, scorecard: answer.scorecard, nextMeeting: answer.nextMeeting, imports: answer.imports,
            packs: answer.packs, figureCount: answer.figureCount, today: answer.today,
            names: names)
    }
}
