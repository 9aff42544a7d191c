import Domain
import HTTPTypes
import Logging
import Services
import TestKit
import Testing

@testable import Web

@Suite("Calendar addresses")
struct CalendarRouteTests {
    private static func made(_ client: Client, _ session: HTTPFields, about: String = "own") async throws -> String {
        let answer = try await client.post("/account/calendar", form: "about=\(about)", headers: session)
        #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
        let address = try #require(answer.text.firstMatch(of: /<code id="address">([^<]+)</)?.1)
        #expect(address.hasPrefix("http://127.0.0.1:8080/calendars/bwc_"))
        return String(address.dropFirst("http://127.0.0.1:8080".count))
    }

    @Test("an address is made on the account page, shown once, read without a session, and ended")
    func journey() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            let session = try #require(sessions[.layMember])
            let path = try await Self.made(client, session)
            let feed = try await client.get(path)
            #expect(feed.status == 200 && feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(feed.text.hasPrefix("BEGIN:VCALENDAR\r\n") && feed.text.contains("UID:meeting-board-2026-12@smallborough"))
            #expect(feed.text.replacing("\r\n ", with: "").contains("URL:http://127.0.0.1:8080/meetings/board-2026-12\r\n"))
            let tag = try #require(feed.headers[.eTag])
            let again = try await client.get(path, headers: [.ifNoneMatch: tag])
            #expect(again.status == 304, "nothing has changed")
            let page = try await client.get("/account/calendar", headers: session).text
            #expect(!page.contains("bwc_") && page.contains("1: Mine") && page.contains("21 November 2026"))
            let ended = try await client.post("/calendar-addresses/1/end", form: "", headers: session)
            #expect(ended.status == 303)
            let after = try await client.get(path)
            #expect(after.status == 404 && !after.text.contains("BEGIN:VCALENDAR"))
        }
    }

    @Test("one role's address opens no more than the role, and an agency that is none is refused on the form")
    func rights() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            let councillor = try #require(sessions[.electedMember])
            let feed = try await client.get(try await Self.made(client, councillor))
            #expect(feed.status == 200 && !feed.text.contains("board-2026-12"))
            let agency = try await client.post("/account/calendar", form: "about=agency:csc", headers: councillor)
            #expect(agency.status == 403)
            let chair = try #require(sessions[.chair])
            for wrong in ["", "agency:nowhere", "body:nowhere", "area:northside", "x"] {
                let answer = try await client.post("/account/calendar", form: "about=\(wrong)", headers: chair)
                #expect(answer.status == 422 && answer.text.contains("id=\"about\""), "\(wrong)")
            }
        }
    }

    @Test("guessing is slowed, reading too often too, and the secret stands in no line of the log")
    func limits() async throws {
        try await AccessTests.everyRole { _, small, sessions in
            let lines = Locked<[String]>([])
            let client = Client(
                small.services, settings: WebSettings(requestsPerMinute: 100),
                logger: Logger(label: "test") { _ in LogLines { line in lines.with { $0.append(line) } } })
            let path = try await Self.made(client, try #require(sessions[.chair]))
            let first = try await client.get(path)
            #expect(first.status == 200)
            var statuses: [Int] = []
            for _ in 0..<60 {
                statuses.append(try await client.get("/calendars/bwc_\(String(repeating: "a", count: 43))/bellwether.ics").status)
            }
            #expect(statuses.first == 404 && statuses.last == 429)
            // What was asked ebbs away again, so a slow machine has to ask more often.
            var last = 200
            for _ in 0..<600 where last == 200 { last = try await client.get(path).status }
            #expect(last == 429)
            let secret = path.split(separator: "/")[1]
            #expect(!lines.with { $0 }.contains { $0.contains(secret) })
        }
    }
}
