import Domain
import Foundation
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The interface for programs")
struct InterfaceTests {
    private func object(_ answer: Client.Answer) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
    }

    @Test("each path of the description answers with JSON")
    func answers() async throws {
        try await SiteTests.lived { client, _ in
            for route in client.site.routes
            where route.isInterface && route.method == .get && SiteTests.isForOwner(route) {
                let answer = try await client.get(SiteTests.path(of: route))
                #expect(answer.status == 200, "\(route.path)")
                #expect(answer.headers[.contentType] == "application/json")
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(answer.bytes)) }
            }
        }
    }

    @Test("a figure has its value, numbers, status, period and import; a reading its rating with the reason")
    func scorecard() async throws {
        try await SiteTests.lived { client, _ in
            let document = try object(try await client.get("/api/v1/scorecard"))
            let priorities = try #require(document["priorities"] as? [[String: Any]])
            let measures = try #require(priorities.first?["measures"] as? [[String: Any]])
            let visits = try #require(measures.first { $0["indicator"] as? String == "visits" })
            let latest = try #require(visits["latest"] as? [String: Any])
            let figure = try #require(latest["figure"] as? [String: Any])
            #expect(latest["period"] as? String == "2026-27Q2")
            #expect(latest["import"] as? Int == 2)
            #expect(figure["numerator"] as? Int == 197)
            #expect(figure["status"] as? String == "provisional")
            #expect(visits["rating"] as? String == "Red")
            #expect(
                visits["rating_reason"] as? String
                    == "85.3% is 4.7 points off the target 90%, beyond the tolerance of 4.0 points.")
            #expect(document["fictional"] as? String == "FICTIONAL DATA - Smallborough does not exist.")
        }
    }

    @Test("a marker is a marker, not a nought")
    func marker() {
        #expect(
            JSON(Shown.none(.suppressed, why: nil)) == [
                "value": nil, "marker": "c", "meaning": .text(NoValueReason.suppressed.meaning), "why": nil,
            ])
    }

    @Test("texts and numbers are written as JSON has them")
    func writing() {
        let document: JSON = [
            "a\"b": .text("line\nü\u{1}\\"), "n": .list([.number(308), .number(85.25), .number(.nan), .int(-3)]), "e": [],
        ]
        #expect(String(decoding: document.bytes, as: UTF8.self) == #"{"a\"b":"line\nü\u0001\\","n":[308,85.25,null,-3],"e":[]}"#)
    }
}
