/// Somebody who may sign in.
public struct Person: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        /// Has an invitation and no password yet.
        case invited
        case active
        /// May not sign in any more; what they did stays under their number.
        case closed
    }

    public var number: Int64
    public var name: String
    /// By which they sign in; in small letters.
    public var email: String
    public var state: State
    public var grants: [Grant]
    public var createdAt: Instant

    public init(number: Int64, name: String, email: String, state: State, grants: [Grant], createdAt: Instant) {
        self.number = number
        self.name = name
        self.email = email
        self.state = state
        self.grants = grants
        self.createdAt = createdAt
    }

    /// The person as one who acts on a day, with the roles they hold on it; none when the account is closed.
    public func acting(on day: Day, by token: AccessToken? = nil) -> Actor {
        .person(
            ActingPerson(
                number: number, grants: state == .active ? grants.filter { $0.holds(on: day) } : [],
                token: token.map { ActingPerson.ByToken(number: $0.number, scope: $0.scope) }))
    }
}

/// A role that a person holds for a time.
public struct Grant: Hashable, Sendable {
    public var role: Role
    public var scope: Scope
    public var from: Day
    /// The last day; nil while nobody has said an end.
    public var until: Day?

    public init(role: Role, scope: Scope = .partnership, from: Day, until: Day? = nil) {
        self.role = role
        self.scope = scope
        self.from = from
        self.until = until
    }

    public func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}
