import Domain
import HTTPTypes
import Services

enum RiskInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/risks", .needs(.readBusiness), "risks", of: .named("Risk"), "The register of risks, the highest score first",
            [
                .init(name: "state", says: "open when left out", schema: .choice(["open", "closed", "all"])),
                .init(name: "priority", says: "Only risks to this priority", schema: .id),
                .init(name: "agency", says: "Only risks that this agency owns", schema: .id),
                .init(name: "band", says: "Only risks of this rating", schema: .choice(RiskBand.self)),
            ], by: risks),
        .write(
            "/api/v1/risks", .needs(.changeRisks), "Adds a risk", takes: .named("NewRisk"), gives: .named("Risk"),
            status: .created, by: add),
        .read("/api/v1/risks/{number}", .needs(.readBusiness), .named("Risk"), "One risk", by: one),
        .write(
            "/api/v1/risks/{number}", .needs(.changeRisks), "Changes what a risk says", takes: .named("RiskChange"),
            gives: .named("Risk"), thing: one, by: change),
        .write(
            "/api/v1/risks/{number}/assessments", .needs(.changeRisks), "Assesses a risk again", takes: .named("Assessment"),
            gives: .named("Risk"), thing: one, by: assess),
        .write(
            "/api/v1/risks/{number}/closing", .needs(.changeRisks), "Closes a risk", takes: .named("Reason"),
            gives: .named("Risk"),
            thing: one, by: close),
        .write(
            "/api/v1/risks/{number}/reopening", .needs(.changeRisks), "Opens a closed risk again", takes: .named("Reason"),
            gives: .named("Risk"), thing: one, by: reopen),
    ]

    @Sendable private static func risks(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let place = page.after.flatMap { RiskPlace($0) }
        guard page.after == nil || place != nil else { throw PageRequest.badCursor }
        let answer = try await visit.services.risks(try RiskFilter(visit), after: place, limit: page.limit, as: visit.actor)
        return Listing(items: answer.risks.map { JSON($0) }, next: answer.next?.text)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.risk(try visit.number(), as: visit.actor).risk))
    }

    @Sendable private static func add(_ visit: Visit, _ body: JSON) async throws -> Reply {
        guard let now = score(body["now"]) else { throw Fault.unreadable }
        let risk = try await visit.services.addRisk(try draft(body), now: now, as: visit.actor)
        var reply = Reply.json(JSON(risk))
        reply.headers[.location] = "/api/v1/risks/\(risk.number)"
        return reply
    }

    @Sendable private static func change(_ visit: Visit, _ body: JSON) async throws -> Reply {
        .json(
            JSON(
                try await visit.services.changeRisk(
                    try visit.number(), to: try draft(body), seen: nil, why: body["why"].string ?? "", as: visit.actor)))
    }

    @Sendable private static func assess(_ visit: Visit, _ body: JSON) async throws -> Reply {
        guard let now = score(body) else { throw Fault.unreadable }
        return .json(
            JSON(try await visit.services.assessRisk(try visit.number(), now, says: body["says"].string ?? "", as: visit.actor)))
    }

    @Sendable private static func close(_ visit: Visit, _ body: JSON) async throws -> Reply {
        .json(JSON(try await visit.services.closeRisk(try visit.number(), why: body["why"].string ?? "", as: visit.actor)))
    }

    @Sendable private static func reopen(_ visit: Visit, _ body: JSON) async throws -> Reply {
        .json(JSON(try await visit.services.reopenRisk(try visit.number(), why: body["why"].string ?? "", as: visit.actor)))
    }

    private static func score(_ body: JSON) -> RiskScore? {
        guard case .int(let likelihood) = body["likelihood"], case .int(let impact) = body["impact"] else { return nil }
        return RiskScore(likelihood: Int(likelihood), impact: Int(impact))
    }

    private static func draft(_ body: JSON) throws -> RiskDraft {
        guard let target = score(body["target"]), let access = AccessClass(word: body["access"].string ?? "open") else {
            throw Fault.unreadable
        }
        return RiskDraft(
            title: body["title"].string ?? "", cause: body["cause"].string ?? "", event: body["event"].string ?? "",
            effect: body["effect"].string ?? "", priority: ID(body["priority"].string ?? ""),
            agency: body["agency"].string.map { ID($0) }, post: body["post"].string ?? "", target: target,
            controls: body["controls"].elements.compactMap(\.string),
            indicators: body["indicators"].elements.compactMap(\.string).map { ID($0) }, access: access)
    }
}
