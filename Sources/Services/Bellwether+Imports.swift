import Crypto
import Domain
import Exchange
import Storage

extension Bellwether {
    public func imports(as actor: Actor) async throws -> [Import] {
        try require(.readImports, of: actor)
        return try await database.read { try $0.imports.latest(200) }
    }

    /// An import as it is now. One that still waits is compared with what is known by now.
    public func importRecord(_ number: Int64, as actor: Actor) async throws -> ImportAnswer {
        try require(.readImports, of: actor)
        let (record, version, bytes) = try await database.read { [self] connection in
            let record = try existingImport(number, connection)
            let waits = record.state == .previewed || record.state == .refused
            let file = waits ? try connection.storedFiles.file(record.sha256) : nil
            return (record, try frameworkInForce(asKnown: nil, in: connection), file?.bytes)
        }
        guard let bytes else {
            return ImportAnswer(record: record, problems: [], problemCount: 0, changes: [], neighbourCount: 0, version: version)
        }
        let reading = FileReader.read(name: record.fileName, bytes: bytes, as: nil, using: version)
        return try await compared(record, reading, version)
    }

    /// Looks at a file and keeps it; nothing it says is known until it is accepted.
    public func preview(fileName: String, bytes: [UInt8], knownOn: Day?, as actor: Actor) async throws -> ImportAnswer {
        try await preview(fileName: fileName, bytes: bytes, as: nil, knownOn: knownOn, by: actor)
    }

    /// Accepts a file that was previewed, when it would still do what was seen.
    public func accept(_ number: Int64, seen: ImportCounts, as actor: Actor) async throws -> ImportAnswer {
        try require(.importFigures, of: actor)
        let looked = try await importRecord(number, as: actor)
        guard looked.record.state == .previewed else {
            throw Refusal(
                .notPossible, "Import \(number) is \(looked.record.state.rawValue).",
                remedy: "Upload the file again to look at it anew.")
        }
        guard looked.record.counts == seen else {
            throw Refusal(
                .notPossible, "What this file would do has changed since you looked: something else was accepted meanwhile.",
                remedy: "Look at the preview again, then accept it.")
        }
        return try await keep(looked.record, by: actor)
    }

    /// The whole way at once, for the command line: all or nothing for the file. With `dryRun` nothing is written.
    public func importFile(
        fileName: String, bytes: [UInt8], as format: String?, knownOn: Day?, dryRun: Bool, by actor: Actor
    ) async throws -> ImportAnswer {
        try require(.importFigures, of: actor)
        let (record, reading, version) = try await look(fileName, bytes, format, knownOn, actor)
        if dryRun { return try await compared(record, reading, version) }
        if reading.problemCount > 0 { return try await keepPreview(compared(record, reading, version), bytes, by: actor) }
        do {
            return try await keep(record, reading, version, by: actor)
        } catch let known as NothingNew {
            return ImportAnswer(
                record: known.record, problems: [], problemCount: 0, changes: [], neighbourCount: reading.neighbours.count,
                version: version)
        }
    }

    /// Steps an accepted import back. What it said stays visible in the history; packs stay as they are.
    public func withdraw(_ number: Int64, why: String, as actor: Actor) async throws -> Import {
        try require(.withdrawImport, of: actor)
        let reason = why.trimmed
        guard !reason.isEmpty else {
            throw Refusal(
                .notPossible, "A withdrawal has a reason.", remedy: "Say why, in a sentence others will understand in a year.")
        }
        let now = clock()
        return try await database.write { [self] connection in
            let record = try existingImport(number, connection)
            guard record.state == .accepted else {
                throw Refusal(
                    .notPossible, "Import \(number) is \(record.state.rawValue), not accepted.",
                    remedy: "Only an accepted import can be withdrawn.")
            }
            let count = try connection.figures.withdraw(import: number, on: now.day)
            try connection.imports.withdraw(number, by: actor, why: reason, at: now)
            try connection.audit.append(
                at: now, by: actor, .withdrawImport, verb: "withdraw", noun: "import", id: "\(number)",
                detail: "\(count) figures: \(reason)",
                contentHash: record.sha256)
            return try existingImport(number, connection)
        }
    }

    // MARK: - Steps

    private func preview(
        fileName: String, bytes: [UInt8], as format: String?, knownOn: Day?, by actor: Actor
    ) async throws -> ImportAnswer {
        try require(.importFigures, of: actor)
        let (record, reading, version) = try await look(fileName, bytes, format, knownOn, actor)
        return try await keepPreview(compared(record, reading, version), bytes, by: actor)
    }

    /// Comparing stages the figures in a table of its own, which takes a transaction that may write; nothing of it stays.
    private func compared(_ record: Import, _ reading: FileReading, _ version: FrameworkVersion) async throws -> ImportAnswer {
        try await database.write { try Bellwether.answer(record, reading, version, $0) }
    }

    private func look(
        _ fileName: String, _ bytes: [UInt8], _ format: String?, _ knownOn: Day?, _ actor: Actor
    ) async throws
        -> (Import, FileReading, FrameworkVersion)
    {
        let version = try await database.read { [self] in try frameworkInForce(asKnown: nil, in: $0) }
        let now = clock()
        if let knownOn, knownOn > now.day {
            throw Refusal(
                .notPossible, "\(knownOn.long) is still to come.",
                remedy: "Give the day on which the figures became known, today at the latest.")
        }
        let reading = FileReader.read(name: fileName, bytes: bytes, as: format, using: version)
        let record = Import(
            number: 0, fileName: fileName, format: reading.format, sha256: Bellwether.hash(bytes), byteCount: bytes.count,
            knownOn: knownOn ?? now.day, state: .previewed, actor: actor, createdAt: now, counts: ImportCounts())
        return (record, reading, version)
    }

    /// What a reading would do to what is known.
    private static func answer(
        _ record: Import, _ reading: FileReading, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> ImportAnswer {
        var record = record
        record.counts = ImportCounts(read: reading.rowsRead, leftOut: reading.leftOut)
        guard reading.problemCount == 0 else {
            record.state = .refused
            return ImportAnswer(
                record: record, problems: reading.problems, problemCount: reading.problemCount, changes: [], neighbourCount: 0,
                version: version)
        }
        let comparison = try connection.figures.compare(reading.batch, knownFrom: record.knownOn)
        let neighbours = try Bellwether.compare(reading, asKnown: record.knownOn, connection)
        record.counts.new = comparison.counts.new + neighbours.new
        record.counts.changed = comparison.counts.changed + neighbours.changed
        record.counts.unchanged = comparison.counts.unchanged + neighbours.unchanged
        record.state = .previewed
        return ImportAnswer(
            record: record, problems: [], problemCount: 0, changes: comparison.changes, neighbourCount: reading.neighbours.count,
            version: version)
    }

    private static func compare(_ reading: FileReading, asKnown day: Day, _ connection: any SQLConnection) throws -> ImportCounts
    {
        guard let model = reading.neighbourModel else { return ImportCounts() }
        struct Place: Hashable {
            var area: ID<Area>
            var rank: Int
        }
        let known = Dictionary(
            try connection.neighbours.all(by: model, asKnown: day).map { (Place(area: $0.area, rank: $0.rank), $0) },
            uniquingKeysWith: { first, _ in first })
        var counts = ImportCounts()
        for neighbour in reading.neighbours {
            switch known[Place(area: neighbour.area, rank: neighbour.rank)] {
            case nil: counts.new += 1
            case neighbour: counts.unchanged += 1
            default: counts.changed += 1
            }
        }
        return counts
    }

    /// A file of a format that is read is kept, so that it can be accepted, or read again when the framework was put
    /// right. Not a byte is kept of anything else: it may be a list of children.
    private func keepPreview(_ answer: ImportAnswer, _ bytes: [UInt8], by actor: Actor) async throws -> ImportAnswer {
        var kept = answer
        kept.record.number = try await database.write { connection in
            if FileReader.formats.contains(answer.record.format) {
                try connection.storedFiles.keep(bytes, contentType: "text/csv")
            }
            let number = try connection.imports.record(answer.record)
            try connection.audit.append(
                at: answer.record.createdAt, by: actor, .importFigures, verb: answer.isRefused ? "refuse" : "preview",
                noun: "import",
                id: "\(number)", detail: answer.record.format, contentHash: answer.record.sha256)
            return number
        }
        return kept
    }

    /// Reads the kept file again and keeps what it says.
    private func keep(_ record: Import, by actor: Actor) async throws -> ImportAnswer {
        let (file, version) = try await database.read { [self] in
            (try $0.storedFiles.file(record.sha256), try frameworkInForce(asKnown: nil, in: $0))
        }
        guard let file else {
            throw Refusal(.notFound, "The file of import \(record.number) is not kept.", remedy: "Upload it again.")
        }
        return try await keep(
            record, FileReader.read(name: record.fileName, bytes: file.bytes, as: nil, using: version), version, by: actor)
    }

    /// Said again, word for word: the transaction is undone, so that the same file twice changes nothing, not even the
    /// list of imports.
    private struct NothingNew: Error {
        var record: Import
    }

    /// One transaction: the record, the figures and the audit entry, or nothing. An import without a number comes
    /// straight from the command line, without a preview.
    private func keep(
        _ record: Import, _ reading: FileReading, _ version: FrameworkVersion, by actor: Actor
    ) async throws -> ImportAnswer {
        let now = clock()
        return try await database.write { [self] connection in
            guard try connection.frameworks.numberInForce() == version.number else {
                throw Refusal(
                    .notPossible, "The framework changed while the file was read.",
                    remedy: "Look at the preview again, then accept it.")
            }
            let before = try connection.imports.accepted(sha256: record.sha256).first
            var record = record
            if record.number == 0 {
                record.state = .accepted
                record.acceptedAt = now
                record.number = try connection.imports.record(record)
            }
            let neighbours = try Bellwether.compare(reading, asKnown: record.knownOn, connection)
            let counts = try connection.figures.accept(reading.batch, knownFrom: record.knownOn, import: record.number)
            if let model = reading.neighbourModel.flatMap(version.neighbourModel), neighbours.new + neighbours.changed > 0 {
                try connection.neighbours.keep(model)
                try connection.neighbours.accept(reading.neighbours, import: record.number)
            }
            let all = ImportCounts(
                read: reading.rowsRead, new: counts.new + neighbours.new, changed: counts.changed + neighbours.changed,
                unchanged: counts.unchanged + neighbours.unchanged, leftOut: reading.leftOut)
            if var known = before, all.new == 0, all.changed == 0 {
                known.counts = all
                throw NothingNew(record: known)
            }
            try connection.imports.accept(record.number, knownOn: record.knownOn, counts: all, at: now)
            try connection.audit.append(
                at: now, by: actor, .importFigures, verb: "accept", noun: "import", id: "\(record.number)",
                detail: "new \(all.new), changed \(all.changed), unchanged \(all.unchanged)", contentHash: record.sha256)
            return ImportAnswer(
                record: try existingImport(record.number, connection), problems: [], problemCount: 0, changes: [],
                neighbourCount: reading.neighbours.count, version: version)
        }
    }

    private func existingImport(_ number: Int64, _ connection: any SQLConnection) throws -> Import {
        guard let record = try connection.imports.find(number) else {
            throw Refusal(.notFound, "There is no import \(number).", remedy: "Look for it on the page of imports.")
        }
        return record
    }

    static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
