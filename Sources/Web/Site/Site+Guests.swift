import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

// Who asks, and whether the door is open to them.
extension Site {
    func guest(of request: Request, _ address: String) async throws -> Guest {
        // A program says by its token who it is; a cookie that comes along is not looked at.
        if let bearer = Bearer(request) {
            guard let visitor = try await services.visitor(bearer: bearer.secret) else {
                try limits.countRefused(from: address)
                throw Bearer.refused
            }
            return .visitor(visitor)
        }
        if let token = Cookie.session(house.settings).value(in: request.headers),
            let visitor = try await services.visitor(session: token, from: address)
        {
            return .visitor(visitor)
        }
        return try await services.hasPeople() ? .stranger : .owner
    }

    /// Denied by default: a stranger is sent to the door, and somebody without the right is told so.
    func open(_ route: Route, to guest: Guest, _ request: Request, _ path: String, from address: String) throws {
        switch (route.access, guest) {
        case (.open, _): return
        case (.nearby, _) where Site.isNearby(request, address): return
        case (_, .stranger): throw Door(request, path)
        case (.ownAccount, _): return
        case (_, .visitor(let visitor)) where visitor.owesSecondFactor: throw Site.owing(request, path)
        case (.signedIn, _): return
        case (.needs(let capability), _), (.nearby(let capability), _):
            guard !guest.may(capability) else { return }
            throw Fault(.forbidden, "You may not \(capability.rawValue).", remedy: "Ask whoever runs Bellwether for you.")
        }
    }

    /// A page sends to the account page, which says what is wanted; everything else is refused with the same words.
    private static func owing(_ request: Request, _ path: String) -> any Error {
        let isPage = request.method == .get || request.method == .head
        if isPage, !path.hasPrefix("/api/") { return Door(.see(.account)) }
        return Fault(
            .forbidden, "Your role needs a second factor, and you have not set one up.",
            remedy: "Open your account page and set it up; everything else opens then.")
    }

    /// From this computer to one of its own names, and not handed on by a proxy, which would make everybody near.
    private static func isNearby(_ request: Request, _ address: String) -> Bool {
        let isHandedOn = [.forwarded, .forwardedFor, .via].contains { request.headers[$0] != nil }
        return !isHandedOn && isLoopback(request.head.authority ?? "")
            && (address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127."))
    }

    /// The same person, or the owner, with the same rights as when the request began.
    func checkAgain(_ before: Guest, _ route: Route, _ request: Request, _ address: String) async throws {
        let now = try await guest(of: request, address)
        guard now.isSame(as: before) else {
            throw Fault(.conflict, "Your rights changed while this was sent.", remedy: "Open the page again, and send it anew.")
        }
        try open(route, to: now, request, request.uri.path, from: address)
    }

    static func address(of context: SiteContext) -> String { context.remoteAddress?.ipAddress ?? "unknown" }
}

/// Somebody who is not signed in is sent to sign in, and from there to where they wanted to go; a program is told.
struct Door: Error {
    var reply: Reply

    init(_ reply: Reply) { self.reply = reply }

    init(_ request: Request, _ path: String) {
        if path.isInterface {
            let fault = Fault(
                .unauthorized, "Nobody is signed in.",
                remedy: "Send a token: Authorization: Bearer bw_…. People make theirs on the page of their account.",
                headers: [.wwwAuthenticate: "Bearer realm=\"bellwether\""])
            reply = ProblemDocument(fault, at: path).reply
        } else {
            let wanted = request.method == .get && path != "/" ? request.uri.string : nil
            reply = .see(.signIn(to: wanted))
        }
    }
}

/// What is known of a request besides itself: from where it comes.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        remoteAddress = source.channel.remoteAddress
    }
}
