import Measures

extension ImpactCheck {
    /// The answer in a few words.
    public var heading: String {
        switch verdict {
        case .changed:
            switch isAsExpected {
            case true: "Changed, as hoped"
            case false: "Changed, the other way"
            default: "Changed"
            }
        case .noEvidence: "No evidence of change"
        case .tooEarly: "Too early to say"
        case .tooLittleBefore: "Cannot be said"
        case .notBegun: "Not begun"
        case .noFigures: "No figures"
        }
    }

    /// Why, with its numbers.
    public var sentence: String { [because, breakWords, limitWords].compactMap(\.self).joined(separator: " ") }

    private var because: String {
        let count = after.count { $0.shown.value != nil }
        switch verdict {
        case .changed(let rule, let side, let places): return changed(rule, side, places, of: count)
        case .noEvidence:
            return "All \(count) figures since it began lie within what was ordinary before, \(range)."
        case .tooEarly:
            return "\(ImpactCheck.thereAre(count)) of a whole period since it began; it takes \(ImpactCheck.fewestAfter)."
        case .tooLittleBefore:
            let earlier = before.count { $0.shown.value != nil }
            return "\(ImpactCheck.thereAre(earlier)) before it began that can be compared; to know what is ordinary takes "
                + "\(ImpactCheck.fewestBefore)."
        case .notBegun: return "Nobody has said on which day the action began, so there is no before and after."
        case .noFigures: return "No figure has been received that could be compared."
        }
    }

    private func changed(_ rule: ProcessSignal.Rule, _ side: ProcessSignal.Side, _ places: Int, of count: Int) -> String {
        guard let limits else { return "" }
        let text = FigureText(series.indicator)
        let (word, limit) = side == .above ? ("above", limits.upper) : ("below", limits.lower)
        switch rule {
        case .outside:
            return
                "\(places) of \(count) figures since it began \(places == 1 ? "lies" : "lie") \(word) \(text.value(limit)), the "
                + "\(side == .above ? "upper" : "lower") limit of what was ordinary before."
        case .nearLimit:
            return "\(places) figures since it began lie close together near the \(side == .above ? "upper" : "lower") limit of "
                + "what was ordinary before, \(text.value(limit))."
        case .oneSide:
            return "\(places) figures in a row since it began lie \(word) the average of before, \(text.value(limits.mean))."
        }
    }

    private static func thereAre(_ count: Int) -> String {
        switch count {
        case 0: "There is no figure"
        case 1: "There is 1 figure"
        default: "There are \(count) figures"
        }
    }

    private var range: String {
        guard let limits else { return "which is not known" }
        let text = FigureText(series.indicator)
        return "\(text.value(limits.lower)) to \(text.value(limits.upper))"
    }

    private var breakWords: String? {
        cut.map { "The figure is counted otherwise from \($0.from.long) (\($0.reason)); nothing is compared across that day." }
    }

    private var limitWords: String? {
        switch verdict {
        case .changed, .noEvidence:
            areLimitsTrial ? "The limits come from \(limits?.points ?? 0) figures and are trial limits until there are 12." : nil
        case .tooEarly, .tooLittleBefore, .notBegun, .noFigures: nil
        }
    }

    /// "On average 63.6% before and 77.4% since"; nil where there is nothing to compare.
    public var averages: String? {
        let later = after.compactMap { $0.shown.value?.value }
        guard let limits, !later.isEmpty else { return nil }
        let text = FigureText(series.indicator)
        return "On average \(text.value(limits.mean)) before and \(text.value(later.reduce(0, +) / Double(later.count))) since"
    }

    /// "From 71.0% (49 of 69) in Quarter 4 2025-26 to 79.1% (34 of 43) in Quarter 2 2026-27"; nil without both.
    public var fromTo: String? {
        guard let first = latestBefore, let last = latestAfter, let was = first.shown.value, let now = last.shown.value else {
            return nil
        }
        let text = FigureText(series.indicator)
        return "From \(text.full(was)) in \(first.period.label) to \(text.full(now)) in \(last.period.label)"
    }
}
