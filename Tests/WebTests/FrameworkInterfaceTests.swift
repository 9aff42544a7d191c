import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The framework for programs")
struct FrameworkInterfaceTests {
    private static func send(
        _ client: Client, _ path: String, _ body: String, _ headers: HTTPFields = [:]
    ) async throws -> (Int, JSON) {
        var headers = headers
        headers[.contentType] = "application/json"
        let answer = try await client.send(.post, path, headers: headers, body: Array(body.utf8))
        return (answer.status, try JSON(reading: answer.bytes))
    }

    @Test("a thing is added, changed and taken out by the checks of the pages", arguments: TestDatabase.kinds)
    func journey(kind: Dialect) async throws {
        try await SiteTests.lived(kind) { client, small in
            let path = "/api/v1/framework/agencies"
            let (status, added) = try await Self.send(client, path, #"{"name":"Fire service","closed_on":"2027-03-31"}"#)
            #expect(status == 201)
            #expect(added == ["id": "fire-service", "name": "Fire service", "closed_on": "2027-03-31"])
            let changed = try await Self.send(client, path + "/fire-service", #"{"name":"Fire and rescue","why":"Renamed"}"#)
            #expect(changed.1 == ["id": "fire-service", "name": "Fire and rescue"])
            let history = try await small.services.frameworkThing("fire-service", of: .agencies, as: .owner).history
            #expect(history.map(\.why) == ["Renamed", "Added agency Fire service"])
            #expect(try await Self.send(client, path + "/fire-service/removal", #"{"why":"Merged"}"#).0 == 200)
            #expect(try await client.get(path + "/fire-service").status == 404)
        }
    }

    @Test("numbers, days and lists within lists come back as they were sent")
    func typed() async throws {
        try await SiteTests.lived { client, _ in
            let body = """
                {"title":"Repeat plans","unit":"percent","polarity":"neutral-in-range","frequency":"quarterly","period_type":"financial-quarter",\
                "agency":"csc","decimals":2,"area_breakdown":true,"tier":"core","priority":"p1",\
                "targets":[{"band":[10,15.5],"from":"2026-04-01"},{"value":12,"tolerance":1.5,"kind":"points","area":"northside"}],\
                "disclosure":{"largest_protected_count":7,"smallest_denominator":10},"definitions":[{"number":1,"numerator":"Plans"}]}
                """
            let (status, added) = try await Self.send(client, "/api/v1/framework/indicators", body)
            #expect(status == 201)
            let (sent, got) = (try JSON(reading: Array(body.utf8)), added)
            for (key, value) in sent.members where key != "disclosure" { #expect(got[key] == value, "\(key)") }
            let page = try await client.get("/framework/indicators/repeat-plans").text
            #expect(page.contains("12") && page.contains("Repeat plans"))
        }
    }

    @Test("what is wrong is said with its member, and nothing is changed")
    func refused() async throws {
        try await SiteTests.lived { client, small in
            let before = try await small.services.frameworkText(as: .owner)
            let path = "/api/v1/framework/indicators"
            let missing = try await Self.send(client, path, #"{"title":"Repeat plans","unit":"percent"}"#)
            #expect(missing.0 == 422)
            let fields = missing.1["problems"].elements.compactMap { $0["field"].string }
            #expect(fields == ["polarity", "frequency", "period_type", "agency"])
            let unknown = try await Self.send(
                client, path,
                #"{"title":"x","unit":"heads","polarity":"higher-better","frequency":"annual","period_type":"financial-year","agency":"nobody"}"#
            )
            #expect(unknown.0 == 422)
            #expect(unknown.1["problems"].elements.count == 2)
            let stranger = try await Self.send(client, path, #"{"colour":"red"}"#)
            #expect(stranger.0 == 422)
            let named = try await Self.send(client, "/api/v1/framework/agencies/cmh/removal", #"{"why":"Merged"}"#)
            #expect(named.0 == 409)
            #expect(try await Self.send(client, "/api/v1/framework/agencies/cmh", #"{"name":"x"}"#).0 == 422)
            #expect(try await small.services.frameworkText(as: .owner) == before)
        }
    }

    @Test("whoever read an older state changes nothing by it")
    func precondition() async throws {
        try await SiteTests.lived { client, _ in
            let path = "/api/v1/framework/bodies/board"
            let tag = try #require(try await client.get(path).headers[.eTag])
            let change = #"{"name":"The board","why":"Shorter"}"#
            #expect(try await Self.send(client, path, change, [.ifMatch: tag]).0 == 200)
            #expect(try await Self.send(client, path, #"{"name":"Another","why":"Late"}"#, [.ifMatch: tag]).0 == 412)
            #expect(try await client.get(path).text.contains("The board"))
        }
    }

    @Test("each list is a table too")
    func tables() async throws {
        try await SiteTests.lived { client, _ in
            let table = try await client.get("/api/v1/framework/agencies?format=csv").text
            #expect(table.hasPrefix("id,name,type,partner,data_lead,signs_off,closed_on\n"))
            #expect(table.contains("cmh,Smallborough Community Health"))
        }
    }
}
