import Domain
import Markup
import Services

/// The areas that figures are about, a kind at a time.
struct AreasPage {
    var version: FrameworkVersion
    /// Nil for whoever may not read figures.
    var figures: AreasAnswer?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Areas", place: .areas, content: body)
    }

    var body: HTML {
        let inside = version.localities
        return """
            <h1>Areas</h1>
            <p class="lead">\(inside.isEmpty ? "\(version.district.name) is not divided into areas yet. Areas belong in the framework." : "\(version.district.name) and the \(inside.count) \(inside.count == 1 ? "area" : "areas") inside it.")</p>
            \(each: kinds, section)
            \(some: inside.isEmpty ? nil : figures, { AreaMatrixView(answer: $0).html })
            \(Fold(says: "It lists every place that figures are about: the district, the areas inside it, and those it is compared with; and where to look first among the areas inside.").html)
            """
    }

    private var kinds: [(heading: String, areas: [Area])] {
        let order: [(Area.Kind, String)] = [
            (.district, "The district"), (.locality, "Areas"), (.ward, "Wards"), (.region, "The region"),
            (.country, "The country"),
            (.authority, "Others, to compare with"),
        ]
        return order.map { kind, heading in (heading, version.framework.areas.filter { $0.kind == kind }) }.filter {
            !$0.1.isEmpty
        }
    }

    private func section(_ kind: (heading: String, areas: [Area])) -> HTML {
        """
        <h2>\(kind.heading)</h2>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Area</th>\
        <th scope="col" role="columnheader">Code</th><th scope="col" role="columnheader">Lies in</th>\
        <th scope="col" role="columnheader">Reports to</th></tr></thead><tbody role="rowgroup">
        \(each: kind.areas, row)</tbody></table>

        """
    }

    private func row(_ area: Area) -> HTML {
        let parents = area.parents.compactMap { version.area($0)?.name }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.area(area.id, known: nil).text)">\(area.name)</a></th>\
            <td role="cell" data-label="Code">\(area.code ?? "–")</td>\
            <td role="cell" class="half" data-label="Lies in">\(parents.isEmpty ? "–" : parents.joined(separator: ", "))</td>\
            <td role="cell" class="half" data-label="Reports to">\(area.committee.flatMap(version.body)?.name ?? "–")</td></tr>

            """
    }
}
