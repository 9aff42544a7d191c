import Domain
import Markup
import Reports

/// "What do we measure, and why these?"
struct FrameworkPage {
    /// One version in the list of them.
    struct Line {
        var number: Int64
        var knownFrom: Day
        var recordedAt: Instant
        var why: String
    }

    var version: FrameworkVersion
    var history: [Line]
    var mayChange = false

    private var framework: Framework { version.framework }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Framework", place: .framework, content: body)
    }

    var body: HTML {
        """
        <h1>Framework: what do we measure, and why these?</h1>
        <p class="lead">\(lead)</p>
        \(parts)
        \(partnership)
        \(each: framework.priorities, priority)
        \(FrameworkLists(version: version).html)
        \(versions)
        \(Fold(says: "It shows what the board has decided to measure, why, and who answers for it. Each change is a version with its day and its reason; the file is its other form.").html)
        """
    }

    private var lead: HTML {
        let unchecked = framework.indicators.count { $0.verification == .unverified }
        return """
            \(framework.basket.count) measures of \(framework.indicators.count) indicators, under \(framework.priorities.count) priorities. \
            \(when: unchecked > 0, "<strong>\(unchecked) \(unchecked == 1 ? "definition is" : "definitions are") not yet checked against \(unchecked == 1 ? "its" : "their") source.</strong> ")\
            <a href="\(Address.frameworkFile.text)">Download it as a file</a>.
            """
    }

    /// The way to each list, where it is seen whole and changed.
    private var parts: HTML {
        """
        <p class="note">\(mayChange ? "See and change" : "See"): \(each: FrameworkPart.all, { "<a href=\"\(Address.frameworkPart($0).text)\">\($0.heading.lowercased())</a>, " })\
        <a href="\(Address.frameworkSettings.text)">the partnership itself</a>\(when: mayChange, ". <a href=\"\(Address.setUp.text)\">What a first scorecard needs</a>").</p>
        """
    }

    private var partnership: HTML {
        let partnership = framework.partnership
        return """
            <dl class="facts"><dt>Partnership</dt><dd>\(partnership.name)\(some: partnership.shortName, { " (\($0))" })</dd>
            \(some: partnership.statutoryBasis, { "<dt>Founded on</dt><dd>\($0)</dd>" })
            \(some: partnership.vision, { "<dt>Vision</dt><dd>\($0)</dd>" })
            <dt>Version</dt><dd>\("\(version.number)"), in force \(FrameworkPage.since(version.knownFrom)): \(version.why)</dd></dl>
            """
    }

    private func priority(_ priority: Priority) -> HTML {
        let lines = framework.basket.filter { $0.priority == priority.id }
        let owners = [
            priority.lead.map { "Lead: \($0)" }, priority.accountable.map { "accountable: \($0)" },
            priority.subGroup.flatMap(version.body).map { "sub-group: \($0.name)" },
        ].compactMap(\.self)
        return """
            <h2 id="priority-\(priority.id.text)">\(priority.heading)</h2>
            \(some: priority.outcome, { "<p>\($0)</p>" })
            \(when: !owners.isEmpty, "<p class=\"note\">\(owners.joined(separator: "; ")).</p>")
            \(some: priority.note, { "<p class=\"note\">\($0)</p>" })
            \(when: lines.isEmpty, "<p>No measure has been chosen for it yet.</p>")\(when: !lines.isEmpty, basket(lines))

            """
    }

    private func basket(_ lines: [BasketLine]) -> HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader">Tier</th><th scope="col" role="columnheader">Why chosen, duty</th>\
        <th scope="col" role="columnheader">Target</th><th scope="col" role="columnheader">Populated by</th>\
        <th scope="col" role="columnheader">Held to account</th></tr></thead><tbody role="rowgroup">
        \(each: lines, row)</tbody></table>
        """
    }

    private func row(_ line: BasketLine) -> HTML {
        let indicator = version.indicator(line.indicator)
        let targets = indicator.map { indicator in line.targets.map { TargetWords($0, indicator, version).text } } ?? []
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(line.indicator, IndicatorFilter()).text)">\(indicator?.title ?? line.indicator.text)</a>\
            \(some: indicator?.nationalCode, { "<span class=\"of\">\($0)</span>" })</th>\
            <td role="cell" data-label="Tier">\(line.tier.label)</td>\
            <td role="cell" class="full" data-label="Why chosen, duty">\(line.reason ?? "–")\(some: line.duty, { "<span class=\"of wrap\">\($0)</span>" })</td>\
            <td role="cell" class="half" data-label="Target">\(targets.isEmpty ? "none agreed" : targets.joined(separator: "; "))</td>\
            <td role="cell" class="half" data-label="Populated by">\(indicator.flatMap { version.agency($0.agency)?.name } ?? "–")</td>\
            <td role="cell" class="half" data-label="Held to account">\(line.heldToAccount.map { version.agency($0)?.name ?? $0.text } ?? "–")</td></tr>

            """
    }

    /// The first version holds for the partnership's past too, so that old figures have a definition.
    private static func since(_ day: Day) -> String {
        day.number <= 0 ? "from the beginning" : "from \(day.long)"
    }

    private var versions: HTML {
        guard !history.isEmpty else { return HTML() }
        return """
            <h2 id="versions">Versions</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Version</th>\
            <th scope="col" role="columnheader">In force</th><th scope="col" role="columnheader">Recorded</th>\
            <th scope="col" role="columnheader">Why</th></tr></thead><tbody role="rowgroup">
            \(each: history.sorted { $1.number < $0.number }, line)</tbody></table>
            """
    }

    private func line(_ line: Line) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.frameworkVersion(line.number).text)">\("\(line.number)")</a></th>\
        <td role="cell" class="half" data-label="In force">\(FrameworkPage.since(line.knownFrom))</td>\
        <td role="cell" class="half" data-label="Recorded">\(line.recordedAt.words)</td>\
        <td role="cell" class="full" data-label="Why">\(line.why)</td></tr>

        """
    }
}
