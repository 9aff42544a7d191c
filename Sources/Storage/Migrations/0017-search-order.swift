extension Migration {
    /// The search goes along neighbouring words of one kind and stops when it has enough: for that the kind comes first.
    static let searchOrder = Migration(name: "0017-search-order") { _ in
        ["CREATE INDEX search_word_by_kind ON search_word (kind, word, rank, thing)"]
    }
}
