import Domain
import Services

enum MeetingRoutes {
    static let all: [Route] = [
        .get("/meetings", .needs(.readMeetings), .page, "The bodies and their meetings", by: list),
        .get("/meetings/{id}", .needs(.readMeetings), .page, "One meeting: agenda, questions, resolutions, packs", by: one),
        .post("/meetings/{id}/notes", .needs(.readMeetings), "Writes the Children's Champion's note", by: note),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let found = try await visit.services.meetings(as: visit.actor)
        var page = MeetingsPage(
            version: found.version, packs: visit.may(.readPacks) ? try await visit.services.packs(as: visit.actor) : [],
            lines: found.lines, isOutside: !visit.may(.readPacks),
            places: visit.may(.readMeetings) ? BodyReach(visit.actor, .readMeetings, found.version) : nil)
        page.seesSchedule = visit.may(.readTimetable)
        return .page(page.layout(visit.house.chrome(found.version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.id(Meeting.self), visit, Typed())
    }

    static func shown(_ id: ID<Meeting>, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let record = try await visit.services.meetingRecord(id, as: visit.actor)
        let packs = visit.may(.readPacks) ? try await visit.services.packs(as: visit.actor).filter { $0.meeting == id } : []
        return .page(
            MeetingPage(
                record: record, packs: packs, mayReadPacks: visit.may(.readPacks), mayFreeze: visit.may(.freezePack),
                names: try await visit.names(), typed: typed
            ).layout(visit.house.chrome(record.version)).html)
    }

    @Sendable private static func note(_ visit: Visit) async throws -> Reply {
        let (id, form) = (try visit.id(Meeting.self), try await visit.form())
        return try await visit.acting(
            form, "note", fields: [("Whose", "name"), ("The note", "says")], to: .meeting(id),
            shown: { try await shown(id, visit, $0) }
        ) {
            try await visit.services.writeChampionNote(
                id, name: form.trimmed("name"), says: form.trimmed("says"), as: visit.actor)
        }
    }
}
