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
    /// The check that found it: "unexpected-change", as docs/guides/checks.md names them, or "words".
    public var rule: String
    public var sentence: String
    /// What to do about it, beginning with a verb.
    public var remedy: String
    public var isExplained: Bool
    /// The box of the line that it is about; nil for its words.
    public var field: Finding.Field?

    public init(line: Int, grade: Grade, rule: String, sentence: String, remedy: String, isExplained: Bool = false) {
        self.line = line
        self.grade = grade
        self.rule = rule
        self.sentence = sentence
        self.remedy = remedy
        self.isExplained = isExplained
    }

    /// Of a line, as a check found it.
    init(_ finding: Finding, line: Int, isExplained: Bool) {
        self.init(
            line: line, grade: Grade(finding.grade), rule: finding.check.rawValue, sentence: finding.sentence,
            remedy: finding.remedy, isExplained: isExplained)
        field = finding.field
    }

    public var stopsSending: Bool { grade == .error || grade == .mustExplain && !isExplained }
}

extension ReturnFinding.Grade {
    init(_ grade: Finding.Grade) {
        switch grade {
        case .error: self = .error
        case .mustExplain: self = .mustExplain
        case .note: self = .note
        }
    }

    /// The gravest first.
    public var rank: Int { ReturnFinding.Grade.allCases.firstIndex(of: self) ?? 0 }
}
