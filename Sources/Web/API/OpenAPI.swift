import Domain
import HTTPTypes

/// The description of the interface for programs, made from the table of routes: it cannot say what is not there.
struct OpenAPI {
    var routes: [Route]

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
            "servers": [["url": "/"]], "security": [], "paths": .object(paths),
            "components": ["schemas": ["Problem": OpenAPI.problem, "Figure": OpenAPI.figure]],
        ]
    }

    private var paths: [(String, JSON)] {
        routes.filter(\.isInterface).map { ($0.path, [$0.method.rawValue.lowercased(): operation($0)]) as (String, JSON) }
    }

    private func operation(_ route: Route) -> JSON {
        let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        let parameters =
            inPath.map { parameter($0, "path", $0 == "number" ? "integer" : "string", "", isNeeded: true) }
            + route.parameters.map { parameter($0.name, "query", "string", $0.says, isNeeded: false) }
        let given: JSON = ["schema": ["type": "object"]]
        let wrong: JSON = ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]]
        let answers: JSON = [
            "200": ["description": .text(route.summary), "content": .object([(route.gives.rawValue, given)])],
            "default": ["description": "What is the matter, and what to do", "content": wrong],
        ]
        return [
            "operationId": .text(name(route)), "summary": .text(route.summary), "parameters": .list(parameters),
            "responses": answers, "x-capability": JSON(route.capability?.rawValue),
        ]
    }

    private func parameter(_ name: String, _ place: String, _ type: String, _ says: String, isNeeded: Bool) -> JSON {
        var pairs: [(String, JSON)] = [
            ("name", .text(name)), ("in", .text(place)), ("required", .bool(isNeeded)), ("schema", ["type": .text(type)]),
        ]
        if !says.isEmpty { pairs.append(("description", .text(says))) }
        return .object(pairs)
    }

    /// "getImportsNumber" for `/api/v1/imports/{number}`.
    private func name(_ route: Route) -> String {
        let parts = route.path.split { "/{}.".contains($0) }.dropFirst(2)
        return route.method.rawValue.lowercased() + parts.map { String($0).capitalisedFirst }.joined()
    }

    private static let problem: JSON = [
        "type": "object", "required": ["title", "status", "detail"],
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"], "detail": ["type": "string"],
            "do": ["type": "string", "description": "What to do instead"], "instance": ["type": "string"],
        ],
    ]

    private static let figure: JSON = [
        "description": "A value with its status, or the marker of why there is none", "type": "object",
        "properties": [
            "value": ["type": ["number", "null"]], "numerator": ["type": ["number", "null"]],
            "denominator": ["type": ["number", "null"]],
            "status": ["type": "string", "enum": .list(ValueStatus.allCases.map { .text($0.word) })],
            "marker": ["type": "string", "enum": .list(NoValueReason.allCases.map { .text($0.code) })],
            "meaning": ["type": "string"],
        ],
    ]
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
