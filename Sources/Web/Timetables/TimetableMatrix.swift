import Domain
import Markup
import Services

/// Measures down, meetings across, under a heading for each priority. Words say what is new and what is too late.
struct TimetableMatrix {
    var answer: TimetableAnswer
    var mayKeep: Bool

    /// More columns than these do not fit across a sheet.
    private static let mostColumns = 7

    private var timetable: Timetable { answer.timetable }

    var html: HTML {
        let all = Array(timetable.columns.enumerated())
        let starts = Array(stride(from: 0, to: all.count, by: TimetableMatrix.mostColumns))
        return "\(each: starts, { table(Array(all[$0..<min($0 + TimetableMatrix.mostColumns, all.count)])) })"
    }

    private func table(_ columns: [(offset: Int, element: Timetable.Column)]) -> HTML {
        let dates = "\(columns[0].element.meeting.date.long) to \(columns[columns.count - 1].element.meeting.date.long)"
        return """
            <table class="timetable stack" role="table"><caption class="unseen">The newest period of each measure at each meeting, \(dates)</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\(each: columns.map(\.element), heading)</tr></thead>
            \(each: groups, { group($0, columns) })
            </table>

            """
    }

    private func heading(_ column: Timetable.Column) -> HTML {
        let meeting = column.meeting
        return """
            <th scope="col" role="columnheader"><a href="\(Address.meeting(meeting.id).text)">\(column.body.name)</a>\
            <span class="of wrap">\(when: column.movedFrom != nil, "moved to ")\(meeting.date.short)</span>\
            \(some: meeting.paperDeadline, { "<span class=\"of wrap\">papers close \($0.short)</span>" })\
            <span class="of wrap">\(column.newCount) of \(column.cells.count) new</span></th>
            """
    }

    /// The lines of a priority, in order, with their places among all lines.
    private var groups: [(priority: Priority?, places: [Int])] {
        var groups: [(priority: Priority?, places: [Int])] = []
        for (place, line) in timetable.lines.enumerated() {
            let priority = line.priority.flatMap(answer.version.priority)
            if groups.last?.priority?.id == priority?.id, !groups.isEmpty {
                groups[groups.count - 1].places.append(place)
            } else {
                groups.append((priority, [place]))
            }
        }
        return groups
    }

    private func group(
        _ group: (priority: Priority?, places: [Int]), _ columns: [(offset: Int, element: Timetable.Column)]
    ) -> HTML {
        """
        <tbody role="rowgroup"><tr role="row" class="group"><th scope="rowgroup" role="rowheader" colspan="\(columns.count + 1)">\(group.priority?.heading ?? "Without a priority")</th></tr>
        \(each: group.places, { row($0, columns.map(\.element)) })</tbody>

        """
    }

    private func row(_ place: Int, _ columns: [Timetable.Column]) -> HTML {
        let line = timetable.lines[place]
        let agency = answer.version.agency(line.indicator.agency)?.name ?? line.indicator.agency.text
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(line.indicator.id, IndicatorFilter()).text)">\(line.indicator.title)</a>\
            <span class="of wrap">\(agency) · \(line.indicator.frequency.rawValue)</span></th>\
            \(each: columns, { cell($0.cells[place], $0) })</tr>

            """
    }

    private func cell(_ cell: TimetableCell, _ column: Timetable.Column) -> HTML {
        """
        <td role="cell" class="full" data-label="\(column.body.name), \(column.meeting.date.short)">\
        <b>\(cell.newest?.spoken ?? "None")</b>\(when: cell.isNew, " <span class=\"new\">New</span>")\
        <span class="of wrap">\(cell.says)</span></td>
        """
    }
}

/// How long the figures of each measure take: as declared, and as they were seen to come.
struct TimetableLags {
    var lines: [TimetableLine]

    var html: HTML {
        """
        <details class="section"><summary>How long figures take</summary>
        <p>Declared in the framework, or learned: the days within which the figure had come on at least four of every five occasions, over the last \
        eight periods (the 80th percentile by the nearest rank, from five periods on). The longer of the two counts. What came together with a \
        later period is left out, so that a history brought in at once teaches nothing.</p>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader">Local</th><th scope="col" role="columnheader">Published</th></tr></thead><tbody role="rowgroup">
        \(each: lines, row)</tbody></table></details>
        """
    }

    private func row(_ line: TimetableLine) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(line.indicator.title)</th>\
        <td role="cell" class="full" data-label="Local">\(says(line, .local))</td><td role="cell" class="full" data-label="Published">\(says(line, .published))</td></tr>

        """
    }

    private func says(_ line: TimetableLine, _ supply: Lag.Supply) -> String {
        line.lags.first { $0.supply == supply }?.says ?? "–"
    }
}
