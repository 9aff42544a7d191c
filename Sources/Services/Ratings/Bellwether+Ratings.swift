import Domain
import Reports
import Storage

extension Bellwether {
    /// Every priority that the board pursues, with its rating beside the suggested one.
    public func progress(as actor: Actor) async throws -> ProgressAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let seesAll = try sight(of: actor, in: connection).seesRestricted
            let trackers = try connection.trackers.current(seesAll: seesAll)
            return ProgressAnswer(
                version: version, lines: try progressLines(version, trackers, today: today, connection),
                elsewhere: trackers.filter { $0.kind == .elsewhere }, today: today)
        }
    }

    private func progressLines(
        _ version: FrameworkVersion, _ trackers: [ActionTracker], today: Day, _ connection: any SQLConnection
    ) throws -> [ProgressAnswer.Line] {
        let ratings = try connection.ratings.newest()
        let suggestions = try suggestions(asKnown: nil, today: today, connection)
        return version.framework.priorities.filter(\.isPursued).map { priority in
            ProgressAnswer.Line(
                priority: priority, rating: ratings[priority.id],
                suggestion: suggestions[priority.id] ?? Suggestion(of: [], overdue: 0, activities: 0),
                tracker: trackers.first { $0.kind == .own && $0.priority == priority.id })
        }
    }

    /// What the program would say of each priority. It is made of what is open, so that it says the same to everybody and
    /// gives nothing away.
    func suggestions(asKnown: Day?, today: Day, _ connection: any SQLConnection) throws -> [ID<Priority>: Suggestion] {
        let open = try openFramework(asKnown: asKnown, in: connection)
        let sections = try scorecard(by: open, .board, asKnown: asKnown, today: today, connection).scorecard.sections
        let trackers = try connection.trackers.current(seesAll: false).filter { $0.kind == .own }
        let byPriority = Dictionary(trackers.map { ($0.priority, $0) }, uniquingKeysWith: { first, _ in first })
        let readings = Dictionary(sections.map { ($0.priority.id, $0.readings) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            open.framework.priorities.map { priority in
                let tracker = byPriority[priority.id]
                return (
                    priority.id,
                    Suggestion(
                        of: readings[priority.id] ?? [], overdue: tracker?.overdue(on: today) ?? 0,
                        activities: tracker?.says.activities.count ?? 0)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    public func ratings(of priority: ID<Priority>? = nil, as actor: Actor) async throws -> [PriorityRating] {
        try require(.readBusiness, of: actor)
        return try await database.read { try $0.ratings.all(of: priority) }
    }

    // MARK: - Changing

    /// Proposes a rating for a period, in place of an earlier proposal; an agreement to that one does not hold for this.
    public func proposeRating(
        _ draft: RatingDraft, of priority: ID<Priority>, for period: Period, as actor: Actor
    ) async throws -> PriorityRating {
        try require(.keepTrackers, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.ratings.lock()
            try requirePursued(priority, period, now.day, connection)
            let suggestion = try suggestions(asKnown: now.day, today: now.day, connection)[priority]
            let differs = suggestion?.word != nil && suggestion?.word != draft.word
            let before = try connection.ratings.find(priority, period)
            let rating = PriorityRating(
                number: try before?.number ?? connection.ratings.nextNumber(), priority: priority, period: period,
                word: draft.word, direction: draft.direction, reason: try words(draft.reason, "The reason", upTo: 600),
                suggested: suggestion?.word, suggestedWhy: suggestion?.reason ?? "",
                difference: try differs
                    ? words(
                        draft.difference, "Why the rating is not the suggested one (\(suggestion?.word?.label ?? ""))", upTo: 600)
                    : words(draft.difference, "Why the rating differs", upTo: 600, mayBeEmpty: true),
                proposed: .init(name: try words(draft.name, "Who proposes it", upTo: 120), on: now.day))
            if before == nil { try connection.ratings.add(rating) } else { try connection.ratings.replace(rating) }
            let step = try connection.steps.add(
                "propose", to: rating.thing, says: rating.reason, from: before?.word.label, to: rating.word.label, at: now,
                by: actor)
            try tell(.asked, of: rating.thing, place: step.place, to: .role(.leadPartner), at: now, by: actor, connection)
            try connection.audit.append(
                at: now, by: actor, .keepTrackers, verb: "propose", noun: "rating", id: "\(rating.number)",
                detail: "\(priority) \(period.code) \(rating.word.rawValue)")
            return rating
        }
    }

    /// The accountable director agrees, by name.
    public func agreeRating(
        _ priority: ID<Priority>, for period: Period, name: String, as actor: Actor
    ) async throws -> PriorityRating {
        try require(.signTrackers, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.ratings.lock()
            guard var rating = try connection.ratings.find(priority, period) else {
                throw Refusal(
                    .notFound, "Nobody has proposed a rating of \(priority) for \(period.label).", remedy: "Propose one first.")
            }
            guard rating.agreed == nil else {
                throw Refusal(
                    .notPossible, "This rating is agreed already.", remedy: "Propose another one if it is not right any more.")
            }
            rating.agreed = .init(name: try words(name, "Who agrees", upTo: 120), on: now.day)
            try connection.ratings.replace(rating)
            let step = try connection.steps.add("agree", to: rating.thing, to: rating.word.label, at: now, by: actor)
            try tell(
                .decided, of: rating.thing, place: step.place, to: .role(.performanceOfficer), at: now, by: actor, connection)
            try connection.audit.append(
                at: now, by: actor, .signTrackers, verb: "agree", noun: "rating", id: "\(rating.number)",
                detail: "\(priority) \(period.code)")
            return rating
        }
    }

    func requirePursued(_ priority: ID<Priority>, _ period: Period, _ day: Day, _ connection: any SQLConnection) throws {
        guard try openFramework(in: connection).priority(priority)?.isPursued == true else {
            throw Refusal(
                .notFound, "There is no priority \(priority) that the board pursues.", remedy: "Look at the page of priorities.")
        }
        guard period.type == .financialQuarter, period.firstDay <= day else {
            throw Refusal(
                .notPossible, "\(period.label) is no quarter that has begun.",
                remedy: "Give a quarter of the financial year, such as 2026-27Q1.")
        }
    }

    /// The priorities' part of a pack.
    func progressPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let version = try openFramework(in: connection)
        let lines = try progressLines(version, try connection.trackers.current(seesAll: false), today: day, connection)
        guard lines.contains(where: { $0.rating != nil }) else { return .none }
        let rows = lines.map { line in
            [
                line.priority.heading, line.rating?.word.label ?? "Not rated", line.rating?.direction.label ?? "–",
                line.rating?.reason ?? "Nobody has rated it yet.",
                line.suggestion.word.map { "\($0.label)\(line.differs ? ", which differs" : "")" } ?? "None",
            ]
        }
        return PackPart(
            blocks: [
                .heading("Overall progress", id: "progress"),
                .table(
                    Table(
                        caption: "Priorities as people rate them",
                        columns: ["Priority", "Rating", "Direction", "Why", "Suggested"], rows: rows)),
            ],
            lines: lines.map { line in
                PackLine(
                    .priority, line.priority.id.text, line.priority.heading,
                    [
                        .init("Rating", line.rating?.word.label ?? "Not rated"),
                        .init("Direction", line.rating?.direction.label ?? "–"),
                        .init("Period", line.rating?.period.label ?? "–"),
                        .init("Agreed", line.rating?.agreed?.words ?? "not yet"),
                        .init("Suggested", line.suggestion.word?.label ?? "None"),
                    ], why: line.rating?.reason)
            })
    }
}

extension Priority {
    /// A numbered priority that the board has not stopped pursuing.
    public var isPursued: Bool { number != nil && closedOn == nil }
}
