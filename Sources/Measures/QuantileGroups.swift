/// Areas in quarters or fifths by their values.
///
/// A bound is a quantile interpolated between the two values next to it, as spreadsheets do; a value at a bound belongs to the
/// group below it. See docs/methods/comparison.md.
public struct QuantileGroups: Equatable, Sendable {
    public enum Kind: Int, Equatable, Sendable {
        case quartiles = 4
        case quintiles = 5
    }

    /// The upper bound of each group, lowest values first; that of the last is the largest value.
    public let bounds: [Double]

    /// Nothing where fewer values are valid than there are groups; missing ones are left out by the caller.
    public init?(_ values: [Double], _ kind: Kind) {
        let sorted = values.filter(\.isFinite).sorted()
        let groups = kind.rawValue
        guard sorted.count >= groups else { return nil }
        bounds = (1...groups).map { group in
            let (place, rest) = ((sorted.count - 1) * group).quotientAndRemainder(dividingBy: groups)
            guard rest > 0 else { return sorted[place] }
            return sorted[place] + Double(rest) / Double(groups) * (sorted[place + 1] - sorted[place])
        }
    }

    /// Which group a value is in, from 1. Where high is good they are numbered from the best, otherwise from the lowest values.
    /// Nothing for a value above all those the groups were made of.
    public func group(of value: Double, _ polarity: Polarity) -> Int? {
        guard let place = bounds.firstIndex(where: { value <= $0 }) else { return nil }
        return polarity == .higherIsBetter ? bounds.count - place : place + 1
    }
}
