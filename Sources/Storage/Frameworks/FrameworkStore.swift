import Crypto
import Domain

/// A version of the framework as it is kept: its text, and who applied it when and why.
public struct KeptFramework: Hashable, Sendable {
    public var number: Int64
    public var knownFrom: Day
    public var recordedAt: Instant
    public var actor: Actor
    public var why: String
    public var sha256: String
    /// The framework file in its canonical form.
    public var document: String
}

/// The versions of the framework. Each is kept as the text of its file, so that what is exported is what was applied.
public struct FrameworkStore {
    let connection: any SQLConnection

    /// Gives the number of the new version.
    public func apply(_ document: String, knownFrom: Day, at now: Instant, by actor: Actor, why: String) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO framework_version (known_from, recorded_at, actor, why, sha256, document)
            VALUES ($1, $2, $3, $4, $5, $6)
            RETURNING number
            """,
            [
                SQLValue(knownFrom.number), SQLValue(now.secondsSince1970), .text(actor.word), .text(why),
                .text(SHA256.text(of: document.utf8)), .text(document),
            ])
    }

    /// The version in force: the one with the latest day, and of one day the last applied.
    public func inForce(on day: Day? = nil) throws -> KeptFramework? {
        try connection.first(
            """
            SELECT number, known_from, recorded_at, actor, why, sha256, document
            FROM framework_version
            WHERE known_from <= $1
            ORDER BY known_from DESC, number DESC
            LIMIT 1
            """, [SQLValue(day?.number ?? Int32.max)], FrameworkStore.read)
    }

    /// The number of the version in force, for whoever has that version in memory already.
    public func numberInForce(on day: Day? = nil) throws -> Int64? {
        try connection.first(
            "SELECT number FROM framework_version WHERE known_from <= $1 ORDER BY known_from DESC, number DESC LIMIT 1",
            [SQLValue(day?.number ?? Int32.max)]
        ) { try $0.integer(0) }
    }

    public func version(_ number: Int64) throws -> KeptFramework? {
        try connection.first(
            "SELECT number, known_from, recorded_at, actor, why, sha256, document FROM framework_version WHERE number = $1",
            [.integer(number)], FrameworkStore.read)
    }

    /// The latest first, without their texts.
    public func history() throws -> [KeptFramework] {
        try connection.rows(
            "SELECT number, known_from, recorded_at, actor, why, sha256, '' FROM framework_version ORDER BY number DESC", [],
            FrameworkStore.read)
    }

    /// Keeps what a version changed.
    public func keepChanges(_ difference: FrameworkDifference, of number: Int64) throws {
        // An order has changed as a whole, so a thing of that name may stand there twice.
        for line in difference.lines {
            try connection.execute(
                """
                INSERT INTO framework_change (version, noun, thing, change, name) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (version, noun, thing) DO NOTHING
                """,
                [.integer(number), .text(line.noun), .text(line.id), .text(line.change.rawValue), .text(line.name)])
        }
    }

    /// What one version changed.
    public func changes(of number: Int64) throws -> [FrameworkDifference.Line] {
        try connection.rows(
            "SELECT change, noun, thing, name FROM framework_change WHERE version = $1 ORDER BY noun, thing", [.integer(number)],
            FrameworkStore.line)
    }

    /// What each version changed.
    public func changes() throws -> [Int64: [FrameworkDifference.Line]] {
        let all = try connection.rows(
            "SELECT change, noun, thing, name, version FROM framework_change ORDER BY version, noun, thing"
        ) { (version: try $0.integer(4), line: try FrameworkStore.line($0)) }
        return Dictionary(grouping: all, by: \.version).mapValues { $0.map(\.line) }
    }

    /// When each thing of a noun was changed, version by version.
    public func changeMoments(of noun: String) throws -> [(thing: String, at: Instant)] {
        try connection.rows(
            """
            SELECT c.thing, v.recorded_at FROM framework_change c JOIN framework_version v ON v.number = c.version
            WHERE c.noun = $1 ORDER BY c.thing, v.number
            """, [.text(noun)]
        ) { (thing: try $0.text(0), at: Instant(secondsSince1970: try $0.integer(1))) }
    }

    private static func line(_ row: SQLRow) throws -> FrameworkDifference.Line {
        guard let change = FrameworkDifference.Change(rawValue: try row.text(0)) else {
            throw StorageError(.damaged, "A change of the framework has no known word. Run `bellwether verify`.")
        }
        return FrameworkDifference.Line(change: change, noun: try row.text(1), id: try row.text(2), name: try row.text(3))
    }

    /// The versions that changed one thing, the latest first, without their texts.
    public func history(of nouns: [String], _ thing: String) throws -> [KeptFramework] {
        let places = nouns.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        return try connection.rows(
            """
            SELECT number, known_from, recorded_at, actor, why, sha256, '' FROM framework_version
            WHERE number IN (SELECT version FROM framework_change WHERE thing = $1 AND noun IN (\(places)))
            ORDER BY number DESC
            """, [.text(thing)] + nouns.map { .text($0) }, FrameworkStore.read)
    }

    private static func read(_ row: SQLRow) throws -> KeptFramework {
        KeptFramework(
            number: try row.integer(0), knownFrom: try FigureNames.day(row.integer(1)),
            recordedAt: Instant(secondsSince1970: try row.integer(2)), actor: try Actor(kept: row.text(3)), why: try row.text(4),
            sha256: try row.text(5), document: try row.text(6))
    }
}

extension SQLConnection {
    public var frameworks: FrameworkStore { FrameworkStore(connection: self) }
}
