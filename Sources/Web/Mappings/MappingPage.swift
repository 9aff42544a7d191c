import Domain
import Markup
import Reports
import Services

/// "What do you want of this file?": said once, kept as a mapping.
struct MappingFormPage {
    var answer: MappingAnswer
    var pointing: TablePointing
    var choices: MappingChoices?
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "What do you want of \(answer.record.fileName)?", place: .imports, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.imports.text)">Imports</a> › \
        <a href="\(Address.importRecord(answer.record.number).text)">Import \("\(answer.record.number)")</a></p>
        \(problems.summary)
        <h1>What do you want of \(answer.record.fileName)?</h1>
        <p class="lead">\(lead)</p>
        \(some: answer.excerpt, pointer)
        \(form)
        \(Fold(says: "Here you teach Bellwether a file once: which of its measures is which indicator. It is kept as a mapping and becomes part of the framework; the next file of the same kind is read by it, and what moved is said.").html)
        """
    }

    private var lead: String {
        guard let offer = answer.offer else { return "No table of figures was found here. Point at its headings." }
        let measures = "\(Number.text(offer.measures.count)) \(offer.measures.count == 1 ? "measure" : "measures")"
        let periods =
            offer.periods.isEmpty
            ? "" : ", \(Number.text(offer.periods.count)) \(offer.periods.count == 1 ? "period" : "periods")"
        let areas = offer.areas.isEmpty ? "" : ", \(Number.text(offer.areas.count)) \(offer.areas.count == 1 ? "area" : "areas")"
        return "It holds \(measures)\(periods)\(areas). Nothing of it is kept until you have seen what it would change."
    }

    private func pointer(_ excerpt: SheetExcerpt) -> HTML {
        MappingPointer(
            number: answer.record.number, excerpt: excerpt, sheets: answer.sheets, layout: answer.offer?.layout,
            pointing: pointing
        )
        .html
    }

    private var form: HTML {
        guard let offer = answer.offer else { return HTML() }
        return MappingForm(
            number: answer.record.number, offer: offer, version: answer.version, pointing: pointing,
            choices: choices ?? MappingChoices(answer, offer), problems: problems
        ).html
    }
}

/// The kinds of file that were taught: which measure feeds which indicator.
struct MappingsPage {
    var version: FrameworkVersion

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Mappings", place: .imports, content: body)
    }

    var body: HTML {
        let mappings = version.framework.mappings
        return """
            <p class="where"><a href="\(Address.imports.text)">Imports</a></p>
            <h1>Mappings: which files do we know?</h1>
            <p class="lead">\(mappings.isEmpty ? "None yet. Import a file and say what you want of it; this page will list what was taught." : "\(Number.text(mappings.count)) \(mappings.count == 1 ? "kind of file is" : "kinds of file are") read by what was said once.")</p>
            \(when: !mappings.isEmpty, "<table class=\"stack\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Mapping</th><th scope=\"col\" role=\"columnheader\">Kind of file</th><th scope=\"col\" role=\"columnheader\">Source</th><th scope=\"col\" role=\"columnheader\" class=\"num\">Lines</th></tr></thead><tbody role=\"rowgroup\">\(each: mappings, row)</tbody></table>")
            \(Fold(says: "A mapping says which measure of a file feeds which indicator. It is part of the framework and is changed with it, by version.").html)
            """
    }

    private func row(_ mapping: Mapping) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.mapping(mapping.id).text)">\(mapping.name ?? mapping.id)</a></th>\
        <td role="cell" data-label="Kind of file">\(mapping.format.label)</td>\
        <td role="cell" data-label="Source">\(version.source(mapping.source)?.nameWithEdition ?? mapping.source.text)</td>\
        <td role="cell" class="num" data-label="Lines">\(Number.text(mapping.lines.count))</td></tr>

        """
    }
}

/// One mapping, line by line.
struct MappingPage {
    var mapping: Mapping
    var version: FrameworkVersion

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: mapping.name ?? mapping.id, place: .imports, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.imports.text)">Imports</a> › <a href="\(Address.mappings.text)">Mappings</a></p>
        <h1>\(mapping.name ?? mapping.id)</h1>
        <p class="lead">Reads \(mapping.format.label) from \(version.source(mapping.source)?.nameWithEdition ?? mapping.source.text).</p>
        <dl class="facts"><dt>Id</dt><dd>\(mapping.id)</dd>\(some: mapping.layout, facts)\
        \(when: !mapping.areas.isEmpty, "<dt>Confirmed names</dt><dd>\(confirmed)</dd>")</dl>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">In the file</th>\
        <th scope="col" role="columnheader">Indicator</th><th scope="col" role="columnheader">Part</th>\
        <th scope="col" role="columnheader">Only where</th><th scope="col" role="columnheader">Periods</th></tr></thead><tbody role="rowgroup">
        \(each: mapping.lines, row)</tbody></table>
        <p class="note">To change it, upload such a file and ask for more of it, or <a href="\(Address.frameworkFile.text)">change the framework file</a> and apply it.</p>
        \(Fold(says: "It shows how one kind of file is read. Every version of the framework keeps the mapping that it had.").html)
        """
    }

    private func facts(_ layout: TableLayout) -> HTML {
        """
        \(some: layout.sheet, { "<dt>Sheet</dt><dd>\($0)</dd>" })<dt>Measures</dt><dd>\(words(layout.measure))</dd>\
        <dt>Periods</dt><dd>\(words(layout.period))</dd><dt>Areas</dt><dd>\(areaWords(layout.area))</dd>
        """
    }

    private func words(_ place: TableLayout.Place) -> String {
        switch place {
        case .rows(let columns): "in each row, under \(columns.map { "“\($0)”" }.joined(separator: ", "))"
        case .columns: "in the headings"
        case .fixed(let text): text
        }
    }

    private func areaWords(_ place: TableLayout.Place) -> String {
        guard let id = place.fixedText else { return words(place) }
        return version.area(ID(id))?.name ?? id
    }

    private var confirmed: String {
        mapping.areas.sorted { $0.key < $1.key }.map { "“\($0.key)” is \(version.area($0.value)?.name ?? $0.value.text)" }
            .joined(separator: "; ")
    }

    private func row(_ line: Mapping.Line) -> HTML {
        let filters = line.filters.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }.joined(separator: "; ")
        return """
            <tr role="row"><th scope="row" role="rowheader">\(line.measure)</th>\
            <td role="cell" class="full" data-label="Indicator"><a href="\(Address.indicator(line.indicator, IndicatorFilter()).text)">\(version.indicator(line.indicator)?.title ?? line.indicator.text)</a></td>\
            <td role="cell" class="half" data-label="Part">\(line.part.label)</td>\
            <td role="cell" class="half" data-label="Only where">\(filters.isEmpty ? "every row" : filters)</td>\
            <td role="cell" class="half" data-label="Periods">\(line.periods.word.replacing("-", with: " "))</td></tr>

            """
    }
}

extension Mapping.Format {
    var label: String {
        switch self {
        case .localAuthorityInteractiveTool: "the Local Authority Interactive Tool"
        case .exploreEducationStatistics: "Explore Education Statistics"
        case .fingertips: "Fingertips"
        case .spreadsheet: "a spreadsheet"
        }
    }
}
