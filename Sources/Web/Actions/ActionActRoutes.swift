import Domain
import HTTPTypes
import Services

/// What is done to an action from its page. What is refused comes back with the page, the form open and what was typed.
enum ActionActRoutes {
    static let all: [Route] = [
        .post("/actions/{number}/due", .needs(.changeActions), "Moves its day", by: move),
        .post("/actions/{number}/report", .needs(.reportActions), "Reports how it goes", by: report),
        .post("/actions/{number}/evidence", .needs(.reportActions), "Gives evidence with files", by: give),
        .post("/actions/{number}/evidence/{place}/decision", .needs(.acceptEvidence), "Accepts or refuses evidence", by: decide),
        .post("/actions/{number}/closure", .needs(.acceptEvidence), "Closes it", by: close),
        .post("/actions/{number}/withdrawal", .needs(.changeActions), "Withdraws it", by: withdraw),
        .post("/actions/{number}/reopening", .needs(.changeActions), "Reopens it", by: reopen),
    ]

    @Sendable private static func move(_ visit: Visit) async throws -> Reply {
        try await act("due", main: "why", visit) { number, form in
            guard let due = form["due"]?.trimmed, let day = Day(iso8601: due) else {
                throw one("due-due", "Write the new day as 2026-09-30")
            }
            _ = try await visit.services.moveAction(number, to: day, why: form["why"] ?? "", as: visit.actor)
        }
    }

    @Sendable private static func report(_ visit: Visit) async throws -> Reply {
        try await act("report", main: "says", visit) { number, form in
            guard let course = form["course"].flatMap(ActionReport.Course.init(rawValue:)) else {
                throw one("report-course", "Choose how it goes")
            }
            let percent = form["progress"]?.trimmed.replacing("%", with: "") ?? ""
            guard let progress = course == .complete ? 100 : Int(percent), (0...100).contains(progress) else {
                throw one("report-progress", "Give a number from 0 to 100")
            }
            let report = ActionReport(course, progress: progress, says: form["says"] ?? "")
            _ = try await visit.services.reportOnAction(number, report, as: visit.actor)
        }
    }

    @Sendable private static func decide(_ visit: Visit) async throws -> Reply {
        guard let place = visit.parameters["place"].flatMap({ Int64($0) }) else { throw Fault.noSuchPage }
        let name = "decision-\(place)"
        return try await act(name, main: "says", visit) { number, form in
            let day = form["on"].flatMap { Day(iso8601: $0.trimmed) }
            if form["on"] != nil, day == nil { throw one("\(name)-on", "Write the day as 2026-09-30") }
            let body = ID<Body>(form["body"] ?? "")
            let says = form["says"] ?? ""
            switch form["decision"] {
            case "accepted":
                _ = try await visit.services.acceptEvidence(
                    place, of: number, by: body, on: day, says: says, closes: form["closes"] == "true", as: visit.actor)
            case "refused":
                _ = try await visit.services.refuseEvidence(place, of: number, by: body, on: day, why: says, as: visit.actor)
            default: throw one("\(name)-decision", "Choose whether it is accepted or refused")
            }
        }
    }

    @Sendable private static func close(_ visit: Visit) async throws -> Reply {
        try await act("closure", main: "why", visit) { number, form in
            _ = try await visit.services.closeAction(number, settingAside: form["why"], as: visit.actor)
        }
    }

    @Sendable private static func withdraw(_ visit: Visit) async throws -> Reply {
        try await act("withdrawal", main: "why", visit) { number, form in
            _ = try await visit.services.withdrawAction(number, why: form["why"] ?? "", as: visit.actor)
        }
    }

    @Sendable private static func reopen(_ visit: Visit) async throws -> Reply {
        try await act("reopening", main: "why", visit) { number, form in
            _ = try await visit.services.reopenAction(number, why: form["why"] ?? "", as: visit.actor)
        }
    }

    // MARK: - With files

    /// All files of one act together.
    private static let mostBytes = 64 << 20

    @Sendable private static func give(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let form: Multipart
        do {
            form = try await visit.multipart(upTo: mostBytes)
        } catch let fault as Fault where fault.status == .contentTooLarge {
            let problem = one("evidence-files", "Send smaller files: together they may have 64 megabytes, each of them 25")
            return try await again(number, "evidence", Query(""), problem, visit, status: .contentTooLarge)
        }
        let says = form["says"]?.text ?? ""
        let files = form.parts.filter { $0.name == "files" && $0.fileName?.isEmpty == false }
            .map { EvidenceFile(name: $0.fileName ?? "", bytes: $0.bytes) }
        do {
            _ = try await visit.services.giveEvidence(says, files: files, for: number, as: visit.actor)
            return .see(.action(number))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            let typed = Query("says=\(Query.encoded(says))")
            let field = files.isEmpty ? "evidence-says" : "evidence-files"
            let chosen = files.isEmpty ? "" : " Choose the files again."
            return try await again(number, "evidence", typed, one(field, refusal.description + chosen), visit)
        }
    }

    // MARK: - Pieces

    private static func one(_ field: String, _ says: String) -> FormProblems {
        var problems = FormProblems()
        problems.add(field, says)
        return problems
    }

    private static func act(
        _ name: String, main field: String, _ visit: Visit, _ body: (Int64, Query) async throws -> Void
    ) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        do {
            try await body(number, form)
            return .see(.action(number))
        } catch let problems as FormProblems {
            return try await again(number, name, form, problems, visit)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            return try await again(number, name, form, one("\(name)-\(field)", refusal.description), visit)
        }
    }

    private static func again(
        _ number: Int64, _ name: String, _ typed: Query, _ problems: FormProblems, _ visit: Visit,
        status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Reply {
        try await ActionRoutes.shown(
            number, visit, sent: .init(form: name, typed: typed, problems: problems), status: status)
    }
}
