import Domain
import Storage

/// What the board's business can be about.
public enum BusinessSubject: Hashable, Sendable {
    case indicator(ID<Indicator>)
    case agency(ID<Agency>)
    case priority(ID<Priority>)
}

/// What is promised and asked about something, what hurts first; a few of each, for the page of that something.
public struct BusinessAbout: Sendable {
    public var version: FrameworkVersion
    public var actions: [Action]
    public var challenges: [Challenge]
    public var today: Day
}

extension Bellwether {
    public func business(about subject: BusinessSubject, limit: Int = 6, as actor: Actor) async throws -> BusinessAbout {
        try require(.readBusiness, of: actor)
        let today = today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let sight = try sight(of: actor, in: connection)
            let (ofActions, ofChallenges) = subject.filters(version)
            let actions = try connection.actions.page(ofActions, for: sight.ofActions, on: today, limit: limit)
            let seen = SeenThings(seesRestricted: sight.seesRestricted, hiddenIndicators: sight.hiddenText)
            return BusinessAbout(
                version: version, actions: actions,
                challenges: try connection.challenges.list(ofChallenges, after: nil, limit: limit, seen: seen), today: today)
        }
    }
}

extension BusinessSubject {
    fileprivate func filters(_ version: FrameworkVersion) -> (ActionFilter, ChallengeFilter) {
        switch self {
        case .indicator(let id): return (ActionFilter(indicator: id), ChallengeFilter(show: .all, indicator: id))
        case .agency(let id): return (ActionFilter(agency: id), ChallengeFilter(show: .all, agency: id))
        case .priority(let id):
            let own = version.framework.basket.filter { $0.priority == id }.map(\.indicator)
            return (ActionFilter(priority: id), ChallengeFilter(show: .all, amongIndicators: own))
        }
    }
}
