import HTTPTypes

extension OpenAPI {
    /// An answer that is none, or none that was hoped for.
    struct Refusal {
        var status: Int
        var name: String
        var says: String
    }

    static let refusals = [
        Refusal(status: 304, name: "NotModified", says: "It is as the If-None-Match says"),
        Refusal(status: 400, name: "BadRequest", says: "A parameter, the key or the body cannot be read"),
        Refusal(status: 401, name: "Unauthorized", says: "Nobody is signed in, or the token is not good"),
        Refusal(status: 403, name: "Forbidden", says: "The person may not, or the token was not made for it"),
        Refusal(status: 404, name: "NotFound", says: "There is no such thing"),
        Refusal(status: 409, name: "Conflict", says: "It is not possible as things are"),
        Refusal(status: 412, name: "PreconditionFailed", says: "It has changed since it was read"),
        Refusal(status: 413, name: "ContentTooLarge", says: "That is more than one request may bring"),
        Refusal(status: 415, name: "UnsupportedMediaType", says: "The body is of another kind than is asked for"),
        Refusal(status: 421, name: "MisdirectedRequest", says: "This server answers for another name"),
        Refusal(status: 422, name: "UnprocessableContent", says: "Something in it has to be put right; problems says what"),
        Refusal(
            status: 429, name: "TooManyRequests", says: "Too many requests in a short time; Retry-After says how long to wait"),
    ]

    /// Every status that a row can come to, beside the one that is hoped for.
    func refusals(_ route: Route) -> [Refusal] {
        var statuses: Set<Int> = [401, 421, 429]
        if route.access != .open { statuses.insert(403) }
        if route.path.contains("{") || route.parameters.contains(where: { $0.name == "known" }) { statuses.insert(404) }
        if route.method == .get {
            statuses.formUnion([304, 400])
        } else {
            statuses.formUnion([400, 409, 413, 422])
            switch route.interface?.takes {
            case .json, .file: statuses.insert(415)
            case .nothing, nil: break
            }
            if route.interface?.looksAtTag == true { statuses.insert(412) }
        }
        return OpenAPI.refusals.filter { statuses.contains($0.status) }
    }

    static func response(_ refusal: Refusal) -> JSON {
        var pairs: [(String, JSON)] = [("description", .text(refusal.says))]
        if refusal.status == 401 { pairs.append(("headers", ["WWW-Authenticate": header("Bearer")])) }
        if refusal.status == 429 { pairs.append(("headers", ["Retry-After": header("Seconds to wait")])) }
        if refusal.status != 304 {
            pairs.append(("content", ["application/problem+json": ["schema": Schema.named("Problem").description]]))
        }
        return .object(pairs)
    }
}
