/// Which counts are too small to show outside the board.
public struct DisclosureRule: Hashable, Sendable {
    /// Counts from 1 to this are protected; zero is shown.
    public var largestProtectedCount: Int
    /// A percentage of fewer than this is protected whatever its count.
    public var smallestDenominator: Int

    public init(largestProtectedCount: Int, smallestDenominator: Int) {
        self.largestProtectedCount = largestProtectedCount
        self.smallestDenominator = smallestDenominator
    }

    /// The Department for Education's practice for children in need: 1 to 5 are protected.
    public static let childrenInNeed = DisclosureRule(largestProtectedCount: 5, smallestDenominator: 10)
    /// Hospital episodes: 1 to 7.
    public static let hospital = DisclosureRule(largestProtectedCount: 7, smallestDenominator: 10)
    /// Surveys: no group of fewer than ten.
    public static let survey = DisclosureRule(largestProtectedCount: 5, smallestDenominator: 10)

    public func protects(count: Double) -> Bool { count > 0 && count < Double(largestProtectedCount) + 1 }
}

/// For whom something is said. Every read takes one.
public enum Audience: String, CaseIterable, Sendable {
    case board, `public`
}
