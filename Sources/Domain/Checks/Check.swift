/// What is looked for in a figure before anybody signs it.
///
/// Each has a word of its own, by which it is kept with the figure, and a short name for lists and reports.
/// docs/guides/checks.md says of each why it is there and what to do.
public enum Check: String, CaseIterable, Sendable {
    // Arithmetic
    case noAnswer = "no-answer"
    case negative
    case notWhole = "not-whole"
    case partOfAll = "part-of-all"
    case nothingToDivideBy = "nothing-to-divide-by"
    case valueDisagrees = "value-disagrees"
    // Bounds
    case outOfBounds = "out-of-bounds"
    case implausible
    // Parts and totals
    case partsAndTotal = "parts-and-total"
    // Against its own past
    case unexpectedChange = "unexpected-change"
    case allOrNone = "all-or-none"
    case repeated
    case noLongerGiven = "no-longer-given"
    case definitionChanged = "definition-changed"
    // Against what the board wants, and against others
    case worseThanTarget = "worse-than-target"
    case stockAndFlow = "stock-and-flow"
    case otherAgency = "other-agency"
    case farFromPeers = "far-from-peers"

    public var name: String {
        switch self {
        case .noAnswer: "No answer"
        case .negative: "Below nought"
        case .notWhole: "Not a whole number"
        case .partOfAll: "More than all"
        case .nothingToDivideBy: "Nothing to divide by"
        case .valueDisagrees: "Value and counts disagree"
        case .outOfBounds: "Out of bounds"
        case .implausible: "Implausible"
        case .partsAndTotal: "Parts and total disagree"
        case .unexpectedChange: "Change beyond expectation"
        case .allOrNone: "All or none"
        case .repeated: "The same numbers again"
        case .noLongerGiven: "No longer given"
        case .definitionChanged: "Definition changed"
        case .worseThanTarget: "Worse than target"
        case .stockAndFlow: "Stock and flow disagree"
        case .otherAgency: "Another agency disagrees"
        case .farFromPeers: "Far from other authorities"
        }
    }
}
