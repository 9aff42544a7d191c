import Domain
import Services

enum MeetingRoutes {
    static let all: [Route] = [
        .get("/meetings", .needs(.readFramework), .page, "The bodies and their meetings", by: list),
        .get("/meetings/{id}", .needs(.readPacks), .page, "One meeting and its packs", by: one),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let page = MeetingsPage(
            version: version, packs: visit.may(.readPacks) ? try await visit.services.packs(as: visit.actor) : [])
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let id = try visit.id(Meeting.self)
        let version = try await visit.services.framework(as: visit.actor)
        guard let meeting = version.meeting(id) else {
            throw Fault(Refusal(.notFound, "There is no meeting \(id).", remedy: "Look for it on the page of meetings."))
        }
        let packs = try await visit.services.packs(as: visit.actor).filter { $0.meeting == id }
        return .page(
            MeetingPage(
                version: version, meeting: meeting, packs: packs, mayFreeze: visit.may(.freezePack),
                names: try await visit.names()
            ).layout(visit.house.chrome(version)).html)
    }
}
