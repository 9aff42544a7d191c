import Charts
import Domain
import Measures

extension Judgement {
    /// The two signs of a control chart, and of a short series that there is none yet. No signs where the method knows no
    /// limits at all: of years by themselves and of pooled years.
    public var signs: [Sign] {
        switch ladder {
        case .nothing(_, needed: 6), .runChart: [.variation(.tooFew)]
        case .controlChart: [.variation(VariationSign(variation)), .assurance(AssuranceSign(assurance))]
        case .nothing, .yearlyTrend, .pooledYears: []
        }
    }
}

extension VariationSign {
    public init(_ variation: Variation?) {
        switch variation {
        case nil: self = .tooFew
        case .commonCause: self = .commonCause
        case .improvementHigh: self = .improvingHigh
        case .improvementLow: self = .improvingLow
        case .concernHigh: self = .concerningHigh
        case .concernLow: self = .concerningLow
        case .neutralHigh: self = .neutralHigh
        case .neutralLow: self = .neutralLow
        }
    }
}

extension AssuranceSign {
    public init(_ assurance: Assurance?) {
        switch assurance {
        case nil: self = .none
        case .pass: self = .passes
        case .fail: self = .fails
        case .inconsistent: self = .hitAndMiss
        }
    }
}
