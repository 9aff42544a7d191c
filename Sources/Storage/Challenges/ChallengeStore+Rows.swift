import Domain

// How a challenge stands in its table.
extension ChallengeStore {
    static let columns = """
        number, kind, question, agency, addressee, raised_on, raised_by, raised_as, indicator, area, population, source, \
        figure_title, figure_period, figure_says, figure_known, subject, access, state, asked_on, due_on, stage, escalated_to, \
        answered_on, ended_on, agreed, action, impact
        """

    static func base(of one: Challenge) -> [SQLValue] {
        let evidence = one.evidence
        return [
            .integer(one.number), .text(one.kind.rawValue), .text(one.question), .text(one.agency.text), .text(one.addressee),
            SQLValue(one.raisedOn.number), .text(one.raisedBy.word), .text(one.raisedAs), SQLValue(evidence?.indicator.text),
            SQLValue(evidence?.area.text), SQLValue(evidence?.group.text), SQLValue(evidence?.source?.text),
            SQLValue(evidence?.title), SQLValue(evidence?.period?.code), SQLValue(evidence?.sentence),
            SQLValue(evidence?.known.number), .text(one.subject), .text(one.access.word),
        ]
    }

    static func changing(of one: Challenge) -> [SQLValue] {
        [
            .text(one.state.rawValue), SQLValue(one.askedOn.number), SQLValue(one.due.number), SQLValue(one.stage),
            SQLValue(one.escalatedTo), SQLValue(one.answeredOn?.number), SQLValue(one.endedOn?.number), SQLValue(one.agreed),
            SQLValue(one.action), SQLValue(one.impact), .integer(one.rank), .integer(one.since),
        ]
    }

    static func read(_ row: SQLRow) throws -> Challenge {
        let number = try row.integer(0)
        guard let kind = Challenge.Kind(rawValue: try row.text(1)), let state = Challenge.State(rawValue: try row.text(18)),
            let access = AccessClass(word: try row.text(17))
        else { throw StorageError(.damaged, "Challenge \(number) holds a word that this program does not know.") }
        var one = Challenge(
            number: number, kind: kind, question: try row.text(2), agency: ID(try row.text(3)), addressee: try row.text(4),
            raisedOn: try FigureNames.day(row.integer(5)), raisedBy: try Actor(kept: row.text(6)), raisedAs: try row.text(7),
            evidence: try evidence(row), subject: try row.text(16), due: try FigureNames.day(row.integer(20)), access: access)
        one.state = state
        one.askedOn = try FigureNames.day(row.integer(19))
        one.stage = Int(try row.integer(21))
        one.escalatedTo = try row.optionalText(22)
        one.answeredOn = try row.optionalInteger(23).map { try FigureNames.day($0) }
        one.endedOn = try row.optionalInteger(24).map { try FigureNames.day($0) }
        one.agreed = try row.optionalText(25)
        one.action = try row.optionalInteger(26)
        one.impact = try row.optionalText(27)
        return one
    }

    private static func evidence(_ row: SQLRow) throws -> FigureEvidence? {
        guard let indicator = try row.optionalText(8) else { return nil }
        return FigureEvidence(
            indicator: ID(indicator), area: ID(try row.text(9)), group: PopulationGroup(try row.text(10)) ?? .total,
            source: try row.optionalText(11).map { ID($0) }, title: try row.text(12),
            period: try row.optionalText(13).flatMap { Period(code: $0) }, sentence: try row.text(14),
            known: try FigureNames.day(row.integer(15)))
    }
}
