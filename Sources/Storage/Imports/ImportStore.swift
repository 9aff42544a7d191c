import Domain
import Foundation

/// The files that were given to Bellwether, and what became of each.
public struct ImportStore {
    let connection: any SQLConnection

    /// Records a file and gives its number; the number inside the value is not looked at.
    public func record(_ given: Import) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO import (file_name, format, sha256, byte_count, known_on, state, actor, created_at, accepted_at, counts,
                stage, companion, agency)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            RETURNING number
            """,
            [
                .text(given.fileName), .text(given.format), .text(given.sha256), SQLValue(given.byteCount),
                SQLValue(given.knownOn.number), .text(given.state.kept.state), .text(given.actor.word),
                SQLValue(given.createdAt.secondsSince1970), SQLValue(given.acceptedAt?.secondsSince1970),
                .text(try ImportStore.text(given.counts)), SQLValue(given.state.kept.stage), SQLValue(given.companion),
                SQLValue(given.agency?.text),
            ])
    }

    /// A previewed file becomes an accepted one. The day is given again, since it may have been changed in between.
    public func accept(_ number: Int64, knownOn: Day, counts: ImportCounts, at now: Instant) throws {
        let changed = try connection.execute(
            """
            UPDATE import SET state = 'accepted', stage = NULL, accepted_at = $2, known_on = $3, counts = $4
            WHERE number = $1 AND state IN ('previewed', 'accepted')
            """,
            [.integer(number), SQLValue(now.secondsSince1970), SQLValue(knownOn.number), .text(try ImportStore.text(counts))])
        if changed == 0 { throw StorageError(.notPossible, "Import \(number) is not waiting to be accepted. Look at its state.") }
    }

    /// What a file that waits was found to be, by the framework as it is now.
    public func settle(_ number: Int64, as state: Import.State, format: String, counts: ImportCounts) throws {
        let changed = try connection.execute(
            """
            UPDATE import SET state = $2, stage = $3, format = $4, counts = $5
            WHERE number = $1 AND state IN ('previewed', 'refused')
            """,
            [
                .integer(number), .text(state.kept.state), SQLValue(state.kept.stage), .text(format),
                .text(try ImportStore.text(counts)),
            ])
        if changed == 0 { throw StorageError(.notPossible, "Import \(number) is not waiting any more. Look at its state.") }
    }

    /// Marks it; `figures.withdraw` steps its figures back and belongs into the same transaction.
    public func withdraw(_ number: Int64, by actor: Actor, why: String, at now: Instant) throws {
        let changed = try connection.execute(
            """
            UPDATE import SET state = 'withdrawn', withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4
            WHERE number = $1 AND state = 'accepted'
            """, [.integer(number), SQLValue(now.secondsSince1970), .text(actor.word), .text(why)])
        if changed == 0 {
            throw StorageError(.notPossible, "Import \(number) is not an accepted one, so there is nothing to withdraw.")
        }
    }

    public func find(_ number: Int64) throws -> Import? {
        try connection.first("SELECT \(ImportStore.columns) FROM import WHERE number = $1", [.integer(number)], ImportStore.read)
    }

    /// The accepted imports of the same bytes, the latest first: how "the same file again" is known.
    public func byNumber(_ numbers: [Int64]) throws -> [Int64: Import] {
        if numbers.isEmpty { return [:] }
        let places = numbers.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let found = try connection.rows(
            "SELECT \(ImportStore.columns) FROM import WHERE number IN (\(places))", numbers.map { .integer($0) },
            ImportStore.read)
        return Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Imports of this very file that stand.
    public func accepted(sha256: String) throws -> [Import] {
        try connection.rows(
            "SELECT \(ImportStore.columns) FROM import WHERE sha256 = $1 AND state = 'accepted' ORDER BY number DESC",
            [.text(sha256)], ImportStore.read)
    }

    /// The latest first: what was done last is what is asked about. With agencies, only what was sent for one of them.
    public func latest(
        _ limit: Int = 100, before number: Int64 = .max, sentFor agencies: [ID<Agency>]? = nil
    ) throws -> [Import] {
        if agencies?.isEmpty == true { return [] }
        let places = (agencies ?? []).indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        let filter = agencies == nil ? "" : " AND agency IN (\(places))"
        return try connection.rows(
            "SELECT \(ImportStore.columns) FROM import WHERE number < $1\(filter) ORDER BY number DESC LIMIT $2",
            [.integer(number), SQLValue(limit)] + (agencies ?? []).map { .text($0.text) }, ImportStore.read)
    }

    // MARK: - Rows

    private static let columns = """
        number, file_name, format, sha256, byte_count, known_on, state, actor, created_at, accepted_at, counts, \
        withdrawn_at, withdrawn_by, withdrawn_why, stage, companion, agency
        """

    private static func read(_ row: SQLRow) throws -> Import {
        guard let state = Import.State(kept: try row.text(6), stage: try row.optionalText(14)) else {
            throw StorageError(.damaged, "Import \(try row.integer(0)) is in a state that this program does not know.")
        }
        return Import(
            number: try row.integer(0), fileName: try row.text(1), format: try row.text(2), sha256: try row.text(3),
            byteCount: Int(try row.integer(4)), companion: try row.optionalText(15), knownOn: try FigureNames.day(row.integer(5)),
            state: state,
            actor: try Actor(kept: row.text(7)), agency: try row.optionalText(16).map { ID($0) },
            createdAt: Instant(secondsSince1970: try row.integer(8)),
            acceptedAt: try row.optionalInteger(9).map { Instant(secondsSince1970: $0) }, counts: try counts(row.text(10)),
            withdrawnAt: try row.optionalInteger(11).map { Instant(secondsSince1970: $0) },
            withdrawnBy: try row.optionalText(12).map { try Actor(kept: $0) }, withdrawnWhy: try row.optionalText(13))
    }

    private struct Counts: Codable {
        var read: Int
        var new: Int
        var changed: Int
        var unchanged: Int
        var leftOut: [String: Int]

        enum CodingKeys: String, CodingKey {
            case read, new, changed, unchanged
            case leftOut = "left_out"
        }
    }

    private static func text(_ counts: ImportCounts) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let kept = Counts(
            read: counts.read, new: counts.new, changed: counts.changed, unchanged: counts.unchanged, leftOut: counts.leftOut)
        return String(decoding: try encoder.encode(kept), as: UTF8.self)
    }

    private static func counts(_ text: String) throws -> ImportCounts {
        let kept = try JSONDecoder().decode(Counts.self, from: Data(text.utf8))
        return ImportCounts(
            read: kept.read, new: kept.new, changed: kept.changed, unchanged: kept.unchanged, leftOut: kept.leftOut)
    }
}

extension SQLConnection {
    public var imports: ImportStore { ImportStore(connection: self) }
}

extension Actor {
    init(kept word: String) throws {
        guard let actor = Actor(word: word) else {
            throw StorageError(.damaged, "\u{201C}\(word)\u{201D} did something here, and this program knows no such actor.")
        }
        self = actor
    }
}

extension Import.State {
    /// As the database keeps it: the state, and the stage that a waiting file is in.
    fileprivate var kept: (state: String, stage: String?) {
        switch self {
        case .reading: ("previewed", rawValue)
        case .unmapped: ("refused", rawValue)
        case .previewed, .accepted, .refused, .withdrawn: (rawValue, nil)
        }
    }

    fileprivate init?(kept state: String, stage: String?) {
        self.init(rawValue: stage ?? state)
    }
}
