extension Migration {
    /// The partnership with its framework, the files given to it, the figures they brought with all that was known
    /// before, packs frozen from them, and the audit trail.
    ///
    /// Days are numbers since 1970 and moments seconds since 1970, so both databases keep and compare them alike.
    static let figures = Migration(name: "0001-figures") { dialect in
        partnership(dialect) + keys(dialect) + imports(dialect) + figureTables(dialect) + neighbours(dialect) + packs(dialect)
            + audit(dialect)
    }

    private static func partnership(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE partnership (
                id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                key TEXT NOT NULL CHECK (key <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE framework_version (
                number \(dialect.identity),
                known_from BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                why TEXT NOT NULL,
                sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                document TEXT NOT NULL CHECK (document <> '')
            )
            """,
        ]
    }

    /// Numbers for ids, so that a figure's key is five numbers. Given once, never given away again.
    private static func keys(_ dialect: Dialect) -> [String] {
        ["area", "indicator", "source"].map {
            "CREATE TABLE \($0) (id \(dialect.identity), key TEXT NOT NULL UNIQUE CHECK (key <> ''))"
        } + [
            "CREATE TABLE population_group (id \(dialect.identity), key TEXT NOT NULL UNIQUE)",
            "INSERT INTO population_group (id, key) VALUES (0, '')",
        ]
    }

    private static func imports(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE stored_file (
                sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
                byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
                content_type TEXT NOT NULL,
                bytes \(dialect.bytes) NOT NULL
            )
            """,
            """
            CREATE TABLE import (
                number \(dialect.identity),
                file_name TEXT NOT NULL,
                format TEXT NOT NULL,
                sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
                known_on BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('previewed', 'accepted', 'refused', 'withdrawn')),
                actor TEXT NOT NULL CHECK (actor <> ''),
                created_at BIGINT NOT NULL,
                accepted_at BIGINT,
                counts TEXT NOT NULL,
                withdrawn_at BIGINT,
                withdrawn_by TEXT,
                withdrawn_why TEXT,
                CHECK (accepted_at IS NOT NULL OR state IN ('previewed', 'refused')),
                CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
                CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
                CHECK ((withdrawn_at IS NULL) = (withdrawn_why IS NULL))
            )
            """,
            "CREATE INDEX import_by_content ON import (sha256)",
        ]
    }

    /// What stands, and what was said besides. The key begins with what a page asks for, and a row lies beside the
    /// others of its page: that order is worth more than any cache.
    ///
    /// These two name areas, indicators, sources and imports without foreign keys: checking five a row costs more
    /// than the import of a national file may take. The store takes the numbers from those tables in the same
    /// transaction, nothing is ever deleted from them, and `verify` looks.
    private static func figureTables(_ dialect: Dialect) -> [String] {
        let columns = """
            area BIGINT NOT NULL,
            population_group BIGINT NOT NULL,
            indicator BIGINT NOT NULL,
            period BIGINT NOT NULL,
            source BIGINT NOT NULL,
            numerator DOUBLE PRECISION,
            denominator DOUBLE PRECISION,
            value DOUBLE PRECISION,
            state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3 OR state BETWEEN 16 AND 22),
            reason TEXT,
            note TEXT,
            extracted_on BIGINT,
            import BIGINT NOT NULL,
            known_from BIGINT NOT NULL
            """
        return [
            """
            CREATE TABLE figure (
                \(columns),
                PRIMARY KEY (area, population_group, indicator, period, source)
            )\(dialect.inKeyOrder)
            """,
            // known_until = known_from: said, but never stood, since something else was said on that day or it only
            // repeated what stood already. Kept, because an older file may yet come in between.
            """
            CREATE TABLE figure_past (
                \(columns),
                known_until BIGINT NOT NULL,
                withdrawn BIGINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
                CHECK (known_until >= known_from),
                PRIMARY KEY (area, population_group, indicator, period, source, known_from, import)
            )\(dialect.inKeyOrder)
            """,
        ]
    }

    private static func neighbours(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE neighbour_model (
                id \(dialect.identity),
                key TEXT NOT NULL UNIQUE CHECK (key <> ''),
                name TEXT NOT NULL,
                published_on BIGINT
            )
            """,
            """
            CREATE TABLE neighbour (
                model BIGINT NOT NULL REFERENCES neighbour_model (id),
                area BIGINT NOT NULL REFERENCES area (id),
                import BIGINT NOT NULL REFERENCES import (number),
                rank BIGINT NOT NULL CHECK (rank >= 1),
                neighbour BIGINT NOT NULL REFERENCES area (id),
                closeness TEXT,
                PRIMARY KEY (model, area, import, rank),
                UNIQUE (model, area, import, neighbour),
                CHECK (neighbour <> area)
            )
            """,
        ]
    }

    private static func packs(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE pack (
                number \(dialect.identity),
                meeting TEXT NOT NULL CHECK (meeting <> ''),
                format TEXT NOT NULL,
                audience TEXT NOT NULL,
                as_known BIGINT NOT NULL,
                frozen_at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
                byte_count BIGINT NOT NULL
            )
            """
        ] + dialect.appendOnly("pack")
    }

    private static func audit(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE audit_entry (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number >= 1),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                capability TEXT NOT NULL,
                verb TEXT NOT NULL CHECK (verb <> ''),
                noun TEXT NOT NULL CHECK (noun <> ''),
                noun_id TEXT NOT NULL,
                detail TEXT NOT NULL,
                content_hash TEXT NOT NULL,
                previous_hash TEXT NOT NULL UNIQUE CHECK (length(previous_hash) = 64),
                hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
            )
            """
        ] + dialect.appendOnly("audit_entry")
    }
}
