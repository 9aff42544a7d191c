/// What a check says of one line: a sentence with its numbers, and what to do about it.
public struct Finding: Hashable, Sendable {
    /// How much it stands in the way.
    public enum Grade: Int, CaseIterable, Comparable, Sendable {
        /// Worth a look; nothing has to be done.
        case note
        /// The return can be sent once somebody has said why.
        case mustExplain
        /// It cannot be as it stands.
        case error

        public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }

        public var label: String {
            switch self {
            case .note: "Worth a look"
            case .mustExplain: "Please say why"
            case .error: "To put right"
            }
        }
    }

    /// The box of the line that it is about.
    public enum Field: String, CaseIterable, Sendable {
        case numerator, denominator, value, reason
    }

    public var line: CheckedLine.Key
    public var check: Check
    public var grade: Grade
    public var field: Field
    /// What was found, in a sentence with the numbers.
    public var sentence: String
    /// What to do about it, beginning with a verb.
    public var remedy: String

    public init(line: CheckedLine.Key, check: Check, grade: Grade, field: Field, sentence: String, remedy: String) {
        self.line = line
        self.check = check
        self.grade = grade
        self.field = field
        self.sentence = sentence
        self.remedy = remedy
    }
}
