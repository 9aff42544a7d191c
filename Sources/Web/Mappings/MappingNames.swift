import Domain
import Markup
import Reports

/// How the file's periods and areas are understood, for a person to confirm. A name that only looks like an area is
/// never taken for it unless she says so.
struct MappingNames {
    var offer: FileOffer
    var version: FrameworkVersion
    var choices: MappingChoices

    private static let mostNames = 60

    var html: HTML { "\(periods)\(areas)" }

    private var periods: HTML {
        guard !offer.periods.isEmpty else { return HTML() }
        let read = offer.periods.filter { $0.period != nil }
        let others = offer.periods.filter { $0.period == nil }
        return """
            <h2>Periods</h2>
            <p>\(Number.text(read.count)) \(read.count == 1 ? "heading is" : "headings are") read as \(read.count == 1 ? "a period" : "periods")\
            \(when: !others.isEmpty, "; left out: \(others.prefix(20).map { "“\($0.text)”" }.joined(separator: ", "))").</p>
            <details\(attribute: "open", read.count <= 16 ? "" : nil)><summary>How each is read</summary><ul class="columns">\
            \(each: read.prefix(200).map(\.self), period)</ul></details>
            """
    }

    private func period(_ name: FileOffer.PeriodName) -> HTML {
        "<li>\(name.text)\(some: name.period, { $0.label == name.text ? "" : " → \($0.label)" })</li>"
    }

    private var areas: HTML {
        guard !offer.areas.isEmpty else { return HTML() }
        let known = offer.areas.count { $0.area != nil }
        let near = offer.areas.filter { $0.area == nil && $0.near != nil }
        let others = offer.areas.filter { $0.area == nil && $0.near == nil }
        return """
            <h2>Areas</h2>
            <p>\(Number.text(known)) of \(Number.text(offer.areas.count)) are areas of the framework.\
            \(when: !others.isEmpty, " Left out: \(others.prefix(Self.mostNames).map(\.text).joined(separator: "; "))\(others.count > Self.mostNames ? " …" : "").")</p>
            \(when: !near.isEmpty, "<p>These look like an area. Confirm those that are:</p>\(each: Array(near.enumerated()), { confirmation($0.offset, $0.element) })")
            """
    }

    private func confirmation(_ place: Int, _ name: FileOffer.AreaName) -> HTML {
        guard let near = name.near, let area = version.area(near) else { return HTML() }
        let field = "area-\(place)"
        return """
            <div class="pick"><input type="hidden" name="name-of-area-\(place)" value="\(name.text)">\
            <input type="checkbox" id="\(field)" name="\(field)" value="\(near.text)"\(attribute: "checked", choices.areas[name.text] == near.text ? "" : nil)> \
            <label for="\(field)">“\(name.text)” is \(area.name)</label></div>

            """
    }
}
