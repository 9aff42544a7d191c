import Crypto
import Domain
import Exchange
import Storage

// What the import of a file is made of: looked at, compared with what is known, kept.
extension Bellwether {
    static func read(
        _ file: Upload, as format: String? = nil, sentFor agency: ID<Agency>?, using version: FrameworkVersion,
        pointing: TablePointing? = nil
    ) -> FileReading {
        FileReader.read(
            name: file.name, bytes: file.bytes, companion: file.companion, as: format, sentFor: agency, using: version,
            pointing: pointing)
    }

    func look(
        _ file: Upload, _ format: String?, _ knownOn: Day?, sentFor agency: ID<Agency>? = nil, _ actor: Actor
    ) async throws -> (Import, FileReading, FrameworkVersion) {
        let version = try await database.read { [self] in try versionToRead(sentFor: agency, in: $0) }
        var record = try newRecord(file, knownOn, agency, actor)
        let reading = Bellwether.read(file, as: format, sentFor: agency, using: version)
        record.format = reading.format
        return (record, reading, version)
    }

    private func newRecord(_ file: Upload, _ knownOn: Day?, _ agency: ID<Agency>?, _ actor: Actor) throws -> Import {
        let now = clock()
        if let knownOn, knownOn > now.day {
            throw Refusal(
                .notPossible, "\(knownOn.long) is still to come.",
                remedy: "Give the day on which the figures became known, today at the latest.")
        }
        return Import(
            number: 0, fileName: file.name, format: "unknown", sha256: Bellwether.hash(file.bytes), byteCount: file.bytes.count,
            companion: file.companion.map(Bellwether.hash), knownOn: knownOn ?? now.day, state: .previewed, actor: actor,
            agency: agency,
            createdAt: now, counts: ImportCounts())
    }

    func previewNow(
        _ file: Upload, _ knownOn: Day?, sentFor agency: ID<Agency>?, by actor: Actor
    ) async throws -> ImportAnswer {
        let (record, reading, version) = try await look(file, nil, knownOn, sentFor: agency, actor)
        return try await keepPreview(compared(record, reading, version), file, by: actor)
    }

    /// Records that the file came, and reads it while the page is shown. Its bytes are kept nowhere but in memory until
    /// it is known what they are: they may be a list of children.
    func previewLater(
        _ file: Upload, _ knownOn: Day?, sentFor agency: ID<Agency>?, by actor: Actor
    ) async throws -> ImportAnswer {
        var record = try newRecord(file, knownOn, agency, actor)
        record.state = .reading
        let (number, version) = try await database.write { [self, record] connection in
            let number = try connection.imports.record(record)
            try connection.audit.append(
                at: record.createdAt, by: actor, .sendFigures, verb: "read", noun: "import", id: "\(number)",
                detail: "\(record.byteCount) bytes", contentHash: record.sha256)
            return (number, try versionToRead(sentFor: agency, in: connection))
        }
        record.number = number
        guard desk.begin(number, .reading) else { return ImportAnswer(record: record, version: version, step: .reading) }
        inBackground(number) { [self, record] in
            let reading = Bellwether.read(file, sentFor: agency, using: version)
            desk.move(number, to: .comparing)
            var read = record
            read.format = reading.format
            let answer = try await compared(read, reading, version)
            try await keepFile(file, as: reading.format)
            try await settle(answer.record)
            desk.keep(answer, at: desk.moment(version))
        }
        return ImportAnswer(record: record, version: version, step: .reading)
    }

    func inBackground(_ number: Int64, _ work: @escaping @Sendable () async throws -> Void) {
        Task { [desk] in
            do {
                try await work()
                desk.end(number)
            } catch let refusal as Refusal {
                desk.end(number, failure: refusal)
            } catch {
                desk.end(
                    number,
                    failure: Refusal(
                        .notPossible, "Something went wrong while the file was worked on, and nothing of it was kept.",
                        remedy: "Try again; if it happens again, tell whoever runs Bellwether the number of the import."))
            }
        }
    }

    /// The reading did not end: it failed, or the program was stopped.
    static func interrupted(_ record: Import, _ failure: Refusal?, _ version: FrameworkVersion) -> ImportAnswer {
        var record = record
        record.state = .refused
        return ImportAnswer(
            record: record,
            problems: [
                Problem(
                    what: "Bellwether was stopped while it read this file, and nothing of it was kept.",
                    remedy: "Upload it again.")
            ], problemCount: 1, version: version, failure: failure)
    }

    /// Comparing stages the figures in a table of its own, which takes a transaction that may write; nothing of it stays.
    func compared(_ record: Import, _ reading: FileReading, _ version: FrameworkVersion) async throws -> ImportAnswer {
        try await database.write { try Bellwether.answer(record, reading, version, $0) }
    }

    /// What a reading would do to what is known.
    private static func answer(
        _ record: Import, _ reading: FileReading, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> ImportAnswer {
        var answer = ImportAnswer(
            record: record, problems: reading.problems, problemCount: reading.problemCount, notices: reading.notices,
            noticeCount: reading.noticeCount, offer: reading.offer, version: version)
        answer.record.counts = ImportCounts(read: reading.rowsRead, leftOut: reading.leftOut)
        answer.record.format = reading.format
        guard reading.problemCount == 0 else {
            answer.record.state = reading.isUnmapped ? .unmapped : .refused
            return answer
        }
        let comparison = try connection.figures.compare(reading.batch, knownFrom: record.knownOn)
        let neighbours = try compare(reading, asKnown: record.knownOn, connection)
        answer.record.counts.new = comparison.counts.new + neighbours.new
        answer.record.counts.changed = comparison.counts.changed + neighbours.changed
        answer.record.counts.unchanged = comparison.counts.unchanged + neighbours.unchanged
        answer.record.state = .previewed
        answer.changes = comparison.changes
        answer.neighbourCount = reading.neighbours.count
        return answer
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

    // MARK: - Kept

    /// A file of a format that is read is kept, so that it can be accepted, or read again when the framework was put
    /// right. Not a byte is kept of anything else: it may be a list of children.
    func keepPreview(_ answer: ImportAnswer, _ file: Upload, by actor: Actor) async throws -> ImportAnswer {
        try await keepFile(file, as: answer.record.format)
        var kept = answer
        kept.record.number = try await database.write { connection in
            let number = try connection.imports.record(answer.record)
            try connection.audit.append(
                at: answer.record.createdAt, by: actor, .sendFigures,
                verb: answer.record.state == .refused ? "refuse" : "preview",
                noun: "import",
                id: "\(number)", detail: answer.record.format, contentHash: answer.record.sha256)
            return number
        }
        // The reasons of a file that is not kept are said as long as the program runs.
        desk.keep(kept, at: desk.moment(kept.version))
        return kept
    }

    private func keepFile(_ file: Upload, as format: String) async throws {
        guard FileReader.formats.contains(format) else { return }
        try await database.write { connection in
            try connection.storedFiles.keep(file.bytes, contentType: "application/octet-stream")
            if let companion = file.companion {
                try connection.storedFiles.keep(companion, contentType: "application/octet-stream")
            }
        }
    }

    func keptFile(_ record: Import) async throws -> Upload? {
        try await database.read { connection in
            guard let file = try connection.storedFiles.file(record.sha256) else { return nil }
            let companion = try record.companion.flatMap { try connection.storedFiles.file($0)?.bytes }
            return Upload(name: record.fileName, bytes: file.bytes, companion: companion)
        }
    }

    func settle(_ record: Import) async throws {
        try await database.write {
            try $0.imports.settle(record.number, as: record.state, format: record.format, counts: record.counts)
        }
    }

    /// Reads the kept file again and keeps what it says.
    func keep(_ record: Import, by actor: Actor) async throws -> ImportAnswer {
        guard let file = try await keptFile(record) else {
            throw Refusal(.notFound, "The file of import \(record.number) is not kept.", remedy: "Upload it again.")
        }
        let version = try await database.read { [self] in try versionToRead(sentFor: record.agency, in: $0) }
        let reading = Bellwether.read(file, sentFor: record.agency, using: version)
        return try await keep(record, reading, version, by: actor)
    }

    /// Said again, word for word: the transaction is undone, so that the same file twice changes nothing, not even the
    /// list of imports.
    struct NothingNew: Error {
        var record: Import
    }

    /// One transaction: the record, the figures and the audit entry, or nothing. An import without a number comes
    /// straight from the command line, without a preview.
    func keep(
        _ record: Import, _ reading: FileReading, _ version: FrameworkVersion, by actor: Actor
    ) async throws -> ImportAnswer {
        let now = clock()
        defer { desk.forgetAll() }
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
                record: try existingImport(record.number, connection), notices: reading.notices,
                noticeCount: reading.noticeCount, neighbourCount: reading.neighbours.count, version: version)
        }
    }

    static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
