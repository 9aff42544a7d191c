import Domain

/// Clears away what has been kept for long enough. Each gives how many there were.
public struct RetentionStore {
    let connection: any SQLConnection

    public func clearSessions(endedUntil limit: Instant) throws -> Int {
        try connection.execute("DELETE FROM session WHERE expires_at <= $1", [SQLValue(limit.secondsSince1970)])
    }

    public func clearLinks(overUntil limit: Instant) throws -> Int {
        try connection.execute(
            "DELETE FROM link WHERE coalesce(used_at, expires_at) <= $1", [SQLValue(limit.secondsSince1970)])
    }

    public func clearAttempts(lastUntil limit: Instant) throws -> Int {
        try connection.execute("DELETE FROM sign_in_attempt WHERE last_at <= $1", [SQLValue(limit.secondsSince1970)])
    }

    /// People who were invited so long ago and never came.
    public func neverCame(invitedUntil limit: Instant) throws -> [Int64] {
        try connection.rows(
            "SELECT number FROM person WHERE state = 'invited' AND created_at <= $1 ORDER BY number",
            [SQLValue(limit.secondsSince1970)]
        ) { try $0.integer(0) }
    }

    /// The content of files that no import needs any more; what is on record of each stays. A frozen pack is
    /// never one, nor is what is evidence of something.
    public func clearFiles(acceptedUntil accepted: Instant, leftUntil left: Instant) throws -> Int {
        let needed = """
            SELECT sha256, companion FROM import
            WHERE (state IN ('accepted', 'withdrawn') AND accepted_at > $1)
                OR (state NOT IN ('accepted', 'withdrawn') AND created_at > $2)
            """
        return try connection.execute(
            """
            DELETE FROM stored_file
            WHERE (EXISTS (SELECT 1 FROM import i WHERE i.sha256 = stored_file.sha256 OR i.companion = stored_file.sha256))
                AND NOT EXISTS (SELECT 1 FROM pack p WHERE p.sha256 = stored_file.sha256)
                AND NOT EXISTS (SELECT 1 FROM pack_data d WHERE d.sha256 = stored_file.sha256)
                AND NOT EXISTS (SELECT 1 FROM attached_file a WHERE a.sha256 = stored_file.sha256)
                AND NOT EXISTS (
                    SELECT 1 FROM (\(needed)) n WHERE n.sha256 = stored_file.sha256 OR n.companion = stored_file.sha256)
            """, [SQLValue(accepted.secondsSince1970), SQLValue(left.secondsSince1970)])
    }
}

extension SQLConnection {
    public var retention: RetentionStore { RetentionStore(connection: self) }
}
