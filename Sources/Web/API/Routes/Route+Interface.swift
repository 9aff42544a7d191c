import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

extension Route {
    /// What programs are told of a row beside its path, and what is held against what they send.
    struct Interface: Sendable {
        /// What comes with a request.
        enum Takes: Sendable {
            case nothing
            case json(Schema, upTo: Int)
            /// A file, as the body itself or as a form with files.
            case file(upTo: Int)

            var limit: Int {
                switch self {
                case .nothing: 1 << 10
                case .json(_, let limit), .file(let limit): limit
                }
            }
        }

        var status = HTTPResponse.Status.ok
        var answer: Schema
        var takes = Takes.nothing
        /// The member that holds the list, where the answer is one that can be paged and had as a table.
        var list: (name: String, item: Schema, most: Int)?
        /// Whether `If-Match` is looked at.
        var looksAtTag = false
    }

    /// A row that reads.
    static func read(
        _ path: String, _ access: Access, _ answer: Schema, _ summary: String, _ parameters: [Parameter] = [],
        by handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(
            method: .get, path: path, access: access, gives: .json, summary: summary, parameters: parameters,
            interface: Interface(answer: answer),
            handle: { visit in
                try visit.check(parameters)
                return try await handle(visit)
            })
    }

    /// A row that writes. The body is read by its schema before the handler sees it: another type is 415, too much 413,
    /// and what does not fit 422 with each problem named. `thing` is the row that reads what would be changed: with
    /// `If-Match` nothing is done when that has changed since.
    static func write(
        _ path: String, _ access: Access, _ summary: String, takes body: Schema? = nil, upTo limit: Int = 1 << 18,
        gives answer: Schema, status: HTTPResponse.Status = .ok, thing: (@Sendable (Visit) async throws -> Reply)? = nil,
        by handle: @escaping @Sendable (Visit, JSON) async throws -> Reply
    ) -> Route {
        Route(
            method: .post, path: path, access: access, gives: .json, summary: summary,
            interface: Interface(
                status: status, answer: answer, takes: body.map { .json($0, upTo: limit) } ?? .nothing, looksAtTag: thing != nil),
            handle: { visit in
                let sent = try await visit.json(body, upTo: limit)
                if let thing { try await visit.requireUnchanged(thing) }
                var reply = try await namingTheRequest(path, .unprocessableContent) { try await handle(visit, sent) }
                reply.status = status
                return reply
            })
    }

    /// Where the path names nothing that could be missing, what is not there was named by a parameter or the body: it is
    /// the request that does not fit.
    static func namingTheRequest<Answer>(
        _ path: String, _ status: HTTPResponse.Status, _ handle: () async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await handle()
        } catch let refusal as Refusal where refusal.kind == .notFound && !path.contains("{") {
            throw Fault(status, refusal.what, remedy: refusal.remedy)
        }
    }
}

extension Visit {
    /// The body as its schema has it; null where none is asked for.
    func json(_ schema: Schema?, upTo limit: Int) async throws -> JSON {
        let bytes = try await bytes(upTo: schema == nil ? 1 << 10 : limit)
        guard let schema else {
            guard bytes.isEmpty || bytes == Array("{}".utf8) else {
                throw Fault([BodyProblem(nil, "Nothing is asked for here, and something was sent.", "Send no body.")])
            }
            return .null
        }
        guard isJSON(request.headers[.contentType]) else { throw Visit.notJSON }
        let sent: JSON
        do {
            sent = try JSON(reading: bytes)
        } catch {
            throw Fault(
                .badRequest, "The body is no JSON: \(error.what), at byte \(error.place).",
                remedy: "Send one JSON document in UTF-8.")
        }
        let problems = schema.problems(in: sent)
        guard problems.isEmpty else { throw Fault(problems) }
        return sent
    }

    private func isJSON(_ header: String?) -> Bool {
        let parts = (header ?? "").lowercased().split(separator: ";").map { String($0).trimmed }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0.contains("utf-8") }
    }

    private static let notJSON = Fault(
        .unsupportedMediaType, "What is sent here must be JSON.", remedy: "Send it with Content-Type: application/json.")

    /// Every parameter of the address, by its schema; what is not known is refused, since it would be taken for an
    /// answer to something that was not looked at.
    func check(_ parameters: [Route.Parameter]) throws(Fault) {
        let problems = query.pairs.flatMap { name, value -> [BodyProblem] in
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let names = parameters.map(\.name).joined(separator: ", ")
                return [
                    BodyProblem(
                        name, "There is no parameter “\(name)” here.",
                        names.isEmpty ? "Leave it out." : "Leave it out, or choose from: \(names).")
                ]
            }
            let given: JSON = parameter.schema.isInteger ? Int64(value).map { .int($0) } ?? .text(value) : .text(value)
            return parameter.schema.problems(in: given, at: name)
        }
        guard let first = problems.first else { return }
        throw Fault(.badRequest, first.what, remedy: first.remedy, problems: problems)
    }

    /// Nothing is done to what has changed since it was read.
    func requireUnchanged(_ read: (Visit) async throws -> Reply) async throws {
        guard let wanted = request.headers[.ifMatch] else { return }
        guard case .bytes(let bytes) = try await read(self).body, Site.matches(wanted, Site.tag(of: bytes)) else {
            throw Fault(
                .preconditionFailed, "It has changed since you read it.", remedy: "Read it again, then decide anew.")
        }
    }
}

extension Schema {
    fileprivate var isInteger: Bool {
        if case .integer = shape { return true }
        return false
    }
}
