import Domain
import HTTPTypes
import Services

enum RoundRoutes {
    static let all: [Route] = [
        .get(
            "/rounds", .needs(.readRounds), .page, "The collection rounds, the newest first",
            [.init(name: "before", says: "Where to go on")], by: list),
        .post("/rounds", .needs(.runRounds), "Opens a round", by: open),
        .post("/rounds/reminders", .needs(.runRounds), "Writes the words of the reminders", by: write),
        .get(
            "/rounds/{number}", .needs(.readRounds), .page, "One round: the agencies and how their returns stand",
            [.init(name: "after", says: "Where to go on")], by: one),
        .get("/rounds/{number}/reminders", .needs(.runRounds), .page, "Who is reminded next, and in what words", by: reminders),
        .get(
            "/rounds/{number}/{id}", .needs(.readReturns), .redirection, "The return of an agency in a round", by: leads),
        .post("/rounds/{number}/acceptance", .needs(.runRounds), "Accepts all returns that are ready", by: accept),
        .post("/rounds/{number}/reminders", .needs(.runRounds), "Reminds who is late", by: remind),
        .post("/rounds/{number}/closing", .needs(.runRounds), "Closes the round") { visit in
            try await move(visit) { _ = try await visit.services.closeRound($0, as: visit.actor) }
        },
        .post("/rounds/{number}/freezing", .needs(.runRounds), "Freezes the figures") { visit in
            try await move(visit) { _ = try await visit.services.freezeRound($0, as: visit.actor) }
        },
        .get("/workload", .needs(.readBusiness), .page, "What a round costs, and who is named to do it", by: workload),
        .post("/workload/{id}", .needs(.runRounds), "Reminds an agency to name people", by: nominate),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let before = try place(visit, "before")
        let answer = try await visit.services.rounds(before: before, as: visit.actor)
        return .page(RoundsPage(answer: answer, isFirst: before == nil).layout(visit.house.chrome(answer.version)).html)
    }

    private static func place(_ visit: Visit, _ name: String) throws(Fault) -> Int64? {
        guard let text = visit.query[name] else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw Fault(.badRequest, "“\(text)” is no place in the list.", remedy: "Begin again, without it.")
        }
        return number
    }

    @Sendable private static func open(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        var page = RoundsPage(answer: try await visit.services.rounds(as: visit.actor))
        page.said = EntryField.read(RoundsPage.fields(page.answer.version), from: form)
        do {
            return .see(.round(try await visit.services.openRound(try RoundsPage.draft(page.said), as: visit.actor).number))
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add(refusal.what.contains("deadline") ? "deadline" : "period", refusal.description)
        }
        return .page(page.layout(visit.house.chrome(page.answer.version)).html, status: .unprocessableContent)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let page = try await page(visit)
        return .page(page.layout(visit.house.chrome(page.answer.version)).html)
    }

    private static func page(_ visit: Visit, _ number: Int64? = nil) async throws -> RoundPage {
        let after = try place(visit, "after")
        let answer = try await visit.services.round(try number ?? visit.number(), after: after ?? 0, as: visit.actor)
        return RoundPage(answer: answer, names: try await visit.names(), isFirst: after == nil)
    }

    /// An agency's name in an address is easier to write than the number of its return.
    @Sendable private static func leads(_ visit: Visit) async throws -> Reply {
        .see(
            .submission(
                try await visit.services.submissionNumber(
                    of: try visit.id(Agency.self), in: try visit.number(), as: visit.actor)))
    }

    @Sendable private static func reminders(_ visit: Visit) async throws -> Reply {
        let page = RemindersPage(answer: try await visit.services.reminders(in: try visit.number(), as: visit.actor))
        return .page(page.layout(visit.house.chrome(page.answer.version)).html)
    }

    // MARK: - Acts

    @Sendable private static func accept(_ visit: Visit) async throws -> Reply {
        try await told(visit, "acceptance") { number in
            let accepted = try await visit.services.acceptAllReady(in: number, as: visit.actor)
            let left = accepted.left.map { "\($0.agency): \($0.why)" }.joined(separator: " ")
            return "\(accepted.accepted) \(accepted.accepted == 1 ? "return was" : "returns were") accepted. \(left)"
        }
    }

    @Sendable private static func remind(_ visit: Visit) async throws -> Reply {
        try await told(visit, "reminders") { number in
            let count = try await visit.services.remindLate(in: number, as: visit.actor)
            return count == 0
                ? "Nobody was to be reminded: each step is said once."
                : "\(count) \(count == 1 ? "person was" : "people were") told."
        }
    }

    /// What was done is said on the page itself, since it is not seen from what stands there.
    private static func told(
        _ visit: Visit, _ field: String, _ act: (Int64) async throws -> String
    ) async throws -> Reply {
        _ = try await visit.form()
        let number = try visit.number()
        var told: String?
        var problems = FormProblems()
        do {
            told = try await act(number)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            problems.add(field, refusal.description)
        }
        var page = try await page(visit)
        (page.told, page.problems) = (told, problems)
        return .page(
            page.layout(visit.house.chrome(page.answer.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func move(_ visit: Visit, _ act: (Int64) async throws -> Void) async throws -> Reply {
        _ = try await visit.form()
        let number = try visit.number()
        do {
            try await act(number)
            return .see(.round(number))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            var page = try await page(visit)
            page.problems.add("story", refusal.description)
            return .page(page.layout(visit.house.chrome(page.answer.version)).html, status: .unprocessableContent)
        }
    }

    @Sendable private static func write(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let number = form["round"].flatMap({ Int64($0) }), number > 0 else {
            throw Fault(.badRequest, "The form names no round.", remedy: "Go back to the round, and send it from there.")
        }
        let said = EntryField.read(RoundPage.wordFields, from: form)
        var page = try await page(visit, number)
        for step in ReminderStep.allCases {
            let words = said.text(step.rawValue) ?? ""
            if words == page.answer.words[step] ?? step.usualWords { continue }
            do {
                try await visit.services.writeReminder(words, for: step, as: visit.actor)
            } catch let refusal as Refusal where refusal.kind == .notPossible {
                page.problems.add(step.rawValue, refusal.description)
            }
        }
        guard !page.problems.isEmpty else { return .see(.round(number)) }
        page.said = said
        return .page(page.layout(visit.house.chrome(page.answer.version)).html, status: .unprocessableContent)
    }

    // MARK: - Workload

    @Sendable private static func workload(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.workload(as: visit.actor)
        let page = WorkloadPage(answer: answer, mayRemind: visit.may(.runRounds))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func nominate(_ visit: Visit) async throws -> Reply {
        _ = try await visit.form()
        var (told, problem): (String?, String?)
        do {
            try await visit.services.remindToNominate(try visit.id(Agency.self), as: visit.actor)
            told = "The agency was reminded."
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            problem = refusal.description
        }
        let answer = try await visit.services.workload(as: visit.actor)
        let page = WorkloadPage(answer: answer, mayRemind: true, told: told, problem: problem)
        return .page(
            page.layout(visit.house.chrome(answer.version)).html, status: problem == nil ? .ok : .unprocessableContent)
    }
}
