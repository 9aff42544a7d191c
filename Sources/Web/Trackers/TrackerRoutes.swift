import Domain
import HTTPTypes
import Services

enum TrackerRoutes {
    static let all: [Route] = [
        .get("/trackers", .needs(.readBusiness), .page, "The action trackers, ours and those from elsewhere", by: list),
        .post("/trackers", .needs(.keepTrackers), "Begins the tracker of a priority for a quarter", by: start),
        .get(
            "/trackers/elsewhere", .needs(.keepTrackers), .page, "The form to bring a tracker that is made elsewhere",
            by: newOutside),
        .post("/trackers/elsewhere", .needs(.keepTrackers), "Brings a tracker that is made elsewhere", by: bring),
        .get("/trackers/{number}", .needs(.readBusiness), .page, "One action tracker, two pages in print", by: one),
        .get("/trackers/{number}/change", .needs(.keepTrackers), .page, "The form to change a tracker", by: edit),
        .post("/trackers/{number}", .needs(.keepTrackers), "Changes a tracker", by: change),
        .post("/trackers/{number}/evidence", .needs(.acceptEvidence), "Accepts the evidence of an activity", by: accept),
        .post("/trackers/{number}/officer", .needs(.keepTrackers), "The accountable officer signs", by: signAsOfficer),
        .post("/trackers/{number}/director", .needs(.signTrackers), "The accountable director signs", by: signAsDirector),
        .post("/trackers/{number}/reopening", .needs(.keepTrackers), "Opens a signed tracker again", by: reopen),
        .get("/trackers/{number}/refresh", .needs(.keepTrackers), .page, "The form to bring a newer edition", by: refreshForm),
        .post("/trackers/{number}/refresh", .needs(.keepTrackers), "Brings a newer edition of one from elsewhere", by: refresh),
    ]

    // MARK: - Seeing

    @Sendable private static func list(_ visit: Visit) async throws -> Reply { try await listed(visit) { _ in } }

    private static func listed(
        _ visit: Visit, _ status: HTTPResponse.Status = .ok, _ change: (inout TrackersPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.trackers(as: visit.actor)
        var page = TrackersPage(answer: answer, mayKeep: visit.may(.keepTrackers))
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply { try await shown(visit) { _ in } }

    private static func shown(
        _ visit: Visit, _ status: HTTPResponse.Status = .ok, _ change: (inout TrackerPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.tracker(try visit.number(), as: visit.actor)
        var page = TrackerPage(
            answer: answer, mayKeep: visit.may(.keepTrackers), mayAccept: visit.may(.acceptEvidence),
            maySign: visit.may(.signTrackers),
            name: visit.visitor?.person.name ?? "", names: try await visit.names())
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    // MARK: - Keeping

    @Sendable private static func start(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let (priority, code) = (form["priority"] ?? "", form["period"] ?? "")
        do {
            guard ID<Priority>.isWellFormed(priority), let period = Period(code: code) else {
                throw Refused(.notPossible, "The priority or the quarter is missing.", remedy: "Choose both.")
            }
            return .see(.tracker(try await visit.services.startTracker(of: ID(priority), for: period, as: visit.actor).number))
        } catch let refusal as Refused where refusal.kind != .denied {
            return try await listed(visit, .unprocessableContent) {
                ($0.priority, $0.period, $0.problems) = (priority, code, FormProblems(refusal, at: "priority"))
            }
        }
    }

    @Sendable private static func edit(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.tracker(try visit.number(), as: visit.actor)
        return try await form(visit, answer, TrackerForm(answer.tracker))
    }

    private static func form(
        _ visit: Visit, _ answer: TrackerAnswer, _ form: TrackerForm, _ problems: FormProblems = FormProblems()
    ) async throws -> Reply {
        let page = TrackerFormPage(answer: answer, form: form, problems: problems)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        let form = TrackerForm(try await visit.form(upTo: 1 << 20))
        let answer = try await visit.services.tracker(try visit.number(), as: visit.actor)
        do {
            _ = try await visit.services.changeTracker(
                answer.tracker.number, to: try form.draft(), seen: form.seen, says: form.says, as: visit.actor)
            return .see(.tracker(answer.tracker.number))
        } catch let problems as FormProblems {
            return try await self.form(visit, answer, form, problems)
        } catch let refusal as Refused where refusal.kind != .denied {
            return try await self.form(visit, answer, form, FormProblems(refusal, at: TrackerForm.field(of: refusal)))
        }
    }

    @Sendable private static func accept(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let place = form["activity"].flatMap { Int($0) } ?? 0
        return try await done(visit, "evidence") {
            _ = try await visit.services.acceptEvidence(
                of: try visit.number(), activity: place, name: form["evidence"] ?? "", as: visit.actor)
        }
    }

    @Sendable private static func signAsOfficer(_ visit: Visit) async throws -> Reply { try await sign(visit, .officer) }
    @Sendable private static func signAsDirector(_ visit: Visit) async throws -> Reply { try await sign(visit, .director) }

    private static func sign(_ visit: Visit, _ role: SignatureOf) async throws -> Reply {
        let name = try await visit.form()[role.rawValue] ?? ""
        return try await done(visit, role.rawValue) {
            _ = try await visit.services.signTracker(try visit.number(), as: role, name: name, by: visit.actor)
        }
    }

    @Sendable private static func reopen(_ visit: Visit) async throws -> Reply {
        let why = try await visit.form()["why"]?.trimmed ?? ""
        return try await done(visit, "why") {
            _ = try await visit.services.reopenTracker(try visit.number(), why: why, as: visit.actor)
        }
    }

    private static func done(_ visit: Visit, _ field: String, _ act: () async throws -> Void) async throws -> Reply {
        do {
            try await act()
            return .see(.tracker(try visit.number()))
        } catch let refusal as Refused where refusal.kind == .notPossible {
            return try await shown(visit, .unprocessableContent) { $0.problems = FormProblems(refusal, at: field) }
        }
    }
}

extension TrackerRoutes {
    // MARK: - From elsewhere

    @Sendable private static func newOutside(_ visit: Visit) async throws -> Reply {
        try await outside(visit, nil, OutsideForm())
    }

    @Sendable private static func refreshForm(_ visit: Visit) async throws -> Reply {
        let tracker = try await visit.services.tracker(try visit.number(), as: visit.actor).tracker
        guard tracker.kind == .elsewhere else { throw Fault.noSuchPage }
        return try await outside(visit, tracker, OutsideForm(tracker))
    }

    private static func outside(
        _ visit: Visit, _ tracker: ActionTracker?, _ form: OutsideForm, _ problems: FormProblems = FormProblems()
    ) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let page = OutsideTrackerPage(
            tracker: tracker, form: form, version: version, problems: problems, mayRestrict: visit.may(.readRestricted))
        return .page(page.layout(visit.house.chrome(version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private static func bring(_ visit: Visit) async throws -> Reply {
        let form = OutsideForm(try await visit.multipart(upTo: AttachedFile.mostBytes + 1 << 16))
        do {
            return .see(.tracker(try await visit.services.addOutsideTracker(try form.draft(), as: visit.actor).number))
        } catch let problems as FormProblems {
            return try await outside(visit, nil, form, problems)
        } catch let refusal as Refused where refusal.kind != .notFound {
            return try await outside(visit, nil, form, FormProblems(refusal, at: OutsideForm.field(of: refusal)))
        }
    }

    @Sendable private static func refresh(_ visit: Visit) async throws -> Reply {
        let form = OutsideForm(try await visit.multipart(upTo: AttachedFile.mostBytes + 1 << 16))
        let tracker = try await visit.services.tracker(try visit.number(), as: visit.actor).tracker
        do {
            _ = try await visit.services.refreshTracker(tracker.number, with: try form.draft(), as: visit.actor)
            return .see(.tracker(tracker.number))
        } catch let problems as FormProblems {
            return try await outside(visit, tracker, form, problems)
        } catch let refusal as Refused where refusal.kind != .notFound {
            return try await outside(visit, tracker, form, FormProblems(refusal, at: OutsideForm.field(of: refusal)))
        }
    }
}

extension Address {
    static let trackers = Address.at("/trackers")
    static let outsideTracker = Address.at("/trackers/elsewhere")
    static func tracker(_ number: Int64) -> Address { .at("/trackers/\(number)") }
    static func trackerForm(_ number: Int64) -> Address { .at("/trackers/\(number)/change") }
    static func trackerEvidence(_ number: Int64) -> Address { .at("/trackers/\(number)/evidence") }
    static func signature(_ role: SignatureOf, on number: Int64) -> Address { .at("/trackers/\(number)/\(role.rawValue)") }
    static func trackerReopening(_ number: Int64) -> Address { .at("/trackers/\(number)/reopening") }
    static func trackerRefresh(_ number: Int64) -> Address { .at("/trackers/\(number)/refresh") }
}
