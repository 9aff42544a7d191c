import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The limits of a chart started anew")
struct ChartChangeTests {
    private static let path = "/indicators/visits/chart"

    /// Twelve quarters about 70%, then twelve about 90%, from 1 April 2023 on.
    private static func with(_ body: @Sendable (Client, SmallPartnership) async throws -> Void) async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let low = [69, 71, 70, 68, 72, 70, 69, 71, 70, 69, 71, 70], high = [90, 88, 91, 89, 90, 92, 90, 89, 91, 90, 88, 90]
            let rows = (low + high).enumerated().map { place, met in
                let year = 2020 + place / 4
                return "visits,smallborough,\(year)-\((year + 1) % 100)Q\(place % 4 + 1),\(met),100,,,"
            }
            try await small.give(rows.joined(separator: "\n") + "\n")
            try await body(Client(small.services), small)
        }
    }

    private static func form(
        _ step: String, _ act: String = "rebase", day: String = "2023-04-01", why: String = "Agreed+on+12+May"
    )
        -> String
    {
        "act=\(act)&day=\(day)&what=second+provider+joined&why=\(why)&step=\(step)"
    }

    @Test("before and after are shown with both sentences, and nothing is kept by looking")
    func preview() async throws {
        try await Self.with { client, small in
            let before = try await small.services.frameworkText(as: .owner)
            let answer = try await client.post(Self.path, form: Self.form("show"))
            #expect(answer.status == 200)
            #expect(answer.text.contains("There are 24 points: read as a control chart"))
            #expect(answer.text.contains("There are 12 points: read as a control chart"))
            #expect(answer.text.contains("Special cause of improving nature"))
            #expect(
                answer.text.contains("No significant change: the latest quarter&#39;s 90.0%")
                    || answer.text.contains("No significant change: the latest quarter's 90.0%"))
            #expect(answer.text.ranges(of: "<figure class=\"chart\">").count == 2)
            #expect(answer.text.contains("second provider joined"))
            #expect(try await small.services.frameworkText(as: .owner) == before)
        }
    }

    @Test("kept, it is a version of the framework with who and why, an entry in the record, and stands on the page")
    func kept() async throws {
        try await Self.with { client, small in
            let answer = try await client.post(Self.path, form: Self.form("keep"))
            #expect(answer.status == 303 && answer.headers[.location] == "/indicators/visits")
            let thing = try await small.services.frameworkThing("visits", of: .indicators, as: .owner)
            let why = "The limits start anew from 1 April 2023 (second provider joined). Agreed on 12 May"
            #expect(thing.history.first?.why == why && thing.history.first?.actor == .owner)
            #expect(try await small.services.auditTrail(before: nil, limit: 1, as: .owner).map(\.detail) == [why])
            let page = try await client.get("/indicators/visits").text
            #expect(page.contains("Limits anew, April 2023") && page.contains("There are 12 points"))
            let again = try await client.post(Self.path, form: Self.form("keep"))
            #expect(again.status == 422 && again.text.contains("start anew on that day already"))
            let end = "act=end-rebase&place=0&day=2023-04-01&what=second+provider+joined&why=Not+so&step=keep"
            #expect(try await client.post(Self.path, form: end).status == 303)
            #expect(try await client.get("/indicators/visits").text.contains("There are 24 points"))
        }
    }

    @Test("an event stands on the chart and changes no judgement")
    func event() async throws {
        try await Self.with { client, _ in
            #expect(try await client.post(Self.path, form: Self.form("show", "event")).text.contains("changes no limit"))
            #expect(try await client.post(Self.path, form: Self.form("keep", "event")).status == 303)
            let page = try await client.get("/indicators/visits").text
            #expect(page.contains("second provider joined") && page.contains("There are 24 points"))
        }
    }

    @Test("without a day or a reason it says what is missing and keeps what was typed", arguments: ["show", "keep"])
    func missing(step: String) async throws {
        try await Self.with { client, small in
            let before = try await small.services.frameworkText(as: .owner)
            let noReason = try await client.post(Self.path, form: Self.form(step, why: "+"))
            #expect(noReason.status == 422 && noReason.text.contains("href=\"#rebase-why\""))
            #expect(noReason.text.contains("value=\"second provider joined\""))
            let noDay = try await client.post(Self.path, form: Self.form(step, day: "soon"))
            #expect(noDay.status == 422 && noDay.text.contains("href=\"#rebase-day\"") && noDay.text.contains("value=\"soon\""))
            #expect(try await small.services.frameworkText(as: .owner) == before)
        }
    }

    @Test("what was changed meanwhile is not overwritten")
    func conflict() async throws {
        try await Self.with { client, small in
            let seen = try await small.services.framework(as: .owner).number
            #expect(try await client.post(Self.path, form: Self.form("keep")).status == 303)
            let late = Self.form("keep", "event", day: "2024-01-01") + "&seen-version=\(seen)"
            let answer = try await client.post(Self.path, form: late)
            #expect(answer.status == 409 && answer.text.contains("changed this indicator meanwhile"))
        }
    }

    @Test("only those who may change the framework see the way to it")
    func rights() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            for (role, headers) in sessions {
                let isShown = try await client.get("/indicators/visits", headers: headers).text.contains(Self.path)
                let answer = try await client.get(Self.path, headers: headers)
                #expect(isShown == (answer.status == 200), "\(role)")
            }
            #expect(try await client.get(Self.path, headers: sessions[.chair] ?? [:]).status == 403)
        }
    }

    @Test("what somebody typed is text and never markup")
    func escaped() async throws {
        try await Self.with { client, _ in
            let form = Self.form("show").replacing("second+provider+joined", with: "%3Cscript%3Ealert(1)%3C/script%3E")
            let text = try await client.post(Self.path, form: form).text
            #expect(!text.contains("<script>alert") && text.contains("&lt;script&gt;alert(1)"))
        }
    }
}
