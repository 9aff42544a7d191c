import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

enum ReturnInterface {
    /// Sixty lines with their words, and their areas.
    private static let mostBytes = 1 << 20

    static let all: [Route] = [
        .read("/api/v1/returns/{number}", .needs(.readReturns), .named("Return"), "One return with its lines", by: one),
        .write(
            "/api/v1/returns/{number}/lines", .needs(.fillReturn), "Writes into lines; those that others changed meanwhile stay",
            takes: .named("ReturnLines"), upTo: mostBytes, gives: .named("SavedLines"), by: save),
        .write(
            "/api/v1/returns/{number}/check", .needs(.fillReturn), "Checks lines as they are written, and keeps nothing",
            takes: .named("ReturnLines"), upTo: mostBytes, gives: .object(["findings": .list(.named("ReturnFinding"))]), by: check
        ),
        .read(
            "/api/v1/returns/{number}/workbook", .needs(.readReturns), .named("ReturnWorkbook"),
            "The return as a workbook to fill in", by: workbook),
        takingWorkbook,
        act("sending", .fillReturn, "Sends the return for signature", .named("SendingReturn")) { visit, number, body in
            try await visit.services.submitReturn(
                number, minutes: body["minutes"].integer.map { Int($0) }, partly: body["partly"] == .bool(true), as: visit.actor)
        },
        act("nil-return", .fillReturn, "Says that there is nothing to send", .named("Words")) { visit, number, body in
            try await visit.services.submitNilReturn(number, why: body["says"].string ?? "", as: visit.actor)
        },
        act("signature", .signReturn, "Signs the return", .object([:])) { visit, number, _ in
            try await visit.services.signReturn(number, as: visit.actor)
        },
        act("comments", .readReturns, "Sends the return back with a comment", .named("Words")) { visit, number, body in
            try await visit.services.giveBackReturn(number, why: body["says"].string ?? "", as: visit.actor)
        },
        act("acceptance", .runRounds, "Accepts the return", .named("AcceptingReturn")) { visit, number, body in
            try await visit.services.acceptReturn(number, why: body["says"].string ?? "", as: visit.actor)
        },
        act("queries", .runRounds, "Asks something of the return", .named("NewReturnQuery")) { visit, number, body in
            try await visit.services.queryReturn(
                number, line: body["line"].integer.map { Int($0) }, asks: body["says"].string ?? "", as: visit.actor)
        },
        act("answers", .readReturns, "Answers a query", .named("NewReturnAnswer")) { visit, number, body in
            try await visit.services.answerQuery(
                body["query"].integer ?? 0, of: number, says: body["says"].string ?? "", as: visit.actor)
        },
        act("extension", .runRounds, "Gives the agency more time", .named("MoreTime")) { visit, number, body in
            guard let due = body["due"].string.flatMap({ Day(iso8601: $0) }) else {
                throw Fault([BodyProblem("due", "This is no day.", "Write it as 2026-11-06.")])
            }
            try await visit.services.extendReturn(number, to: due, why: body["says"].string ?? "", as: visit.actor)
        },
        act("reopening", .runRounds, "Opens an accepted return again", .named("Words")) { visit, number, body in
            try await visit.services.reopenReturn(number, why: body["says"].string ?? "", as: visit.actor)
        },
    ]

    @Sendable private static func workbook(_ visit: Visit) async throws -> Reply {
        let (name, bytes) = try await visit.services.returnWorkbook(try visit.number(), as: visit.actor)
        return .json(["name": .text(name), "content": .text(Data(bytes).base64EncodedString())])
    }

    private static let takingWorkbook = Route(
        method: .post, path: "/api/v1/returns/{number}/workbook", access: .needs(.fillReturn), gives: .json,
        summary: "Takes over what is sound in a workbook that was filled in",
        interface: Route.Interface(
            answer: .named("TakenReturn"), takes: .file(upTo: ReturnRoutes.mostFileBytes + 1 << 16)),
        handle: { visit in
            let number = try visit.number()
            let taken = try await visit.services.takeWorkbook(number, try await file(visit), as: visit.actor)
            return .json(JSON(taken))
        })

    private static func file(_ visit: Visit) async throws -> [UInt8] {
        let type = visit.request.headers[.contentType]?.lowercased() ?? ""
        let limit = ReturnRoutes.mostFileBytes + 1 << 16
        let bytes: [UInt8]
        switch type.prefix(while: { $0 != ";" && $0 != " " }) {
        case "multipart/form-data": bytes = try await visit.multipart(upTo: limit)["file"]?.bytes ?? []
        case "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
            bytes = try await visit.bytes(upTo: limit)
        default:
            throw Fault(
                .unsupportedMediaType, "A workbook is sent here.",
                remedy: "Send it with Content-Type: application/octet-stream, or as multipart/form-data.")
        }
        guard !bytes.isEmpty else {
            throw Fault([BodyProblem(nil, "The workbook is empty.", "Send the one that was filled in.")])
        }
        return bytes
    }

    private static func act(
        _ path: String, _ capability: Capability, _ summary: String, _ body: Schema,
        by act: @escaping @Sendable (Visit, Int64, JSON) async throws -> Void
    ) -> Route {
        .write(
            "/api/v1/returns/{number}/" + path, .needs(capability), summary, takes: body, gives: .named("Return"), thing: one
        ) { visit, body in
            try await act(visit, try visit.number(), body)
            return try await one(visit)
        }
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        .json(JSON(try await visit.services.submission(try visit.number(), as: visit.actor)))
    }

    @Sendable private static func save(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let number = try visit.number()
        let saved = try await visit.services.saveReturn(number, try await drafts(visit, body), as: visit.actor)
        return .json([
            "saved": .list(saved.saved.map { JSON($0) }), "conflicts": .list(saved.conflicts.map { JSON($0) }),
        ])
    }

    @Sendable private static func check(_ visit: Visit, _ body: JSON) async throws -> Reply {
        let found = try await visit.services.check(
            try await drafts(visit, body), in: try visit.number(), as: visit.actor)
        return .json(["findings": .list(found.map { JSON($0) })])
    }

    /// The lines of a body; what a line does not name stays as it is.
    private static func drafts(_ visit: Visit, _ body: JSON) async throws -> [LineDraft] {
        let now = try await visit.services.submission(try visit.number(), as: visit.actor)
        let lines = Dictionary(now.lines.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        return try body["lines"].elements.enumerated().map { place, sent in
            guard let number = sent["line"].integer.map({ Int($0) }), let line = lines[number], line.isDue else {
                throw Fault([BodyProblem("lines.\(place).line", "The return has no such line.", "Take a line of the return.")])
            }
            return LineDraft(
                place: number, seen: sent["revision"].integer.map { Int($0) } ?? line.revision, entry: sent.entry(line.entry))
        }
    }
}

extension JSON {
    fileprivate func entry(_ before: LineEntry) -> LineEntry {
        var entry = before
        entry.way = .program
        let names = Set(members.map(\.0))
        if names.contains("numerator") { entry.numerator = self["numerator"].double }
        if names.contains("denominator") { entry.denominator = self["denominator"].double }
        if names.contains("value") { entry.value = self["value"].double }
        if let status = self["status"].string.flatMap({ ValueStatus(word: $0) }) { entry.status = status }
        if names.contains("no_value") {
            entry.noValue = self["no_value"].string.flatMap { NoValueReason(code: $0) }
            if entry.noValue != nil { (entry.numerator, entry.denominator, entry.value) = (nil, nil, nil) }
        } else if entry.hasNumber, !names.isDisjoint(with: ["numerator", "value"]) {
            entry.noValue = nil
        }
        if names.contains("expected_on") { entry.expectedOn = self["expected_on"].string.flatMap { Day(iso8601: $0) } }
        if names.contains("extracted_on") { entry.extractedOn = self["extracted_on"].string.flatMap { Day(iso8601: $0) } }
        entry.commentary.what = self["what"].string ?? entry.commentary.what
        entry.commentary.soWhat = self["so_what"].string ?? entry.commentary.soWhat
        entry.commentary.nowWhat = self["now_what"].string ?? entry.commentary.nowWhat
        entry.explanation = self["explanation"].string ?? entry.explanation
        entry.sourceSystem = self["source_system"].string ?? entry.sourceSystem
        return entry
    }
}
