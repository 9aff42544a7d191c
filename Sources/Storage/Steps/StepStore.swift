import Domain

/// What happened to the board's things, in order. Nothing is changed or taken away.
public struct StepStore {
    let connection: any SQLConnection

    /// Adds the next step of a thing and gives it with its place.
    @discardableResult
    public func add(
        _ act: String, to thing: Thing, says: String = "", from: String? = nil, to new: String? = nil, at now: Instant,
        by actor: Actor
    ) throws -> Step {
        let place = try connection.integer(
            """
            INSERT INTO step (thing, place, at, actor, act, says, was, became)
            SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4, $5, $6, $7 FROM step WHERE thing = $1
            RETURNING place
            """,
            [
                .text(thing.word), SQLValue(now.secondsSince1970), .text(actor.word), .text(act), .text(says), SQLValue(from),
                SQLValue(new),
            ])
        return Step(thing, place: place, at: now, by: actor, act: act, says: says, from: from, to: new)
    }

    /// The story of one thing, the oldest first.
    public func all(of thing: Thing) throws -> [Step] { try read("WHERE thing = $1 ORDER BY place", [.text(thing.word)]) }

    /// The steps of one act over all things of a kind, such as every reply to a challenge.
    public func all(_ acts: [String], of kind: Thing.Kind) throws -> [Step] {
        let list = (2..<(2 + acts.count)).map { "$\($0)" }.joined(separator: ", ")
        return try read(
            "WHERE thing LIKE $1 AND act IN (\(list)) ORDER BY thing, place",
            [.text("\(kind.rawValue) %")] + acts.map { .text($0) })
    }

    /// The latest step of one act for each of these things that has one.
    public func latest(_ act: String, of things: [Thing]) throws -> [Thing: Step] {
        guard !things.isEmpty else { return [:] }
        let list = things.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let found = try read(
            "WHERE act = $1 AND thing IN (\(list)) ORDER BY thing, place", [.text(act)] + things.map { .text($0.word) })
        return Dictionary(found.map { ($0.thing, $0) }, uniquingKeysWith: { _, later in later })
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Step] {
        try connection.rows("SELECT thing, place, at, actor, act, says, was, became FROM step \(which)", arguments) { row in
            guard let thing = Thing(word: try row.text(0)) else {
                throw StorageError(.damaged, "A step belongs to something that this program does not know.")
            }
            return Step(
                thing, place: try row.integer(1), at: Instant(secondsSince1970: try row.integer(2)),
                by: try Actor(kept: row.text(3)), act: try row.text(4), says: try row.text(5), from: try row.optionalText(6),
                to: try row.optionalText(7))
        }
    }
}

extension SQLConnection {
    public var steps: StepStore { StepStore(connection: self) }
}
