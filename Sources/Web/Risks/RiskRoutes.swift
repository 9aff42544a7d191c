import Domain
import HTTPTypes
import Services

enum RiskRoutes {
    static let all: [Route] = [
        .get(
            "/risks", .needs(.readBusiness), .page, "The register of risks, the highest score first",
            [
                .init(name: "state", says: "open, closed or all"), .init(name: "priority", says: "The id of a priority"),
                .init(name: "agency", says: "The id of an agency"), .init(name: "band", says: "red, amber or green"),
                .init(name: "likelihood", says: "1 to 5, with impact"), .init(name: "impact", says: "1 to 5, with likelihood"),
                .init(name: "after", says: "Where to go on"),
            ], by: list),
        .get("/risks/new", .needs(.changeRisks), .page, "The form to add a risk", by: new),
        .post("/risks", .needs(.changeRisks), "Adds a risk", by: add),
        .get("/risks/{number}", .needs(.readBusiness), .page, "One risk with its figures and its story", by: one),
        .get("/risks/{number}/change", .needs(.changeRisks), .page, "The form to change what a risk says", by: edit),
        .post("/risks/{number}", .needs(.changeRisks), "Changes what a risk says", by: change),
        .post("/risks/{number}/assessments", .needs(.changeRisks), "Assesses a risk again", by: assess),
        .post("/risks/{number}/closing", .needs(.changeRisks), "Closes a risk", by: close),
        .post("/risks/{number}/reopening", .needs(.changeRisks), "Opens a closed risk again", by: reopen),
    ]

    // MARK: - Seeing

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let filter = try RiskFilter(visit)
        let answer = try await visit.services.risks(filter, after: try RiskPlace(in: visit), as: visit.actor)
        let page = RisksPage(answer: answer, filter: filter, mayChange: visit.may(.changeRisks))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply { try await shown(visit) { _ in } }

    private static func shown(
        _ visit: Visit, _ status: HTTPResponse.Status = .ok, _ change: (inout RiskPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.risk(try visit.number(), as: visit.actor)
        var page = RiskPage(answer: answer, mayChange: visit.may(.changeRisks), names: try await visit.names())
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    @Sendable private static func new(_ visit: Visit) async throws -> Reply { try await form(visit, nil, RiskForm()) }

    @Sendable private static func edit(_ visit: Visit) async throws -> Reply {
        let risk = try await visit.services.risk(try visit.number(), as: visit.actor).risk
        return try await form(visit, risk.number, RiskForm(risk))
    }

    private static func form(
        _ visit: Visit, _ number: Int64?, _ form: RiskForm, _ problems: FormProblems = FormProblems()
    ) async throws -> Reply {
        let part = try await visit.services.frameworkPart(.indicators, as: visit.actor)
        let page = RiskFormPage(
            number: number, form: form, version: part.version, options: EntryOptions(part.document), problems: problems,
            mayRestrict: visit.may(.readRestricted))
        return .page(page.layout(visit.house.chrome(part.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: - Changing

    @Sendable private static func add(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let form = RiskForm(try await visit.form(), version)
        do {
            let (draft, now) = try form.draft(isNew: true)
            guard let now else { throw Fault.unreadable }
            return .see(.risk(try await visit.services.addRisk(draft, now: now, as: visit.actor).number))
        } catch let problems as FormProblems {
            return try await self.form(visit, nil, form, problems)
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await self.form(visit, nil, form, FormProblems(refusal, at: RiskForm.field(of: refusal)))
        }
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let number = try visit.number()
        let version = try await visit.services.framework(as: visit.actor)
        let form = RiskForm(try await visit.form(), version)
        do {
            let (draft, _) = try form.draft(isNew: false)
            _ = try await visit.services.changeRisk(number, to: draft, seen: form.seen, why: form.why, as: visit.actor)
            return .see(.risk(number))
        } catch let problems as FormProblems {
            return try await self.form(visit, number, form, problems)
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await self.form(visit, number, form, FormProblems(refusal, at: RiskForm.field(of: refusal)))
        }
    }

    @Sendable private static func assess(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), AssessmentForm(try await visit.form()))
        do {
            _ = try await visit.services.assessRisk(number, try form.draft(), says: form.says, as: visit.actor)
            return .see(.risk(number))
        } catch let problems as FormProblems {
            return try await shown(visit, .unprocessableContent) { ($0.assessment, $0.problems) = (form, problems) }
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await shown(visit, .unprocessableContent) {
                ($0.assessment, $0.problems) = (form, FormProblems(refusal, at: "says"))
            }
        }
    }

    @Sendable private static func close(_ visit: Visit) async throws -> Reply {
        try await ended(visit) { try await visit.services.closeRisk($0, why: $1, as: visit.actor) }
    }

    @Sendable private static func reopen(_ visit: Visit) async throws -> Reply {
        try await ended(visit) { try await visit.services.reopenRisk($0, why: $1, as: visit.actor) }
    }

    private static func ended(_ visit: Visit, _ act: (Int64, String) async throws -> Risk) async throws -> Reply {
        let (number, why) = (try visit.number(), try await visit.form()["why"]?.trimmed ?? "")
        do {
            _ = try await act(number, why)
            return .see(.risk(number))
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await shown(visit, .unprocessableContent) {
                ($0.why, $0.problems) = (why, FormProblems(refusal, at: "why"))
            }
        }
    }
}

extension RiskFilter {
    init(_ visit: Visit) throws(Fault) {
        let word = visit.query["state"] ?? Risk.State.open.rawValue
        guard word == "all" || Risk.State(rawValue: word) != nil else {
            throw Fault(.badRequest, "“\(word)” is no choice for state.", remedy: "Choose one of open, closed, all.")
        }
        self.init(
            state: Risk.State(rawValue: word), priority: try visit.choiceOfID("priority"), agency: try visit.choiceOfID("agency"),
            band: try visit.choice("band"), likelihood: try RiskFilter.level("likelihood", visit),
            impact: try RiskFilter.level("impact", visit))
    }

    private static func level(_ name: String, _ visit: Visit) throws(Fault) -> Int? {
        guard let text = visit.query[name] else { return nil }
        guard let level = Int(text), (1...5).contains(level) else {
            throw Fault(.badRequest, "“\(text)” is no choice for \(name).", remedy: "Choose 1 to 5.")
        }
        return level
    }

    var pairs: [(String, String?)] {
        [
            ("state", state == .open ? nil : state?.rawValue ?? "all"), ("priority", priority?.text), ("agency", agency?.text),
            ("band", band?.rawValue), ("likelihood", likelihood.map(String.init)), ("impact", impact.map(String.init)),
        ]
    }

    func with(_ change: (inout RiskFilter) -> Void) -> RiskFilter {
        var other = self
        change(&other)
        return other
    }
}

extension RiskPlace {
    init?(in visit: Visit) throws(Fault) {
        guard let text = visit.query["after"] else { return nil }
        guard let place = RiskPlace(text) else {
            throw Fault(.badRequest, "“\(text)” is no place in this list.", remedy: "Begin again, without one.")
        }
        self = place
    }
}

extension Address {
    static func risks(_ filter: RiskFilter, after place: RiskPlace? = nil) -> Address {
        .at("/risks" + query(filter.pairs + [("after", place?.text)]))
    }
    static let newRisk = Address.at("/risks/new")
    static func risk(_ number: Int64) -> Address { .at("/risks/\(number)") }
    static func riskForm(_ number: Int64) -> Address { .at("/risks/\(number)/change") }
    static func assessments(of number: Int64) -> Address { .at("/risks/\(number)/assessments") }
    static func riskClosing(_ number: Int64) -> Address { .at("/risks/\(number)/closing") }
    static func riskReopening(_ number: Int64) -> Address { .at("/risks/\(number)/reopening") }
}
