import Domain

/// What was brought to show that actions are done, and what became of it.
public struct ActionEvidenceStore {
    let connection: any SQLConnection

    /// Adds the next evidence of an action and gives it with its place.
    public func add(
        _ says: String, files: [Int64], to action: Int64, at now: Instant, by actor: Actor
    ) throws -> ActionEvidence {
        let place = try connection.integer(
            """
            INSERT INTO action_evidence (action, place, says, files, at, actor, state)
            SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4, $5, 'given' FROM action_evidence WHERE action = $1
            RETURNING place
            """,
            [
                .integer(action), .text(says), .text(files.map(String.init).joined(separator: " ")),
                SQLValue(now.secondsSince1970), .text(actor.word),
            ])
        return ActionEvidence(action: action, place: place, says: says, files: files, at: now, by: actor)
    }

    /// In the order in which it came.
    public func all(of action: Int64) throws -> [ActionEvidence] {
        try connection.rows(
            """
            SELECT action, place, says, files, at, actor, state, body, decided_on, decided_at, decided_by, decision_says
            FROM action_evidence WHERE action = $1 ORDER BY place
            """, [.integer(action)], ActionEvidenceStore.read)
    }

    /// True for the first who decides.
    public func decide(
        _ state: ActionEvidence.State, _ decision: ActionEvidence.Decision, place: Int64, of action: Int64
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE action_evidence SET state = $3, body = $4, decided_on = $5, decided_at = $6, decided_by = $7, decision_says = $8
            WHERE action = $1 AND place = $2 AND state = 'given'
            """,
            [
                .integer(action), .integer(place), .text(state.rawValue), .text(decision.body.text),
                SQLValue(decision.on.number), SQLValue(decision.at.secondsSince1970), .text(decision.by.word),
                .text(decision.says),
            ]) == 1
    }

    private static func read(_ row: SQLRow) throws -> ActionEvidence {
        guard let state = ActionEvidence.State(rawValue: try row.text(6)) else {
            throw StorageError(
                .damaged, "Evidence of action \(try row.integer(0)) is in a state that this program does not know.")
        }
        let decision = try row.optionalInteger(9).map { at in
            ActionEvidence.Decision(
                body: ID(try row.text(7)), on: try FigureNames.day(row.integer(8)), at: Instant(secondsSince1970: at),
                by: try Actor(kept: row.text(10)), says: try row.text(11))
        }
        return ActionEvidence(
            action: try row.integer(0), place: try row.integer(1), says: try row.text(2),
            files: try row.text(3).split(separator: " ").compactMap { Int64($0) },
            at: Instant(secondsSince1970: try row.integer(4)), by: try Actor(kept: row.text(5)), state: state,
            decision: decision)
    }
}

extension SQLConnection {
    public var actionEvidence: ActionEvidenceStore { ActionEvidenceStore(connection: self) }
}
