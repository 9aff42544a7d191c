import Domain
import Markup
import Reports

/// Finding an indicator: those of the framework, and below them those of the catalogue it may pick from.
struct IndicatorsPage {
    var version: FrameworkVersion
    var catalogue: [CatalogueEntry]
    var search: String

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Indicators", place: .indicators, content: body)
    }

    var body: HTML {
        """
        <h1>Indicators</h1>
        <form class="search" action="\(Address.indicators(search: "").text)" method="get" role="search">
        <div class="grow"><label for="q">Find by national code (NI 59), words of the title, or agency</label>\
        <input type="search" id="q" name="q" value="\(search)"></div>
        <div><button type="submit" class="button">Find</button></div></form>
        <p class="lead">\(lead)</p>
        \(list)
        \(entries)
        \(Fold(says: "It lists every indicator that the framework measures, and below it the catalogue that it may pick from. An indicator that was discontinued stays, and names its successor.").html)
        """
    }

    /// The framework's indicators that are meant.
    var found: [Indicator] {
        let wanted = IndicatorSearch(search)
        return version.framework.indicators.filter { one in
            wanted.matches(codes: [one.nationalCode], texts: [one.title, version.agency(one.agency)?.name, one.id.text])
        }
    }

    private var lead: String {
        if version.framework.indicators.isEmpty {
            return "The framework has no indicator yet. Pick some from its catalogue, or write them."
        }
        let count = "\(found.count) \(found.count == 1 ? "indicator" : "indicators") of the framework"
        return search.isEmpty ? "\(count)." : "\(count) and \(catalogue.count) of the catalogue for “\(search)”."
    }

    private var list: HTML {
        guard !found.isEmpty else { return HTML() }
        return """
            <table class="stack" role="table"><caption>In the framework</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Indicator</th>\
            <th scope="col" role="columnheader">Code</th><th scope="col" role="columnheader">Unit, frequency</th>\
            <th scope="col" role="columnheader">Populated by</th><th scope="col" role="columnheader">Priority, tier</th></tr></thead><tbody role="rowgroup">
            \(each: found, row)</tbody></table>
            """
    }

    private func row(_ indicator: Indicator) -> HTML {
        let line = version.basketLine(indicator.id)
        let priority = line.flatMap { version.priority($0.priority)?.title }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(indicator.id, IndicatorFilter()).text)">\(indicator.title)</a>\
            \(some: indicator.closedOn, { "<span class=\"of wrap\">Closed on \($0.long)</span>" })</th>\
            <td role="cell" data-label="Code">\(indicator.nationalCode ?? "–")</td>\
            <td role="cell" class="half" data-label="Unit, frequency">\(indicator.unit.label), \(indicator.frequency.rawValue)</td>\
            <td role="cell" class="half" data-label="Populated by">\(version.agency(indicator.agency)?.name ?? indicator.agency.text)</td>\
            <td role="cell" class="full" data-label="Priority, tier">\(priority.map { "\($0), \(line?.tier.label ?? "")" } ?? "not in the basket")</td></tr>

            """
    }

    private static let most = 200

    private var entries: HTML {
        guard !catalogue.isEmpty else { return HTML() }
        return """
            <h2>In the catalogue</h2>
            <table class="stack" role="table"><caption class="note">\(min(catalogue.count, IndicatorsPage.most)) of \(catalogue.count). \
            Not every entry was checked against its source: the last column says how it is known.</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Indicator</th><th scope="col" role="columnheader">Code</th>\
            <th scope="col" role="columnheader">Unit, frequency</th><th scope="col" role="columnheader">Lead agency</th>\
            <th scope="col" role="columnheader">Status</th><th scope="col" role="columnheader">Known by</th></tr></thead><tbody role="rowgroup">
            \(each: catalogue.prefix(IndicatorsPage.most), entry)</tbody></table>
            """
    }

    private func entry(_ entry: CatalogueEntry) -> HTML {
        let codes = [entry.nationalCode, entry.predecessorCode.map { "was \($0)" }].compactMap(\.self).joined(separator: ", ")
        let next = entry.replacedBy.map { "; replaced by \($0.text)" } ?? ""
        return """
            <tr role="row"><th scope="row" role="rowheader">\(entry.title)<span class="of wrap">\(entry.id.text)</span></th>\
            <td role="cell" data-label="Code">\(codes.isEmpty ? "–" : codes)</td>\
            <td role="cell" class="half" data-label="Unit, frequency">\(entry.unit.label), \(entry.frequency.rawValue)</td>\
            <td role="cell" class="half" data-label="Lead agency">\(entry.leadAgency)</td>\
            <td role="cell" class="half" data-label="Status">\(entry.status)\(next)</td>\
            <td role="cell" class="half" data-label="Known by">\(entry.verifiedBy)</td></tr>

            """
    }
}
