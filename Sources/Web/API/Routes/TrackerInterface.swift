import Domain
import HTTPTypes
import Services

enum RatingInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/ratings", .needs(.readBusiness), "ratings", of: .named("Rating"),
            "What people say of each priority, the newest quarter first", by: ratings),
        .write(
            "/api/v1/ratings", .needs(.keepTrackers), "Proposes the rating of a priority for a quarter",
            takes: .named("NewRating"),
            gives: .named("Rating"), status: .created, by: propose),
        .write(
            "/api/v1/ratings/agreement", .needs(.signTrackers), "The accountable director agrees to a rating",
            takes: .named("RatingAgreement"), gives: .named("Rating"), by: agree),
    ]

    @Sendable private static func ratings(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(try await visit.services.ratings(as: visit.actor), by: { "\($0.number)" }, { JSON($0) })
    }

    @Sendable private static func propose(_ visit: Visit, _ body: JSON) async throws -> Reply {
        guard let word = body["rating"].string.flatMap(PriorityRating.Word.init(rawValue:)),
            let direction = body["direction"].string.flatMap(PriorityRating.Direction.init(rawValue:))
        else { throw Fault.unreadable }
        let draft = RatingDraft(
            word: word, direction: direction, reason: body["reason"].string ?? "", difference: body["difference"].string ?? "",
            name: body["proposed_by"].string ?? "")
        let rating = try await visit.services.proposeRating(
            draft, of: ID(body["priority"].string ?? ""), for: try period(body), as: visit.actor)
        return .json(JSON(rating))
    }

    @Sendable private static func agree(_ visit: Visit, _ body: JSON) async throws -> Reply {
        .json(
            JSON(
                try await visit.services.agreeRating(
                    ID(body["priority"].string ?? ""), for: try period(body), name: body["name"].string ?? "", as: visit.actor)))
    }

    fileprivate static func period(_ body: JSON) throws -> Period {
        guard let period = body["period"].string.flatMap({ Period(code: $0) }) else {
            throw Fault([BodyProblem("period", "“period” is no period.", "Write a quarter as 2026-27Q1.")])
        }
        return period
    }
}

enum TrackerInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/trackers", .needs(.readBusiness), "trackers", of: .named("Tracker"),
            "The action trackers, ours and those from elsewhere, the newest number first", by: trackers),
        .write(
            "/api/v1/trackers", .needs(.keepTrackers), "Begins the tracker of a priority for a quarter",
            takes: .named("NewTracker"),
            gives: .named("Tracker"), status: .created, by: start),
        .read("/api/v1/trackers/{number}", .needs(.readBusiness), .named("Tracker"), "One action tracker", by: one),
        .write(
            "/api/v1/trackers/{number}", .needs(.keepTrackers), "Changes a tracker", takes: .named("TrackerChange"),
            gives: .named("Tracker"), thing: one, by: change),
        .write(
            "/api/v1/trackers/{number}/evidence", .needs(.acceptEvidence), "Accepts the evidence of an activity",
            takes: .named("ActivityEvidence"), gives: .named("Tracker"), thing: one, by: accept),
        .write(
            "/api/v1/trackers/{number}/officer", .needs(.keepTrackers), "The accountable officer signs", takes: .named("Named"),
            gives: .named("Tracker"), thing: one, by: signAsOfficer),
        .write(
            "/api/v1/trackers/{number}/director", .needs(.signTrackers), "The accountable director signs", takes: .named("Named"),
            gives: .named("Tracker"), thing: one, by: signAsDirector),
        .write(
            "/api/v1/trackers/{number}/reopening", .needs(.keepTrackers), "Opens a signed tracker again", takes: .named("Reason"),
            gives: .named("Tracker"), thing: one, by: reopen),
    ]

    @Sendable private static func trackers(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let found = try await visit.services.trackers(before: try page.number(), limit: page.oneMore, as: visit.actor)
        let today = visit.services.today
        return page.cut(oneMore: found, by: \.number) { JSON($0, on: today) }
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        answer(try await visit.services.tracker(try visit.number(), as: visit.actor).tracker, visit)
    }

    private static func answer(_ tracker: ActionTracker, _ visit: Visit) -> Reply {
        .json(JSON(tracker, on: visit.services.today))
    }

    @Sendable private static func start(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let tracker = try await visit.services.startTracker(
            of: ID(body["priority"].string ?? ""), for: try RatingInterface.period(body), as: visit.actor)
        var reply = answer(tracker, visit)
        reply.headers[.location] = "/api/v1/trackers/\(tracker.number)"
        return reply
    }

    @Sendable private static func change(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let draft = TrackerDraft(
            activities: body["activities"].elements.map(activity), challenges: body["challenges"].string ?? "",
            risks: body["risks"].elements.compactMap { if case .int(let number) = $0 { number } else { nil } },
            nextSteps: body["next_steps"].string ?? "")
        return answer(try await visit.services.changeTracker(try visit.number(), to: draft, seen: nil, as: visit.actor), visit)
    }

    private static func activity(_ body: JSON) -> Activity {
        var progress = 0
        if case .int(let given) = body["progress"] { progress = Int(given) }
        return Activity(
            title: body["title"].string ?? "", milestone: body["milestone"].string ?? "", owner: body["owner"].string ?? "",
            due: body["due"].string.flatMap { Day(iso8601: $0) }, progress: progress, isAtRisk: body["at_risk"] == .bool(true),
            says: body["says"].string ?? "", evidence: body["evidence"].string ?? "")
    }

    @Sendable private static func accept(_ visit: Visit, _ body: JSON) async throws -> Reply {
        guard case .int(let place) = body["activity"] else { throw Fault.unreadable }
        return answer(
            try await visit.services.acceptEvidence(
                of: try visit.number(), activity: Int(place), name: body["name"].string ?? "", as: visit.actor), visit)
    }

    @Sendable private static func signAsOfficer(_ visit: Visit, _ body: JSON) async throws -> Reply {
        answer(
            try await visit.services.signTracker(
                try visit.number(), as: .officer, name: body["name"].string ?? "", by: visit.actor), visit)
    }

    @Sendable private static func signAsDirector(_ visit: Visit, _ body: JSON) async throws -> Reply {
        answer(
            try await visit.services.signTracker(
                try visit.number(), as: .director, name: body["name"].string ?? "", by: visit.actor), visit)
    }

    @Sendable private static func reopen(_ visit: Visit, _ body: JSON) async throws -> Reply {
        answer(try await visit.services.reopenTracker(try visit.number(), why: body["why"].string ?? "", as: visit.actor), visit)
    }
}
