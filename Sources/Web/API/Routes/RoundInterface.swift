import Domain
import HTTPTypes
import Services

enum RoundInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/rounds", .needs(.readRounds), "rounds", of: .named("Round"), beside: ["fictional": .text.orNull],
            "The collection rounds, the newest first", [], by: list),
        .write(
            "/api/v1/rounds", .needs(.runRounds), "Opens a round", takes: .named("NewRound"), gives: .named("Round"),
            status: .created, by: open),
        .read("/api/v1/rounds/{number}", .needs(.readRounds), .named("Round"), "One round", by: one),
        .list(
            "/api/v1/rounds/{number}/returns", .needs(.readRounds), "returns", of: .named("ReturnRow"),
            "How each agency’s return stands in a round", [], by: returns),
        .write(
            "/api/v1/rounds/{number}/acceptance", .needs(.runRounds), "Accepts all returns that are ready",
            takes: .object([:]), gives: .named("AcceptedReturns"), by: accept),
        .write(
            "/api/v1/rounds/{number}/closing", .needs(.runRounds), "Closes the round", takes: .object([:]),
            gives: .named("Round"),
            thing: one
        ) { visit, _ in .json(JSON(try await visit.services.closeRound(try visit.number(), as: visit.actor))) },
        .write(
            "/api/v1/rounds/{number}/freezing", .needs(.runRounds), "Freezes the figures", takes: .object([:]),
            gives: .named("Round"), thing: one
        ) { visit, _ in .json(JSON(try await visit.services.freezeRound(try visit.number(), as: visit.actor))) },
        .list(
            "/api/v1/workload", .needs(.readBusiness), "agencies", of: .named("Workload"), beside: ["fictional": .text.orNull],
            "What a round costs each agency, and who is named", [], by: workload),
    ]

    @Sendable private static func list(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let before = try page.after.map { text throws(Fault) in
            guard let number = Int64(text), number > 0 else { throw PageRequest.badCursor }
            return number
        }
        let found = try await visit.services.rounds(before: before, limit: page.limit, as: visit.actor)
        return Listing(items: found.lines.map { JSON($0.round) }, next: found.next.map { "\($0)" })
            .beside(["fictional": JSON(found.version.framework.fictionalBanner)])
    }

    @Sendable private static func open(_ visit: Visit, _ body: JSON) async throws -> Reply {
        func day(_ name: String) -> Day? { body[name].string.flatMap { Day(iso8601: $0) } }
        guard let period = body["period"].string.flatMap({ Period(code: $0) }) else {
            throw Fault([BodyProblem("period", "This is no period.", "Write it as 2026-27Q2.")])
        }
        var days = day("deadline").map { RoundDays.usual(deadline: $0) } ?? .usual(after: period.lastDay)
        days.freeze = day("freeze") ?? days.freeze
        let isUsual = body["deadline"].string == nil && body["freeze"].string == nil
        let round = try await visit.services.openRound(
            RoundDraft(
                period: period, title: body["title"].string ?? "", body: body["body"].string.map { ID($0) },
                byArea: body["by_area"] == .bool(true), days: isUsual ? nil : days), as: visit.actor)
        var reply = Reply.json(JSON(round))
        reply.headers[.location] = "/api/v1/rounds/\(round.number)"
        return reply
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.round(try visit.number(), limit: 1, as: visit.actor).round))
    }

    @Sendable private static func returns(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let after = try page.after.map { text throws(Fault) in
            guard let number = Int64(text), number > 0 else { throw PageRequest.badCursor }
            return number
        }
        let found = try await visit.services.round(try visit.number(), after: after ?? 0, limit: page.limit, as: visit.actor)
        return Listing(items: found.rows.map { JSON($0, on: found.today) }, next: found.next.map { "\($0)" })
    }

    @Sendable private static func accept(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let accepted = try await visit.services.acceptAllReady(in: try visit.number(), as: visit.actor)
        let left = accepted.left.map { one -> JSON in ["agency": .text(one.agency.text), "why": .text(one.why)] }
        return .json(["accepted": JSON(accepted.accepted), "left": .list(left)])
    }

    @Sendable private static func workload(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let answer = try await visit.services.workload(as: visit.actor)
        return try page.cut(answer.lines, by: { $0.agency.text }, { JSON($0) })
            .beside(["fictional": JSON(answer.version.framework.fictionalBanner)])
    }
}
