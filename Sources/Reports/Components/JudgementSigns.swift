import Charts
import Domain
import Markup
import Measures

/// What a series says, as a sign beside its words: how it varies and whether its target will be met. Without a figure that
/// may be shown there is no sign, only the words that say so.
public struct JudgementSigns: Sendable {
    private let reading: Reading

    public init(_ reading: Reading) { self.reading = reading }

    /// Both, for the cell of a row.
    public var html: HTML {
        "<span class=\"signs\">\(variation)\(when: reading.assurance != nil, assurance)</span>"
    }

    public var variation: HTML { JudgementSigns.signed(sign, words) }

    public var assurance: HTML { JudgementSigns.signed(assuranceSign, assuranceWords) }

    /// Nothing where nothing is judged.
    public var sign: Sign? {
        switch reading.verdict {
        case .variation(let variation): .variation(VariationSign(variation))
        case .trend(let trend): .variation(VariationSign(trend.finding, reading.verdictKind))
        case .tooFew, .noLimits, .noCounts: .variation(.tooFew)
        case .pooled, .noFigure: nil
        }
    }

    /// "Concerning, low", "Cannot judge (8 of 12 points)".
    public var words: String {
        switch reading.verdict {
        case .variation(let variation): VariationSign(variation).word
        case .trend(let trend) where trend.finding == .cannotBeCalculated:
            "Cannot judge: \(trend.obstacle?.words ?? "nothing to test")"
        case .trend(let trend): trend.words(reading.indicator.measuredPolarity)
        case .tooFew(let points, let needed): "Cannot judge (\(points) of \(needed) points)"
        case .noLimits: "Cannot judge (no two points are neighbours)"
        case .noCounts: "Cannot judge (no counts to test)"
        case .pooled: "Not judged: periods overlap"
        case .noFigure(let reason): "Not judged: \(reason?.label.lowercasedFirst ?? "no figure")"
        }
    }

    public var assuranceSign: Sign? { reading.assurance.map { .assurance(AssuranceSign($0)) } }

    public var assuranceWords: String { assuranceSign?.word ?? reading.assuranceObstacle ?? "Not judged" }

    private static func signed(_ sign: Sign?, _ words: String) -> HTML {
        "<span class=\"signed\">\(some: sign, \.svg)<span>\(words)</span></span>"
    }
}

extension VariationSign {
    /// A trend of single years says the same with another test: which way by more than chance, and what that means.
    init(_ finding: RecentTrend.Finding, _ kind: Verdict.Kind) {
        let isUp = finding == .increasing
        switch (finding, kind) {
        case (.cannotBeCalculated, _): self = .tooFew
        case (.noSignificantChange, _), (_, .ordinary), (_, .notJudged): self = .commonCause
        case (_, .concerning): self = isUp ? .concerningHigh : .concerningLow
        case (_, .improving): self = isUp ? .improvingHigh : .improvingLow
        case (_, .neither): self = isUp ? .neutralHigh : .neutralLow
        }
    }
}

extension RatingSign {
    public init(_ word: Standing.Word) {
        switch word {
        case .red: self = .red
        case .amber: self = .amber
        case .green: self = .green
        case .notRated: self = .notRated
        case .inRange: self = .inRange
        case .askWhy: self = .askWhy
        }
    }
}
