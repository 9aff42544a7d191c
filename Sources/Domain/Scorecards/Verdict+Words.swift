import Measures

// Judgements as the words that programs get: a closed list each.

extension Verdict.Kind {
    public var word: String {
        switch self {
        case .concerning: "concerning"
        case .improving: "improving"
        case .neither: "neither"
        case .ordinary: "ordinary"
        case .notJudged: "not judged"
        }
    }
}

extension Verdict {
    public static let variationWords = Variation.allCases.map(\.rawValue)
    public static let assuranceWords = Assurance.allCases.map(\.rawValue)
    public static let trendWords = ["increasing", "decreasing", "no_significant_change", "cannot_be_calculated"]

    public var variationWord: String? {
        if case .variation(let variation) = self { variation.rawValue } else { nil }
    }

    public var trendWord: String? {
        if case .trend(let trend) = self { trend.finding.rawValue } else { nil }
    }

    /// How many figures there are and how many it takes, where they are too few.
    public var shortage: (points: Int, needed: Int)? {
        if case .tooFew(let points, let needed) = self { (points, needed) } else { nil }
    }
}

extension ExceptionPlace {
    public static let words = ["judged", "ask why", "not submitted", "unavailable"]
    public static let surenessWords = Severity.Sureness.allCases.map(word)
    /// Every reason for which a measure can stand among the exceptions, in their order.
    public static let reasons =
        Severity.Sureness.allCases.reversed().map(\.words)
        + [ExceptionPlace.askWhy, .notSubmitted, .unavailable].map(\.words)

    public var word: String {
        switch self {
        case .judged: "judged"
        case .askWhy: "ask why"
        case .notSubmitted: "not submitted"
        case .unavailable: "unavailable"
        }
    }

    /// How sure it is that something is wrong; nil where nothing is judged.
    public var surenessWord: String? { severity.map { ExceptionPlace.word($0.sureness) } }

    /// How far on the wrong side of its target, in tolerances or standard errors.
    public var distance: Double? { severity?.distance }

    private var severity: Severity? {
        if case .judged(let severity) = self { severity } else { nil }
    }

    private static func word(_ sureness: Severity.Sureness) -> String {
        switch sureness {
        case .colouredOnly: "coloured only"
        case .againstTarget: "against target"
        case .specialCause: "special cause"
        case .beyondLimits: "beyond limits"
        }
    }
}

extension Reading {
    public static let methods = ["none", "run chart", "control chart", "yearly trend", "pooled years"]

    public var assuranceWord: String? { assurance?.rawValue }

    /// Nothing is read of a series whose latest figure may not be shown, or is not there.
    public var method: String {
        if case .noFigure = verdict { return "none" }
        return switch judgement.ladder {
        case .nothing: "none"
        case .runChart: "run chart"
        case .controlChart: "control chart"
        case .yearlyTrend: "yearly trend"
        case .pooledYears: "pooled years"
        }
    }

    public var methodReason: String {
        if case .noFigure = verdict { return seriesSentence }
        return judgement.ladder.sentence
    }
}
