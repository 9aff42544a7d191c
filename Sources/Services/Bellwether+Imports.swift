import Domain
import Exchange
import Storage

extension Bellwether {
    public func imports(before number: Int64? = nil, limit: Int = 200, as actor: Actor) async throws -> [Import] {
        try require(.readImports, of: actor)
        let agencies = AccessTable.reach(of: actor, for: .readImports).agencies
        return try await database.read { try $0.imports.latest(limit, before: number ?? .max, sentFor: agencies) }
    }

    /// An import as it is now. One that still waits is read again by the framework in force and compared with what is
    /// known by now, so that a mapping made meanwhile needs no new upload.
    public func importRecord(_ number: Int64, as actor: Actor) async throws -> ImportAnswer {
        try require(.readImports, of: actor)
        // Looked at first: what ends meanwhile has ended before the record is read.
        let step = desk.step(of: number)
        let (record, version, seen) = try await database.read { [self] in
            let record = try existingImport(number, for: .readImports, of: actor, $0)
            return (record, try versionToRead(sentFor: record.agency, in: $0), try framework(seenBy: actor, in: $0))
        }
        return try await answer(record, version, step).shown(to: actor, seen)
    }

    private func answer(_ record: Import, _ version: FrameworkVersion, _ step: ImportStep?) async throws -> ImportAnswer {
        let number = record.number
        if let step { return ImportAnswer(record: record, version: version, step: step) }
        let failure = desk.takeFailure(of: number)
        if record.state == .reading { return Bellwether.interrupted(record, failure, version) }
        guard record.state.waits else { return ImportAnswer(record: record, version: version) }
        let moment = desk.moment(version)
        if failure == nil, let known = desk.answer(number, at: moment) { return known }
        guard let file = try await keptFile(record) else {
            return ImportAnswer(record: record, version: version, failure: failure)
        }
        var answer = try await compared(record, Bellwether.read(file, sentFor: record.agency, using: version), version)
        if answer.record != record { try await settle(answer.record) }
        desk.keep(answer, at: moment)
        answer.failure = failure
        return answer
    }

    /// Looks at files and keeps them; nothing they say is known until it is accepted. An archive is taken apart, and a
    /// file that describes another goes with it. Large files are read in the background.
    ///
    /// - Parameter agency: for which agency they are sent; nil where whoever sends them does so for one alone, or is an
    ///   officer.
    public func preview(
        _ files: [(name: String, bytes: [UInt8])], knownOn: Day?, sentFor agency: ID<Agency>? = nil, as actor: Actor
    ) async throws -> [ImportAnswer] {
        try require(.sendFigures, of: actor)
        let (agency, seen) = try await database.read { [self] in
            (try sender(agency, actor, $0), try framework(seenBy: actor, in: $0))
        }
        var answers: [ImportAnswer] = []
        for file in Bellwether.given(files) {
            let inBackground = file.bytes.count > ImportDesk.atOnce
            answers.append(
                inBackground
                    ? try await previewLater(file, knownOn, sentFor: agency, by: actor)
                    : try await previewNow(file, knownOn, sentFor: agency, by: actor))
        }
        return answers.map { $0.shown(to: actor, seen) }
    }

    /// The agencies for which an actor sends files; nil for whoever sends for the whole board.
    public func senders(as actor: Actor) async throws -> [Agency]? {
        try require(.sendFigures, of: actor)
        guard let agencies = AccessTable.reach(of: actor, for: .sendFigures).agencies else { return nil }
        let version = try await database.read { [self] in try framework(seenBy: actor, in: $0) }
        return agencies.compactMap(version.agency)
    }

    /// For which agency somebody sends a file. Another's, and one that is not there, are refused alike.
    private func sender(_ agency: ID<Agency>?, _ actor: Actor, _ connection: any SQLConnection) throws -> ID<Agency>? {
        let reach = AccessTable.reach(of: actor, for: .sendFigures)
        let version = try frameworkInForce(asKnown: nil, in: connection)
        if let agency {
            if reach.covers(.agency(agency)), version.agency(agency) != nil { return agency }
            throw Refusal(
                .notPossible, "You send no files for “\(agency)”.", remedy: "Leave the agency out, or name one that you send for."
            )
        }
        guard let own = reach.agencies?.filter({ version.agency($0) != nil }) else { return nil }
        if own.count == 1 { return own[0] }
        throw Refusal(
            .notPossible,
            own.isEmpty ? "Your role is for no agency of the framework." : "You send files for more than one agency.",
            remedy: own.isEmpty
                ? "Ask whoever looks after the accounts." : "Say for which: \(own.map(\.text).joined(separator: ", ")).")
    }

    /// The framework by which a file is read. One that an agency sent is read by what is open, whoever looks at it.
    func versionToRead(sentFor agency: ID<Agency>?, in connection: any SQLConnection) throws -> FrameworkVersion {
        agency == nil ? try frameworkInForce(asKnown: nil, in: connection) : try openFramework(in: connection)
    }

    /// Accepts a file that was previewed, when it would still do what was seen.
    public func accept(_ number: Int64, seen: ImportCounts, as actor: Actor) async throws -> ImportAnswer {
        try require(.importFigures, of: actor)
        let looked = try await importRecord(number, as: actor)
        guard looked.step == nil, looked.record.state == .previewed else {
            throw Refusal(
                .notPossible, "Import \(number) is \(looked.step == nil ? looked.record.state.rawValue : "being worked on").",
                remedy: "Look at its page again, or upload the file anew.")
        }
        guard looked.record.counts == seen else {
            desk.forgetAll()
            throw Refusal(
                .notPossible, "What this file would do has changed since you looked: something else was accepted meanwhile.",
                remedy: "Look at the preview again, then accept it.")
        }
        if looked.record.byteCount <= ImportDesk.atOnce { return try await keep(looked.record, by: actor) }
        guard desk.begin(number, .keeping) else { return looked }
        inBackground(number) { [self] in _ = try await keep(looked.record, by: actor) }
        return ImportAnswer(record: looked.record, version: looked.version, step: .keeping)
    }

    /// The whole way at once, for the command line: all or nothing for each file. With `dryRun` nothing is written.
    public func importFiles(
        _ files: [(name: String, bytes: [UInt8])], as format: String?, knownOn: Day?, dryRun: Bool, by actor: Actor
    ) async throws -> [ImportAnswer] {
        try require(.importFigures, of: actor)
        var answers: [ImportAnswer] = []
        for file in Bellwether.given(files) {
            answers.append(try await importFile(file, as: format, knownOn: knownOn, dryRun: dryRun, by: actor))
        }
        return answers
    }

    /// One file that needs no taking apart.
    public func importFile(
        fileName: String, bytes: [UInt8], as format: String?, knownOn: Day?, dryRun: Bool, by actor: Actor
    ) async throws -> ImportAnswer {
        try require(.importFigures, of: actor)
        return try await importFile(
            Upload(name: fileName, bytes: bytes), as: format, knownOn: knownOn, dryRun: dryRun, by: actor)
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
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            let record = try existingImport(number, for: .withdrawImport, of: actor, connection)
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

    func existingImport(_ number: Int64, _ connection: any SQLConnection) throws -> Import {
        guard let record = try connection.imports.find(number) else { throw Bellwether.noSuchImport(number) }
        return record
    }

    /// Of one that is not there, and of one that is another's.
    static func noSuchImport(_ number: Int64) -> Refusal {
        Refusal(.notFound, "There is no import \(number).", remedy: "Look for it on the page of imports.")
    }

    // MARK: - What was given

    /// Files given together: an archive is what lies in it, and `x.meta.csv` belongs to `x.csv`.
    private static func given(_ files: [(name: String, bytes: [UInt8])]) -> [Upload] {
        FileReader.paired(files).flatMap { file in
            file.companion == nil ? FileReader.uploads(name: file.name, bytes: file.bytes) : [file]
        }
    }

    private func importFile(
        _ file: Upload, as format: String?, knownOn: Day?, dryRun: Bool, by actor: Actor
    ) async throws -> ImportAnswer {
        let (record, reading, version) = try await look(file, format, knownOn, actor)
        if dryRun { return try await compared(record, reading, version) }
        if reading.problemCount > 0 { return try await keepPreview(compared(record, reading, version), file, by: actor) }
        do {
            return try await keep(record, reading, version, by: actor)
        } catch let known as NothingNew {
            return ImportAnswer(
                record: known.record, notices: reading.notices, noticeCount: reading.noticeCount,
                neighbourCount: reading.neighbours.count, version: version)
        }
    }
}
