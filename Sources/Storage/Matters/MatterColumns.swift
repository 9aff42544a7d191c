import Domain

// How a matter lies in its row.
extension MatterStore {
    static let names = [
        "kind", "number", "body", "meeting", "minute", "on_day", "item", "verb", "decision", "says", "follow_up", "who", "agency",
        "person", "due_day", "due_meeting", "to_body", "state", "report", "reported_day", "settled_day", "settled_meeting",
        "access", "at", "actor", "settled", "due_order",
    ]

    static func values(_ matter: Matter) -> [SQLValue] {
        let origin: [SQLValue] = [
            .text(matter.kind.rawValue), .integer(matter.number), .text(matter.body.text), SQLValue(matter.meeting?.text),
            .text(matter.minute), SQLValue(matter.on.number), SQLValue(matter.item?.word), SQLValue(matter.verb?.rawValue),
            SQLValue(matter.decision), .text(matter.words), SQLValue(matter.followUp), .text(matter.who),
            SQLValue(matter.agency?.text), SQLValue(matter.person), SQLValue(matter.due?.number),
            SQLValue(matter.dueMeeting?.text), SQLValue(matter.toBody?.text),
        ]
        let now: [SQLValue] = [
            .text(matter.state.rawValue), SQLValue(matter.report), SQLValue(matter.reportedOn?.number),
            SQLValue(matter.settledOn?.number), SQLValue(matter.settledAt?.text), .text(matter.access.word),
            SQLValue(matter.at.secondsSince1970), .text(matter.by.word), SQLValue(matter.state.isSettled),
            .integer(MatterPlace.order(matter)),
        ]
        return origin + now
    }

    static func matter(_ row: SQLRow) throws -> Matter {
        guard let kind = Matter.Kind(rawValue: try row.text(0)), let state = Matter.State(rawValue: try row.text(17)),
            let access = AccessClass(word: try row.text(22))
        else { throw StorageError(.damaged, "A matter is of a kind, state or access class that this program does not know.") }
        return Matter(
            kind, number: try row.integer(1), body: ID(try row.text(2)), meeting: try row.optionalText(3).map { ID($0) },
            minute: try row.text(4), on: try FigureNames.day(row.integer(5)),
            item: try row.optionalText(6).flatMap(Thing.init(word:)),
            verb: try row.optionalText(7).flatMap(DecisionVerb.init(rawValue:)), decision: try row.optionalInteger(8),
            words: try row.text(9), followUp: try row.optionalText(10), who: try row.text(11),
            agency: try row.optionalText(12).map { ID($0) }, person: try row.optionalInteger(13), due: try day(row, 14),
            dueMeeting: try row.optionalText(15).map { ID($0) }, toBody: try row.optionalText(16).map { ID($0) }, state: state,
            report: try row.optionalText(18), reportedOn: try day(row, 19), settledOn: try day(row, 20),
            settledAt: try row.optionalText(21).map { ID($0) }, access: access, by: try Actor(kept: row.text(24)),
            at: Instant(secondsSince1970: try row.integer(23)))
    }

    private static func day(_ row: SQLRow, _ column: Int) throws -> Day? {
        try row.optionalInteger(column).map { try FigureNames.day($0) }
    }
}
