/// Which way a figure should go, for judging its variation.
public enum Improvement: String, CaseIterable, Sendable {
    case increase, decrease
    /// Neither way is good by itself.
    case neutral

    /// A band is neither: a rise towards it is good and a rise beyond it is not.
    public init(_ polarity: Polarity) {
        switch polarity {
        case .higherIsBetter: self = .increase
        case .lowerIsBetter: self = .decrease
        case .band, .neutral: self = .neutral
        }
    }
}

/// What a point means for children: the colour of its dot.
public enum PointMeaning: String, CaseIterable, Sendable {
    case commonCause = "common_cause"
    case improvement = "special_cause_improvement"
    case concern = "special_cause_concern"
    case neutralHigh = "special_cause_neutral_high"
    case neutralLow = "special_cause_neutral_low"

    /// No cause is common cause.
    public init(_ cause: SpecialCause?, improvement: Improvement) {
        guard let cause else {
            self = .commonCause
            return
        }
        switch improvement {
        case .neutral: self = cause.isHigh ? .neutralHigh : .neutralLow
        case .increase: self = cause.isHigh ? .improvement : .concern
        case .decrease: self = cause.isHigh ? .concern : .improvement
        }
    }
}

/// What the latest point says: the first icon of Making Data Count. High and low say which way the figure went, not
/// which way is good. See docs/methods/variation-and-assurance.md.
public enum Variation: String, CaseIterable, Sendable {
    case commonCause = "common_cause"
    case improvementHigh = "improvement_high"
    case improvementLow = "improvement_low"
    case concernHigh = "concern_high"
    case concernLow = "concern_low"
    case neutralHigh = "neutral_high"
    case neutralLow = "neutral_low"

    public init(_ cause: SpecialCause?, improvement: Improvement) {
        let isHigh = cause?.isHigh == true
        switch PointMeaning(cause, improvement: improvement) {
        case .commonCause: self = .commonCause
        case .improvement: self = isHigh ? .improvementHigh : .improvementLow
        case .concern: self = isHigh ? .concernHigh : .concernLow
        case .neutralHigh: self = .neutralHigh
        case .neutralLow: self = .neutralLow
        }
    }

    public var isConcern: Bool { self == .concernHigh || self == .concernLow }
    public var isImprovement: Bool { self == .improvementHigh || self == .improvementLow }

    /// The words beside the icon, which the reader has even without it.
    public var words: String {
        switch self {
        case .commonCause: "Common cause: no significant change"
        case .improvementHigh: "Special cause of improving nature or lower pressure, due to higher values"
        case .improvementLow: "Special cause of improving nature or lower pressure, due to lower values"
        case .concernHigh: "Special cause of concerning nature or higher pressure, due to higher values"
        case .concernLow: "Special cause of concerning nature or higher pressure, due to lower values"
        case .neutralHigh: "Special cause, neither improving nor concerning, upwards"
        case .neutralLow: "Special cause, neither improving nor concerning, downwards"
        }
    }
}

/// Whether a target will be met as things are: the second icon of Making Data Count.
public enum Assurance: String, CaseIterable, Sendable {
    case pass, fail
    /// Met at times and missed at times, by chance alone.
    case inconsistent

    /// Nothing without a good direction, since then nothing is passed or failed. A target equal to a limit is inconsistent.
    public init?(target: Double, within limits: ProcessLimits, improvement: Improvement) {
        guard target.isFinite, improvement != .neutral else { return nil }
        let isIncrease = improvement == .increase
        if target > limits.upper {
            self = isIncrease ? .fail : .pass
        } else if target < limits.lower {
            self = isIncrease ? .pass : .fail
        } else {
            self = .inconsistent
        }
    }

    public var words: String {
        switch self {
        case .pass: "Consistently passes: the target will be met unless something changes"
        case .fail: "Consistently fails: the target will be missed unless something changes"
        case .inconsistent: "Inconsistent: the target will be met at times and missed at times"
        }
    }
}
