import Domain

/// Where the parts of a report lead, as far as its reader can follow: a page knows every address, a frozen pack none.
public struct Links: Sendable {
    public var indicator: @Sendable (ID<Indicator>) -> String?
    /// The section that says where an indicator's figures come from.
    public var provenance: @Sendable (ID<Indicator>) -> String?
    /// The page that explains marks and shapes.
    public var legend: String?
    /// The form that asks an agency about an indicator's figure; nil for whoever may not ask.
    public var ask: @Sendable (ID<Indicator>) -> String? = { _ in nil }

    public init(
        indicator: @escaping @Sendable (ID<Indicator>) -> String?, provenance: @escaping @Sendable (ID<Indicator>) -> String?,
        legend: String?
    ) {
        self.indicator = indicator
        self.provenance = provenance
        self.legend = legend
    }

    public static let none = Links(indicator: { _ in nil }, provenance: { _ in nil }, legend: nil)
}
