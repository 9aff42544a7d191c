import Domain

extension Bellwether {
    /// The timetable as a table, a row for each measure at each meeting.
    public func exportTimetable(
        _ filter: TimetableFilter = TimetableFilter(), _ format: FigureExportFormat, as actor: Actor
    ) async throws -> [UInt8] {
        let answer = try await timetable(filter, as: actor)
        var table = RegisterWriter(format, Bellwether.timetableColumns, answer.version)
        for column in answer.timetable.columns {
            for (line, cell) in zip(answer.timetable.lines, column.cells) { table.add(Bellwether.cells(column, line, cell)) }
        }
        return table.finish()
    }

    private static let timetableColumns = [
        "meeting", "body", "date", "papers_close", "indicator", "title", "agency", "priority", "period", "supply", "is_here",
        "is_new", "next_period", "next_on", "too_late_by_working_days", "lag_days", "lag_declared", "lag_learned",
        "lag_learned_from", "says",
    ]

    private static func cells(_ column: Timetable.Column, _ line: TimetableLine, _ cell: TimetableCell) -> [Tables.Cell] {
        func text(_ text: String?) -> Tables.Cell { text.map { .text($0) } ?? .empty }
        func number(_ number: Int?) -> Tables.Cell { number.map { .number(Double($0)) } ?? .empty }
        let lag = line.lag(of: cell)
        return [
            text(column.meeting.id.text), text(column.body.id.text), text(column.meeting.date.iso8601),
            text(cell.deadline.iso8601), text(line.indicator.id.text), text(line.indicator.title),
            text(line.indicator.agency.text), text(line.priority?.text), text(cell.newest?.code), text(cell.supply?.rawValue),
            text("\(cell.isHere)"), text("\(cell.isNew)"), text(cell.next?.period.code), text(cell.next?.day.iso8601),
            number(cell.next?.tooLateBy), number(lag?.days), number(lag?.declared), number(lag?.learned?.days),
            number(lag?.learned?.count), text(cell.says),
        ]
    }
}

extension TimetableLine {
    /// The way by which the cell has what it has, or else the first.
    public func lag(of cell: TimetableCell) -> Lag? { lags.first { $0.supply == cell.supply } ?? lags.first }
}
