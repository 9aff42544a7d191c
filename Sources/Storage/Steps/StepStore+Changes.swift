import Domain

extension StepStore {
    /// How often each of these things has had something happen to it, and when last: one question for some hundreds.
    public func changes(of things: [Thing]) throws -> [Thing: (count: Int, last: Instant)] {
        var (rest, found) = (things[...], [Thing: (count: Int, last: Instant)]())
        while !rest.isEmpty {
            let some = rest.prefix(500)
            let places = (1...some.count).map { "$\($0)" }.joined(separator: ", ")
            let rows = try connection.rows(
                "SELECT thing, MAX(place), MAX(at) FROM step WHERE thing IN (\(places)) GROUP BY thing",
                some.map { .text($0.word) }
            ) { row in
                (thing: try row.text(0), count: try row.integer(1), last: Instant(secondsSince1970: try row.integer(2)))
            }
            for row in rows { if let thing = Thing(word: row.thing) { found[thing] = (Int(row.count), row.last) } }
            rest = rest.dropFirst(500)
        }
        return found
    }
}
