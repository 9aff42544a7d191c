import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// A program that lost the answer may ask again with the same `Idempotency-Key`: what was done is answered again, and
/// not done again. What was refused did nothing, so its key is free.
enum OnceOnly {
    static func answer(_ route: Route, _ visit: Visit) async throws -> Reply {
        guard let interface = route.interface, route.method == .post, let key = visit.request.headers[.idempotencyKey] else {
            return try await route.handle(visit)
        }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw badKey }
        let body = try await visit.bytes(upTo: interface.takes.limit)
        switch try await visit.services.begin(key, request: hash(visit.request, body), as: visit.actor) {
        case .again(let kept): return try reply(kept)
        case .unfinished: throw unfinished
        case .otherRequest: throw otherRequest
        case .first: return try await first(route, visit, key)
        }
    }

    private static func first(_ route: Route, _ visit: Visit, _ key: String) async throws -> Reply {
        do {
            let reply = try await route.handle(visit)
            try await visit.services.finish(key, with: kept(reply), as: visit.actor)
            return reply
        } catch  where isRefusal(error) {
            try await visit.services.finish(key, with: nil, as: visit.actor)
            throw error
        }
    }

    /// What was refused did nothing. After anything else nobody knows, so the key stays taken and says so.
    private static func isRefusal(_ error: any Error) -> Bool {
        error is Fault || error is Services.Refusal || error is FormProblems || error is FrameworkRefused
    }

    private static func hash(_ request: Request, _ body: [UInt8]) -> String {
        let head = [request.method.rawValue, request.uri.string, request.headers[.contentType] ?? ""]
        return SHA256.text(of: head.map { "\($0.utf8.count):\($0)\n" }.joined().utf8 + body)
    }

    // MARK: - What is kept

    private static let headers: [HTTPField.Name] = [.contentType, .location]

    private static func kept(_ reply: Reply) -> [UInt8]? {
        guard reply.status.kind == .successful, case .bytes(let body) = reply.body else { return nil }
        let document: JSON = [
            "status": JSON(reply.status.code),
            "headers": .object(headers.compactMap { name in reply.headers[name].map { (name.rawName, .text($0)) } }),
            "body": .text(String(decoding: body, as: UTF8.self)),
        ]
        return document.bytes
    }

    private static func reply(_ kept: [UInt8]) throws -> Reply {
        let document = try JSON(reading: kept)
        var reply = Reply(
            status: .init(code: Int(document["status"].integer ?? 200)), body: .bytes(Array((document["body"].string ?? "").utf8))
        )
        for (name, value) in document["headers"].members {
            if let name = HTTPField.Name(name) { reply.headers[name] = value.string }
        }
        reply.headers[.idempotencyReplayed] = "true"
        return reply
    }

    // MARK: - What is refused

    private static let badKey = Fault(
        .badRequest, "This Idempotency-Key cannot be used.", remedy: "Send 1 to 200 letters, digits or signs without spaces.")
    private static let unfinished = Fault(
        .conflict, "A request with this Idempotency-Key is being worked on, or was never finished.",
        remedy: "Ask again in a moment. If it stays so, look whether it was done before you send it with a new key.")
    private static let otherRequest = Fault(
        .unprocessableContent, "This Idempotency-Key came with another request before.",
        remedy: "Send the same request, or a new key.",
        problems: [BodyProblem("Idempotency-Key", "It came with another request before.", "Send a new key.")])
}
