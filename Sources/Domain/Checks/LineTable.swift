/// The lines of a return, to be looked up.
struct LineTable {
    let lines: [CheckedLine]
    private let places: [CheckedLine.Key: Int]
    private let areas: [ID<Area>: [Int]]
    private let indicators: [ID<Indicator>: [Int]]

    init(_ lines: [CheckedLine]) {
        self.lines = lines
        places = Dictionary(lines.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        areas = Dictionary(grouping: lines.indices) { lines[$0].key.area }
        indicators = Dictionary(grouping: lines.indices) { lines[$0].key.indicator }
    }

    subscript(_ key: CheckedLine.Key) -> CheckedLine? { places[key].map { lines[$0] } }

    func lines(of area: ID<Area>) -> [CheckedLine] { (areas[area] ?? []).map { lines[$0] } }

    func lines(of indicator: ID<Indicator>) -> [CheckedLine] { (indicators[indicator] ?? []).map { lines[$0] } }
}

/// A number of a figure that is counted, and so may be added up.
public enum CountedPart: String, CaseIterable, Sendable {
    case numerator, denominator
    /// The value of a figure that is a count itself.
    case value

    public func number(of figure: Figure) -> Double? {
        guard case .value = figure.state else { return nil }
        switch self {
        case .numerator: return figure.numerator
        case .denominator: return figure.denominator
        case .value: return figure.suppliedValue ?? figure.numerator
        }
    }

    /// Which numbers of an indicator's figures are counts.
    public static func of(_ unit: Unit) -> [CountedPart] {
        switch unit {
        case .count: [.value]
        case .percent, .rate: [.numerator, .denominator]
        // A sum of weeks is no count, though the children who waited are.
        case .average: [.denominator]
        case .ratio, .score: []
        }
    }

    var field: Finding.Field {
        switch self {
        case .numerator: .numerator
        case .denominator: .denominator
        case .value: .value
        }
    }
}
