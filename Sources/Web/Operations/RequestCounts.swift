import Synchronization

/// Requests answered since the start, by route and status: what a monitor reads.
final class RequestCounts: Sendable {
    private struct Key: Hashable {
        var route: String
        var status: Int
    }

    private let counts = Mutex<[Key: Int]>([:])

    func add(route: String, status: Int) {
        counts.withLock { $0[Key(route: route, status: status), default: 0] += 1 }
    }

    /// In Prometheus' text format. The route is its pattern: an id in a label would be a new series each time.
    var text: String {
        let all = counts.withLock { $0 }.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        let lines = all.map { "bellwether_requests_total{route=\"\($0.key.route)\",status=\"\($0.key.status)\"} \($0.value)\n" }
        return """
            # HELP bellwether_requests_total Requests answered, by route and status.
            # TYPE bellwether_requests_total counter

            """ + lines.joined()
    }
}
