/// An indicator that the board has chosen, and why.
public struct BasketLine: Hashable, Sendable {
    public enum Tier: String, CaseIterable, Sendable {
        case core, supporting, context, area

        public var label: String {
            switch self {
            case .core: "Core"
            case .supporting: "Supporting"
            case .context: "Context"
            case .area: "Area reports"
            }
        }
    }

    public var indicator: ID<Indicator>
    public var priority: ID<Priority>
    public var tier: Tier
    /// Why this one was chosen.
    public var reason: String?
    /// The duty it gives evidence for.
    public var duty: String?
    /// The agency that answers for the result, which need not be the one that populates it.
    public var heldToAccount: ID<Agency>?
    public var targets: [Target]
    public var benchmarks: [StatedBenchmark]

    public init(
        indicator: ID<Indicator>, priority: ID<Priority>, tier: Tier, reason: String? = nil, duty: String? = nil,
        heldToAccount: ID<Agency>? = nil, targets: [Target] = [], benchmarks: [StatedBenchmark] = []
    ) {
        self.indicator = indicator
        self.priority = priority
        self.tier = tier
        self.reason = reason
        self.duty = duty
        self.heldToAccount = heldToAccount
        self.targets = targets
        self.benchmarks = benchmarks
    }

    /// The targets of an area, of which the last that applies to a period is in force.
    public func targets(in area: ID<Area>, district: ID<Area>) -> [Target] {
        targets.filter { ($0.area ?? district) == area }
    }

    /// The target in force for a period in an area; nil where none is.
    public func target(for period: Period, in area: ID<Area>, district: ID<Area>) -> Target? {
        targets.last { $0.applies(to: period) && ($0.area ?? district) == area }
    }
}
