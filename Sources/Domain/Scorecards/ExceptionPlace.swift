import Measures

/// Why a measure asks for the board's time, in the order in which it does: what is judged by how sure and how bad, then
/// what has to be explained, then what is not there. The least comes first.
public enum ExceptionPlace: Hashable, Comparable, Sendable {
    /// It is red, or its series shows by more than chance that it is getting worse while it is not red yet.
    case judged(Severity)
    /// Outside its expected range, where neither side is good.
    case askWhy
    case notSubmitted
    case unavailable

    /// Completes "It stands here because …".
    public var words: String {
        switch self {
        case .judged(let severity): severity.sureness.words
        case .askWhy: "it is outside its expected range"
        case .notSubmitted: "its figure was due and did not come"
        case .unavailable: "there is no figure that could be judged"
        }
    }

    public var sentence: String { "It stands here because \(words)." }

    /// Whether it is the figure itself that is missing.
    public var isMissing: Bool { self == .notSubmitted || self == .unavailable }

    public static func < (left: ExceptionPlace, right: ExceptionPlace) -> Bool {
        if case (.judged(let one), .judged(let other)) = (left, right) { return one > other }
        return left.step < right.step
    }

    private var step: Int {
        switch self {
        case .judged: 0
        case .askWhy: 1
        case .notSubmitted: 2
        case .unavailable: 3
        }
    }
}

extension Reading {
    /// Nil when there is nothing to look at. What may not be shown is never among the exceptions: to stand there would tell
    /// of it.
    public var exception: ExceptionPlace? {
        switch latest?.shown {
        case nil: nil
        case .none(let reason, _)?: Reading.exception(without: reason)
        case .value?: judgedException ?? (standing.word == .askWhy ? .askWhy : nil)
        }
    }

    /// A miss within the tolerance is what the board agreed to bear, however sure it is; so what is not red is here only
    /// when its own series is of concern. A trend of single years is as sure as a special cause.
    private var judgedException: ExceptionPlace? {
        let isConcern = verdictKind == .concerning
        guard standing.word == .red || isConcern else { return nil }
        let severity = judgement.severity
        guard isConcern, (severity?.sureness ?? .colouredOnly) < .specialCause else { return severity.map { .judged($0) } }
        return .judged(Severity(sureness: .specialCause, distance: severity?.distance ?? 0))
    }

    private static func exception(without reason: NoValueReason) -> ExceptionPlace? {
        switch reason {
        case .notSubmitted: .notSubmitted
        case .notAvailable, .lowReliability: .unavailable
        case .notApplicable, .notDue, .suppressed, .roundsToZero: nil
        }
    }
}
