import Measures

/// How a figure stands beside one other value, as a word with its reason: better than England only where chance is an
/// unlikely answer.
public struct ComparatorStanding: Hashable, Sendable {
    public let word: BenchmarkWord
    /// "Better than England (95%)".
    public let words: String
    /// One sentence with its numbers.
    public let reason: String

    public var isCompared: Bool { word != .notCompared }

    fileprivate init(_ word: BenchmarkWord, _ words: String, _ reason: String) {
        (self.word, self.words, self.reason) = (word, words, reason)
    }

    fileprivate static func notCompared(_ reason: String) -> ComparatorStanding {
        ComparatorStanding(.notCompared, "Not compared", reason)
    }
}

extension Reading {
    /// The interval of the latest figure against the other's value: the usual comparison of Fingertips. Nil for a measure that
    /// is neither a proportion nor a rate, of which nothing of the kind can be said.
    public func standing(beside other: Comparator) -> ComparatorStanding? {
        guard indicator.unit.isProportion || indicator.unit.isRate, let series, let latest else { return nil }
        guard let value = latest.shown.value else { return .notCompared("The latest figure is not shown.") }
        guard other.sourceID == series.source else {
            return .notCompared("It is from another source, which may count otherwise.")
        }
        guard series.group == .total else {
            return .notCompared("It is of everybody, and this figure of some of them.")
        }
        guard other.period == latest.period else {
            return .notCompared("It is of another period than \(latest.period.label).")
        }
        guard let interval = value.interval(indicator.unit)?(.ninetyFive) else {
            return .notCompared("The figure came without usable counts, so it has no interval.")
        }
        return ComparatorStanding(value, interval, beside: other, as: indicator)
    }
}

extension ComparatorStanding {
    fileprivate init(_ value: ShownValue, _ interval: Interval, beside other: Comparator, as indicator: Indicator) {
        let standing = BenchmarkComparison.overlapping(interval, benchmark: other.value)
        let word = BenchmarkWord(standing, indicator.measuredPolarity)
        let text = FigureText(indicator)
        let range = "the 95% interval of \(text.full(value)), \(text.value(interval.lower)) to \(text.value(interval.upper))"
        let place = standing == .similar ? "within" : standing == .higher ? "below" : "above"
        self.init(
            word, "\(word.comparing) \(other.name) (95%)", "\(text.value(of: other)) lies \(place) \(range).")
    }
}

extension BenchmarkWord {
    /// The beginning of "Better than England".
    fileprivate var comparing: String {
        switch self {
        case .better: "Better than"
        case .worse: "Worse than"
        case .similar: "Similar to"
        case .higher: "Higher than"
        case .lower: "Lower than"
        case .notCompared: "Not compared with"
        }
    }
}
