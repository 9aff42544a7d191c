import Domain
import HTTPTypes

/// One row of the table of routes: what may be asked, by what right, and what it gives. There is no other way to
/// answer a request, so nothing can be reached that does not stand in the table.
struct Route: Sendable {
    enum Access: Hashable, Sendable {
        case needs(Capability)
        /// For everybody who is signed in.
        case signedIn
        /// For everybody who is signed in, also while the second factor that their role needs is not set up: their own
        /// account.
        case ownAccount
        /// For programs on this computer itself, and for people by their right.
        case nearby(Capability)
        /// For everybody who reaches the server: it tells nothing of what the partnership knows.
        case open
    }

    struct Parameter: Sendable {
        var name: String
        var says: String
        /// What it must be, for programs.
        var schema = Schema.text
    }

    enum Gives: String, Hashable, Sendable {
        case page = "text/html"
        case json = "application/json"
        case csv = "text/csv"
        case yaml = "application/yaml"
        case text = "text/plain"
        case stylesheet = "text/css"
        case script = "text/javascript"
        case calendar = "text/calendar"
        /// A file of any kind, to be saved.
        case file = "application/"
        /// Sends the browser on to the page that shows what was done.
        case redirection = ""
    }

    var method: HTTPRequest.Method
    /// "/imports/{number}".
    var path: String
    var access: Access
    var gives: Gives
    var summary: String
    var parameters: [Parameter] = []
    /// What programs are told of it besides; nil on a page.
    var interface: Interface?
    var handle: @Sendable (Visit) async throws -> Reply

    /// Whether programs use it: it answers problems as JSON and stands in the OpenAPI document.
    var isInterface: Bool { path.hasPrefix("/api/") }

    /// Whether answering may take longer than a page does: whatever writes, and files as large as what is kept.
    var takesLong: Bool {
        switch gives {
        case .page, .json, .text, .stylesheet, .script: method != .get
        case .csv, .yaml, .calendar, .file, .redirection: true
        }
    }

    static func get(
        _ path: String, _ access: Access, _ gives: Gives, _ summary: String, _ parameters: [Parameter] = [],
        by handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .get, path: path, access: access, gives: gives, summary: summary, parameters: parameters, handle: handle)
    }

    static func post(
        _ path: String, _ access: Access, _ summary: String, by handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .post, path: path, access: access, gives: .redirection, summary: summary, handle: handle)
    }

    /// The values of the parts in braces; nil when the path is another one.
    func match(_ path: some StringProtocol) -> [String: String]? {
        // Most rows are for other paths: what stands before the first brace tells, without taking the path apart.
        guard path.utf8.starts(with: self.path.utf8.prefix { $0 != UInt8(ascii: "{") }) else { return nil }
        let wanted = self.path.split(separator: "/")
        let given = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if wanted.isEmpty { return given.allSatisfy(\.isEmpty) ? [:] : nil }
        guard wanted.count == given.count else { return nil }
        var values: [String: String] = [:]
        for (pattern, part) in zip(wanted, given) {
            if pattern.hasPrefix("{") {
                guard !part.isEmpty else { return nil }
                values[String(pattern.dropFirst().dropLast())] = String(part)
            } else if pattern != part {
                return nil
            }
        }
        return values
    }
}
