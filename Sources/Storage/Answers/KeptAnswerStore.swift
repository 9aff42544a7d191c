import Domain

/// Answers that are kept for a day, so that a program that asks the same twice does nothing twice. They are sealed by
/// a key that is not here.
public struct KeptAnswerStore {
    public struct Kept: Hashable, Sendable {
        /// The hash of the request that was answered.
        public var request: String
        /// Nil while it is being worked on.
        public var answer: [UInt8]?
    }

    let connection: any SQLConnection

    /// True for the first who comes with this key.
    public func begin(_ key: String, request: String, at now: Instant) throws -> Bool {
        try connection.execute(
            "INSERT INTO kept_answer (key, request, begun_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING",
            [.text(key), .text(request), SQLValue(now.secondsSince1970)]) == 1
    }

    public func find(_ key: String) throws -> Kept? {
        try connection.first("SELECT request, answer FROM kept_answer WHERE key = $1", [.text(key)]) {
            Kept(request: try $0.text(0), answer: try $0.optionalBlob(1))
        }
    }

    public func keep(_ answer: [UInt8], _ key: String) throws {
        try connection.execute("UPDATE kept_answer SET answer = $2 WHERE key = $1", [.text(key), .blob(answer)])
    }

    /// Nothing was done, so the key may come again.
    public func forget(_ key: String) throws {
        try connection.execute("DELETE FROM kept_answer WHERE key = $1", [.text(key)])
    }

    public func clear(before moment: Instant) throws {
        try connection.execute("DELETE FROM kept_answer WHERE begun_at < $1", [SQLValue(moment.secondsSince1970)])
    }
}

extension SQLConnection {
    public var keptAnswers: KeptAnswerStore { KeptAnswerStore(connection: self) }
}
