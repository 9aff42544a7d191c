import Charts
import Domain
import Markup
import Reports
import Services

enum HelpRoutes {
    static let all: [Route] = [
        .get("/help/legend", .needs(.readFramework), .page, "What marks, statuses and shapes mean", by: legend)
    ]

    @Sendable private static func legend(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        return .page(LegendPage().layout(visit.house.chrome(version)).html)
    }
}

/// What every mark, status and shape means.
struct LegendPage {
    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "What the marks and shapes mean", place: nil, content: body)
    }

    var body: HTML {
        """
        <h1>What the marks and shapes mean</h1>
        <p class="lead">A figure always says how sure it is; where there is none, a marker says why.</p>
        <h2 id="markers">No figure</h2>
        <table class="narrower"><thead><tr><th scope="col">Marker</th><th scope="col">Meaning</th></tr></thead><tbody>
        \(each: NoValueReason.allCases, { "<tr id=\"marker-\($0.code)\"><th scope=\"row\"><span class=\"marker\">\($0.code)</span></th><td>\($0.meaning)</td></tr>\n" })\
        <tr><th scope="row">–</th><td>None held: there is no such figure, target or comparator</td></tr></tbody></table>
        <h2 id="marks">Raised letters</h2>
        <table class="narrower"><thead><tr><th scope="col">Mark</th><th scope="col">Meaning</th></tr></thead><tbody>
        \(each: ValueStatus.allCases, mark)</tbody></table>
        <h2 id="statuses">Statuses</h2>
        <table class="narrower"><thead><tr><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>
        \(each: Standing.Word.allCases, status)</tbody></table>
        <h2 id="directions">Directions</h2>
        <table class="narrower"><thead><tr><th scope="col">Direction</th><th scope="col">Meaning</th></tr></thead><tbody>
        \(each: LegendPage.directions, { "<tr><th scope=\"row\">\(MovementView($0.arrow, $0.words).html)</th><td>\($0.meaning)</td></tr>\n" })</tbody></table>
        <h2 id="signs">Variation and assurance</h2>
        <p>These say what a series of figures shows, held against its own past. They are not colours of the latest figure: a \
        measure can be green and getting worse. A series of single years is read by a test of its latest five, with the same signs.</p>
        \(signs("Variation", VariationSign.allCases.map { .variation($0) }))
        \(signs("Assurance", AssuranceSign.allCases.map { .assurance($0) }))
        <p>“Cannot judge (8 of 12 points)” means that there are eight figures and that it takes twelve: fewer do not show how \
        much a measure varies by itself.</p>
        <h3>Why a measure stands among the exceptions</h3>
        <p>The surest come first, and of those as sure the ones furthest off their target.</p>
        <ol>\(each: ExceptionPlace.reasons, { "<li>\($0.capitalisedFirst).</li>\n" })</ol>
        <h2 id="charts">Charts</h2>
        <ul class="key">
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><circle class="c-dot" cx="7" cy="7" r="3"/></svg> a figure</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-mean" d="M0 7h14"/></svg> median of six figures or more, anew after each break</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-target" d="M0 7h14"/></svg> target (dashed: expected range)</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-peer" d="M0 7h14"/></svg> a comparator, over its own period</li>
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="c-mark" d="M3 14 6 0M8 14l3-14"/></svg> break: not comparable across it</li>
        </ul>
        <p>A gap in a line is a period without a figure: nothing is drawn across it.</p>
        """
    }

    private func signs(_ heading: String, _ signs: [Sign]) -> HTML {
        """
        <table class="narrower"><thead><tr><th scope="col">\(heading)</th><th scope="col">Meaning</th></tr></thead><tbody>
        \(each: signs, { "<tr><th scope=\"row\">\($0.html)</th><td>\($0.meaning)</td></tr>\n" })</tbody></table>
        """
    }

    private func mark(_ status: ValueStatus) -> HTML {
        let meaning =
            switch status {
            case .final: "Final: not expected to change"
            case .provisional: "Provisional: will be replaced by a final figure"
            case .revised: "Revised: what was known before stands on the indicator's page"
            case .estimated: "Estimated: worked out from part of what is needed"
            }
        return "<tr><th scope=\"row\">\(status.mark.isEmpty ? "no letter" : status.mark)</th><td>\(meaning)</td></tr>\n"
    }

    private func status(_ word: Standing.Word) -> HTML {
        let meaning =
            switch word {
            case .red: "Misses its target by more than the tolerance"
            case .amber: "Misses its target, within the tolerance"
            case .green: "Meets its target"
            case .notRated: "There is no figure or no target, or too few children to rate"
            case .inRange: "Inside its expected range: neither high nor low is good, so there is no colour"
            case .askWhy: "Outside its expected range: ask why, since neither side is good"
            }
        return "<tr><th scope=\"row\">\(StatusView(word).html)</th><td>\(meaning)</td></tr>\n"
    }

    private static let directions: [(arrow: Movement.Arrow, words: String, meaning: String)] = [
        (
            .up, "Rose, improving",
            "The arrow is for the number, the word for what it means: here more is better, and the change is clear"
        ),
        (.up, "Rose, worsening", "The number went up, and that is worse: the change is larger than chance would make it"),
        (.down, "Fell, no clear change", "The number went down, but not by more than chance would move it"),
        (.level, "Level", "The same, to the last decimal shown"),
        (.notComparable, "Not comparable", "One of the two figures is missing, or a break lies between them"),
    ]
}
