import Domain
import HTTPTypes

/// The description of the interface for programs, made from the table of routes: it cannot say what is not there, and
/// what comes in is held against the very schemas that it prints.
struct OpenAPI {
    var routes: [Route]
    /// The name of the cookie that holds a session.
    var cookie: String

    static let version = "1"

    var document: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Bellwether", "version": .text(OpenAPI.version),
                "description":
                    "Performance management for safeguarding children partnerships. The same answers as the pages give.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]], "security": OpenAPI.anySecurity, "paths": .object(paths), "components": components,
        ]
    }

    private var components: JSON {
        [
            "schemas": .object(Schemas.all.map { ($0.name, $0.schema.description) }),
            "responses": .object(
                OpenAPI.refusals.map { refusal in (refusal.name, OpenAPI.response(refusal)) }),
            "securitySchemes": [
                "token": [
                    "type": "http", "scheme": "bearer",
                    "description": "A token that a person made on the page of their account: bw_ and 43 letters and digits.",
                ],
                "session": [
                    "type": "apiKey", "in": "cookie", "name": .text(cookie),
                    "description": "The session of somebody signed in on the pages.",
                ],
            ],
        ]
    }

    /// One entry a path, with each method that it answers.
    private var paths: [(String, JSON)] {
        var order: [String] = []
        var methods: [String: [(String, JSON)]] = [:]
        for route in routes.filter(\.isInterface) {
            if methods[route.path] == nil { order.append(route.path) }
            methods[route.path, default: []].append((route.method.rawValue.lowercased(), operation(route)))
        }
        return order.map { ($0, .object(methods[$0] ?? [])) }
    }

    private func operation(_ route: Route) -> JSON {
        var pairs: [(String, JSON)] = [
            ("operationId", .text(name(route))), ("summary", .text(route.summary)), ("parameters", .list(parameters(route))),
        ]
        if let body = body(route) { pairs.append(("requestBody", body)) }
        pairs += [
            ("responses", .object(answers(route))), ("security", route.access == .open ? [] : OpenAPI.anySecurity),
            ("x-capability", JSON(route.capability?.rawValue)),
        ]
        return .object(pairs)
    }

    private static let anySecurity: JSON = [["token": []], ["session": []]]

    // MARK: - What is asked

    private func parameters(_ route: Route) -> [JSON] {
        let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        let own =
            inPath.map { parameter($0, in: "path", $0 == "number" ? .serial : .id, "", isNeeded: true) }
            + route.parameters.map { parameter($0.name, in: "query", $0.schema, $0.says) }
        guard route.method == .post else { return own }
        let key = parameter(
            "Idempotency-Key", in: "header", OpenAPI.key,
            "The same key with the same request within a day gives the same answer, and does nothing twice")
        let tag = parameter(
            "If-Match", in: "header", .text, "The ETag of what is to be changed: nothing is done when it has changed since")
        return own + [key] + (route.interface?.looksAtTag == true ? [tag] : [])
    }

    private static let key = Schema(shape: .text(TextRule(pattern: "^[!-~]+$", length: 1...200)))

    private func parameter(_ name: String, in place: String, _ schema: Schema, _ says: String, isNeeded: Bool = false) -> JSON {
        var pairs: [(String, JSON)] = [
            ("name", .text(name)), ("in", .text(place)), ("required", .bool(isNeeded)), ("schema", schema.description),
        ]
        if !says.isEmpty { pairs.append(("description", .text(says))) }
        return .object(pairs)
    }

    private func body(_ route: Route) -> JSON? {
        switch route.interface?.takes {
        case .json(let schema, _): ["required": true, "content": ["application/json": ["schema": schema.description]]]
        case .file:
            [
                "required": true,
                "content": [
                    "text/csv": [:], "application/octet-stream": [:],
                    "multipart/form-data": [
                        "schema": [
                            "type": "object", "required": ["file"],
                            "properties": ["file": ["type": "array", "items": ["type": "string", "format": "binary"]]],
                        ]
                    ],
                ],
            ]
        case .nothing, nil: nil
        }
    }

    // MARK: - What comes of it

    private func answers(_ route: Route) -> [(String, JSON)] {
        let status = "\(route.interface?.status.code ?? 200)"
        return [(status, answer(route))]
            + refusals(route).map { ("\($0.status)", ["$ref": .text("#/components/responses/\($0.name)")]) }
    }

    private func answer(_ route: Route) -> JSON {
        let schema = route.interface?.answer.description ?? ["type": "object"]
        var content: [(String, JSON)] = [("application/json", ["schema": schema])]
        var headers: [(String, JSON)] = []
        if route.method == .get {
            headers.append(
                ("ETag", OpenAPI.header("Of this answer; send it back as If-None-Match, or as If-Match with a change")))
        }
        if route.interface?.list != nil {
            content.append(("text/csv", ["schema": ["type": "string"]]))
            headers.append(("Link", OpenAPI.header("The address of the next page, with rel=\"next\"; not there on the last")))
        }
        if route.method == .post {
            headers.append(("Idempotency-Replayed", OpenAPI.header("true when it was done before, by the same key")))
        }
        if route.interface?.status == .created, route.path != "/api/v1/people/{number}/link" {
            headers.append(("Location", OpenAPI.header("Where it can be read")))
        }
        var pairs: [(String, JSON)] = [("description", .text(route.summary))]
        if !headers.isEmpty { pairs.append(("headers", .object(headers))) }
        return .object(pairs + [("content", .object(content))])
    }

    static func header(_ says: String) -> JSON { ["description": .text(says), "schema": ["type": "string"]] }

    /// "getImportsNumber" for `/api/v1/imports/{number}`.
    private func name(_ route: Route) -> String {
        let parts = route.path.split { "/{}.-".contains($0) }.dropFirst(2)
        return route.method.rawValue.lowercased() + parts.map { String($0).capitalisedFirst }.joined()
    }
}

extension Route {
    var capability: Capability? {
        switch access {
        case .needs(let capability), .nearby(let capability): capability
        case .signedIn, .ownAccount, .open: nil
        }
    }

    /// What it takes to use it, in words.
    var right: String {
        switch access {
        case .needs(let capability): capability.rawValue
        case .nearby(let capability): "on this computer, or \(capability.rawValue)"
        case .signedIn: "signed in"
        case .ownAccount: "own account"
        case .open: "open"
        }
    }
}
