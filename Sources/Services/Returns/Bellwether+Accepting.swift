import Domain
import Exchange
import Storage

// A return becomes figures of the board: by an import of its own, as any file does.
extension Bellwether {
    /// Accepts a return that was signed off.
    ///
    /// - Parameter why: needed when the round was frozen before: what comes then is a revision.
    @discardableResult
    public func acceptReturn(_ number: Int64, why: String = "", as actor: Actor) async throws -> Submission {
        try require(.runRounds, of: actor)
        let why = try words(why, "Why it is accepted now", upTo: 1000, mayBeEmpty: true)
        let now = clock()
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            try connection.rounds.lock()
            let submission = try existingReturn(number, for: .runRounds, of: actor, connection)
            var round = try existingRound(submission.round, connection)
            let acceptance = Acceptance(
                version: try openFramework(in: connection), people: try connection.people.all(), actor: actor, now: now)
            let lines = try connection.submissionLines.all(of: number)
            return try accept(submission, lines, &round, why: why, acceptance, connection)
        }
    }

    /// Accepts all returns of a round that are signed off whole and wait for no answer, in one go. What cannot be
    /// accepted stays as it is and is named.
    public func acceptAllReady(in number: Int64, as actor: Actor) async throws -> AcceptedReturns {
        try require(.runRounds, of: actor)
        let now = clock()
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            try connection.rounds.lock()
            var round = try existingRound(number, connection)
            guard round.state != .frozen else {
                throw Refusal(
                    .notPossible, "The round is frozen: what is accepted now is a revision.",
                    remedy: "Accept each return on its page, with the reason.")
            }
            let whole = Set(
                try connection.submissions.grid(.round(number)).filter { $0.counts.missing == 0 && $0.openQueries == 0 }
                    .map(\.submission.number))
            let ready = try connection.submissions.ready(in: number).filter { whole.contains($0.number) }
            // What they have in common is read once for all of them.
            let acceptance = Acceptance(
                version: try openFramework(in: connection), people: try connection.people.all(), actor: actor, now: now)
            let lines = try connection.submissionLines.all(ofRound: number)
            var outcome = AcceptedReturns()
            for submission in ready {
                do {
                    _ = try connection.savepoint {
                        try accept(submission, lines[submission.number] ?? [], &round, why: "", acceptance, connection)
                    }
                    outcome.accepted += 1
                } catch let refusal as Refusal {
                    outcome.left.append((submission.agency, refusal.what))
                }
            }
            return outcome
        }
    }

    // MARK: - One of them

    private func accept(
        _ before: Submission, _ all: [SubmissionLine], _ round: inout CollectionRound, why: String, _ acceptance: Acceptance,
        _ connection: any SQLConnection
    ) throws -> Submission {
        let (version, actor, now) = (acceptance.version, acceptance.actor, acceptance.now)
        var submission = before
        if round.state == .frozen, submission.reopenedWhy == nil, why.isEmpty {
            throw Refusal(
                .notPossible, "The round is frozen: what is accepted now is a revision.",
                remedy: "Say why it is accepted now; packs stay as they were.")
        }
        let lines = all.filter { $0.isDue && $0.figure != nil }
        let marks = try review(of: all, version, now.day, connection).marks(of: all)
        let reason = why.isEmpty ? submission.reopenedWhy : why
        let isRevision = round.state == .frozen || submission.acceptedOn != nil
        let file = ReturnFile(
            submission, round, try isRevision ? revised(lines, because: reason, version, connection) : lines, version)
        // The act is tried before anything is written: what cannot be accepted leaves nothing behind.
        try take(.accept(import: 0), &submission, on: now.day, by: actor)
        let number = try keep(file, of: submission, by: actor, at: now, connection)
        submission.importNumber = number
        try connection.submissions.change(submission)
        try connection.figureOrigins.keep(submission, lines, marks: marks, import: number, on: now.day)
        let step = try connection.steps.add(
            isRevision ? "revise" : "accept", to: submission.thing, says: reason ?? "", from: before.state.rawValue,
            to: submission.state.rawValue, at: now, by: actor)
        if round.state == .frozen {
            round.version += 1
            try connection.rounds.change(round)
            try connection.steps.add(
                "revise", to: round.thing, says: reason ?? "", to: "version \(round.version)", at: now, by: actor)
        }
        try tell(
            .decided, of: submission.thing, place: step.place, to: .agency(submission.agency), among: acceptance.people, at: now,
            by: actor, connection)
        try audit(.runRounds, isRevision ? "accept a revision of" : "accept", submission, by: actor, at: now, connection)
        return submission
    }

    /// Records the import and keeps its figures.
    @discardableResult
    func keep(
        _ file: ReturnFile, of submission: Submission, by actor: Actor, at now: Instant, _ connection: any SQLConnection
    ) throws -> Int64 {
        let bytes = file.bytes
        let sha256 = try connection.storedFiles.keep(bytes, contentType: "application/octet-stream")
        let number = try connection.imports.record(
            Import(
                number: 0, fileName: file.name, format: "figures", sha256: sha256, byteCount: bytes.count, knownOn: now.day,
                state: .accepted, actor: actor, agency: submission.agency, createdAt: now, acceptedAt: now,
                counts: ImportCounts()))
        let counts = try connection.figures.accept(file.batch, knownFrom: now.day, import: number)
        try connection.imports.accept(
            number, knownOn: now.day,
            counts: ImportCounts(
                read: file.batch.rows.count, new: counts.new, changed: counts.changed, unchanged: counts.unchanged), at: now)
        try connection.audit.append(
            at: now, by: actor, .runRounds, verb: "accept", noun: "import", id: "\(number)",
            detail: "new \(counts.new), changed \(counts.changed), unchanged \(counts.unchanged)", contentHash: sha256)
        return number
    }

    /// What says otherwise than the board knew is a revision, and says why.
    private func revised(
        _ lines: [SubmissionLine], because reason: String?, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [SubmissionLine] {
        var known: [FigureKey: Figure] = [:]
        let question = FigureStore.Question(
            areas: Set(lines.map(\.area)).sorted(), indicators: Set(lines.map(\.indicator)).sorted(), group: nil)
        try connection.figures.eachFigure(question) { known[$0.key] = $0.figure }
        return lines.map { line in
            guard let indicator = version.indicator(line.indicator), let figure = line.figure,
                let before = known[ReturnFile.key(of: line, indicator)], case .value = before.state,
                figure.value(in: indicator.unit) != before.value(in: indicator.unit)
            else { return line }
            var line = line
            line.entry.status = .revised
            line.entry.explanation = [reason, line.entry.explanation].compactMap(\.self).filter { !$0.isEmpty }.joined(
                separator: " ")
            return line
        }
    }
}

/// What the acceptance of every return needs to know, read once.
private struct Acceptance {
    var version: FrameworkVersion
    var people: [Person]
    var actor: Actor
    var now: Instant
}

/// What became of those that were accepted together.
public struct AcceptedReturns: Sendable {
    public var accepted = 0
    public var left: [(agency: ID<Agency>, why: String)] = []
}

/// A return as a figures file, and the same as a batch: what is kept can be read again, cell by cell.
struct ReturnFile {
    let name: String
    let batch: FigureBatch
    let bytes: [UInt8]

    init(
        _ submission: Submission, _ round: CollectionRound, _ lines: [SubmissionLine], _ version: FrameworkVersion,
        named kind: String = "return"
    ) {
        name = "\(kind)-\(submission.agency)-\(round.period.code.replacing("/", with: "-")).csv"
        var batch = FigureBatch()
        var rows: [[Tables.Cell]] = []
        for line in lines {
            guard let indicator = version.indicator(line.indicator), let figure = line.figure else { continue }
            let kept = ReturnFile.plain(figure, indicator)
            batch.add(ReturnFile.key(of: line, indicator), kept, line: Int32(rows.count + 2))
            rows.append(ReturnFile.cells(line, kept))
        }
        batch.rows.sort { ReturnFile.isInOrder($0, $1) }
        self.batch = batch
        bytes = Tables.commaSeparated(ReturnFile.columns, rows)
    }

    static func key(of line: SubmissionLine, _ indicator: Indicator) -> FigureKey {
        FigureKey(
            area: line.area, group: line.group, indicator: line.indicator, period: line.period,
            source: ID("return-" + indicator.agency.text))
    }

    /// As figures files are kept: a count is the value, and where there is no value there are no numbers.
    private static func plain(_ figure: Figure, _ indicator: Indicator) -> Figure {
        var figure = figure
        if case .none = figure.state { (figure.numerator, figure.denominator, figure.suppliedValue) = (nil, nil, nil) }
        if !indicator.unit.needsDenominator {
            figure.suppliedValue = figure.suppliedValue ?? figure.numerator
            figure.numerator = nil
        }
        return figure
    }

    private static let columns = [
        "indicator", "area", "period", "group", "numerator", "denominator", "value", "status", "reason", "extracted_on",
    ]

    private static func cells(_ line: SubmissionLine, _ figure: Figure) -> [Tables.Cell] {
        func number(_ number: Double?) -> Tables.Cell { number.map { .number($0) } ?? .empty }
        func text(_ text: String?) -> Tables.Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }
        var value = number(figure.suppliedValue)
        var status: String? = nil
        switch figure.state {
        case .value(let word): status = word.word
        case .none(let reason): value = .text(reason.code)
        }
        return [
            text(line.indicator.text), text(line.area.text), text(line.period.code), text(line.group.text),
            number(figure.numerator), number(figure.denominator), value, text(status), text(figure.reason),
            text(figure.extractedOn?.iso8601),
        ]
    }

    private static func isInOrder(_ left: FigureRow, _ right: FigureRow) -> Bool {
        (left.area, left.group, left.indicator, left.period, left.source)
            < (right.area, right.group, right.indicator, right.period, right.source)
    }
}

extension FigureBatch {
    /// Adds one figure, with its names where they are new.
    fileprivate mutating func add(_ key: FigureKey, _ figure: Figure, line: Int32) {
        func place<T: Equatable>(_ one: T, _ all: inout [T]) -> Int32 {
            if let known = all.firstIndex(of: one) { return Int32(known) }
            all.append(one)
            return Int32(all.count - 1)
        }
        let reason = figure.reason.map { place($0, &texts) } ?? FigureRow.noText
        rows.append(
            FigureRow(
                area: place(key.area, &areas), group: place(key.group, &groups), indicator: place(key.indicator, &indicators),
                source: place(key.source, &sources), period: key.period.sortCode, numerator: figure.numerator ?? .nan,
                denominator: figure.denominator ?? .nan, value: figure.suppliedValue ?? .nan, state: figure.state.code,
                reason: reason, extractedOn: figure.extractedOn?.number ?? FigureRow.noDay, line: line))
    }
}
