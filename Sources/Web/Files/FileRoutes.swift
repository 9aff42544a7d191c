import Domain
import HTTPTypes
import Services

enum FileRoutes {
    static let all: [Route] = [
        .get("/files/{number}", .needs(.readMeetings), .file, "A file that belongs to a thing, as a download", by: one)
    ]

    /// Never shown inside the site: a file of somebody else is saved, whatever it says that it is.
    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        let (file, bytes) = try await visit.services.attachedFile(try visit.number(), as: visit.actor)
        var reply = Reply(headers: [.contentType: file.contentType], body: .bytes(bytes))
        reply.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Query.encoded(file.name))"
        return reply
    }
}

extension Address {
    static func file(_ number: Int64) -> Address { .at("/files/\(number)") }
}
