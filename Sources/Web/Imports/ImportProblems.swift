import Domain
import Markup
import Reports

/// What has to be put right in a file, or should be known about it, as a work list: alike things together, each with
/// where it stands, what is wrong and what to do.
struct ImportProblems {
    var heading: String
    var problems: [Problem]
    var count: Int
    /// Where the list can be had as a file; nil where it cannot.
    var download: Address?

    /// The places of a group that are shown before the rest is folded away.
    private static let mostPlaces = 8

    var html: HTML {
        guard !problems.isEmpty else { return HTML() }
        let groups = ProblemGroup.groups(problems)
        return """
            <h2>\(heading)</h2>
            \(when: count > problems.count, "<p class=\"note\">The first \(Number.text(problems.count)) of \(Number.text(count)).</p>")\
            \(when: groups.count < problems.count, "<p class=\"note\">\(Number.text(problems.count)) cells, \(Number.text(groups.count)) kinds.</p>")
            <table class="problems stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Where</th>\
            <th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">What to do</th></tr></thead><tbody role="rowgroup">
            \(each: groups, row)</tbody></table>
            \(some: download, { "<p><a href=\"\($0.text)\">Download this list (CSV)</a></p>" })
            """
    }

    private func row(_ group: ProblemGroup) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader" class="at">\(ImportProblems.column(group))\
        \(when: group.problems.count > 1, "<span class=\"of\">\(Number.text(group.problems.count)) times</span>")</th>\
        <td role="cell" data-label="What">\(group.what)\(places(group))</td>\
        <td role="cell" class="do" data-label="What to do">\(group.remedy)</td></tr>

        """
    }

    private static func column(_ group: ProblemGroup) -> HTML {
        let row = group.problems.count == 1 ? group.problems[0].row.map { "row \(Number.text($0))" } : nil
        let parts = [group.sheet.map { "sheet “\($0)”" }, row, group.column.map { "column \($0)" }].compactMap(\.self)
        return parts.isEmpty ? "whole file" : "\(parts.joined(separator: ", ").capitalisedFirst)"
    }

    /// One cell stands in the sentence; many are listed, and folded away when they are very many.
    private func places(_ group: ProblemGroup) -> HTML {
        if group.problems.count == 1 {
            return
                "\(some: group.problems[0].cell.flatMap { group.what.contains($0) || $0.isEmpty ? nil : $0 }, { " <q>\($0)</q>" })"
        }
        let shown = group.problems.prefix(ImportProblems.mostPlaces)
        let rest = group.problems.dropFirst(ImportProblems.mostPlaces)
        return """
            <ul class="places">\(each: shown, place)</ul>\
            \(when: !rest.isEmpty, "<details><summary>\(Number.text(rest.count)) more</summary><ul class=\"places\">\(each: rest, place)</ul></details>")
            """
    }

    private func place(_ problem: Problem) -> HTML {
        "<li>\(problem.row.map { "row \(Number.text($0))" } ?? "whole file")\(some: problem.cell, { ": <q>\($0)</q>" })</li>"
    }
}
