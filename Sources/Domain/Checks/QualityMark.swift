/// What stays with a figure of what the checks said of it, so that whoever reads it later knows what was asked.
///
/// It holds the names of the checks and whether somebody answered, and never a number or the words of the answer: those
/// stand in the commentary, where they are protected with the figure.
public struct QualityMark: Hashable, Sendable {
    public enum Word: String, CaseIterable, Sendable {
        /// Nothing was found that had to be explained.
        case sound
        /// Something was, and the agency said why.
        case explained
        /// Something was, and it was taken without an explanation.
        case unexplained

        public var label: String {
            switch self {
            case .sound: "Checked"
            case .explained: "Checked, explained"
            case .unexplained: "Checked, not explained"
            }
        }
    }

    public var word: Word
    /// Which checks found something, notes among them, each once and in the order of the vocabulary.
    public var checks: [Check]

    public init(word: Word, checks: [Check]) {
        self.word = word
        self.checks = Check.allCases.filter(checks.contains)
    }

    /// Of the findings of one line.
    public init(_ findings: [Finding], isExplained: Bool) {
        let mustExplain = findings.contains { $0.grade >= .mustExplain }
        self.init(word: !mustExplain ? .sound : isExplained ? .explained : .unexplained, checks: findings.map(\.check))
    }

    /// "explained:unexpected-change,worse-than-target": what a database keeps.
    public var code: String { word.rawValue + (checks.isEmpty ? "" : ":" + checks.map(\.rawValue).joined(separator: ",")) }

    /// Reads back what `code` gave; nil for any other text.
    public init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1)
        guard let first = parts.first, let word = Word(rawValue: String(first)) else { return nil }
        let checks = parts.count == 2 ? parts[1].split(separator: ",").map { Check(rawValue: String($0)) } : []
        guard checks.allSatisfy({ $0 != nil }) else { return nil }
        self.init(word: word, checks: checks.compactMap(\.self))
    }

    /// "Checked, explained: change beyond expectation; worse than target."
    public var sentence: String {
        guard !checks.isEmpty else { return word.label + "." }
        return word.label + ": " + checks.map(\.name.lowercasedFirst).joined(separator: "; ") + "."
    }
}

extension Sequence<Finding> {
    /// Whether the return can be sent: nothing to put right, and every question answered.
    public func allowSending(explained: Set<CheckedLine.Key>) -> Bool {
        allSatisfy { $0.grade == .note || ($0.grade == .mustExplain && explained.contains($0.line)) }
    }
}
