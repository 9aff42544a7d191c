import Domain
import HTTPTypes

/// A cookie of ours: for our pages only, out of reach of scripts, not sent along by other sites.
///
/// Browsers do not keep cookies apart by port, so the port stands in the name: two servers on one computer would sign each
/// other out. Behind TLS the name begins with `__Host-`, by which a browser takes it from this very host alone.
struct Cookie: Sendable {
    let name: String
    private let isSecure: Bool

    private init(_ word: String, _ settings: WebSettings) {
        isSecure = !settings.loopbackOnly
        name = "\(isSecure ? "__Host-" : "")bellwether_\(word)_\(settings.port)"
    }

    /// Holds the session's token.
    static func session(_ settings: WebSettings) -> Cookie { Cookie("session", settings) }

    /// Says who signed in from this browser before, to nobody but us.
    static func device(_ settings: WebSettings) -> Cookie { Cookie("device", settings) }

    /// Tells the browser that began a sign-in at a provider from every other, until it comes back.
    static func openID(_ settings: WebSettings) -> Cookie { Cookie("open_id", settings) }

    /// - Parameter seconds: how long the browser keeps it; nil is until it is closed.
    func setting(_ value: String, for seconds: Int? = nil) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(age)"
    }

    var ending: String { setting("", for: 0) }

    func value(in headers: HTTPFields) -> String? {
        for cookie in headers[values: .cookie].joined(separator: "; ").split(separator: ";") {
            let parts = cookie.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].allSatisfy({ $0 != "\"" }), String(parts[0]).trimmed == name {
                let value = String(parts[1]).trimmed
                return value.isEmpty ? nil : value
            }
        }
        return nil
    }
}
