/// How a series speaks of its own numbers, for the sentence of its judgement.
public struct ControlWords: Sendable {
    /// A number with its unit and decimals: "12.3%".
    public let value: @Sendable (Double) -> String
    /// What its periods are: "quarter", "quarters".
    public let period, periods: String

    public init(period: String, periods: String, value: @escaping @Sendable (Double) -> String) {
        self.value = value
        self.period = period
        self.periods = periods
    }
}

extension ControlChart {
    /// The judgement in one plain sentence with its numbers: what the latest point says, then what that means for the target.
    /// A second one says what it cannot: that limits are on trial, that the last period has no value.
    public func sentence(_ words: ControlWords) -> String {
        guard let latest, let group = latestGroup, let limits = group.limits, let variation else { return notEnough(words) }
        let reading = reading(at: latest, in: group, limits, words)
        let judged = [variation.nature + ": " + reading, against(words)].compactMap(\.self).joined(separator: "; ") + "."
        return [judged, trial(limits, words), missing(latest, words)].compactMap(\.self).joined(separator: " ")
    }

    private func notEnough(_ words: ControlWords) -> String {
        guard let group = latestGroup else { return "Not enough data: no \(words.period) has a value." }
        let count = values[group.points].count { $0 != nil }
        let since = groups.count > 1 ? " since the limits were last set anew" : ""
        return count == 1
            ? "Not enough data: 1 \(words.period) has a value\(since), which shows no variation."
            : "Not enough data: no two neighbouring \(words.periods) have values\(since), which would show how much it varies."
    }

    private func reading(at place: Int, in group: Group, _ limits: ProcessLimits, _ words: ControlWords) -> String {
        let latest = "the latest \(words.period)'s \(words.value(values[place] ?? limits.mean))"
        switch marks[place]?.cause {
        case nil where limits.lower == limits.upper:
            return "\(latest) is the mean, on which both limits lie"
        case nil:
            return "\(latest) lies within the limits of \(words.value(limits.lower)) to \(words.value(limits.upper))"
        case .aboveUpperLimit: return "\(latest) lies above the upper limit of \(words.value(limits.upper))"
        case .belowLowerLimit: return "\(latest) lies below the lower limit of \(words.value(limits.lower))"
        case .risingTrend: return trend("rise", back: { $0 < $1 }, from: place, in: group, words)
        case .fallingTrend: return trend("fall", back: { $0 > $1 }, from: place, in: group, words)
        case .twoInThreeAbove: return "\(near(place, words)) lie near the upper limit of \(words.value(limits.upper))"
        case .twoInThreeBelow: return "\(near(place, words)) lie near the lower limit of \(words.value(limits.lower))"
        case .shiftAbove: return shift("above", from: place, in: group, limits, words)
        case .shiftBelow: return shift("below", from: place, in: group, limits, words)
        }
    }

    private func shift(
        _ word: String, from place: Int, in group: Group, _ limits: ProcessLimits, _ words: ControlWords
    ) -> String {
        let side = marks[place]?.side
        let run = marks[group.points.lowerBound...place].reversed().prefix { $0?.side == side && side != nil }.count
        return "the last \(run) \(words.periods) lie \(word) the mean of \(words.value(limits.mean))"
    }

    private func trend(
        _ word: String, back steps: (Double, Double) -> Bool, from place: Int, in group: Group, _ words: ControlWords
    ) -> String {
        var start = place
        while start > group.points.lowerBound, let before = values[start - 1], let after = values[start], steps(before, after) {
            start -= 1
        }
        let (first, last) = (words.value(values[start] ?? 0), words.value(values[place] ?? 0))
        return "the last \(place - start + 1) \(words.periods) \(word) one after another, from \(first) to \(last)"
    }

    /// The latest near point ends a window of three, or its other near one stands in that window.
    private func near(_ place: Int, _ words: ControlWords) -> String {
        let count = marks[max(0, place - 2)...place].count { $0?.contains(.twoInThree) == true }
        return count == 3 ? "the last 3 \(words.periods)" : "\(count) of the last 3 \(words.periods)"
    }

    private func against(_ words: ControlWords) -> String? {
        guard let assurance, let target, let limits = groups.last?.limits else { return nil }
        let aim = "the target of \(words.value(target))"
        let (lower, upper) = (words.value(limits.lower), words.value(limits.upper))
        let place =
            target > limits.upper
            ? "lies above the upper limit of \(upper)"
            : target < limits.lower
                ? "lies below the lower limit of \(lower)" : "lies between the limits of \(lower) and \(upper)"
        switch assurance {
        case .pass: return "\(aim) \(place): consistently passes"
        case .fail: return "\(aim) \(place): consistently fails"
        case .inconsistent: return "\(aim) \(place): met at times and missed at times"
        }
    }

    /// From twelve on the ladder calls it a control chart without reserve.
    private func trial(_ limits: ProcessLimits, _ words: ControlWords) -> String? {
        guard limits.points < 12 else { return nil }
        return "The limits come from \(limits.points) \(words.periods) and are trial limits until there are 12."
    }

    private func missing(_ latest: Int, _ words: ControlWords) -> String? {
        switch values.count - 1 - latest {
        case 0: nil
        case 1: "The last \(words.period) has no value."
        case let count: "The last \(count) \(words.periods) have no value."
        }
    }
}

extension Variation {
    /// The beginning of the sentence.
    var nature: String {
        switch self {
        case .commonCause: "No significant change"
        case .improvementHigh, .improvementLow: "Special cause of improving nature"
        case .concernHigh, .concernLow: "Special cause of concerning nature"
        case .neutralHigh, .neutralLow: "Special cause, neither improving nor concerning"
        }
    }
}
