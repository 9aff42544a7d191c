import Domain
import Markup
import Services

extension Address {
    static func coverage(_ priority: ID<Priority>?) -> Address {
        .at("/coverage" + Address.query([("priority", priority?.text)]))
    }
}

/// "What do we know of what, and from whom?": where there is evidence, and where there is none.
struct CoveragePage {
    var answer: CoverageAnswer
    /// Nil for all of them side by side.
    var priority: ID<Priority>?

    private var coverage: Coverage { answer.coverage }
    private var chosen: Priority? { answer.priorities.first { $0.id == priority } }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Coverage", place: .agencies, isWide: true, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.agencies.text)">Agencies</a></p>
        <h1>Coverage: where is there no evidence?</h1>
        <p class="lead">\(lead)</p>
        <nav class="choices" aria-label="Priority"><b>Priority</b> \(link("All", nil)) \(each: answer.priorities, { "\(link($0.title, $0.id)) " })</nav>
        \(some: chosen, { "\(byKind($0))\(byPlace($0))" })
        \(when: chosen == nil, whole)
        <p class="note">A figure is a measure of the board’s basket for which at least one figure is known. Questions and advice count for the priority and place of the figure that they are about\
        \(when: coverage.aboutNoFigure > 0, "; \(Number.text(coverage.aboutNoFigure)) about no figure \(coverage.aboutNoFigure == 1 ? "is" : "are") not in the table").</p>
        \(Fold(says: "It says which evidence the board has of each priority: from which agency, about which place, and of which kind. What is empty says “Gap”. Not every gap has to be filled; whoever leaves one should know that it is there.").html)
        """
    }

    private func link(_ words: String, _ id: ID<Priority>?) -> HTML {
        "<a href=\"\(Address.coverage(id).text)\"\(attribute: "aria-current", id == priority ? "true" : nil)>\(words)</a>"
    }

    private var lead: HTML {
        let priorities = chosen.map { [$0] } ?? answer.priorities
        guard !priorities.isEmpty, !answer.agencies.isEmpty else {
            return "There is no priority with a measure yet. This page will show where each has evidence and where it has none."
        }
        let cells = priorities.flatMap { priority in answer.agencies.map { coverage.cell(priority.id, $0.id) } }
        let empty = cells.count(where: \.isEmpty)
        let silent = priorities.filter { priority in
            answer.agencies.allSatisfy { coverage.cell(priority.id, $0.id).questions == 0 }
        }
        let unasked =
            silent.isEmpty ? "" : " Nothing has been asked about \(silent.map { "“\($0.title)”" }.joined(separator: ", "))."
        if let chosen {
            return "<strong>\(empty) of \(cells.count) agencies have given no evidence of “\(chosen.title)”.</strong>\(unasked)"
        }
        return
            "<strong>\(empty) of \(cells.count) cells are empty:</strong> the board knows nothing of that priority from that agency.\(unasked)"
    }

    // MARK: - All priorities

    private var whole: HTML {
        guard !answer.priorities.isEmpty else { return HTML() }
        return """
            <table class="stack" role="table"><caption>Each agency by priority</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
            \(each: answer.priorities, { "<th scope=\"col\" role=\"columnheader\"><a href=\"\(Address.coverage($0.id).text)\">\($0.title)</a></th>" })</tr></thead><tbody role="rowgroup">
            \(each: answer.agencies, row)</tbody></table>
            """
    }

    private func row(_ agency: Agency) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.agency(agency.id).text)">\(agency.name)</a></th>\
        \(each: answer.priorities, { cell(coverage.cell($0.id, agency.id), $0.title) })</tr>

        """
    }

    private func cell(_ cell: Coverage.Cell, _ label: String) -> HTML {
        """
        <td role="cell" class="half" data-label="\(label)">\(when: cell.isEmpty, "<strong>Gap</strong>")\(when: !cell.isEmpty, "\(cell.words)")</td>
        """
    }

    // MARK: - One priority

    private var localities: [Area] { Array(answer.areas.dropFirst()) }

    private func byKind(_ priority: Priority) -> HTML {
        """
        <h2 id="kinds">\(priority.heading): by kind of evidence</h2>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Agency</th>\
        <th scope="col" role="columnheader">Figures for the district</th><th scope="col" role="columnheader">Figures by area</th>\
        <th scope="col" role="columnheader">Questions asked</th><th scope="col" role="columnheader">Advice given</th></tr></thead><tbody role="rowgroup">
        \(each: answer.agencies, { kinds(priority, $0) })</tbody></table>
        """
    }

    private func kinds(_ priority: Priority, _ agency: Agency) -> HTML {
        let all = coverage.cell(priority.id, agency.id)
        let district = coverage.cell(priority.id, agency.id, answer.version.framework.district).figures
        let places = coverage.placesWithFigures(priority.id, agency.id, of: localities.map(\.id))
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.agency(agency.id).text)">\(agency.name)</a></th>\
            \(count(district, "Figures for the district"))\(count(places, "Figures by area", of: localities.count))\
            \(count(all.questions, "Questions asked"))\(count(all.advice, "Advice given"))</tr>

            """
    }

    private func count(_ count: Int, _ label: String, of whole: Int? = nil) -> HTML {
        let words = whole.map { "\(count) of \($0) areas" } ?? "\(count)"
        return """
            <td role="cell" class="half" data-label="\(label)">\(when: count == 0, "<strong>Gap</strong>")\(when: count > 0, "\(words)")</td>
            """
    }

    /// The agencies that say anything of it by place; the others have been said above to say nothing.
    private func byPlace(_ priority: Priority) -> HTML {
        let agencies = answer.agencies.filter { !coverage.cell(priority.id, $0.id).isEmpty }
        guard !agencies.isEmpty, !localities.isEmpty else { return HTML() }
        return """
            <h2 id="places">\(priority.heading): by place</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Place</th>\
            \(each: agencies, { "<th scope=\"col\" role=\"columnheader\">\($0.name)</th>" })</tr></thead><tbody role="rowgroup">
            \(each: answer.areas, { area in "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><a href=\"\(Address.area(area.id, known: nil).text)\">\(area.name)</a></th>\(each: agencies, { cell(coverage.cell(priority.id, $0.id, area.id), $0.name) })</tr>\n" })</tbody></table>
            """
    }
}
