import Domain
import Markup
import Reports

/// The nouns that measures refer to: agencies, sources, what feeds them, whom we compare with.
struct FrameworkLists {
    var version: FrameworkVersion

    private var framework: Framework { version.framework }

    var html: HTML { "\(agencies)\(sources)\(mappings)\(models)\(areas)" }

    private func table(_ heading: String, _ columns: [String], _ rows: [[HTML]]) -> HTML {
        guard !rows.isEmpty else { return HTML() }
        return """
            <h2>\(heading)</h2>
            <table class="stack" role="table"><thead role="rowgroup"><tr role="row">\(each: columns, { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" })</tr></thead>
            <tbody role="rowgroup">\(each: rows, { row($0, columns) })</tbody></table>

            """
    }

    private func row(_ cells: [HTML], _ columns: [String]) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(cells.first)</th>\
        \(each: zip(columns, cells).dropFirst(), { "<td role=\"cell\" class=\"half\" data-label=\"\($0)\">\($1)</td>" })</tr>

        """
    }

    private var agencies: HTML {
        table(
            "Agencies", ["Agency", "Standing", "Fills in", "Signs off", "Measures"],
            framework.agencies.map { agency in
                let count = framework.basket.count { line in version.indicator(line.indicator)?.agency == agency.id }
                return [
                    "\(agency.name)", "\(agency.partner?.replacing("-", with: " ") ?? "–")", "\(agency.dataLead ?? "–")",
                    "\(agency.signsOff ?? "–")",
                    "<a href=\"\(Address.scorecard(ScorecardFilter(show: .all, agency: agency.id)).text)\">\(count)</a>",
                ]
            })
    }

    private var sources: HTML {
        table(
            "Published sources", ["Source", "Vintage", "Publisher", "Licence", "Attribution"],
            framework.sources.map { source in
                [
                    "\(source.name)", "\(source.edition ?? "–")", "\(source.publisher ?? "–")", "\(source.licence ?? "–")",
                    "\(source.attribution ?? "–")",
                ]
            })
    }

    private var mappings: HTML {
        table(
            "How published files feed indicators", ["Mapping", "Format", "Source", "Feeds"],
            framework.mappings.map { mapping in
                let fed = mapping.lines.map { version.indicator($0.indicator)?.title ?? $0.indicator.text }
                var seen: Set<String> = []
                return [
                    "\(mapping.id)", "\(mapping.format.rawValue)",
                    "\(version.source(mapping.source)?.nameWithEdition ?? mapping.source.text)",
                    "\(fed.filter { seen.insert($0).inserted }.joined(separator: "; "))",
                ]
            })
    }

    private var models: HTML {
        table(
            "Neighbours", ["Model", "Published", "Used"],
            framework.neighbourModels.map { model in
                [
                    "\(model.name)", "\(model.publishedOn?.long ?? "–")",
                    "\(framework.preferredNeighbourModel == model.id ? "first" : "beside it")",
                ]
            })
    }

    private var areas: HTML {
        "<h2>Areas</h2><p>\(framework.areas.count) areas: <a href=\"\(Address.areas.text)\">see them</a>.</p>"
    }
}
