import Domain

/// What was agreed, in as few characters as a column has: "90%", "440–600".
public struct AimText {
    public private(set) var label: String
    public private(set) var text: String
    /// From one number to another, and so without a decimal point to align on.
    public private(set) var isRange = false

    public init?(_ target: Target?, at period: Period?, of indicator: Indicator) {
        guard let target else { return nil }
        let words = FigureText(indicator)
        switch period.map(target.aim(for:)) ?? target.aim {
        case .value(let aim): (label, text) = ("Target", words.aim(aim))
        case .band(let low, let high): (label, text, isRange) = ("Target", words.range(low, high), true)
        case .expectedRange(let low, let high): (label, text, isRange) = ("Expected", words.range(low, high), true)
        }
    }
}
