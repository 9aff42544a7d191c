extension Migration {
    /// Signing in by a provider of OpenID Connect: who a person is there, and the sign-ins that are under way.
    ///
    /// A sign-in under way holds no secret: what proves it is kept as SHA-256, and what is sent to the provider is
    /// worked out anew from it with the key that is not in the database.
    static let openID = Migration(name: "0006-open-id") { _ in
        [
            """
            CREATE TABLE provider_identity (
                person BIGINT NOT NULL REFERENCES person (number),
                issuer TEXT NOT NULL CHECK (issuer <> ''),
                subject TEXT NOT NULL CHECK (subject <> ''),
                bound_at BIGINT NOT NULL,
                used_at BIGINT NOT NULL,
                PRIMARY KEY (issuer, subject),
                UNIQUE (person, issuer)
            )
            """,
            // `place` is a hash of where it was begun from, by which a flood of them is told from an office.
            """
            CREATE TABLE provider_sign_in (
                state_hash TEXT NOT NULL PRIMARY KEY CHECK (length(state_hash) = 64),
                browser_hash TEXT NOT NULL CHECK (length(browser_hash) = 64),
                return_address TEXT NOT NULL CHECK (return_address <> ''),
                destination TEXT,
                place TEXT NOT NULL CHECK (length(place) = 64),
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX provider_sign_in_by_place ON provider_sign_in (place)",
        ]
    }
}
