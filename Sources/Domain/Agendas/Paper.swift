/// A paper of an item, or an appendix to one. Letters run through the whole agenda in the order in which papers came, and
/// stay with their paper for good: what is taken out leaves its letter unused, so that minutes cite the same paper for ever.
public struct Paper: Hashable, Sendable {
    public var number: Int64
    public var item: Int64
    /// 1 is A.
    public var letter: Int
    /// 0 for the paper itself, from 1 for its appendices.
    public var appendix: Int
    public var title: String
    /// The file that it is; nil while it is still to come.
    public var file: Int64?
    /// Came after the agenda was published.
    public var isSupplement: Bool
    public var withdrawnWhy: String?

    public init(
        number: Int64 = 0, item: Int64, letter: Int, appendix: Int = 0, title: String, file: Int64? = nil,
        isSupplement: Bool = false, withdrawnWhy: String? = nil
    ) {
        self.number = number
        self.item = item
        self.letter = letter
        self.appendix = appendix
        self.title = title
        self.file = file
        self.isSupplement = isSupplement
        self.withdrawnWhy = withdrawnWhy
    }

    /// "D", "AB".
    public var letters: String { Paper.letters(letter) }

    /// "paper D", "appendix 2 to paper D".
    public var reference: String { appendix == 0 ? "paper \(letters)" : "appendix \(appendix) to paper \(letters)" }

    public static func letters(_ number: Int) -> String {
        var (rest, text) = (number, "")
        while rest > 0 {
            text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
            rest = (rest - 1) / 26
        }
        return text
    }
}

extension [Paper] {
    /// As a resolution names them: "the report (paper D) and appendices 1 and 2", "papers A to C". Nil without any.
    public var together: String? {
        let here = filter { $0.withdrawnWhy == nil }.sorted { ($0.letter, $0.appendix) < ($1.letter, $1.appendix) }
        let papers = here.filter { $0.appendix == 0 }
        guard let first = papers.first ?? here.first else { return nil }
        if papers.count > 1 {
            let letters = papers.map(\.letters)
            let run = papers.map(\.letter) == [Int](first.letter..<(first.letter + papers.count)) && papers.count > 2
            let named = run ? "papers \(letters[0]) to \(letters[letters.count - 1])" : "papers \(letters.inWords)"
            return here.count > papers.count ? "\(named) and their appendices" : named
        }
        let appendices = here.filter { $0.appendix > 0 }.map(\.appendix)
        guard !appendices.isEmpty else { return "the report (paper \(first.letters))" }
        let run = appendices.count > 2 && appendices == [Int](appendices[0]...appendices[appendices.count - 1])
        let named = run ? "\(appendices[0]) to \(appendices[appendices.count - 1])" : appendices.map(String.init).inWords
        return "the report (paper \(first.letters)) and \(appendices.count == 1 ? "appendix" : "appendices") \(named)"
    }
}

extension [String] {
    /// "A", "A and B", "A, B and C".
    public var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
