import HTTPTypes
import Hummingbird

// Who may ask at all.
extension Site {
    /// The server is for this computer alone, so a request must be addressed to this computer itself (a name that was rebound to
    /// 127.0.0.1 is not), and a form must come from our own pages.
    func admit(_ request: Request) throws(Fault) {
        if house.settings.loopbackOnly, !Site.isLoopback(request.head.authority ?? request.headers[.host] ?? "") {
            throw Fault(
                .misdirectedRequest, "This server answers only on the computer that it runs on.",
                remedy: "Open it there, at http://127.0.0.1.")
        }
        guard request.method != .get, request.method != .head else { return }
        // No browser sends a token by itself, so a request that has one was meant.
        if Bearer(request) != nil { return }
        guard isFromHere(request) else {
            throw Fault(.forbidden, "This form came from another site.", remedy: "Open the page here, and send it from there.")
        }
    }

    private func isFromHere(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite], site != "same-origin" { return false }
        guard let origin = request.headers[.origin] else {
            // Browsers send at least one of the two with a form. A program on this computer sends neither, and has no
            // session that a browser would send along.
            return request.headers[.fetchSite] != nil || Cookie.session(house.settings).value(in: request.headers) == nil
        }
        let host = request.head.authority ?? request.headers[.host] ?? ""
        return origin == "http://\(host)" || origin == "https://\(host)"
    }

    static func isLoopback(_ authority: String) -> Bool {
        // The whole of it: "127.0.0.1:x@elsewhere" begins well, and a link printed from it would lead elsewhere.
        let name = ["localhost", "127.0.0.1", "[::1]"].first { authority.lowercased().hasPrefix($0) }
        guard let rest = name.map({ authority.dropFirst($0.count) }) else { return false }
        return rest.isEmpty
            || (rest.hasPrefix(":") && (1...5).contains(rest.count - 1) && rest.dropFirst().allSatisfy(\.isNumber))
    }
}

extension HTTPField.Name {
    static let host = HTTPField.Name("Host")!
    static let forwarded = HTTPField.Name("Forwarded")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let via = HTTPField.Name("Via")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
}
