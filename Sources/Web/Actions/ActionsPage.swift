import Domain
import Markup
import Services

/// "Who owes what?": the register, what hurts first.
struct ActionsPage {
    var list: ActionList
    var filter: ActionFilter
    var isContinued = false
    var mayAdd = false

    private var version: FrameworkVersion { list.version }
    private var counts: ActionCounts { list.counts }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Actions", place: .actions, content: body) }

    var body: HTML {
        """
        <h1>Actions</h1>
        <p class="lead">\(lead)</p>
        <p>\(when: mayAdd, "<a class=\"button\" href=\"\(Address.newAction().text)\">Add an action</a> ")\
        <a class="button second" href="\(Address.actionTable(filter).text)">As a table (CSV)</a></p>
        \(ActionFilterForm(filter: filter, version: version).html)
        \(colours)
        \(when: list.actions.isEmpty, "<p>No action fits what was chosen.</p>")\
        \(when: !list.actions.isEmpty, ActionTable(actions: list.actions, version: version, today: list.today).html)
        \(pages)
        \(owed)
        \(Fold(says: "It lists every action of every body, those that hurt first: overdue, at risk, waiting for evidence, on course, done. The colour follows from a rule; blue is only for what is done and has accepted evidence.").html)
        """
    }

    private var lead: String {
        guard counts.total > 0 else {
            return filter == ActionFilter() ? "No action has been written down yet." : "Nothing fits what was chosen."
        }
        func say(_ count: Int, _ one: String, _ more: String) -> String? {
            count == 0 ? nil : "\(Number.text(count)) \(count == 1 ? one : more)"
        }
        let parts = [
            say(counts[.overdue], "is overdue", "are overdue"), say(counts[.atRisk], "is at risk", "are at risk"),
            say(counts[.waiting], "waits for evidence to be accepted", "wait for evidence to be accepted"),
            say(counts.movedTwice, "has moved twice or more", "have moved twice or more"),
        ].compactMap(\.self)
        let live = counts.live == 1 ? "1 action is" : "\(Number.text(counts.live)) actions are"
        return "\(live) still to be done or decided. " + (parts.isEmpty ? "" : parts.joined(separator: ", ") + ".")
    }

    /// Each colour with its number, as a way to see those alone.
    private var colours: HTML {
        """
        <p class="choices"><b>Show</b> \(choice(nil, "all", counts.total))\
        \(each: ActionStanding.Colour.allCases, { colour in
            choice(colour, colour.rawValue, ActionStanding.Group.all(of: colour).reduce(0) { $0 + counts[$1] })
        })</p>
        """
    }

    private func choice(_ colour: ActionStanding.Colour?, _ says: String, _ count: Int) -> HTML {
        var other = filter
        other.colour = colour
        let isChosen = filter.colour == colour
        return
            "<a href=\"\(Address.actions(other).text)\"\(attribute: "aria-current", isChosen ? "true" : nil)>\(says) (\(Number.text(count)))</a> "
    }

    private var pages: HTML {
        guard isContinued || list.next != nil else { return HTML() }
        return """
            <nav class="pages" aria-label="Pages of the list"><p>\(when: isContinued, "<a href=\"\(Address.actions(filter).text)\">From the beginning</a>")</p>\
            \(some: list.next, { "<p><a href=\"\(Address.actions(filter, after: Cursor.text($0.text)).text)\">Next \("\(ActionRoutes.pageSize)")</a></p>" })</nav>
            """
    }

    private var owed: HTML {
        """
        <h2>Who owes how much</h2>
        \(lines("By agency", counts.byAgency, { version.agency(ID($0))?.name }, { ActionFilter(agency: ID($0)) }))
        \(lines("By body", counts.byBody, { version.body(ID($0))?.name }, { ActionFilter(body: ID($0)) }))
        \(lines("By priority", counts.byPriority, { version.priority(ID($0))?.heading }, { ActionFilter(priority: ID($0)) }))
        """
    }

    private func lines(
        _ caption: String, _ lines: [ActionCounts.Line], _ name: (String) -> String?, _ filter: (String) -> ActionFilter
    ) -> HTML {
        guard !lines.isEmpty else { return HTML() }
        return """
            <table class="narrower above-6"><caption>\(caption)</caption><thead><tr><th scope="col">\(caption.replacing("By ", with: "").capitalisedFirst)</th>\
            <th scope="col" class="num">To be done</th><th scope="col" class="num">Overdue</th>\
            <th scope="col" class="num">Moved twice</th></tr></thead><tbody>
            \(each: lines, { line in
                """
                <tr><th scope="row"><a href="\(Address.actions(filter(line.id)).text)">\(name(line.id) ?? line.id)</a></th>\
                <td class="num">\(Number.text(line.live))</td><td class="num">\(Number.text(line.overdue))</td>\
                <td class="num">\(Number.text(line.movedTwice))</td></tr>

                """
            })</tbody></table>
            """
    }
}

/// Actions as rows: also on the page of what they came from.
struct ActionTable {
    var actions: [Action]
    var version: FrameworkVersion
    var today: Day

    var html: HTML {
        """
        <table class="stack actions" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Action</th>\
        <th scope="col" role="columnheader">Stands</th><th scope="col" role="columnheader">Owner</th>\
        <th scope="col" role="columnheader">Due</th><th scope="col" role="columnheader" class="num">Done</th>\
        <th scope="col" role="columnheader">From</th></tr></thead><tbody role="rowgroup">
        \(each: actions, row)</tbody></table>
        """
    }

    private func row(_ action: Action) -> HTML {
        let standing = action.standing(on: today)
        let agencies = action.owner.agencies.map { version.agency($0)?.name ?? $0.text }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.action(action.number).text)">\(action.reference) \(action.title)</a>\
            \(some: action.priority.flatMap(version.priority), { "<span class=\"of wrap\">\($0.heading)</span>" })</th>\
            <td role="cell" class="full" data-label="Stands">\(standing.html) \(ActionStanding.badges(of: action, on: today))</td>\
            <td role="cell" class="half" data-label="Owner">\(action.owner.post)\
            \(when: !agencies.isEmpty, "<span class=\"of wrap\">\(agencies.joined(separator: " and "))</span>")</td>\
            <td role="cell" data-label="Due">\(action.due.short)</td>\
            <td role="cell" class="num" data-label="Done">\("\(action.progress)")%</td>\
            <td role="cell" class="full" data-label="From">\(action.origin.says)</td></tr>

            """
    }
}
