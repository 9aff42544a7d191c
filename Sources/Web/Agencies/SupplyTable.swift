import Domain
import Markup

/// "Does it send its returns in time, whole and explained?": an agency, round by round.
struct SupplyTable {
    var lines: [SupplyLine]
    var today: Day

    var html: HTML {
        guard !lines.isEmpty else { return HTML() }
        return """
            <h2 id="returns">How did it supply its returns?</h2>
            <table class="stack" role="table"><caption>By round, the newest first</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Round</th>\
            <th scope="col" role="columnheader">How it stands</th><th scope="col" role="columnheader">In time?</th>\
            <th scope="col" role="columnheader" class="num">Complete</th><th scope="col" role="columnheader" class="num">No figure, explained</th>\
            <th scope="col" role="columnheader" class="num">Queried</th></tr></thead><tbody role="rowgroup">
            \(each: lines, row)</tbody></table>
            """
    }

    private func row(_ line: SupplyLine) -> HTML {
        let (row, round) = (line.row, line.round)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.round(round.number).text)">\(round.title)</a></th>\
            <td role="cell" class="half" data-label="How it stands">\(row.standing(on: today))</td>\
            <td role="cell" class="half" data-label="In time?">\(row.lateness(on: today))</td>\
            <td role="cell" class="num half" data-label="Complete">\("\(row.counts.received)") of \("\(row.counts.due)")</td>\
            <td role="cell" class="num half" data-label="No figure, explained">\(explained(line))</td>\
            <td role="cell" class="num half" data-label="Queried">\(row.queries == 0 ? "–" : "\(row.queries), \(row.openQueries) open")</td></tr>

            """
    }

    /// What an agency has not sent is its own until then.
    private func explained(_ line: SupplyLine) -> String {
        guard line.row.submission.isReceived, line.withoutFigure > 0 else { return "–" }
        return "\(line.explained) of \(line.withoutFigure)"
    }
}
