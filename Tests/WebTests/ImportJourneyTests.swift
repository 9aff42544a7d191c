import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("A file through the pages")
struct ImportJourneyTests {
    private static let header = "indicator,area,period,numerator,denominator,value,status,reason\n"

    /// The names and values of the hidden fields of the form that leads there.
    static func hidden(in text: String) -> String {
        text.split(separator: "<input type=\"hidden\" ").dropFirst().map { field in
            let parts = field.split(separator: "\"", omittingEmptySubsequences: false)
            let value = String(parts[3]).replacing("\n", with: "\r\n")
            return "\(parts[1])=\(Query.encoded(value))"
        }.joined(separator: "&")
    }

    @Test("it is looked at, accepted, shown with its import, and withdrawn with a reason")
    func wholeWay() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            let client = Client(partnership.services)
            let uploaded = try await client.upload(Self.header + "visits,smallborough,2026-27Q2,197,231,,provisional,\n")
            #expect(uploaded.status == 303)
            let place = try #require(uploaded.headers[.location])
            let shown = try await client.get(place).text
            #expect(shown.contains("<strong>1 new</strong>"))
            #expect(shown.contains("Nothing is changed yet."))
            #expect(!(try await client.get("/scorecard").text.contains("197 of 231")))

            let accepted = try await client.post(place + "/acceptance", form: Self.hidden(in: shown))
            #expect(accepted.status == 303)
            #expect(try await client.get("/scorecard").text.contains("197 of 231"))
            #expect(try await client.get("/indicators/visits").text.contains("<a href=\"\(place)\">"))

            let empty = try await client.post(place + "/withdrawal", form: "why=++")
            #expect(empty.status == 422)
            #expect(empty.text.contains("Give the reason"))
            let long = String(repeating: "x", count: 2001)
            #expect(try await client.post(place + "/withdrawal", form: "why=\(long)").text.contains(">\(long)</textarea>"))

            #expect(try await client.post(place + "/withdrawal", form: "why=The+%3Cb%3Ewrong%3C%2Fb%3E+quarter").status == 303)
            let after = try await client.get(place).text
            #expect(after.contains("Why: The &lt;b&gt;wrong&lt;/b&gt; quarter"))
            #expect(!(try await client.get("/scorecard").text.contains("197 of 231")))
        }
    }

    @Test("what would be changed is shown old and new")
    func changes() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            try await partnership.give("visits,smallborough,2026-27Q2,197,231,,provisional,\n")
            let client = Client(partnership.services)
            let place = try #require(
                try await client.upload(Self.header + "visits,smallborough,2026-27Q2,200,231,,revised,late records\n").headers[
                    .location])
            let text = try await client.get(place).text
            #expect(text.contains("change 1</strong>"))
            #expect(text.contains("85.3%"))
            #expect(text.contains("86.6%"))
        }
    }

    @Test("a file with a fault is refused with row, column and what to do, and cannot be accepted")
    func refused() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            let client = Client(partnership.services)
            let place = try #require(
                try await client.upload(Self.header + "nothing-like-it,smallborough,2026-27Q2,1,2,,final,\n").headers[.location])
            let text = try await client.get(place).text
            #expect(text.contains("Refused"))
            #expect(text.contains("nothing-like-it"))
            #expect(!text.lowercased().contains("accept"))
            let forced = try await client.post(place + "/acceptance", form: "read=1&new=1&changed=0&unchanged=0")
            #expect(forced.status == 409)
        }
    }

    @Test("what has changed since it was looked at is not accepted unseen")
    func changedMeanwhile() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            let client = Client(partnership.services)
            let place = try #require(
                try await client.upload(Self.header + "visits,smallborough,2026-27Q2,197,231,,provisional,\n").headers[.location])
            let form = Self.hidden(in: try await client.get(place).text)
            try await partnership.give("visits,smallborough,2026-27Q2,190,231,,provisional,\n", name: "other.csv")
            let answer = try await client.post(place + "/acceptance", form: form)
            #expect(answer.status == 409)
            #expect(answer.text.contains("has changed since you looked"))
            #expect(answer.text.contains("change 1</strong>"))
        }
    }

    @Test("a form without a file, or with a day that is none, says what to put right and keeps what was typed")
    func badForm() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            let client = Client(partnership.services)
            let answer = try await client.upload("", name: "", knownOn: "last \"week\"")
            #expect(answer.status == 422)
            #expect(answer.text.contains("There are 2 things to put right"))
            #expect(answer.text.contains("value=\"last &quot;week&quot;\""))
            #expect(answer.text.contains("<a href=\"#file\">"))
            let future = try await client.upload(Self.header, knownOn: "2099-01-01")
            #expect(future.status == 409)
        }
    }

    @Test("a body that is no such form, or too much for one, is refused in words")
    func badBody() async throws {
        try await SmallPartnership.with(.sqlite) { partnership in
            let client = Client(partnership.services)
            let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=edge"]
            #expect(try await client.send(.post, "/imports", headers: headers, body: Array("--edg".utf8)).status == 400)
            #expect(try await client.send(.post, "/imports", body: [1, 2, 3]).status == 400)
            let large = try await client.post("/imports/1/withdrawal", form: "why=" + String(repeating: "x", count: 1 << 17))
            #expect(large.status == 413)
            #expect(large.text.contains("more than one request may bring"))
        }
    }
}
