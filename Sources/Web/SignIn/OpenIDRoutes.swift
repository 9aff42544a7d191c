import Domain
import HTTPTypes
import Hummingbird
import Services

/// Signing in by a provider of OpenID Connect: away to it, and back.
enum OpenIDRoutes {
    static let all: [Route] = [
        .get(
            "/sign-in/open-id", .open, .redirection, "Sends the browser to the provider that people may sign in by",
            [.init(name: "to", says: "The page to go to afterwards")], by: begin),
        .get(
            "/sign-in/open-id/return", .open, .redirection, "Signs in whoever comes back from the provider",
            [
                .init(name: "state", says: "What tells this sign-in from every other"),
                .init(name: "code", says: "What the provider gives for a token"),
                .init(name: "error", says: "That the provider refuses"), .init(name: "iss", says: "Who the provider is"),
            ], by: finish),
        .post("/account/identity-removal", .ownAccount, "Takes one's own identity at a provider away", by: removeIdentity),
    ]

    @Sendable private static func begin(_ visit: Visit) async throws -> Reply {
        let to = SignInRoutes.destination(visit.query["to"])
        do {
            let beginning = try await visit.services.beginOpenID(
                returningTo: visit.absolute(.openIDReturn), destination: to, from: visit.address)
            let reply = Reply(status: .seeOther, headers: [.location: beginning.address], body: .bytes([]))
            return keeping(
                reply, Cookie.openID(visit.house.settings).setting(beginning.browser, for: Int(Bellwether.openIDLasts)), visit)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await door(refusal, to: to, visit)
        }
    }

    @Sendable private static func finish(_ visit: Visit) async throws -> Reply {
        let answer = OpenIDReturn(
            state: visit.query["state"] ?? "", code: visit.query["code"], isRefused: visit.query["error"] != nil,
            issuer: visit.query["iss"], browser: Cookie.openID(visit.house.settings).value(in: visit.request.headers))
        do {
            let (entered, destination) = try await visit.services.finishOpenID(answer, from: visit.address)
            let reply = try await SignInRoutes.entered(entered, to: SignInRoutes.destination(destination), visit)
            return keeping(reply, Cookie.openID(visit.house.settings).ending, visit)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await door(refusal, to: nil, visit)
        }
    }

    @Sendable private static func removeIdentity(_ visit: Visit) async throws -> Reply {
        let issuer = try await visit.form()["issuer"] ?? ""
        return try await SignInRoutes.change(visit, field: "identities") { page, session in
            try await visit.services.removeIdentity(issuer, session: session)
            page.identities.removeAll { $0.issuer == issuer }
            page.notice = "You are not known by that provider here any more."
        }
    }

    /// The door again, with what went wrong beside the button.
    private static func door(_ refusal: Refusal, to: String?, _ visit: Visit) async throws -> Reply {
        var page = SignInPage(destination: to)
        page.problems.add("open-id", refusal.description)
        let reply = try await SignInRoutes.page(page, visit, status: .unprocessableContent)
        return keeping(reply, Cookie.openID(visit.house.settings).ending, visit)
    }

    /// Sets this cookie besides what else is set, and lets no browser keep what stands at an address with a code in it.
    private static func keeping(_ reply: Reply, _ cookie: String, _ visit: Visit) -> Reply {
        var reply = reply
        // A session whose token has just been changed needs its cookie all the same, unless another has begun.
        if reply.headers[.setCookie] == nil, let token = visit.visitor?.newSession {
            reply.headers[.setCookie] = Cookie.session(visit.house.settings).setting(token)
        }
        reply.headers.append(HTTPField(name: .setCookie, value: cookie))
        reply.headers[.cacheControl] = "no-store"
        return reply
    }
}
