import Crypto
import Domain
import HTTPTypes
import Reports
import Services

enum PackRoutes {
    static let all: [Route] = [
        .post("/meetings/{id}/packs", .needs(.freezePack), "Freezes the pack of a meeting", by: freeze),
        .get("/packs/{number}", .needs(.readPacks), .page, "A frozen pack, as it was", by: one),
        .get(
            "/packs/{number}/difference", .needs(.readPacks), .page, "What is different in a pack from an earlier one",
            [.init(name: "from", says: "The number of the earlier pack; that of the meeting before when left out")],
            by: difference),
        .get("/packs/{number}/supplements", .needs(.readPacks), .page, "What came after a pack was frozen", by: supplements),
        .post("/packs/{number}/supplements", .needs(.freezePack), "Adds a paper to a frozen pack", by: supplement),
        .get("/meetings/{id}/brief", .needs(.readPacks), .page, "What the chair should ask at a meeting, and whom", by: brief),
    ]

    @Sendable private static func freeze(_ visit: Visit) async throws -> Reply {
        let meeting = try visit.id(Meeting.self)
        _ = try await visit.services.freezePack(meeting, format: .html, audience: visit.audience, as: visit.actor)
        return .see(.meeting(meeting))
    }

    /// The pack's own stylesheet is inside it. The policy allows that one by its hash, and nothing else at all.
    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let (pack, bytes) = try await visit.services.packBytes(try visit.number(), as: visit.actor)
        var reply = Reply(headers: [.contentType: pack.format.contentType], body: .bytes(bytes))
        reply.headers[.contentSecurityPolicy] = policy(for: bytes)
        reply.headers[.contentDisposition] = "inline; filename=\"pack-\(pack.meeting.text)-\(pack.number).html\""
        return reply
    }

    @Sendable private static func brief(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.brief(for: try visit.id(Meeting.self), as: visit.actor)
        return .page(BriefPage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    @Sendable private static func supplements(_ visit: Visit) async throws -> Reply {
        try await supplements(visit) { _ in }
    }

    private static func supplements(
        _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout SupplementsPage) -> Void
    ) async throws -> Reply {
        let answer = try await visit.services.supplements(of: try visit.number(), as: visit.actor)
        var page = SupplementsPage(answer: answer, mayAdd: visit.may(.freezePack), names: try await visit.names())
        change(&page)
        return .page(page.layout(visit.house.chrome(answer.version)).html, status: status)
    }

    @Sendable private static func supplement(_ visit: Visit) async throws -> Reply {
        let form = try await visit.multipart(upTo: AttachedFile.mostBytes + 1 << 16)
        let (title, why) = (form["title"]?.text?.trimmed ?? "", form["why"]?.text?.trimmed ?? "")
        let file = form["file"]
        var problems = FormProblems()
        if title.isEmpty { problems.add("title", "Give the paper a title") }
        if why.isEmpty { problems.add("why", "Say why it comes late") }
        if file?.bytes.isEmpty ?? true { problems.add("file", "Choose a file that has something in it") }
        do {
            guard problems.isEmpty else { throw problems }
            try await visit.services.addSupplement(
                to: try visit.number(), name: file?.fileName ?? "", bytes: file?.bytes ?? [], title: title, why: why,
                as: visit.actor)
            return .see(.supplements(of: try visit.number()))
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            problems.add("file", refusal.description)
        } catch is FormProblems {}
        let found = problems
        return try await supplements(visit, status: .unprocessableContent) { page in
            (page.title, page.why, page.problems) = (title, why, found)
        }
    }

    @Sendable private static func difference(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.packDifference(
            of: try visit.number(), from: visit.query["from"].flatMap { Int64($0) }, as: visit.actor)
        return .page(PackDifferencePage(answer: answer).layout(visit.house.chrome(answer.version)).html)
    }

    static func policy(for bytes: [UInt8]) -> String {
        let style = PackFile.stylesheet(in: bytes).map { "'sha256-\(Base64.text(of: SHA256.hash(data: Array($0))))'" } ?? "'none'"
        return
            "default-src 'none'; style-src \(style); img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    }
}

/// The usual alphabet, with padding: what a content security policy writes a hash in.
enum Base64 {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        let bytes = Array(bytes)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            let digits = [18, 12, 6, 0].map { alphabet[number >> $0 & 63] }
            text.append(contentsOf: digits.prefix(group.count + 1))
            text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - group.count))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
