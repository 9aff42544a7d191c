import Domain
import Foundation
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("Programs that write")
struct WritingTests {
    private static let file = "indicator,area,period,value,status\nvisits,southside,2026-27Q2,80,final\n"

    @Test("a file is given, looked at, accepted as it was seen, and withdrawn")
    func wholeWay() async throws {
        try await Program.with { program in
            let given = try await program.post(
                "/api/v1/imports?name=q2.csv&known_on=2026-11-01", Self.file, [.contentType: "text/csv"])
            #expect(given.status == 201, "\(given.text)")
            let path = try #require(given.headers[.location])
            let record = try given.json()["imports"].elements[0]["import"]
            #expect(record["file"].string == "q2.csv" && record["known_on"].string == "2026-11-01" && record["new"].integer == 1)
            let other = try await program.post(
                path + "/acceptance", #"{"seen":{"read":1,"new":7,"changed":0,"unchanged":0,"left_out":{}}}"#)
            #expect(other.status == 409)
            let accepted = try await program.post(
                path + "/acceptance", #"{"seen":{"read":1,"new":1,"changed":0,"unchanged":0,"left_out":{}}}"#)
            #expect(accepted.status == 200, "\(accepted.text)")
            #expect(try await program.get("/api/v1/figures?area=southside").json()["figures"].elements.count == 1)
            let withdrawn = try await program.post(path + "/withdrawal", #"{"why":"The wrong quarter"}"#)
            #expect(try withdrawn.json()["withdrawn_why"].string == "The wrong quarter")
            #expect(try await program.get("/api/v1/figures?area=southside").json()["figures"].elements.isEmpty)
        }
    }

    @Test("a form with two files is taken as the page takes it")
    func form() async throws {
        try await Program.with { program in
            let part = { (name: String) in
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\(Self.file)\r\n"
            }
            let answer = try await program.post(
                "/api/v1/imports", part("a.csv") + part("b.csv") + "--edge--\r\n",
                [.contentType: "multipart/form-data; boundary=edge"])
            #expect(answer.status == 201)
            #expect(try answer.json()["imports"].elements.map { $0["import"]["file"].string } == ["a.csv", "b.csv"])
        }
    }

    @Test("an empty file, another kind of body and a day that is none are refused")
    func badFiles() async throws {
        try await Program.with { (program: Program) async throws in
            #expect(try await program.post("/api/v1/imports", "", [.contentType: "text/csv"]).status == 422)
            #expect(try await program.post("/api/v1/imports", "{}").status == 415)
            #expect(try await program.post("/api/v1/imports?known_on=soon", Self.file, [.contentType: "text/csv"]).status == 400)
            #expect(
                try await program.post("/api/v1/imports?known_on=2027-01-01", Self.file, [.contentType: "text/csv"]).status == 409
            )
            #expect(try await program.post("/api/v1/imports", "--x", [.contentType: "multipart/form-data"]).status == 400)
        }
    }

    @Test("a person is added, given a role and closed")
    func people() async throws {
        try await Program.with([.administrator]) { program in
            let added = try await program.post(
                "/api/v1/people", #"{"name":"New Chair","email":"new@example.org","roles":[{"role":"chair"}]}"#)
            #expect(added.status == 201, "\(added.text)")
            let path = try #require(added.headers[.location])
            #expect(try added.json()["link"].string?.hasPrefix("/links/") == true)
            let given = try await program.post(path + "/roles", #"{"role":"data-lead","scope":"agency:csc","until":null}"#)
            #expect(try given.json()["roles"].elements.count == 2, "\(given.text)")
            let ended = try await program.post(path + "/roles/end", #"{"role":"chair"}"#)
            #expect(ended.status == 200, "\(ended.text)")
            #expect(try await program.post(path + "/link", "").status == 201)
            #expect(try await program.post(path + "/second-factor-removal", "").status == 409)
            let closed = try await program.post(path + "/closing", #"{"why":"Left the council"}"#)
            #expect(try closed.json()["state"].string == "closed")
        }
    }

    @Test(
        "what does not fit is refused, each problem with its member",
        arguments: [
            (#"{"name":"A","email":"a@b.c"}"#, 422, ["roles"]),
            (#"{"name":"A","email":"a@b.c","roles":[],"colour":"red"}"#, 422, ["colour"]),
            (#"{"name":7,"email":null,"roles":{}}"#, 422, ["name", "email", "roles"]),
            (#"{"name":"A","email":"a@b.c","roles":[{"role":"king"}]}"#, 422, ["roles[0].role"]),
            (#"{"name":"A","email":"a@b.c","roles":[{"role":"inspector"}]}"#, 422, ["roles[0].until"]),
            (#"{"name":"A","email":"a@b.c","roles":[{"role":"data-lead"}]}"#, 422, ["roles[0].scope"]),
            (#"{"name":"A","email":"a@b.c","roles":[{"role":"chair","until":"soon"}]}"#, 422, ["roles[0].until"]),
            (#"{"name":"\u0000","email":"a@b.c","roles":[]}"#, 422, ["name"]),
            (#"{"name":"A","name":"B","email":"a@b.c","roles":[]}"#, 400, []), ("[]", 422, [""]), ("", 400, []), ("{", 400, []),
        ] as [(String, Int, [String])])
    func wrongBodies(body: String, status: Int, fields: [String]) async throws {
        try await Program.with([.administrator]) { program in
            let answer = try await program.post("/api/v1/people", body, [.contentType: "application/json"])
            #expect(answer.status == status, "\(answer.text)")
            #expect(try answer.fields() == fields)
        }
    }

    @Test("a body of another type or of too many bytes is refused")
    func kinds() async throws {
        try await Program.with([.administrator]) { (program: Program) async throws in
            let body = #"{"why":"x"}"#
            #expect(try await program.post("/api/v1/people/1/closing", body, [.contentType: "text/plain"]).status == 415)
            #expect(
                try await program.post("/api/v1/people/1/closing", body, [.contentType: "application/json; charset=latin1"])
                    .status == 415)
            let large = #"{"why":""# + String(repeating: "x", count: 1 << 19) + #""}"#
            #expect(try await program.post("/api/v1/people/1/closing", large).status == 413)
            #expect(try await program.post("/api/v1/people/1/link", #"{"x":1}"#).status == 422)
        }
    }

    @Test("nothing is done to what has changed since it was read")
    func ifMatch() async throws {
        try await Program.with([.administrator]) { program in
            let added = try await program.small.services.addPerson(name: "Ann", email: "ann@example.org", grants: [], as: .owner)
            let path = "/api/v1/people/\(added.person.number)"
            let tag = try #require(try await program.get(path).headers[.eTag])
            #expect(try await program.post(path + "/roles", #"{"role":"chair"}"#, [.ifMatch: "\"other\""]).status == 412)
            #expect(try await program.post(path + "/roles", #"{"role":"chair"}"#, [.ifMatch: tag]).status == 200)
            let late = try await program.post(path + "/roles", #"{"role":"lay-member"}"#, [.ifMatch: tag])
            #expect(late.status == 412)
            #expect(try await program.small.services.person(added.person.number, as: .owner).grants.count == 1)
        }
    }

    // MARK: - Twice

    @Test("the same request with the same key is done once and answered alike, a link in it too")
    func once() async throws {
        try await Program.with([.administrator]) { program in
            let body = #"{"name":"New Chair","email":"new@example.org","roles":[]}"#
            let key: HTTPFields = [.idempotencyKey: "add-1"]
            let first = try await program.post("/api/v1/people", body, key)
            let second = try await program.post("/api/v1/people", body, key)
            #expect(first.status == 201 && second.status == 201)
            #expect(first.text == second.text && first.headers[.location] == second.headers[.location])
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(try await program.small.services.people(as: .owner).count { $0.name == "New Chair" } == 1)
            let other = try await program.post("/api/v1/people", body.replacing("Chair", with: "Lead"), key)
            #expect(other.status == 422)
            let link = try #require(try first.json()["link"].string?.dropFirst(7))
            let kept = try await program.small.database.read { db in
                try db.rows("SELECT answer FROM kept_answer") { try $0.optionalBlob(0) ?? [] }
            }
            #expect(kept.count == 1 && !String(decoding: kept[0], as: UTF8.self).contains(link))
        }
    }

    @Test("what was refused did nothing, so its key is free again")
    func refusedOnce() async throws {
        try await Program.with([.administrator]) { (program: Program) async throws in
            let key: HTTPFields = [.idempotencyKey: "add-2"]
            #expect(try await program.post("/api/v1/people", "{}", key).status == 422)
            let body = #"{"name":"New Chair","email":"new@example.org","roles":[]}"#
            #expect(try await program.post("/api/v1/people", body, key).status == 201)
            #expect(try await program.post("/api/v1/people/1/link", "", [.idempotencyKey: "with space"]).status == 400)
        }
    }

    @Test("a key that is being worked on is told so")
    func atOnce() async throws {
        try await Program.with([.administrator]) { program in
            let (services, actor) = (program.small.services, program.person.acting(on: SmallPartnership.today))
            let hash = String(repeating: "a", count: 64)
            guard case .first = try await services.begin("k", request: hash, as: actor) else {
                Issue.record("the first is the first")
                return
            }
            guard case .unfinished = try await services.begin("k", request: hash, as: actor) else {
                Issue.record("it is not finished")
                return
            }
            guard case .first = try await services.begin("k", request: hash, as: .owner) else {
                Issue.record("another's key is another")
                return
            }
            async let one = program.post("/api/v1/meetings/board-2026-12/packs", "", [.idempotencyKey: "p"])
            async let two = program.post("/api/v1/meetings/board-2026-12/packs", "", [.idempotencyKey: "p"])
            for answer in [try await one, try await two] { #expect([201, 403, 409].contains(answer.status)) }
        }
    }
}
