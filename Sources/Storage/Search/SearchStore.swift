import Domain

/// The words by which things are found: one table of words that both databases can go through in order.
public struct SearchStore {
    let connection: any SQLConnection

    /// Keeps what the search knows of a thing, in place of what it knew before.
    public func keep(_ entry: SearchEntry) throws {
        let thing = SQLValue.text(entry.thing.word)
        try connection.execute("DELETE FROM search_word WHERE thing = $1", [thing])
        try connection.execute(
            """
            INSERT INTO search_entry (thing, title, says, access, indicator) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (thing) DO UPDATE SET title = excluded.title, says = excluded.says, access = excluded.access,
                indicator = excluded.indicator
            """,
            [
                thing, .text(entry.title), .text(String(entry.text.prefix(400))), .text(entry.access.word),
                SQLValue(entry.indicator?.text),
            ])
        for word in entry.words {
            try connection.execute("INSERT INTO search_word (word, thing) VALUES ($1, $2)", [.text(word), thing])
        }
    }
}

extension SQLConnection {
    public var search: SearchStore { SearchStore(connection: self) }
}
