extension Migration {
    /// What each version of the framework changed, thing by thing, so that the page of a thing can say when it
    /// changed and why without reading every version.
    static let frameworkChanges = Migration(name: "0004-framework-changes") { _ in
        [
            """
            CREATE TABLE framework_change (
                version BIGINT NOT NULL REFERENCES framework_version (number),
                noun TEXT NOT NULL CHECK (noun <> ''),
                thing TEXT NOT NULL,
                change TEXT NOT NULL CHECK (change IN ('added', 'changed', 'removed')),
                name TEXT NOT NULL,
                PRIMARY KEY (version, noun, thing)
            )
            """,
            "CREATE INDEX framework_change_by_thing ON framework_change (noun, thing)",
        ]
    }
}
