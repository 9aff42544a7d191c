import Domain
import Markup
import Reports

/// Frozen packs as rows.
struct PackTable {
    var packs: [Pack]
    var version: FrameworkVersion
    var names = ActorNames()

    var html: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Pack</th>\
        <th scope="col" role="columnheader">Frozen</th><th scope="col" role="columnheader">Figures as known on</th>\
        <th scope="col" role="columnheader">For</th><th scope="col" role="columnheader">SHA-256</th></tr></thead><tbody role="rowgroup">
        \(each: packs, row)</tbody></table>
        """
    }

    private func row(_ pack: Pack) -> HTML {
        let meeting = version.meeting(pack.meeting)
        let body = meeting.flatMap { version.body($0.body)?.name }
        let name = [body, meeting?.date.long].compactMap(\.self).joined(separator: ", ")
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.pack(pack.number).text)">\(name.isEmpty ? pack.meeting.text : name)</a>\
            <span class="of">pack \("\(pack.number)"), <a href="\(Address.packDifference(pack.number).text)">what is different</a>, <a href="\(Address.supplements(of: pack.number).text)">supplements</a></span></th>\
            <td role="cell" class="half" data-label="Frozen">\(pack.frozenAt.words), \(names.of(pack.actor))</td>\
            <td role="cell" class="half" data-label="Figures as known on">\(pack.asKnown.short)</td>\
            <td role="cell" data-label="For">\(pack.audience.rawValue)</td>\
            <td role="cell" data-label="SHA-256"><code>\(pack.sha256.prefix(12))…</code></td></tr>

            """
    }
}
