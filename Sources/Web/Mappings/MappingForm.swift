import Domain
import Markup
import Reports
import Services

/// The form on which each measure of a file gets its indicator.
struct MappingForm {
    var number: Int64
    var offer: FileOffer
    var version: FrameworkVersion
    var pointing: TablePointing
    var choices: MappingChoices
    var problems = FormProblems()

    private var framework: Framework { version.framework }

    var html: HTML {
        """
        <form class="mapping" action="\(Address.mappingForm(of: number, pointing).text)" method="post" novalidate>
        \(measures)
        \(groups)
        \(fixed)
        \(MappingNames(offer: offer, version: version, choices: choices).html)
        \(keeping)
        </form>
        """
    }

    // MARK: - Measures

    private var measures: HTML {
        let rest = offer.measures.count - MappingChoices.mostLines
        return """
            <h2>Which measure is which indicator?</h2>
            <p class="note">A measure without an indicator is left out. What looks alike is proposed; look at each.</p>
            \(problems.message("indicator-0"))
            <table class="stack mapped" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">In the file</th>\
            <th scope="col" role="columnheader">Indicator</th><th scope="col" role="columnheader">It is its</th>\
            \(when: readsYears, "<th scope=\"col\" role=\"columnheader\">A year means</th>")</tr></thead><tbody role="rowgroup">
            \(each: Array(choices.lines.enumerated()), { row($0.offset, $0.element) })</tbody></table>
            \(when: rest > 0, "<p class=\"note\">\(Number.text(rest)) more measures are not shown; ask for them in the framework file.</p>")
            """
    }

    private var readsYears: Bool { offer.layout == nil }

    private func row(_ place: Int, _ line: MappingChoices.Line) -> HTML {
        let measure = offer.measures.first { $0.name == line.measure }
        let (field, part) = ("indicator-\(place)", "part-\(place)")
        return """
            <tr role="row"\(attribute: "class", line.indicator.isEmpty ? nil : "asked")><th scope="row" role="rowheader">\(measure?.title ?? line.measure)\
            <input type="hidden" name="measure-\(place)" value="\(line.measure)">\(some: measure, about)</th>\
            <td role="cell" class="full" data-label="Indicator"><label class="unseen" for="\(field)">Indicator for \(line.measure)</label>\
            \(when: place > 0, problems.message(field))<select id="\(field)" name="\(field)"\(problems.marks(field))>\
            <option value="">– not wanted</option>\(options(line.indicator, measure?.proposals ?? []))</select></td>\
            <td role="cell" class="half" data-label="It is its">\(parts(part, line))</td>\
            \(when: readsYears, periods(place, line))</tr>

            """
    }

    /// A row of Fingertips has the count, the denominator and the value beside one another, so there is nothing to say.
    private func parts(_ field: String, _ line: MappingChoices.Line) -> HTML {
        if offer.format == .fingertips { return "count, denominator and value" }
        return """
            <label class="unseen" for="\(field)">Part that \(line.measure) is</label>\
            <select id="\(field)" name="\(field)">\(each: Mapping.Part.allCases, { option($0.rawValue, $0.label, line.part.rawValue) })</select>
            """
    }

    private func about(_ measure: FileOffer.Measure) -> HTML {
        let says = [
            measure.title == nil ? nil : measure.name, measure.unit, "\(Number.text(measure.count)) cells",
            measure.example.map { "such as \($0)" },
        ]
        return "<span class=\"of wrap\">\(says.compactMap(\.self).joined(separator: ", "))</span>"
    }

    /// What it may be first, with why; then everything.
    private func options(_ chosen: String, _ proposals: [FileOffer.Proposal]) -> HTML {
        let likely = proposals.compactMap { proposal in
            version.indicator(proposal.indicator).map { (indicator: $0, because: proposal.because) }
        }
        let others = framework.indicators.filter { indicator in !likely.contains { $0.indicator.id == indicator.id } }
        return """
            \(when: !likely.isEmpty, "<optgroup label=\"Looks like\">\(each: likely, { option($0.indicator.id.text, "\($0.indicator.title) (\($0.because))", chosen) })</optgroup>")\
            <optgroup label="Indicators">\(each: others, { option($0.id.text, $0.title, chosen) })</optgroup>
            """
    }

    private func periods(_ place: Int, _ line: MappingChoices.Line) -> HTML {
        let words = PeriodReading.vocabulary
        return """
            <td role="cell" class="half" data-label="A year means"><label class="unseen" for="periods-\(place)">What a year of \(line.measure) means</label>\
            <select id="periods-\(place)" name="periods-\(place)"><option value="">as the indicator has it</option>\
            \(each: words, { option($0, $0.replacing("-", with: " "), line.periods) })</select></td>
            """
    }

    private func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }

    // MARK: - What is the same for all

    private var groups: HTML {
        guard !offer.groups.isEmpty else { return HTML() }
        return """
            <h2>Which rows?</h2>
            <p class="note">The file divides its rows. Choose whom to count; ask again for another group.</p>
            \(each: Array(offer.groups.enumerated()), { group($0.offset, $0.element) })
            """
    }

    private func group(_ place: Int, _ group: FileOffer.Group) -> HTML {
        let chosen = choices.members[group.column] ?? ""
        return """
            <div class="field"><label for="member-\(place)">\(group.title ?? group.column)</label>
            <input type="hidden" name="column-\(place)" value="\(group.column)">
            <select id="member-\(place)" name="member-\(place)"><option value="">all rows (only when they are one group)</option>\
            \(each: group.members.prefix(500).map(\.self), { option($0, $0, chosen) })</select></div>

            """
    }

    private var fixed: HTML {
        guard let layout = offer.layout else { return HTML() }
        let isSaid = layout.area.fixedText != nil || layout.period.fixedText != nil
        return """
            \(when: isSaid, "<h2>What is it about?</h2>")\
            \(when: layout.area.fixedText != nil, area)\(when: layout.period.fixedText != nil, period)
            """
    }

    private var area: HTML {
        """
        <div class="field\(when: problems["area"] != nil, " wrong")"><label for="area">The area the whole table is about</label>
        \(problems.message("area"))<select id="area" name="area"\(problems.marks("area"))>\
        \(each: framework.areas, { option($0.id.text, $0.name, choices.area) })</select></div>
        """
    }

    private var period: HTML {
        """
        <div class="field\(when: problems["period"] != nil, " wrong")"><label for="period">The period the whole table is about</label>
        <p class="hint">2025-03-31 for a count on a day, 2024-25 for a financial year, 2024/25 for a school year, 2024-25Q1, 2025.</p>
        \(problems.message("period"))<input type="text" class="date" id="period" name="period" value="\(choices.period)"\
        \(problems.marks("period"))></div>
        """
    }

    // MARK: - Keeping it

    private var keeping: HTML {
        let sources = version.allSources
        return """
            <h2>Keep it</h2>
            <div class="field\(when: problems["name"] != nil, " wrong")"><label for="name">Name of this mapping</label>
            <p class="hint">The next file of this kind is recognised and read by it.</p>
            \(problems.message("name"))<input type="text" id="name" name="name" value="\(choices.name)" autocomplete="off"\(problems.marks("name"))></div>
            <div class="field\(when: problems["source"] != nil, " wrong")"><label for="source">Where the figures come from</label>
            \(problems.message("source"))<select id="source" name="source"\(problems.marks("source"))><option value="">– choose</option>\
            \(each: sources, { option($0.id.text, $0.nameWithEdition, choices.source) })\
            \(option(MappingChoices.newSource, "Another source, named below", choices.source))</select></div>
            <div class="field\(when: problems["new-source"] != nil, " wrong")"><label for="new-source">Another source (may be left empty)</label>
            \(problems.message("new-source"))<input type="text" id="new-source" name="new-source" value="\(choices.newSourceName)" \
            autocomplete="off"\(problems.marks("new-source"))></div>
            <button type="submit" class="button">Keep it and read the file</button> \
            <a class="button second" href="\(Address.importRecord(number).text)">Leave it</a>
            """
    }
}

extension Mapping.Part {
    var label: String {
        switch self {
        case .numerator: "numerator (n)"
        case .denominator: "denominator (of N)"
        case .value: "value"
        }
    }
}
