import Domain
import Storage

/// What the monthly job cleared away, or would.
public struct RetentionReport: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        /// "link", as a row of the table has it.
        public var what: String
        public var count: Int
    }

    public var at: Instant
    public var lines: [Line]

    public var isEmpty: Bool { lines.allSatisfy { $0.count == 0 } }

    /// "link: 3; session: 1".
    public var words: String {
        isEmpty ? "nothing was due" : lines.filter { $0.count > 0 }.map { "\($0.what): \($0.count)" }.joined(separator: "; ")
    }
}

/// The page that says what is kept.
public struct RetentionAnswer: Sendable {
    public var rows: [RetentionTable.Row]
    /// The entry of the last run; nil when there was none yet.
    public var last: AuditEntry?
}

extension Bellwether {
    public func retention(as actor: Actor) async throws -> RetentionAnswer {
        try require(.operate, of: actor)
        let last = try await database.read { try Bellwether.lastRetention($0) }
        return RetentionAnswer(rows: RetentionTable.rows, last: last)
    }

    /// Clears away what has been kept for long enough, and says what it was. Twice does nothing more.
    public func retain(dryRun: Bool = false, as actor: Actor) async throws -> RetentionReport {
        try require(.operate, of: actor)
        let now = clock()
        do {
            return try await database.write { [self] connection in
                let report = try clear(at: now, by: actor, connection)
                if dryRun { throw OnlyTried(report: report) }
                return report
            }
        } catch let tried as OnlyTried {
            return tried.report
        }
    }

    /// Once in each month of the calendar, by whoever serves; nil when it was done already.
    public func retainWhenDue() async throws -> RetentionReport? {
        let now = clock()
        let isDone = { @Sendable [self] connection in try hasRetained(inTheMonthOf: now.day, connection) }
        if try await database.read(isDone) { return nil }
        return try await database.write { [self] connection in
            // Two servers over one database: the second finds it done.
            try connection.audit.lock()
            return try isDone(connection) ? nil : try clear(at: now, by: .owner, connection)
        }
    }

    /// Undoes the transaction of a dry run, which has counted by then.
    private struct OnlyTried: Error {
        var report: RetentionReport
    }

    private func clear(at now: Instant, by actor: Actor, _ connection: any SQLConnection) throws -> RetentionReport {
        try connection.audit.lock()
        try settleOldRefusals(at: now, connection)
        let report = RetentionReport(at: now, lines: try lines(at: now, connection))
        if report.isEmpty, try hasRetained(inTheMonthOf: now.day, connection) { return report }
        let entry = try connection.audit.append(
            at: now, by: actor, .operate, verb: "clear away by", noun: "retention", id: now.day.iso8601, detail: report.words)
        try connection.audit.mark(entry, at: now, sign: secrets.signature)
        return report
    }

    private func lines(at now: Instant, _ connection: any SQLConnection) throws -> [RetentionReport.Line] {
        let store = connection.retention
        func line(_ what: String, _ keeping: Keeping, _ clear: (Instant) throws -> Int) throws -> RetentionReport.Line {
            RetentionReport.Line(what: what, count: try keeping.limit(at: now).map(clear) ?? 0)
        }
        return [
            try line("session", RetentionTable.session) { try store.clearSessions(endedUntil: $0) },
            try line("link", RetentionTable.link) { try store.clearLinks(overUntil: $0) },
            try line("failed sign-in", RetentionTable.attempt) { try store.clearAttempts(lastUntil: $0) },
            try line("account that was never used", RetentionTable.invited) { limit in
                let people = try store.neverCame(invitedUntil: limit)
                for number in people { try connection.people.close(number, as: "Closed account \(number)", on: now.day) }
                return people.count
            },
            try line("file of an import", RetentionTable.leftFile) { left in
                // Both at once: one file may have been left once and accepted another time.
                let accepted = RetentionTable.acceptedFile.limit(at: now) ?? left
                return try store.clearFiles(acceptedUntil: accepted, leftUntil: left)
            },
            try line("audit entry", RetentionTable.auditEntry) {
                try connection.audit.shorten(olderThan: $0, at: now, sign: secrets.signature)
            },
        ]
    }

    private func hasRetained(inTheMonthOf day: Day, _ connection: any SQLConnection) throws -> Bool {
        guard let last = try Bellwether.lastRetention(connection)?.at.day else { return false }
        return (last.year, last.month) == (day.year, day.month)
    }

    private static func lastRetention(_ connection: any SQLConnection) throws -> AuditEntry? {
        try connection.audit.latest(1, AuditFilter(noun: "retention")).first
    }
}

extension Secrets {
    /// For a checkpoint of the audit trail; nobody makes one without the key.
    func signature(_ checkpoint: AuditCheckpoint) -> String {
        mark("audit checkpoint", checkpoint.text).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    public func signed(_ checkpoint: AuditCheckpoint) -> Bool {
        Tokens.areSame(Array(signature(checkpoint).utf8), Array(checkpoint.signature.utf8))
    }

    /// The key where there is one already; none is made.
    public static func present(in environment: [String: String], file: String) throws -> Secrets? {
        let isGiven = environment[variable].map { !$0.isEmpty } ?? false
        return isGiven || KeyFile.isThere(file) ? try find(in: environment, file: file) : nil
    }
}
