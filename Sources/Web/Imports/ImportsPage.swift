import Domain
import Markup
import Reports

/// The files that were given to Bellwether, newest first.
struct ImportsPage {
    var imports: [Import]
    var maySend = true
    var names = ActorNames()
    var version: FrameworkVersion?

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Imports", place: .imports, content: body)
    }

    var body: HTML {
        """
        <h1>Imports</h1>
        <p class="lead">\(lead)</p>
        <p>\(when: maySend, "<a class=\"button\" href=\"\(Address.newImport.text)\">Import a file</a> ")\
        <a class="button second" href="\(Address.mappings.text)">Mappings</a></p>
        \(when: !imports.isEmpty, ImportTable(imports: imports, names: names, version: version).html)
        \(Fold(says: "It lists every file that was given to Bellwether: accepted, refused, waiting or withdrawn. Nothing about a file is deleted.").html)
        """
    }

    private var lead: String {
        guard !imports.isEmpty else { return "No file has been imported yet. This page will list each with what it changed." }
        let waiting = imports.count { $0.state == .previewed || $0.state == .unmapped }
        let last = imports.filter { $0.state == .accepted }.compactMap(\.acceptedAt).max()
        let newest = last.map { "The newest was accepted on \($0.day.long)." } ?? "None has been accepted yet."
        return waiting == 0 ? newest : "\(newest) \(waiting) \(waiting == 1 ? "waits" : "wait") for a decision."
    }
}

/// Imports as rows: also on the home page.
struct ImportTable {
    var imports: [Import]
    var names = ActorNames()
    /// For the names of the agencies that sent files.
    var version: FrameworkVersion?

    var html: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">File</th>\
        <th scope="col" role="columnheader">State</th><th scope="col" role="columnheader">Known from</th>\
        <th scope="col" role="columnheader" class="num">New</th><th scope="col" role="columnheader" class="num">Changed</th>\
        <th scope="col" role="columnheader" class="num">Unchanged</th><th scope="col" role="columnheader" class="num">Left out</th>\
        <th scope="col" role="columnheader">When, by whom</th></tr></thead><tbody role="rowgroup">
        \(each: imports, row)</tbody></table>
        """
    }

    private func row(_ one: Import) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.importRecord(one.number).text)">\(one.fileName)</a>\
        <span class="of wrap">import \("\(one.number)"), \(one.format)\(some: one.agency, { ", sent for \(version?.agency($0)?.name ?? $0.text)" })</span></th>\
        <td role="cell" data-label="State">\(one.state.label)</td>\
        <td role="cell" data-label="Known from">\(one.knownOn.short)</td>\
        <td role="cell" class="num" data-label="New">\(Number.text(one.counts.new))</td>\
        <td role="cell" class="num" data-label="Changed">\(Number.text(one.counts.changed))</td>\
        <td role="cell" class="num" data-label="Unchanged">\(Number.text(one.counts.unchanged))</td>\
        <td role="cell" class="num" data-label="Left out">\(Number.text(one.counts.leftOutTotal))</td>\
        <td role="cell" class="half" data-label="When, by whom">\(one.createdAt.words), \(names.of(one.actor))</td></tr>

        """
    }
}

extension Import.State {
    var label: String {
        switch self {
        case .reading: "Being read"
        case .unmapped: "Waits for a mapping"
        case .previewed: "Waits for a decision"
        case .accepted: "Accepted"
        case .refused: "Refused"
        case .withdrawn: "Withdrawn"
        }
    }
}

/// How many rows or things there are: "12,400". Not a figure about children, which only `FigureText` prints.
enum Number {
    static func text(_ count: Int) -> String { FigureText.count(Double(count)) }
}
