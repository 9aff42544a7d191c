import HTTPTypes

/// The table of routes by the first part of their paths, so that a request is compared with a dozen rows and not with all.
struct RouteIndex: Sendable {
    private let rows: [String: [Route]]

    init(_ routes: [Route]) {
        rows = Dictionary(grouping: routes) { RouteIndex.key(of: $0.path) }
    }

    /// The first row in the table's order.
    func find(_ method: HTTPRequest.Method, _ path: String) -> Route? {
        rows[RouteIndex.key(of: path)]?.first { $0.method == method && $0.match(path) != nil }
    }

    /// Those for any method.
    func all(_ path: String) -> [Route] {
        rows[RouteIndex.key(of: path)]?.filter { $0.match(path) != nil } ?? []
    }

    /// "challenges" of "/challenges/7"; for programs "api/v1/challenges". No route begins with a part in braces.
    private static func key(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: true).prefix(path.hasPrefix("/api/v1/") ? 3 : 1).joined(
            separator: "/")
    }
}
