import Domain
import Storage

// Fixing the figures of a round.
extension Bellwether {
    /// The figures stand as they are: what is accepted later is a revision with a reason. Packs stay as they were. What
    /// did not come stands in the board's figures as not submitted, with why.
    @discardableResult
    public func freezeRound(_ number: Int64, as actor: Actor) async throws -> CollectionRound {
        defer { desk.forgetAll() }
        return try await move(number, to: .frozen, "freeze", as: actor) { [self] round, now, connection in
            let version = try openFramework(in: connection)
            let lines = try connection.submissionLines.all(ofRound: number)
            let counts = try connection.submissions.all(lines.keys.sorted()).map { submission in
                try keepNotSubmitted(lines[submission.number] ?? [], submission, round, version, by: actor, at: now, connection)
            }
            let missing = counts.reduce(0, +)
            guard missing > 0 else { return }
            try connection.steps.add("miss", to: round.thing, says: "\(missing)", at: now, by: actor)
        }
    }

    /// Marks of one return what the board has no figure for by any way, and gives how many those are.
    private func keepNotSubmitted(
        _ all: [SubmissionLine], _ submission: Submission, _ round: CollectionRound, _ version: FrameworkVersion,
        by actor: Actor, at now: Instant, _ connection: any SQLConnection
    ) throws -> Int {
        let open = all.filter { $0.isDue && (submission.importNumber == nil || $0.figure == nil) }
        guard !open.isEmpty else { return 0 }
        var known: Set<FigureKey> = []
        let question = FigureStore.Question(
            areas: Set(open.map(\.area)).sorted(), indicators: Set(open.map(\.indicator)).sorted(), group: nil)
        try connection.figures.eachFigure(question) { known.insert($0.key) }
        let missing = open.compactMap { line -> SubmissionLine? in
            guard let indicator = version.indicator(line.indicator), !known.contains(ReturnFile.key(of: line, indicator))
            else { return nil }
            var line = line
            line.entry = LineEntry(
                noValue: .notSubmitted, explanation: "\(submission.standing) The figures were fixed on \(now.day.long).")
            return line
        }
        guard !missing.isEmpty else { return 0 }
        try keep(
            ReturnFile(submission, round, missing, version, named: "not-submitted"), of: submission, by: actor, at: now,
            connection)
        return missing.count
    }
}
