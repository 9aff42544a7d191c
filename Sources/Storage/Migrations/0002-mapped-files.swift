extension Migration {
    /// Files that are being read or wait for a mapping, and the file that describes another.
    ///
    /// The stage stands beside the state, which keeps its old words: one that is being read may still be accepted
    /// ("previewed"), one that waits for a mapping brings nothing as it is ("refused").
    static let mappedFiles = Migration(name: "0002-mapped-files") { _ in
        [
            "ALTER TABLE import ADD COLUMN stage TEXT CHECK (stage IN ('reading', 'unmapped'))",
            "ALTER TABLE import ADD COLUMN companion TEXT CHECK (length(companion) = 64)",
        ]
    }
}
