import Domain

/// The columns of a return, in the workbook and in a block that is pasted.
public enum ReturnColumn: String, CaseIterable, Sendable {
    case key, indicator, definition, period, area, group, unit
    case numerator, denominator, value, status, reason, what, soWhat, nowWhat
    case last, secondLast, thirdLast, fourthLast

    /// What stands over it.
    public var heading: String {
        switch self {
        case .key: "Line"
        case .indicator: "Indicator"
        case .period: "Period"
        case .area: "Area"
        case .group: "Group"
        case .unit: "Counted in"
        case .numerator: "Numerator"
        case .denominator: "Denominator"
        case .value: "Value"
        case .status: "Status"
        case .reason: "Why there is no figure"
        case .what: "What happened?"
        case .soWhat: "So what?"
        case .nowWhat: "Now what?"
        case .last: "Last value"
        case .secondLast: "The one before"
        case .thirdLast: "Two before"
        case .fourthLast: "Three before"
        case .definition: "Definition"
        }
    }

    /// Whether an agency fills it in.
    public var isInput: Bool { ReturnColumn.inputs.contains(self) }

    static let inputs: [ReturnColumn] = [
        .numerator, .denominator, .value, .status, .reason, .what, .soWhat, .nowWhat,
    ]

    /// By which a line is told, apart from its hidden name.
    static let names: [ReturnColumn] = [.indicator, .period, .area, .group]

    /// The column that a heading names; capitals, spaces and marks do not matter.
    init?(heading: String) {
        guard let column = ReturnColumn.byHeading[TextKey.of(heading)] else { return nil }
        self = column
    }

    private static let byHeading: [String: ReturnColumn] = {
        var columns = Dictionary(uniqueKeysWithValues: allCases.map { (TextKey.of($0.heading), $0) })
        // What people call them in their own tables.
        let others: [(String, ReturnColumn)] = [
            ("title", .indicator), ("measure", .indicator), ("code", .indicator), ("id", .indicator),
            ("indicator id", .indicator), ("indicator title", .indicator), ("district", .area), ("locality", .area),
            ("num", .numerator), ("n", .numerator), ("denom", .denominator), ("out of", .denominator), ("of", .denominator),
            ("figure", .value), ("result", .value), ("percent", .value), ("%", .value), ("rate", .value), ("count", .value),
            ("reason", .reason), ("no value because", .reason), ("what", .what), ("commentary", .what), ("comment", .what),
        ]
        for (words, column) in others { columns[TextKey.of(words)] = column }
        return columns
    }()
}

/// Texts as they are compared: small letters and digits, and the percent sign.
enum TextKey {
    static func of(_ text: String) -> String {
        String(
            text.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "%"
            })
    }
}
