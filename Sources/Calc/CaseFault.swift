import Measures

/// What is wrong with a case beyond a missing field or a field of the wrong kind.
enum CaseFault: Error, Hashable {
    /// Two lists that go together are not equally long.
    case unlikeLengths(field: String, has: Int, needs: Int)
    case unknownWord(field: String, word: String, allowed: [String])
    /// One value stands in a list more often than once.
    case twice(field: String, value: String)
    /// A field that only some kinds of case need.
    case missing(field: String)
    case outside(field: String, from: Int, to: Int)
    /// Rows that repeat a figure give different ones.
    case differs(field: String, within: String)

    var words: String {
        switch self {
        case .unlikeLengths(let field, let has, let needs): "“\(field)” has \(has) entries where there should be \(needs)"
        case .unknownWord(let field, let word, let allowed):
            "“\(field)” is “\(word)”, which is none of \(allowed.map { "“\($0)”" }.joined(separator: ", "))"
        case .twice(let field, let value): "“\(field)” has \(value) twice"
        case .missing(let field): "the case has no “\(field)”"
        case .outside(let field, let from, let to): "“\(field)” must be from \(from) to \(to)"
        case .differs(let field, let within): "“\(field)” differs within \(within)"
        }
    }

    /// The meaning of a word of the case.
    static func meaning<Meaning>(
        of word: String, in field: String, _ words: KeyValuePairs<String, Meaning>
    ) throws(CaseFault) -> Meaning {
        guard let found = words.first(where: { $0.key == word }) else {
            throw .unknownWord(field: field, word: word, allowed: words.map(\.key))
        }
        return found.value
    }

    static func sameLength(_ has: Int, as needs: Int, _ field: String) throws(CaseFault) {
        guard has == needs else { throw .unlikeLengths(field: field, has: has, needs: needs) }
    }
}
