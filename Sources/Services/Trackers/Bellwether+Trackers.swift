import Domain
import Storage

extension Bellwether {
    public func trackers(as actor: Actor) async throws -> TrackersAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let seesAll = try sight(of: actor, in: connection).seesRestricted
            let places = Dictionary(
                version.framework.priorities.enumerated().map { ($0.element.id, $0.offset) },
                uniquingKeysWith: { first, _ in first })
            let trackers = try connection.trackers.current(seesAll: seesAll).enumerated().sorted { left, right in
                func rank(_ one: ActionTracker) -> Int {
                    one.kind == .elsewhere ? Int.max : one.priority.flatMap { places[$0] } ?? Int.max - 1
                }
                return (rank(left.element), left.offset) < (rank(right.element), right.offset)
            }.map(\.element)
            return TrackersAnswer(version: version, trackers: trackers, ratings: try connection.ratings.newest(), today: today)
        }
    }

    /// All of them, the newest number first.
    public func trackers(before number: Int64?, limit: Int, as actor: Actor) async throws -> [ActionTracker] {
        try require(.readBusiness, of: actor)
        return try await database.read { [self] connection in
            let seesAll = try sight(of: actor, in: connection).seesRestricted
            return try connection.trackers.list(after: number, limit: limit, seesAll: seesAll)
        }
    }

    public func tracker(_ number: Int64, as actor: Actor) async throws -> TrackerAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let tracker = try existingTracker(number, actor, connection)
            let version = try framework(seenBy: actor, in: connection)
            let sight = try sight(of: actor, in: connection)
            let lines = version.basket(on: today).filter {
                tracker.kind == .own && $0.priority == tracker.priority && $0.tier == .core
            }
            let (readings, sources) = try liveReadings(of: lines.map(\.indicator), version, today, connection)
            let ofPeriod = try tracker.priority.flatMap { priority in
                try tracker.period.flatMap { try connection.ratings.find(priority, $0) }
            }
            let suggested = try tracker.kind == .own ? suggestions(asKnown: nil, today: today, connection) : [:]
            return TrackerAnswer(
                version: version, tracker: tracker, rating: ofPeriod,
                earlier: try tracker.priority.flatMap { try connection.ratings.all(of: $0).first },
                suggestion: tracker.priority.flatMap { suggested[$0] },
                readings: readings, sources: sources,
                risks: try connection.risks.several(tracker.says.risks, seen: sight.ofRisks),
                steps: try connection.steps.all(of: tracker.thing), files: try connection.attachedFiles.all(of: tracker.thing),
                others: try tracker.priority.map { priority in
                    try connection.trackers.list(of: priority, limit: 12, seesAll: sight.seesRestricted)
                        .filter { $0.kind == tracker.kind && $0.number != number }
                } ?? [], today: today)
        }
    }

    func existingTracker(_ number: Int64, _ actor: Actor, _ connection: any SQLConnection) throws -> ActionTracker {
        let seesAll = try sight(of: actor, in: connection).seesRestricted
        guard let tracker = try connection.trackers.find(number, seesAll: seesAll) else {
            throw Bellwether.noSuch("tracker", Thing(.tracker, number).reference)
        }
        return tracker
    }

    // MARK: - Keeping

    /// Begins a priority's tracker for a period. What is not done yet in the one before goes on in it.
    public func startTracker(
        of priority: ID<Priority>, for period: Period, number: Int64? = nil, as actor: Actor
    ) async throws -> ActionTracker {
        try require(.keepTrackers, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.trackers.lock()
            try requirePursued(priority, period, now.day, connection)
            if let there = try connection.trackers.find(priority, period) {
                throw Refusal(
                    .notPossible, "\(there.thing.reference) is the tracker of this priority for \(period.label) already.",
                    remedy: "Change that one.")
            }
            let before = try connection.trackers.list(of: priority, limit: .max, seesAll: true).filter { tracker in
                tracker.kind == .own && (tracker.period.map { $0 < period } ?? false)
            }.max { ($0.period?.sortCode ?? 0) < ($1.period?.sortCode ?? 0) }
            var says = before?.says ?? TrackerDraft()
            says.activities.removeAll(where: \.isComplete)
            let title = try openFramework(in: connection).priority(priority)?.title ?? priority.text
            let tracker = ActionTracker(
                number: try number ?? connection.trackers.nextNumber(), title: title, priority: priority, period: period,
                says: says,
                access: before?.access ?? .open, changedOn: now.day)
            try connection.trackers.add(tracker)
            try connection.steps.add(
                "start", to: tracker.thing, says: before.map { "Goes on from \($0.thing.reference)" } ?? "", to: period.label,
                at: now,
                by: actor)
            try note(tracker, .keepTrackers, "start", by: actor, at: now, connection)
            return tracker
        }
    }

    /// - Parameter seen: the edition that whoever fills in the form has read; with another one nothing is changed.
    public func changeTracker(
        _ number: Int64, to draft: TrackerDraft, seen: Int64?, says: String = "", as actor: Actor
    ) async throws -> ActionTracker {
        try require(.keepTrackers, of: actor)
        return try await changingTracker(number, .keepTrackers, "change", as: actor) { [self] tracker, connection, _ in
            try requireUnsigned(tracker)
            if let seen, seen != tracker.edition { throw Bellwether.changedMeanwhile("tracker") }
            let before = tracker.says.activities
            tracker.says = try checked(draft, as: actor, connection)
            tracker.says.activities = tracker.says.activities.map { $0.keeping(before) }
            return (try words(says, "What changed", upTo: 500, mayBeEmpty: true), nil, nil)
        }
    }

    /// Makes an activity blue: it is done, and somebody other than whoever reported it looked at what shows it.
    public func acceptEvidence(
        of number: Int64, activity place: Int, name: String, as actor: Actor
    ) async throws -> ActionTracker {
        try require(.acceptEvidence, of: actor)
        return try await changingTracker(number, .acceptEvidence, "accept evidence of", as: actor) { [self] tracker, _, now in
            try requireUnsigned(tracker)
            guard tracker.says.activities.indices.contains(place - 1) else {
                throw Refusal(.notFound, "There is no activity \(place) on this tracker.", remedy: "Look at its list.")
            }
            let activity = tracker.says.activities[place - 1]
            guard activity.isComplete, !activity.evidence.isEmpty else {
                throw Refusal(
                    .notPossible,
                    "Activity \(place) cannot be blue: \(activity.isComplete ? "no evidence is named" : "it is \(activity.progress)% done").",
                    remedy: "Report it as done, with what shows that it is.")
            }
            let sign = PriorityRating.Sign(name: try words(name, "Who accepts the evidence", upTo: 120), on: now.day)
            tracker.says.activities[place - 1].accepted = sign
            return (activity.title, "green", "blue")
        }
    }

    // MARK: - Signing

    /// First the accountable officer, for whom the priority must be rated, then the director.
    public func signTracker(_ number: Int64, as role: SignatureOf, name: String, by actor: Actor) async throws -> ActionTracker {
        let capability: Capability = role == .officer ? .keepTrackers : .signTrackers
        try require(capability, of: actor)
        return try await changingTracker(number, capability, "sign", as: actor) { [self] tracker, connection, now in
            let sign = PriorityRating.Sign(name: try words(name, "Who signs", upTo: 120), on: now.day)
            guard let priority = tracker.priority, let period = tracker.period, tracker.kind == .own else {
                throw Bellwether.isElsewhere(tracker)
            }
            switch role {
            case .officer:
                try requireUnsigned(tracker)
                guard try connection.ratings.find(priority, period) != nil else {
                    throw Refusal(
                        .notPossible, "The priority is not rated for \(period.label).",
                        remedy: "Propose its rating on the page of the priority, then sign.")
                }
                tracker.officer = sign
            case .director:
                guard tracker.officer != nil, tracker.director == nil else {
                    throw Refusal(
                        .notPossible,
                        tracker.officer == nil ? "The accountable officer has not signed yet." : "It is signed already.",
                        remedy: tracker.officer == nil
                            ? "The officer signs first." : "Open it again, with the reason, if it is not right.")
                }
                tracker.director = sign
            }
            return (role.label, nil, period.label)
        }
    }

    /// Takes both signatures away, with the reason: what was signed is not what it will say.
    public func reopenTracker(_ number: Int64, why: String, as actor: Actor) async throws -> ActionTracker {
        try require(.keepTrackers, of: actor)
        return try await changingTracker(number, .keepTrackers, "reopen", as: actor) { [self] tracker, _, _ in
            guard tracker.kind == .own, tracker.officer != nil else {
                throw Refusal(.notPossible, "Nobody has signed it, so there is nothing to open.", remedy: "Change it.")
            }
            let says = try words(why, "Why it is opened again", upTo: 500)
            (tracker.officer, tracker.director) = (nil, nil)
            return (says, "signed", "open")
        }
    }

    // MARK: - Parts of the above

    typealias TrackerTold = (says: String, from: String?, to: String?)

    func changingTracker(
        _ number: Int64, _ capability: Capability, _ act: String, as actor: Actor,
        _ change: @escaping @Sendable (inout ActionTracker, any SQLConnection, Instant) throws -> TrackerTold
    ) async throws -> ActionTracker {
        let now = clock()
        return try await database.write { [self] connection in
            var tracker = try existingTracker(number, actor, connection)
            let told = try change(&tracker, connection, now)
            tracker.changedOn = now.day
            guard try connection.trackers.replace(tracker) else { throw Bellwether.changedMeanwhile("tracker") }
            tracker.edition += 1
            let step = try connection.steps.add(
                act, to: tracker.thing, says: told.says, from: told.from, to: told.to, at: now, by: actor)
            if act == "sign", tracker.director == nil, tracker.access == .open {
                try tell(.asked, of: tracker.thing, place: step.place, to: .role(.leadPartner), at: now, by: actor, connection)
            }
            try note(tracker, capability, act, by: actor, at: now, connection)
            return tracker
        }
    }

    private func requireUnsigned(_ tracker: ActionTracker) throws {
        guard tracker.kind == .own else { throw Bellwether.isElsewhere(tracker) }
        if let officer = tracker.officer {
            throw Refusal(
                .notPossible, "\(tracker.thing.reference) was signed by \(officer.words).",
                remedy: "Open it again first, with the reason.")
        }
    }

    static func isElsewhere(_ tracker: ActionTracker) -> Refusal {
        Refusal(
            .notPossible, "\(tracker.thing.reference) is made elsewhere and is not changed here.",
            remedy: "Bring the newer one: \(tracker.origin?.source ?? "its makers") keep it.")
    }

    /// The entry of the trail, and what the search knows.
    func note(
        _ tracker: ActionTracker, _ capability: Capability, _ verb: String, by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws {
        let activities = tracker.says.activities.flatMap { [$0.title, $0.milestone, $0.owner] }
        try connection.search.keep(
            SearchEntry(
                tracker.thing, title: "Tracker: \(tracker.title)" + (tracker.period.map { ", \($0.label)" } ?? ""),
                text: ([tracker.says.challenges, tracker.says.nextSteps, tracker.origin?.source ?? ""] + activities)
                    .filter { !$0.isEmpty }.joined(separator: " "), access: tracker.access))
        try connection.audit.append(
            at: now, by: actor, capability, verb: verb, noun: "tracker", id: "\(tracker.number)",
            detail: tracker.period?.code ?? "")
    }

    private func checked(_ draft: TrackerDraft, as actor: Actor, _ connection: any SQLConnection) throws -> TrackerDraft {
        var says = draft
        says.challenges = try words(draft.challenges, "What stands in the way", mayBeEmpty: true)
        says.nextSteps = try words(draft.nextSteps, "What comes next", mayBeEmpty: true)
        guard draft.activities.count <= 40 else {
            throw Refusal(
                .notPossible, "A tracker with \(draft.activities.count) activities is read by nobody.", remedy: "Keep at most 40."
            )
        }
        says.activities = try draft.activities.enumerated().map { place, activity in
            var checked = activity
            let which = "of activity \(place + 1)"
            checked.title = try words(activity.title, "The title \(which)", upTo: 200)
            checked.milestone = try words(activity.milestone, "The milestone \(which)", upTo: 300, mayBeEmpty: true)
            checked.owner = try words(activity.owner, "The owner \(which)", upTo: 120, mayBeEmpty: true)
            checked.says = try words(activity.says, "The progress \(which)", upTo: 600, mayBeEmpty: true)
            checked.evidence = try words(activity.evidence, "The evidence \(which)", upTo: 600, mayBeEmpty: true)
            (checked.accepted, checked.statedWord) = (nil, nil)
            guard (0...100).contains(activity.progress) else {
                throw Refusal(.notPossible, "\(activity.progress)% is no progress \(which).", remedy: "Give 0 to 100.")
            }
            return checked
        }
        for risk in says.risks { _ = try existingRisk(risk, actor, connection) }
        return says
    }
}
