import Charts
import Domain
import Markup
import Reports
import Services

/// "What is happening, and is it real?": one indicator in one place.
struct IndicatorPage {
    var version: FrameworkVersion
    var reading: Reading
    var area: Area
    var vintages: [Series]
    var groups: [Series]
    var areas: [(area: Area, reading: Reading)]
    var revisions: [Revised]
    var beside: [BesideSeries] = []
    var imports: [Int64: Import]
    var origins: [Period: FigureOrigin] = [:]
    var sources: [Source]
    var asKnown: Day
    var filter: IndicatorFilter
    /// Whether whoever looks at it may ask about it.
    var mayAsk = false
    /// What is promised and asked about it; nil for those who do not read that.
    var business: BusinessAbout?
    var mayAct = false
    /// Whether whoever looks at it may start its limits anew.
    var mayChangeChart = false

    /// A figure that was known for a time, and what is known now.
    struct Revised {
        var period: Period
        var source: ID<Source>
        var was: Shown
        var now: Shown?
        var knownFrom: Day
        var knownUntil: Day
        var isWithdrawn: Bool
        var replacedBy: Int64?
        var why: String?
    }

    var indicator: Indicator { reading.indicator }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: indicator.title, place: .indicators, content: body)
    }

    var body: HTML {
        """
        \(trail)
        <div class="pair"><div>
        <h1>\(indicator.title)</h1>
        <p class="lead">\(lead)</p>
        \(groupNote)
        \(when: mayAsk, ask)
        </div>
        \(facts)
        </div>
        \(IndicatorChart(page: self).html)
        <div class="pair"><div>
        \(IndicatorPoints(reading: reading, revisions: revisions).html)
        \(IndicatorBeside(page: self).html)
        \(IndicatorAreas(page: self).html)
        \(IndicatorHistory(page: self).html)
        \(some: business, doing)
        </div>
        \(IndicatorMargin(page: self).html)
        </div>
        \(Attribution(sources).html)
        \(fold)
        """
    }

    private var trail: HTML {
        let priority = reading.line.flatMap { version.priority($0.priority) }
        let place = area.id == version.framework.district ? nil : area
        return """
            <p class="where"><a href="\(Address.scorecard(ScorecardFilter(known: filter.known)).text)">Scorecard</a>\
            \(some: priority, { " › \($0.heading)" })\(some: place, { " › <a href=\"\(Address.area($0.id, known: filter.known).text)\">\($0.name)</a>" })\
            \(some: indicator.nationalCode, { " › \($0)" })</p>
            """
    }

    /// The answer first; the day when it is not today's.
    private var lead: HTML {
        let place = area.id == version.framework.district ? "" : "\(area.name): "
        let asked = filter.known.map { " As known on \($0.long)." } ?? ""
        guard reading.latest?.shown.value != nil else { return "\(place)\(reading.sentence)\(asked)" }
        let lasting = reading.lastingRed.map { " \($0)." } ?? ""
        return "\(place)<strong>\(standing)\(lasting)</strong> \(reading.sentence)\(asked)"
    }

    private var standing: String {
        switch reading.standing.word {
        case .red: "This is red."
        case .amber: "This is within tolerance of its target."
        case .green: "This meets its target."
        case .inRange: "This is where it is expected to be."
        case .askWhy: "This is outside its expected range: ask why."
        case .notRated: "This is not rated."
        }
    }

    /// One press to the form, one to send it.
    private var ask: HTML {
        """
        <p class="no-print"><a class="button" href="\(Address.newChallenge(filter, indicator.id).text)">Ask about this figure</a> \
        <a href="#business">What is being done about it?</a></p>
        """
    }

    private func doing(_ business: BusinessAbout) -> HTML {
        let origin = ActionOrigin(.exception, indicator.title, thing: Thing(.indicator, indicator.id.text))
        return BusinessView(
            business: business, allActions: .actions(ActionFilter(indicator: indicator.id)),
            allChallenges: .challenges(ChallengeList(filter: ChallengeFilter(show: .all, indicator: indicator.id))),
            newAction: mayAct ? .newAction(from: origin, about: indicator.id, in: filter.area) : nil
        ).html
    }

    private var groupNote: HTML {
        guard filter.group != .total else { return HTML() }
        var whole = filter
        whole.group = .total
        return """
            <p>Shown for \(IndicatorPage.name(of: filter.group, version)) only. <a href="\(Address.indicator(indicator.id, whole).text)">\
            Show everybody</a></p>
            """
    }

    private var facts: HTML {
        guard let point = reading.latest else {
            return """
                <dl class="facts low"><dt>Latest</dt><dd>No figure has been received.</dd>
                <dt>Next step</dt><dd><a href="\(Address.newImport.text)">Import a file</a> that has it</dd></dl>
                """
        }
        let figure = FigureView(point.shown, of: indicator, legend: Address.legend.text)
        return """
            <dl class="facts low">
            <dt>\(point.period.label)</dt><dd>\(figure.html)\(unit)</dd>
            <dt>Rating</dt><dd>\(StatusView(reading.standing.word).html) <span class="note">\(reading.standing.reason)</span>\(LastingRed(reading).html)</dd>
            <dt>Direction</dt><dd>\(MovementView(reading.movement).html) <span class="note">\(reading.movement.reason)</span></dd>
            <dt>Since the period before</dt><dd>\(MovementView(reading.sincePrevious).html) <span class="note">\(reading.sincePrevious.reason)</span></dd>
            \(some: reading.overdue, { "<dt>Overdue</dt><dd>\($0.label)</dd>" })
            </dl>
            """
    }

    private var unit: HTML {
        indicator.unit == .percent ? HTML() : "<span class=\"of wrap\">\(indicator.unit.label)</span>"
    }

    static func name(of group: PopulationGroup, _ version: FrameworkVersion) -> String {
        group.members.map { part in
            let dimension = version.framework.dimensions.first { $0.id == part.dimension }
            return dimension?.members.first { $0.id == part.member }?.name ?? "\(part.dimension) \(part.member)"
        }.joined(separator: ", ")
    }

    private var fold: HTML {
        Fold(
            says: """
                It shows one measure over time, how it stands against its target, how it compares with other places, and where every figure \
                comes from: who populates it, by which definition, since when it is known, and what was known before.
                """
        ).html
    }
}

extension IndicatorPage {
    init(_ answer: IndicatorAnswer, filter: IndicatorFilter) {
        self.init(
            version: answer.version, reading: answer.reading, area: answer.area, vintages: answer.vintages, groups: answer.groups,
            areas: answer.areas, revisions: answer.revisions.map(Revised.init), beside: answer.beside, imports: answer.imports,
            origins: answer.origins,
            sources: answer.sources,
            asKnown: answer.asKnown, filter: filter)
    }
}

extension IndicatorPage.Revised {
    init(_ revision: Revision) {
        self.init(
            period: revision.period, source: revision.source, was: revision.was, now: revision.now, knownFrom: revision.knownFrom,
            knownUntil: revision.knownUntil, isWithdrawn: revision.isWithdrawn, replacedBy: revision.replacedBy, why: revision.why
        )
    }
}
