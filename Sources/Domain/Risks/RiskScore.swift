/// How likely something is and how bad it would be, each from 1 to 5, multiplied.
public struct RiskScore: Hashable, Comparable, Sendable {
    public let likelihood: Int
    public let impact: Int

    public init?(likelihood: Int, impact: Int) {
        guard (1...5).contains(likelihood), (1...5).contains(impact) else { return nil }
        self.likelihood = likelihood
        self.impact = impact
    }

    public var number: Int { likelihood * impact }

    /// "16 (4 × 4)".
    public var words: String { "\(number) (\(likelihood) × \(impact))" }

    public static func < (left: RiskScore, right: RiskScore) -> Bool { left.number < right.number }

    public static let likelihoods = ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]
    public static let impacts = ["Negligible", "Minor", "Moderate", "Major", "Severe"]

    /// By the bands of 21 November 2026 (docs/methods/risk-score.md): 15 and more is red, 8 to 14 amber, less is green.
    public var band: RiskBand { number >= 15 ? .red : number >= 8 ? .amber : .green }

    public var reason: String {
        "\(RiskScore.likelihoods[likelihood - 1]) (\(likelihood)) times \(RiskScore.impacts[impact - 1].lowercased()) (\(impact)) is \(number): \(band.says)."
    }
}

public enum RiskBand: String, CaseIterable, Sendable {
    case red, amber, green

    public var label: String { rawValue.capitalisedFirst }

    public var scores: ClosedRange<Int> {
        switch self {
        case .red: 15...25
        case .amber: 8...14
        case .green: 1...7
        }
    }

    public var says: String {
        switch self {
        case .red: "red from 15"
        case .amber: "amber from 8 to 14"
        case .green: "green up to 7"
        }
    }
}

/// Which way a risk went at its last assessment.
public enum RiskTrend: String, CaseIterable, Sendable {
    case new, up, down, level

    public init(from before: RiskScore?, to now: RiskScore) {
        guard let before else {
            self = .new
            return
        }
        self = now.number > before.number ? .up : now.number < before.number ? .down : .level
    }

    public func words(from before: RiskScore?) -> String {
        switch self {
        case .new: "Assessed once"
        case .up: "Up from \(before?.number ?? 0)"
        case .down: "Down from \(before?.number ?? 0)"
        case .level: "Static"
        }
    }
}
