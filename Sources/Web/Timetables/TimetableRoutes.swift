import Domain
import Services

enum TimetableRoutes {
    static let parameters: [Route.Parameter] = [
        .init(name: "body", says: "The id of a body; all of them when left out", schema: .id),
        .init(name: "agency", says: "The id of an agency; all of them when left out", schema: .id),
        .init(name: "from", says: "The first day, such as 2026-09-30; today when left out", schema: .day),
        .init(name: "until", says: "The last day; a year on when left out", schema: .day),
        .init(name: "meeting", says: "The id of a meeting to see on another day; nothing is kept", schema: .id),
        .init(name: "date", says: "That other day", schema: .day),
    ]

    static let all: [Route] = [
        .get(
            "/schedule", .needs(.readTimetable), .page, "Which figures each meeting can have, and what comes too late",
            parameters, by: page)
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.timetable(try TimetableFilter(visit), as: visit.actor)
        let page = TimetablePage(
            answer: answer, mayChange: visit.may(.changeFramework), mayKeep: visit.may(.keepMeetings),
            mayReadPacks: visit.may(.readPacks), mayFollow: visit.visitor != nil, mayExport: true)
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}
