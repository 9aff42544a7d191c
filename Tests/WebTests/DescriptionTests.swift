import Domain
import Foundation
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("The description of the interface")
struct DescriptionTests {
    private let routes = RouteTable.all(RequestCounts()).filter(\.isInterface)
    private var document: JSON { OpenAPI(routes: routes, cookie: "bellwether_session_8080").document }

    @Test("each row of the table is in it, each path and method of it is in the table, and every name is one")
    func bothWays() throws {
        let described = document["paths"].members.flatMap { path, methods in
            methods.members.map { "\($0.0.uppercased()) \(path)" }
        }
        #expect(Set(described) == Set(routes.map { "\($0.method.rawValue) \($0.path)" }))
        #expect(described.count == routes.count)
        let names = document["paths"].members.flatMap { $0.1.members.map { $0.1["operationId"].string ?? "" } }
        #expect(Set(names).count == routes.count && !names.contains(""))
    }

    @Test("every row says what it answers, and every part that is named is there")
    func typed() throws {
        for route in routes {
            #expect(route.interface != nil, "\(route.method) \(route.path)")
            let operation = document["paths"][route.path][route.method.rawValue.lowercased()]
            let inPath = operation["parameters"].elements.filter { $0["in"].string == "path" }.compactMap { $0["name"].string }
            #expect(
                inPath == route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
        }
        let text = String(decoding: document.bytes, as: UTF8.self)
        let schemas = Set(document["components"]["schemas"].members.map(\.0))
        for match in text.matches(of: /#\/components\/schemas\/(\w+)/) {
            #expect(schemas.contains(String(match.1)), "\(match.1)")
        }
        for name in schemas { #expect(text.contains("schemas/\(name)\""), "\(name) is used nowhere") }
        #expect(document["components"]["responses"].members.allSatisfy { text.contains("responses/\($0.0)\"") })
    }

    @Test("real answers of every row that reads are as it says")
    func answers() async throws {
        try await Program.with { program in
            try await Self.giveRichness(program.small.services)
            for route in program.client.site.routes where route.isInterface && route.method == .get {
                let schema = try #require(route.interface?.answer)
                let answer = try await program.get(SiteTests.path(of: route))
                #expect(answer.status == 200, "\(route.path)")
                #expect(schema.problems(in: try answer.json()).map { "\($0.field ?? "") \($0.what)" } == [], "\(route.path)")
            }
            for path in ["/api/v1/imports/2", "/api/v1/imports/3", "/api/v1/imports/4"] {
                let answer = try await program.get(path).json()
                #expect(Schema.named("ImportDetail").problems(in: answer).map(\.what) == [], "\(path)")
            }
        }
    }

    /// An import that is refused, so that there are problems to be listed.
    private static func giveRichness(_ services: Bellwether) async throws {
        let file = "indicator,area,period,value\nvisits,smallborough,2026-27Q2,many\n"
        _ = try await services.preview([(name: "wrong.csv", bytes: Array(file.utf8))], knownOn: nil, as: .owner)
    }

    @Test("a refusal is as it says, whatever is refused")
    func refusals() async throws {
        try await Program.with { program in
            for path in ["/api/v1/imports/77", "/api/v1/nothing", "/api/v1/areas?limit=x", "/api/v1/people/0"] {
                let answer = try await program.get(path)
                #expect(Schemas.problem.problems(in: try answer.json()).map(\.what) == [], "\(path)")
            }
            let answer = try await program.post("/api/v1/people", "{}")
            #expect(Schemas.problem.problems(in: try answer.json()).isEmpty)
        }
    }

    @Test("a schema that is not met is said with the member")
    func checking() {
        let schema = Schema.object(
            ["n": .integer(1...5), "t": Schema.choice(["a", "b"]).orNull], optional: ["l": .list(.day, most: 2)])
        func fields(_ value: JSON) -> [String] { schema.problems(in: value).map { $0.field ?? "" } }
        #expect(fields(["n": .int(1), "t": nil]) == [])
        #expect(fields(["n": .number(2), "t": "b", "l": ["2026-02-28"]]) == [])
        #expect(fields(["n": .int(6), "t": "c", "l": ["2026-02-30"]]) == ["n", "t", "l[0]"])
        #expect(fields(["t": .bool(true), "x": nil]) == ["x", "n", "t"])
        #expect(fields("text") == [""])
    }

    @Test(
        "a text that is no JSON document is none",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "01", "1.", "-", "+1", "nul", "\"a", "\"\\x\"", "\"\\ud800\"", "\"\u{1}\"", "1 2",
            "{\"a\":1,\"a\":2}", "{a:1}", "1e999", "'a'", String(repeating: "[", count: 100),
        ])
    func noJSON(text: String) {
        #expect(throws: JSONFault.self) { try JSON(reading: Array(text.utf8)) }
    }

    @Test("a document reads back as what was written")
    func reading() throws {
        let text = #"{"a":[1,-2.5,true,false,null,"ü\n\"\\"],"b":{},"c":[]}"#
        #expect(String(decoding: try JSON(reading: Array(text.utf8)).bytes, as: UTF8.self) == text)
        #expect(try JSON(reading: Array(#""\u00fc\ud83d\ude00""#.utf8)).string == "ü😀")
        #expect(throws: JSONFault.self) { try JSON(reading: [0x22, 0xFF, 0x22]) }
        #expect(try JSON(reading: Array("12345678901234567890".utf8)).double == 1.2345678901234567e19)
    }
}
