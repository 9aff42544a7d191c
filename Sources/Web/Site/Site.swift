import Crypto
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Services

/// Every request goes through here: who may ask at all, which row of the table answers, what stands on every answer.
struct Site: HTTPResponder {
    typealias Context = SiteContext

    let services: Bellwether
    let house: House
    let routes: [Route]
    private let index: RouteIndex
    let counts = RequestCounts()
    let limits: InterfaceLimits

    init(services: Bellwether, settings: WebSettings) {
        self.services = services
        house = House(settings: settings)
        routes = RouteTable.all(counts)
        index = RouteIndex(routes)
        limits = InterfaceLimits(perMinute: settings.requestsPerMinute)
    }

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        let isHead = request.method == .head
        let path = request.uri.path
        let route = index.find(isHead ? .get : request.method, path)
        let body = IncomingBody(request)
        var reply: Reply
        do {
            try admit(request)
            reply = try await answer(request, body, route, path, Site.address(of: context))
        } catch let door as Door {
            reply = door.reply
        } catch {
            reply = await problem(Fault(error, context.logger), path, request)
        }
        counts.add(route: route?.path ?? "none", status: reply.status.code)
        return limited(finished(reply, for: request, isHead: isHead), body, on: context.channel)
    }

    private func answer(
        _ request: Request, _ body: IncomingBody, _ route: Route?, _ path: String, _ address: String
    ) async throws -> Reply {
        let guest = try await guest(of: request, address)
        let isFeed = route?.path == CalendarRoutes.feed
        if path.isInterface || isFeed { try limits.admit(guest, from: address) }
        guard let route, let parameters = route.match(path) else {
            // A stranger is not told which pages there are.
            if case .stranger = guest { throw Door(request, path) }
            throw refusal(of: path)
        }
        try open(route, to: guest, request, path, from: address)
        let visit = Visit(
            request, body, parameters: parameters, services: services, house: house, guest: guest, address: address,
            stillMay: { [self] in try await checkAgain(guest, route, request, address) })
        var reply: Reply
        do {
            reply =
                route.takesLong
                ? try await withTaskExecutorPreference(globalConcurrentExecutor) { try await OnceOnly.answer(route, visit) }
                : try await OnceOnly.answer(route, visit)
        } catch let fault as Fault where isFeed && fault.status == .notFound {
            // As with tokens: nobody guesses one, and whoever tries is slowed.
            try limits.countRefused(from: address)
            throw fault
        }
        if let token = guest.visitor?.newSession, reply.headers[.setCookie] == nil {
            reply.headers[.setCookie] = Cookie.session(house.settings).setting(token)
        }
        return reply
    }

    /// A path that is there for another method says which.
    private func refusal(of path: String) -> Fault {
        let methods = Set(index.all(path).map(\.method))
        guard !methods.isEmpty else { return .noSuchPage }
        let allowed = (methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])).sorted().joined(separator: ", ")
        return Fault(
            .methodNotAllowed, "This address cannot be used that way.", remedy: "Start from the home page.",
            headers: [.allow: allowed])
    }

    private func problem(_ fault: Fault, _ path: String, _ request: Request) async -> Reply {
        if path.isInterface { return ProblemDocument(fault, at: path).reply }
        // The page of a problem must not fail for want of the partnership's name, or of who looks at it.
        let version = try? await services.framework(as: .owner)
        // Who cannot be known is a stranger.
        let guest = (try? await guest(of: request, "")) ?? .stranger
        let chrome = house.receiving(guest).chrome(version)
        var reply = Reply.page(ProblemPage(fault: fault).layout(chrome).html, status: fault.status)
        reply.headers.append(contentsOf: fault.headers)
        return reply
    }
}

extension Fault {
    /// What a person can put right is said to them; what the outside did becomes one line of the log and a page that
    /// gives nothing away.
    fileprivate init(_ error: any Error, _ logger: Logger) {
        switch error {
        case let fault as Fault: self = fault
        case let refusal as Refusal: self.init(refusal)
        case let problems as FormProblems: self.init(problems)
        case let refused as FrameworkRefused: self.init(refused)
        default:
            logger.error("A request failed", metadata: ["error": "\(String(reflecting: error))"])
            self = .broken
        }
    }
}
