import Domain
import Hummingbird
import NIOCore
import Services

/// One request as a handler sees it: who asks, for what, of which services.
struct Visit: Sendable {
    let request: Request
    let parameters: [String: String]
    let query: Query
    let services: Bellwether
    let house: House
    /// Who is signed in; nil at the door, and where nobody has an account yet.
    let visitor: Visitor?
    /// Where nobody has an account yet, whoever reaches this computer's own address is its owner.
    let actor: Actor
    let audience: Audience
    /// From where the request comes, for the slowing of guesses.
    let address: String
    private let body: IncomingBody
    /// Throws when whoever asks may not any more. A body can take its time, and rights may end meanwhile.
    private let stillMay: @Sendable () async throws -> Void

    init(
        _ request: Request, _ body: IncomingBody, parameters: [String: String], services: Bellwether, house: House, guest: Guest,
        address: String,
        stillMay: @escaping @Sendable () async throws -> Void
    ) {
        self.request = request
        self.body = body
        self.parameters = parameters
        self.services = services
        self.house = house.receiving(guest)
        self.address = address
        self.stillMay = stillMay
        visitor = guest.visitor
        actor = guest.actor
        audience = guest.actor.audience
        query = Query(request.uri.query ?? "")
    }

    /// The token of the session, when the request brings one.
    var session: String? { Cookie.session(house.settings).value(in: request.headers) }

    /// What the browser says of who signed in from it before.
    var device: String? { Cookie.device(house.settings).value(in: request.headers) }

    func may(_ capability: Capability) -> Bool { AccessTable.grants(actor, capability) }

    func requiredVisitor() throws(Fault) -> Visitor {
        guard let visitor else {
            throw Fault(.conflict, "Nobody has an account here yet.", remedy: "Add the first person on the page of people.")
        }
        return visitor
    }

    /// What stands around a page that needs no right to be seen.
    func chrome() async throws -> Chrome { house.chrome(try await services.framework(as: .owner)) }

    /// An address to be given to somebody, with the name of the server.
    func absolute(_ address: Address) -> String {
        "\(house.settings.loopbackOnly ? "http" : "https")://\(request.head.authority ?? "127.0.0.1")\(address.text)"
    }

    /// The number in the address, such as that of an import.
    func number() throws(Fault) -> Int64 {
        guard let number = parameters["number"].flatMap({ Int64($0) }), number > 0 else { throw .noSuchPage }
        return number
    }

    func id<Thing>(_ thing: Thing.Type) throws(Fault) -> ID<Thing> {
        guard let text = parameters["id"], ID<Thing>.isWellFormed(text) else { throw .noSuchPage }
        return ID(text)
    }

    /// The day as of which the figures are asked for; nil is now.
    func known() throws(Fault) -> Day? {
        guard let text = query["known"] else { return nil }
        guard let day = Day(iso8601: text) else { throw .badDay(text) }
        return day
    }

    /// A plain form, which is small unless it says something about each measure of a file.
    func form(upTo limit: Int = 1 << 16) async throws -> Query {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else { throw Fault.unreadable }
        return Query(String(decoding: try await bytes(upTo: limit), as: UTF8.self))
    }

    func multipart(upTo limit: Int) async throws -> Multipart {
        let body = try await bytes(upTo: limit)
        do {
            let form = try Multipart(body, contentType: request.headers[.contentType] ?? "")
            // As in a plain form: a name with a zero byte can be kept nowhere.
            guard form.parts.allSatisfy({ !($0.fileName ?? "").utf8.contains(0) }) else { throw Fault.unreadable }
            return form
        } catch {
            throw Fault.unreadable
        }
    }

    /// What may be long may also take long.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        let limits = house.settings.limits
        let bytes = try await body.bytes(upTo: limit, within: limit > 1 << 20 ? limits.upload : limits.form)
        try await stillMay()
        return bytes
    }
}

extension Visit {
    /// One of the words that the address may hold there; nil when it holds none.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(Fault) -> Choice?
    where Choice.RawValue == String {
        guard let text = query[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Fault(.badRequest, "“\(text)” is no choice for \(name).", remedy: "Choose one of \(words).")
        }
        return choice
    }

    func choiceOfID<Thing>(_ name: String) throws(Fault) -> ID<Thing>? {
        guard let text = query[name] else { return nil }
        guard ID<Thing>.isWellFormed(text) else {
            throw Fault(.badRequest, "“\(text)” is no id.", remedy: "An id has lower-case letters, digits, hyphens and dots.")
        }
        return ID(text)
    }
}
