import Charts
import Domain
import Markup

/// A report as the bytes that are kept and handed out.
public struct RenderedFile: Equatable, Sendable {
    public let bytes: [UInt8]
}

/// A document as one HTML file that needs nothing beside it. The same document gives the same bytes.
public struct HTMLRenderer: Sendable {
    private let stylesheet: String

    public init(stylesheet: String) { self.stylesheet = stylesheet }

    public func render(_ document: Document) -> RenderedFile {
        let file = PackFile(title: document.title, banner: document.banner, marking: document.marking, stylesheet: stylesheet)
        return RenderedFile(bytes: file.html(around: document.blocks.map(block).joined()).bytes)
    }

    private func block(_ block: Document.Block) -> HTML {
        switch block {
        case .titlePage(let page): titlePage(page)
        case .heading(let words, let id): "<h2 id=\"\(id)\">\(words)</h2>\n"
        case .paragraph(let words): "<p>\(words)</p>\n"
        case .note(let words): "<p class=\"note\">\(words)</p>\n"
        case .summary(let scorecard, let noun): "<p class=\"lead\">\(ScorecardSummary(scorecard, of: noun).html)</p>\n"
        case .exceptions(let readings, let version): ExceptionList(readings, version: version, links: .none).html
        case .scorecard(let readings, let version): ScorecardTable(readings, version: version, links: .none, opens: false).html
        case .table(let table): plain(table)
        case .brief(let brief): BriefSheet(brief, heading: .second).html
        case .chart(let one, let id): chart(one, id)
        case .markers(let readings):
            "\(MarkerLegend(readings).html)<p class=\"note\">\(MarkerLegend(readings).superscripts)</p>\n"
        case .attribution(let sources): Attribution(sources).html
        }
    }

    private func titlePage(_ page: TitlePage) -> HTML {
        """
        <p class="where">\(page.partnership)</p>
        <h1>\(page.title)</h1>
        <dl class="facts">\(each: page.facts, { "<dt>\($0.name)</dt><dd>\($0.says)</dd>\n" })</dl>

        """
    }

    private func plain(_ table: Table) -> HTML {
        """
        <table class="stack" role="table"><caption>\(table.caption)</caption>
        <thead role="rowgroup"><tr role="row">\(each: table.columns, { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" })</tr></thead>
        <tbody role="rowgroup">\(each: table.rows, { row($0, table.columns) })</tbody></table>

        """
    }

    private func row(_ cells: [String], _ columns: [String]) -> HTML {
        let rest = zip(columns, cells).dropFirst()
        return """
            <tr role="row"><th scope="row" role="rowheader">\(cells.first)</th>\
            \(each: rest, { "<td role=\"cell\" data-label=\"\($0)\">\($1)</td>" })</tr>

            """
    }

    private func chart(_ chart: SeriesChart, _ id: String) -> HTML {
        let (series, drawing) = (chart.series, chart.draw(id: id))
        return """
            <figure class="chart"><figcaption><h3>\(series.title)</h3><p>\(series.drawn)\(some: drawing.scale, { " \($0)" })</p></figcaption>
            \(drawing.svg)</figure>
            \(drawing.table.html)

            """
    }
}
