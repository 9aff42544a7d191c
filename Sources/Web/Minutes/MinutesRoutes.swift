import Domain
import Services

enum MinutesRoutes {
    static let all: [Route] = [
        .get("/meetings/{id}/minutes", .needs(.readMeetings), .page, "The minutes of a meeting", by: minutes),
        .post("/meetings/{id}/minutes", .needs(.keepMeetings), "Drafts the minutes from what was taken down", by: draft),
        .post("/meetings/{id}/confirmation", .needs(.keepMeetings), "Confirms the minutes", by: confirm),
        .post("/items/{number}/minute", .needs(.keepMeetings), "Writes the minute of an item", by: write),
        .post("/resolutions/{number}", .needs(.keepMeetings), "Writes a resolution anew", by: resolution),
        .post("/resolutions/{number}/withdrawal", .needs(.keepMeetings), "Withdraws a resolution", by: withdraw),
    ]

    @Sendable private static func minutes(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.id(Meeting.self), visit, Typed())
    }

    private static func shown(_ id: ID<Meeting>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.meetingRecord(id, as: visit.actor)
        let page = MinutesPage(record: record, names: try await visit.names(), typed: typed)
        return .page(page.layout(visit.house.chrome(record.version)).html)
    }

    @Sendable private static func draft(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Meeting.self)
        return try await visit.acting(
            Query(""), "minutes", fields: [("", "draft")], to: .minutes(of: id), shown: { try await shown(id, visit, $0) }
        ) { _ = try await visit.services.draftMinutes(id, as: visit.actor) }
    }

    @Sendable private static func confirm(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "confirm", fields: [("", "meeting")], to: .minutes(of: id), shown: { try await shown(id, visit, $0) }
        ) { try await visit.services.confirmMinutes(id, at: ID(form["meeting"] ?? ""), as: visit.actor) }
    }

    @Sendable private static func write(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form(upTo: 1 << 18))
        let meeting = try await visit.services.agendaItem(number, as: visit.actor).item.meeting
        return try await visit.acting(
            form, "minute\(number)", fields: [("", "says")], to: .minutes(of: meeting),
            shown: { try await shown(meeting, visit, $0) }
        ) {
            _ = try await visit.services.writeMinute(
                form.trimmed("says"), item: number, basedOn: Wording.base(form["base"] ?? ""), as: visit.actor)
        }
    }

    @Sendable private static func resolution(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        let resolution = try await visit.services.reword(
            resolution: number, form.trimmed("says"), basedOn: Wording.base(form["base"] ?? ""), as: visit.actor)
        return .see(.minutes(of: resolution.meeting))
    }

    @Sendable private static func withdraw(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return .see(
            .minutes(of: try await visit.services.withdrawResolution(number, why: form.trimmed("why"), as: visit.actor)))
    }
}
