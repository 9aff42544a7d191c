import Domain

/// The words by which things are found: one table of words that both databases can go through in order.
public struct SearchStore {
    let connection: any SQLConnection

    /// More of a text than this is not looked through.
    private static let longestText = 20_000

    /// Keeps what the search knows of a thing, in place of what it knew before.
    public func keep(_ entry: SearchEntry) throws {
        var entry = entry
        entry.text = String(entry.text.prefix(SearchStore.longestText))
        try connection.execute(
            """
            INSERT INTO search_entry (thing, title, says, access, indicator, in_public_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (thing) DO UPDATE SET title = excluded.title, says = excluded.says, access = excluded.access,
                indicator = excluded.indicator, in_public_at = excluded.in_public_at
            """,
            [
                .text(entry.thing.word), .text(entry.title), .text(entry.text), .text(entry.access.word),
                SQLValue(entry.indicator?.text), SQLValue(entry.inPublicAt?.text),
            ])
        try keepWords(of: entry)
    }

    /// The same words over again for everything that is known, and how many things that were.
    public func rebuild() throws -> Int {
        let entries = try all()
        try connection.execute("DELETE FROM search_word")
        for entry in entries { try keepWords(of: entry) }
        return entries.count
    }

    /// The things whose words are not those that would be kept today.
    public func faults() throws -> [Thing] {
        var kept: [String: Set<String>] = [:]
        try connection.stream("SELECT thing, word FROM search_word", []) { row in
            kept[try row.text(0), default: []].insert(try row.text(1))
        }
        return try all().filter { kept[$0.thing.word] ?? [] != Set($0.words) }.map(\.thing)
    }

    /// What is known of some things, in no order. What is not there is left out.
    public func entries(of things: [Thing]) throws -> [SearchEntry] {
        guard !things.isEmpty else { return [] }
        let places = (1...things.count).map { "$\($0)" }.joined(separator: ", ")
        return try read("WHERE thing IN (\(places))", things.map { .text($0.word) })
    }

    private func all() throws -> [SearchEntry] { try read("ORDER BY thing", []) }

    private func keepWords(of entry: SearchEntry) throws {
        let thing = SQLValue.text(entry.thing.word)
        try connection.execute("DELETE FROM search_word WHERE thing = $1", [thing])
        let (kind, rank) = (SQLValue.text(entry.thing.kind.rawValue), SQLValue(-(entry.thing.number ?? 0)))
        for word in entry.words {
            try connection.execute(
                "INSERT INTO search_word (word, kind, rank, thing) VALUES ($1, $2, $3, $4)", [.text(word), kind, rank, thing])
        }
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [SearchEntry] {
        try connection.rows("SELECT thing, title, says, access, indicator, in_public_at FROM search_entry \(which)", arguments) {
            try SearchStore.entry($0)
        }
    }

    static func thing(_ row: SQLRow) throws -> Thing {
        guard let thing = Thing(word: try row.text(0)) else { throw unknown }
        return thing
    }

    private static let unknown = StorageError(.damaged, "The search knows of something that this program does not know.")

    static func entry(_ row: SQLRow) throws -> SearchEntry {
        guard let access = AccessClass(word: try row.text(3)) else { throw unknown }
        return SearchEntry(
            try thing(row), title: try row.text(1), text: try row.text(2), access: access,
            indicator: try row.optionalText(4).map { ID($0) }, inPublicAt: try row.optionalText(5).map { ID($0) })
    }
}

extension SQLConnection {
    public var search: SearchStore { SearchStore(connection: self) }
}
