extension Migration {
    /// Files that an agency sends itself: for which agency each was sent. Those that officers gave have none.
    static let agenciesOwnFiles = Migration(name: "0008-agencies-own-files") { _ in
        [
            "ALTER TABLE import ADD COLUMN agency TEXT CHECK (agency <> '')",
            "CREATE INDEX import_by_agency ON import (agency, number)",
        ]
    }
}
