import Domain
import HTTPTypes
import Services

enum ChallengeInterface {
    static let all: [Route] =
        [
            .list(
                "/api/v1/challenges", .needs(.readBusiness), "challenges", of: .named("Challenge"),
                beside: ["fictional": .text.orNull],
                "Questions and advice to agencies, what hurts first; all of them when nothing else is said",
                [
                    .init(name: "show", says: "Which of them", schema: .choice(ChallengeFilter.Show.self)),
                    .init(name: "agency", says: "Only to this agency", schema: .id),
                    .init(name: "indicator", says: "Only about this indicator", schema: .id),
                    .init(name: "kind", says: "Only of this kind", schema: .choice(Challenge.Kind.self)),
                    .init(name: "raised-as", says: "Only in the words of this role"),
                ], by: list),
            .write(
                "/api/v1/challenges", .needs(.raiseChallenge), "Asks an agency, or advises one", takes: .named("NewChallenge"),
                gives: .named("Challenge"), status: .created, by: raise),
            .read(
                "/api/v1/challenges/{number}", .needs(.readBusiness), .named("ChallengeDetail"),
                "One challenge, its story, and the figure now", by: one),
            .list(
                "/api/v1/answer-times", .needs(.readBusiness), "answer_times", of: .named("AnswerTimes"),
                beside: ["fictional": .text.orNull], "How agencies answer, by the quarter in which they were asked", by: times),
        ]
        + ChallengeForm.allCases.map { form in
            .write(
                "/api/v1/challenges/{number}/\(form.rawValue)", .needs(form.capability), form.heading, takes: form.schema,
                gives: .named("ChallengeDetail"), thing: one
            ) { try await act(form, $0, $1) }
        }

    @Sendable private static func list(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        var filter = try ChallengeList(visit).filter
        if visit.query["show"] == nil { filter.show = .all }
        if let after = page.after, ChallengePlace(after) == nil { throw PageRequest.badCursor }
        let found = try await visit.services.challengePage(filter, after: page.after, limit: page.limit, as: visit.actor)
        return Listing(items: found.challenges.map { JSON($0, on: found.today) }, next: found.next)
            .beside(["fictional": try await banner(visit)])
    }

    private static func banner(_ visit: Visit) async throws -> JSON {
        JSON(try await visit.services.framework(as: visit.actor).framework.fictionalBanner)
    }

    @Sendable private static func times(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        try page.cut(
            try await visit.services.answerTimes(as: visit.actor), by: { "\($0.agency.id) \($0.quarter.code)" }, { JSON($0) }
        ).beside(["fictional": try await banner(visit)])
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.challenge(try visit.number(), as: visit.actor)))
    }

    @Sendable private static func raise(_ visit: Visit, _ body: JSON) async throws -> Reply {
        func text(_ name: String) -> String { body[name].string ?? "" }
        let figure = body["figure"]
        let group = PopulationGroup(figure["group"].string ?? "")
        guard let group else {
            throw Fault([BodyProblem("figure.group", "This is no group.", "Write it as age=10-15;sex=female.")])
        }
        let draft = ChallengeDraft(
            kind: Challenge.Kind(rawValue: text("kind")) ?? .question, question: text("question"), agency: ID(text("agency")),
            addressee: text("addressee"), raisedAs: text("raised_as"),
            figure: figure["indicator"].string.map {
                .init(
                    indicator: ID($0), area: figure["area"].string.map { ID($0) }, group: group,
                    source: figure["source"].string.map { ID($0) }, known: figure["known_on"].string.flatMap { Day(iso8601: $0) })
            }, subject: text("subject"), due: body["due"].string.flatMap { Day(iso8601: $0) },
            access: AccessClass(word: text("access")) ?? .open)
        let raised = try await visit.services.raiseChallenge(draft, as: visit.actor)
        var reply = Reply.json(JSON(raised, on: visit.services.today))
        reply.headers[.location] = "/api/v1/challenges/\(raised.number)"
        return reply
    }

    /// The same keys as of the form of a page.
    private static func act(_ form: ChallengeForm, _ visit: Visit, _ body: JSON) async throws -> Reply {
        let said = EntryFields(
            body.members.compactMap { name, value in
                (value.string ?? value.integer.map { "\($0)" }).map { (name, .text($0)) }
            })
        let act: Challenge.Act
        do {
            act = try form.act(said, on: visit.services.today)
        } catch {
            throw Fault(error)
        }
        try await visit.services.act(act, on: try visit.number(), as: visit.actor)
        return try await one(visit)
    }
}

extension ChallengeForm {
    /// What a program sends for it.
    fileprivate var schema: Schema {
        switch self {
        case .reply, .closing, .withdrawal, .note: .named("Words")
        case .view: Schemas.view
        case .escalation: Schemas.escalation
        case .agreement: Schemas.agreement
        case .reopening: Schemas.reopening
        }
    }
}
