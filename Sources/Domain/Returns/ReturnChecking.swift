/// What a check found in a return.
public struct ReturnFinding: Hashable, Sendable {
    public enum Grade: String, CaseIterable, Sendable {
        /// Cannot be: the return cannot be sent with it.
        case error
        /// Can be, and the board will ask: it is sent with a sentence that says why.
        case mustExplain = "must-explain"
        /// Worth a look.
        case note
    }

    /// The place of the line that it is about.
    public var line: Int
    public var grade: Grade
    /// The check that found it: "arithmetic".
    public var rule: String
    public var sentence: String
    /// What to do about it, beginning with a verb.
    public var remedy: String
    public var isExplained: Bool

    public init(line: Int, grade: Grade, rule: String, sentence: String, remedy: String, isExplained: Bool = false) {
        self.line = line
        self.grade = grade
        self.rule = rule
        self.sentence = sentence
        self.remedy = remedy
        self.isExplained = isExplained
    }

    public var stopsSending: Bool { grade == .error || grade == .mustExplain && !isExplained }
}

/// What a check may look at beside the return itself.
public struct ReturnCheckContext: Sendable {
    public var version: FrameworkVersion
    /// What is known of the same indicator, place and group, the oldest first, by the place of the line.
    public var before: [Int: [SeriesPoint]]

    public init(version: FrameworkVersion, before: [Int: [SeriesPoint]]) {
        self.version = version
        self.before = before
    }
}

/// A check of returns. It looks at all lines together, asks nothing of a database and knows no clock.
public protocol ReturnChecking: Sendable {
    func findings(in lines: [SubmissionLine], _ context: ReturnCheckContext) -> [ReturnFinding]
}

/// What numbers cannot be, and what has to be said where there is none.
public struct BasicReturnChecks: ReturnChecking {
    public init() {}

    public func findings(in lines: [SubmissionLine], _ context: ReturnCheckContext) -> [ReturnFinding] {
        lines.filter(\.isDue).flatMap { line -> [ReturnFinding] in
            guard let indicator = context.version.indicator(line.indicator) else { return [] }
            return numbers(line, indicator) + words(line)
        }
    }

    private func numbers(_ line: SubmissionLine, _ indicator: Indicator) -> [ReturnFinding] {
        let entry = line.entry
        guard entry.noValue == nil else {
            guard entry.hasNumber else { return [] }
            return [
                error(line, "There is a number, and a reason why there is none.", "Take one of the two out.")
            ]
        }
        var found: [ReturnFinding] = []
        if let numerator = entry.numerator, numerator < 0 {
            found.append(error(line, "A count is below nothing.", "Correct the number."))
        }
        if let denominator = entry.denominator, denominator <= 0 {
            found.append(
                error(
                    line, "Nothing can be divided by \(Bounds.text(denominator)).",
                    "Give the number of all, or the reason z when there was nobody to count."))
        } else if let numerator = entry.numerator, let denominator = entry.denominator, indicator.unit.isProportion,
            numerator > denominator
        {
            found.append(
                error(
                    line,
                    "The number counted (\(Bounds.text(numerator))) is more than the number of all (\(Bounds.text(denominator))).",
                    "Check whether the two were swapped."))
        }
        if indicator.unit.needsDenominator, entry.numerator != nil, entry.denominator == nil, entry.value == nil {
            found.append(error(line, "There is a number counted, and not of how many.", "Give the number of all."))
        }
        if let value = entry.value, indicator.unit.isProportion, !(0...100).contains(value) {
            found.append(error(line, "A percentage lies between 0 and 100.", "Correct the value."))
        } else if let value = entry.value, indicator.unit == .count, value < 0 {
            found.append(error(line, "A count is below nothing.", "Correct the number."))
        }
        return found
    }

    private func words(_ line: SubmissionLine) -> [ReturnFinding] {
        var found: [ReturnFinding] = []
        let entry = line.entry
        if entry.noValue != nil {
            found.append(
                ReturnFinding(
                    line: line.place, grade: .mustExplain, rule: "no value", sentence: "There is no figure.",
                    remedy: "Say why in a sentence; the board reads it in the place of the figure.",
                    isExplained: !entry.explanation.isEmpty || !entry.commentary.what.isEmpty))
        }
        if entry.commentary.words > Commentary.mostWords {
            found.append(
                error(
                    line, "The words for the board are \(entry.commentary.words), and 80 are read.",
                    "Shorten them to 80 words together."))
        }
        return found
    }

    private func error(_ line: SubmissionLine, _ sentence: String, _ remedy: String) -> ReturnFinding {
        ReturnFinding(line: line.place, grade: .error, rule: "arithmetic", sentence: sentence, remedy: remedy)
    }
}

private enum Bounds {
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    }
}
