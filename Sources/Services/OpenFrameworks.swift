import Domain
import Synchronization

/// What is open of a version of the framework by what holds in another, worked out once: no version is ever changed.
final class OpenFrameworks: Sendable {
    struct Key: Hashable {
        var version: Int64
        /// By which version it is told what is open.
        var now: Int64
    }

    struct Seen {
        var framework: FrameworkVersion
        /// The indicators of the version that are not in it, by their ids.
        var hidden: [ID<Indicator>]
    }

    private static let most = 8
    private let kept = Mutex<[Key: Seen]>([:])

    func seen(_ key: Key, _ work: () throws -> Seen) rethrows -> Seen {
        if let known = kept.withLock({ $0[key] }) { return known }
        let seen = try work()
        kept.withLock { kept in
            if kept.count >= OpenFrameworks.most { kept = [:] }
            kept[key] = seen
        }
        return seen
    }
}
