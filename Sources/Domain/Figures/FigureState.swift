/// How mature a value is.
public enum ValueStatus: UInt8, CaseIterable, Sendable {
    case final = 0, provisional, revised, estimated

    public var word: String {
        switch self {
        case .final: "final"
        case .provisional: "provisional"
        case .revised: "revised"
        case .estimated: "estimated"
        }
    }

    /// The raised letter after a figure; a final one has none.
    public var mark: String {
        switch self {
        case .final: ""
        case .provisional: "p"
        case .revised: "r"
        case .estimated: "e"
        }
    }

    public init?(word: some StringProtocol) {
        let lowered = word.lowercased()
        guard let status = ValueStatus.allCases.first(where: { $0.word == lowered || (!$0.mark.isEmpty && $0.mark == lowered) })
        else { return nil }
        self = status
    }
}

/// Why there is no value. A blank cell has a meaning, so it is never blank.
public enum NoValueReason: UInt8, CaseIterable, Sendable {
    case notAvailable = 16, notApplicable, notDue, notSubmitted, suppressed, lowReliability, roundsToZero

    public var code: String {
        switch self {
        case .notAvailable: "x"
        case .notApplicable: "z"
        case .notDue: "nd"
        case .notSubmitted: "ns"
        case .suppressed: "c"
        case .lowReliability: "u"
        case .roundsToZero: "k"
        }
    }

    /// Two words that stand beside the marker.
    public var label: String {
        switch self {
        case .notAvailable: "Not available"
        case .notApplicable: "Not applicable"
        case .notDue: "Not due"
        case .notSubmitted: "Not submitted"
        case .suppressed: "Protected"
        case .lowReliability: "Unreliable"
        case .roundsToZero: "Rounds to zero"
        }
    }

    public var meaning: String {
        switch self {
        case .notAvailable: "Not available: it exists, the agency could not supply it"
        case .notApplicable: "Not applicable: there is no such figure here"
        case .notDue: "Not due: a figure that comes later in the year"
        case .notSubmitted: "Not submitted: we are chasing it"
        case .suppressed: "Protected: too few people to show without the risk of naming one"
        case .lowReliability: "Unreliable: too few for a figure that means anything"
        case .roundsToZero: "Rounds to zero, but is not zero"
        }
    }

    /// Reads a code of ours or the words of the framework ("not-available").
    public init?(code: some StringProtocol) {
        let text = code.lowercased()
        let words: [String: NoValueReason] = [
            "not-available": .notAvailable, "not-applicable": .notApplicable, "not-due": .notDue, "not-submitted": .notSubmitted,
            "suppressed": .suppressed, "low-reliability": .lowReliability, "rounds-to-zero": .roundsToZero, "low": .roundsToZero,
        ]
        guard let reason = NoValueReason.allCases.first(where: { $0.code == text }) ?? words[text] else { return nil }
        self = reason
    }
}
