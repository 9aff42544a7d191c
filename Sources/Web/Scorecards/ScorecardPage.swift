import Domain
import Markup
import Reports

/// "Are we on course?": the basket of the board, by priority or by what hurts.
struct ScorecardPage {
    var version: FrameworkVersion
    var scorecard: Scorecard
    var sources: [Source]
    var filter: ScorecardFilter
    /// Where its parts lead; to the pages of its day when nothing else is said.
    var leads: Links?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Scorecard", place: .scorecard, isWide: true, content: body)
    }

    var body: HTML {
        """
        \(some: scorecard.lastMeeting, since)<h1>Scorecard: are we on course?</h1>
        <p class="lead">\(ScorecardSummary(counted, of: counted.readings.count == 1 ? measure : measure + "s").html)</p>
        <p class="note">Figures as known on \(scorecard.asKnown.long). \(newness)</p>
        \(ScorecardChoices(version: version, scorecard: scorecard, filter: filter).html)
        \(sections)
        \(MarkerLegend(shown).html)
        \(Attribution(sources).html)
        \(fold)
        """
    }

    private func since(_ meeting: Meeting) -> HTML {
        "<p class=\"where\">Since <a href=\"\(Address.meeting(meeting.id).text)\">\(version.body(meeting.body)?.name ?? "the meeting"), \(meeting.date.long)</a></p>\n"
    }

    private var newness: String {
        guard let last = scorecard.lastMeeting else { return "No meeting has been held yet, so every figure is new." }
        let count = scorecard.newCount
        return "\(count) \(count == 1 ? "figure is" : "figures are") new since the meeting of \(last.date.long)."
    }

    // MARK: - What is counted and shown

    /// The sentence counts what the page is about: the core measures, unless all are asked for or no other kind is there.
    private var counted: Scorecard {
        guard filter.show != .all, filter.agency == nil, hasCore else { return only { _ in true } }
        return only { $0.line?.tier == .core }
    }

    private var measure: String { filter.show != .all && filter.agency == nil && hasCore ? "core measure" : "measure" }
    private var hasCore: Bool { scorecard.readings.contains { $0.line?.tier == .core } }

    private var shown: [Reading] { scorecard.readings.filter(filter.includes) }

    private var links: Links { leads ?? .onSite(known: filter.known) }

    private func only(_ isIncluded: (Reading) -> Bool) -> Scorecard {
        var part = scorecard
        for place in part.sections.indices {
            part.sections[place].readings.removeAll { reading in
                !isIncluded(reading) || filter.agency.map { reading.indicator.agency != $0 } ?? false
            }
        }
        return part
    }

    @HTMLPieces private var sections: HTML {
        if scorecard.readings.isEmpty {
            """
            <p>This page will show the measures that the board has chosen, by priority. \
            <a href="\(Address.framework.text)">Look at the framework</a>: a basket of measures belongs in it.</p>
            """
        } else if shown.isEmpty {
            "<p>No measure is left by this choice. <a href=\"\(Address.scorecard(ScorecardFilter(known: filter.known)).text)\">Show the core measures</a>.</p>"
        } else if filter.order == .exceptions {
            ordered
        } else {
            for section in scorecard.sections {
                priority(section.priority, section.readings.filter(filter.includes))
            }
        }
    }

    @HTMLPieces private var ordered: HTML {
        let ids = scorecard.exceptions.filter(filter.includes).map(\.indicator.id)
        let byID = Dictionary(shown.map { ($0.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
        let exceptions = ids.compactMap { byID[$0] }
        let rest = shown.filter { !ids.contains($0.indicator.id) }
        "<section aria-labelledby=\"first\"><h2 id=\"first\">What to look at first</h2>"
        if exceptions.isEmpty {
            "<p>No measure is red, shown by its series to be getting worse, outside its expected range or without a figure that was due.</p>"
        } else {
            ScorecardTable(exceptions, version: version, links: links).html
        }
        "</section>"
        if !rest.isEmpty {
            "<section aria-labelledby=\"rest\"><h2 id=\"rest\">The others</h2>"
            ScorecardTable(rest, version: version, links: links).html
            "</section>"
        }
    }

    private func priority(_ priority: Priority, _ readings: [Reading]) -> HTML {
        guard !readings.isEmpty else { return HTML() }
        let id = "priority-" + priority.id.text
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(priority.heading)</h2>
            \(some: priority.outcome, { "<p class=\"agreed\">\($0)</p>" })
            \(ScorecardTable(readings, version: version, links: links).html)
            </section>

            """
    }

    private var fold: HTML {
        Fold(
            says: """
                It shows the newest figure of every measure in the board's basket, how it stands against what the board wants, and which \
                way it went. Red means beyond the tolerance of the target; “In range” and “Ask why” replace a colour where neither high \
                nor low is good. The signs say whether a series varies as it always has and whether its target will be met; with \
                too few figures nothing is judged. Exceptions stand by how sure it is that something is wrong, then by how wrong. \
                Press a figure to see where it comes from.
                """
        ).html
    }
}

extension ScorecardFilter {
    func includes(_ reading: Reading) -> Bool {
        if let agency, reading.indicator.agency != agency { return false }
        switch show {
        case .all: return true
        case .core: return reading.line?.tier == .core
        case .exceptions: return reading.exception != nil
        case .new: return reading.isNew && reading.latest != nil
        }
    }
}
