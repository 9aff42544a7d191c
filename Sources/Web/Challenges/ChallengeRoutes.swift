import Domain
import HTTPTypes
import Services

enum ChallengeRoutes {
    static let all: [Route] =
        [
            .get(
                "/challenges", .needs(.readBusiness), .page, "Questions and advice to agencies, what hurts first",
                [
                    .init(name: "show", says: "open, unanswered, escalated, answered, closed or all"),
                    .init(name: "agency", says: "The id of an agency"), .init(name: "indicator", says: "The id of an indicator"),
                    .init(name: "kind", says: "question or advice"), .init(name: "raised-as", says: "In whose words"),
                    .init(name: "after", says: "Where to go on"),
                ], by: list),
            .get(
                "/challenges/new", .needs(.raiseChallenge), .page, "The form to ask an agency or to advise one",
                [
                    .init(name: "indicator", says: "The id of the indicator that it is about"),
                    .init(name: "area", says: "The id of an area"), .init(name: "source", says: "The id of a source"),
                    .init(name: "group", says: "A group of children"), .init(name: "known", says: "As known on this day"),
                ], by: new),
            .get("/challenges/answers", .needs(.readBusiness), .page, "How soon each agency answers", by: answers),
            .post("/challenges", .needs(.raiseChallenge), "Asks an agency, or advises one", by: raise),
            .get("/challenges/{number}", .needs(.readBusiness), .page, "One challenge with its chain", by: one),
        ]
        + ChallengeForm.allCases.map { form in
            .post("/challenges/{number}/\(form.rawValue)", .needs(form.capability), form.heading) { try await act(form, $0) }
        }

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let list = try ChallengeList(visit)
        let answer = try await visit.services.challenges(list.filter, after: list.after, as: visit.actor)
        let page = ChallengesPage(answer: answer, list: list, mayRaise: visit.may(.raiseChallenge))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func answers(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.answerTimesOfYear(as: visit.actor)
        return .page(AnswersPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func new(_ visit: Visit) async throws -> Reply {
        let about = try about(visit.query, visit)
        let answer = try await visit.services.newChallenge(about: about.map { .init($0) }, as: visit.actor)
        let said = NewChallengePage.beginning(
            answer, about: about == nil ? visit.query["subject"].map { String($0.prefix(300)) } : nil)
        let page = NewChallengePage(
            answer: answer, about: about, said: said, mayRestrict: visit.may(.readRestricted))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func raise(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let about = try about(form, visit)
        let answer = try await visit.services.newChallenge(about: about.map { .init($0) }, as: visit.actor)
        var page = NewChallengePage(
            answer: answer, about: about, said: EntryFields(), mayRestrict: visit.may(.readRestricted))
        page.said = EntryField.read(page.fields, from: form)
        do {
            let raised = try await visit.services.raiseChallenge(
                try NewChallengePage.draft(page.said, about: about), as: visit.actor)
            return .see(.challenge(raised.number))
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add(refusal.what.contains("day") ? "due" : "question", refusal.description)
        }
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: .unprocessableContent)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.challenge(try visit.number(), as: visit.actor)
        let page = ChallengePage(answer: answer, names: try await visit.names(), mayAct: visit.may(.changeActions))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    private static func act(_ form: ChallengeForm, _ visit: Visit) async throws -> Reply {
        let (number, sent) = (try visit.number(), try await visit.form())
        var page = ChallengePage(
            answer: try await visit.services.challenge(number, as: visit.actor), names: try await visit.names(), failed: form,
            mayAct: visit.may(.changeActions))
        let path = form.rawValue + "."
        page.typed = EntryField.read(form.fields(page.answer.challenge), from: sent, under: path)
        do {
            let act = try form.act(page.typed, on: visit.services.today, under: path)
            try await visit.services.act(act, on: number, as: visit.actor)
            return .see(.challenge(number))
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add(path + (refusal.what.contains("day") ? "due" : "says"), refusal.description)
        }
        return .page(page.layout(visit.house.chrome(page.answer.version)).html, status: .unprocessableContent)
    }

    /// The figure that a form or an address names.
    private static func about(
        _ query: Query, _ visit: Visit
    ) throws -> (indicator: ID<Indicator>, filter: IndicatorFilter)? {
        guard let indicator = query["indicator"] else { return nil }
        let group = PopulationGroup(query["group"] ?? "")
        let known = query["known"].flatMap { Day(iso8601: $0) }
        let ids = [indicator, query["area"], query["source"]].compactMap(\.self)
        guard ids.allSatisfy(ID<Area>.isWellFormed), let group, (query["known"] == nil) == (known == nil) else {
            throw Fault(.badRequest, "This address names no figure.", remedy: "Go back to the figure, and ask from there.")
        }
        return (
            ID(indicator),
            IndicatorFilter(
                area: query["area"].map { ID($0) }, source: query["source"].map { ID($0) }, group: group, known: known)
        )
    }
}

extension ChallengeDraft.Figure {
    init(_ about: (indicator: ID<Indicator>, filter: IndicatorFilter)) {
        self.init(
            indicator: about.indicator, area: about.filter.area, group: about.filter.group, source: about.filter.source,
            known: about.filter.known)
    }
}
