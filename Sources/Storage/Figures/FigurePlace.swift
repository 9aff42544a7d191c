/// Where a figure stands among all figures: the numbers of its key, as they are kept.
public struct FigurePlace: Hashable, Sendable {
    let numbers: [Int64]

    init(numbers: [Int64]) { self.numbers = numbers }

    /// "3.0.12.20262.4"; nil when it is no place.
    public init?(_ text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard numbers.count == FigureColumns.key.count, numbers.allSatisfy({ $0 != nil }) else { return nil }
        self.numbers = numbers.compactMap(\.self)
    }

    public var text: String { numbers.map { "\($0)" }.joined(separator: ".") }
}
