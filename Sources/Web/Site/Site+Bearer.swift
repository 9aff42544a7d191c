import Domain
import HTTPTypes
import Hummingbird
import Services

/// The token that a request for the interface brings. Pages know no tokens.
struct Bearer {
    /// As sent; it may be anything.
    let secret: String

    init?(_ request: Request) {
        guard request.uri.path.isInterface, let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        // Any other way of saying who one is, is no token of ours and is refused as one.
        secret = parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]).trimmed : ""
    }

    static let refused = Fault(
        .unauthorized, "This token is not good: it is none of ours, was ended, is too old, or its person may not use tokens.",
        remedy: "Make a new one on the page of your account, and send it as: Authorization: Bearer bw_….",
        headers: [.wwwAuthenticate: "Bearer realm=\"bellwether\", error=\"invalid_token\""])
}

extension String {
    /// Whether a path is for programs, who get problems as JSON and may come with a token.
    var isInterface: Bool { hasPrefix("/api/") }
}

/// How much is asked of the interface: generous, and enough to keep one broken program from taking all there is.
struct InterfaceLimits: Sendable {
    private let requests: RateLimit
    /// Tokens that were none of ours. Nobody guesses one; whoever tries is slowed all the same.
    private let refused: RateLimit

    init(perMinute: Int) {
        requests = RateLimit(perMinute: perMinute)
        refused = RateLimit(perMinute: max(30, perMinute / 20))
    }

    /// Counted for each token, and without one for each address.
    func admit(_ guest: Guest, from address: String) throws(Fault) {
        let key = guest.visitor?.token.map { "token \($0.number)" } ?? NetworkAddress.place(of: address)
        try InterfaceLimits.wait(requests.take(key))
    }

    func countRefused(from address: String) throws(Fault) {
        try InterfaceLimits.wait(refused.take(NetworkAddress.place(of: address)))
    }

    private static func wait(_ seconds: Int?) throws(Fault) {
        guard let seconds else { return }
        throw Fault(
            .tooManyRequests, "There were too many requests in a short time.",
            remedy: "Wait \(seconds == 1 ? "a second" : "\(seconds) seconds"), then go on more slowly.",
            headers: [.retryAfter: "\(seconds)"])
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
    static let link = HTTPField.Name("Link")!
}
