import Domain
import HTTPTypes
import Services

enum CalendarRoutes {
    /// No session is asked for: the secret in the path says who asks. It is counted and logged as this pattern.
    static let feed = "/calendars/{token}/bellwether.ics"

    static let all: [Route] = [
        .get("/account/calendar", .signedIn, .page, "One's own addresses for calendar programs", by: own),
        .post("/account/calendar", .signedIn, "Makes an address for a calendar program and shows it, this once", by: make),
        .post("/calendar-addresses/{number}/end", .signedIn, "Ends an address of one's own", by: end),
        .get(feed, .open, .calendar, "The days of whoever made the address", by: calendar),
    ]

    @Sendable private static func own(_ visit: Visit) async throws -> Reply { try await shown(visit) { _ in } }

    @Sendable private static func make(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let number = try visit.requiredVisitor().person.number
        guard let about = CalendarLink.About(word: form["about"] ?? "") else {
            return try await shown(visit, status: .unprocessableContent) {
                $0.problems.add("about", "Choose whose days it is to give")
            }
        }
        do {
            let made = try await visit.services.addCalendarLink(about, for: number, as: visit.actor)
            let address = visit.absolute(.calendarFeed(made.secret))
            return try await shown(visit) { $0.made = address }
        } catch let refusal as Refusal where refusal.kind != .denied {
            return try await shown(visit, status: .unprocessableContent) {
                $0.chosen = about.word
                $0.problems.add("about", refusal.description)
            }
        }
    }

    private static func shown(
        _ visit: Visit, status: HTTPResponse.Status = .ok, _ change: (inout CalendarPage) -> Void
    ) async throws -> Reply {
        let number = try visit.requiredVisitor().person.number
        let answer = try await visit.services.calendarLinks(of: number, as: visit.actor)
        var page = CalendarPage(
            version: answer.version, links: answer.links, bodies: answer.bodies,
            agencies: visit.may(.readBusiness) ? answer.version.framework.agencies : [])
        change(&page)
        var reply = Reply.page(page.layout(try await visit.chrome()).html, status: status)
        // An address that is shown once is kept by no browser.
        if page.made != nil { reply.headers[.cacheControl] = "no-store" }
        return reply
    }

    @Sendable private static func end(_ visit: Visit) async throws -> Reply {
        try await visit.services.endCalendarLink(try visit.number(), as: visit.actor)
        return .see(.accountCalendar)
    }

    @Sendable private static func calendar(_ visit: Visit) async throws -> Reply {
        let base = visit.absolute(.home).dropLast()
        let answer = try await visit.services.calendar(secret: visit.parameters["token"] ?? "") { thing in
            Address.thing(thing).map { base + $0.text }
        }
        guard let answer else {
            throw Fault(
                .notFound, "This calendar address is not good: it is none of ours, or was ended.",
                remedy: "Make a new one on the page of your account.")
        }
        return Reply(
            headers: [
                .contentType: "text/calendar; charset=utf-8", .contentDisposition: "inline; filename=\"bellwether.ics\"",
            ], body: .bytes(answer.bytes))
    }
}

extension Address {
    static var accountCalendar: Address { .at("/account/calendar") }
    static func calendarFeed(_ secret: String) -> Address { .at("/calendars/\(Query.encoded(secret))/bellwether.ics") }
    static func endOfCalendarAddress(_ number: Int64) -> Address { .at("/calendar-addresses/\(number)/end") }
}
