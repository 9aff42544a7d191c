import Domain
import Services

// What everybody may read, signed in or not.
enum StatementRoutes {
    static let all: [Route] = [
        .get("/privacy", .open, .page, "What is kept about people who sign in, why and for how long", by: privacy),
        .get("/accessibility", .open, .page, "What was tested, what was not, and how to complain", by: accessibility),
    ]

    @Sendable private static func privacy(_ visit: Visit) async throws -> Reply {
        let partnership = try await visit.services.framework(as: .owner).framework.partnership
        let settings = visit.house.settings
        let cookies = [Cookie.session(settings), Cookie.device(settings), Cookie.openID(settings)].map(\.name)
        return .page(PrivacyPage(partnership: partnership, cookies: cookies).layout(try await visit.chrome()).html)
    }

    @Sendable private static func accessibility(_ visit: Visit) async throws -> Reply {
        let partnership = try await visit.services.framework(as: .owner).framework.partnership
        return .page(AccessibilityPage(partnership: partnership).layout(try await visit.chrome()).html)
    }
}

extension Partnership {
    /// To whom somebody turns, in a sentence.
    var whomToAsk: String {
        contact.map { "\(name): \($0)" } ?? "the business manager of \(name), who gave you your account"
    }
}
