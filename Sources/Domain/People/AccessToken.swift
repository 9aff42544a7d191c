/// A token by which a program acts as a person: with a chosen part of what the person may do, and until a day.
public struct AccessToken: Hashable, Sendable {
    public var number: Int64
    public var person: Int64
    /// What it is used for, in the words of whoever made it.
    public var name: String
    public var scope: Set<Capability>
    public var createdAt: Instant
    /// The last day on which it is good.
    public var until: Day
    public var usedOn: Day?
    public var endedAt: Instant?

    public init(
        number: Int64, person: Int64, name: String, scope: Set<Capability>, createdAt: Instant, until: Day, usedOn: Day? = nil,
        endedAt: Instant? = nil
    ) {
        self.number = number
        self.person = person
        self.name = name
        self.scope = scope
        self.createdAt = createdAt
        self.until = until
        self.usedOn = usedOn
        self.endedAt = endedAt
    }

    public func isGood(on day: Day) -> Bool { endedAt == nil && day <= until }

    /// What a token can be made for. A program signs nobody in, makes no further token, and does not run the computer.
    public static let choices = Capability.allCases.filter { ![.signIn, .useTokens, .operate].contains($0) }

    /// No token outlives a year: somebody looks at each of them once in a while.
    public static let longestDays = 366
}

extension AccessToken {
    /// The capabilities in their own order, as they stand in lists.
    public static func words(_ scope: Set<Capability>) -> String {
        Capability.allCases.filter(scope.contains).map(\.rawValue).joined(separator: ", ")
    }
}
