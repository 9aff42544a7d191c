/// Finding an indicator as people write it: "NI 59", "NI059", "59", words of its title, an agency.
public struct IndicatorSearch: Sendable {
    private let number: Int?
    private let words: [String]

    public init(_ text: String) {
        let trimmed = text.trimmed
        number = IndicatorSearch.nationalNumber(trimmed)
        words = IndicatorSearch.words(trimmed)
    }

    /// Whether something with these codes and texts is meant. A national number must be the number itself:
    /// "59" is not NI 159.
    public func matches(codes: [String?], texts: [String?]) -> Bool {
        if words.isEmpty { return true }
        if let number, codes.contains(where: { $0.flatMap(IndicatorSearch.nationalNumber) == number }) { return true }
        let text = texts.compactMap { $0 }.joined(separator: " ").lowercased()
        return number == nil && words.allSatisfy(text.contains)
    }

    /// "NI 59", "ni059", "NI 59 (7 days)" and "59" are all 59; "45 working days" is words.
    private static func nationalNumber(_ text: String) -> Int? {
        var rest = text.lowercased()[...]
        let isNamed = rest.hasPrefix("ni")
        if isNamed { rest = rest.dropFirst(2) }
        rest = rest.drop { $0 == " " || $0 == "-" || $0 == "0" }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let tail = rest.dropFirst(digits.count)
        guard (1...3).contains(digits.count), tail.isEmpty || tail.first == "(" || (isNamed && tail.first == " ") else {
            return nil
        }
        return Int(digits)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    }
}
