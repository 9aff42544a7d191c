import Domain
import Measures

/// Which indicators of a framework a measure of some file may be: by code, by id, by the words of the title. A person
/// chooses; nothing is taken for an indicator because it is likely.
struct IndicatorProposals {
    private struct Candidate {
        let indicator: Indicator
        let title: TitleWords
        let code: String?
    }

    private let candidates: [Candidate]
    /// How rare each word is among the titles: "neglect" says more than "child".
    private let weights: [String: Double]
    private let weightOfUnknown: Double

    static let most = 5
    private static let leastLikeness = 0.45

    init(_ version: FrameworkVersion) {
        candidates = version.framework.indicators.map { indicator in
            Candidate(
                indicator: indicator, title: TitleWords(indicator.title),
                code: indicator.nationalCode.flatMap { Self.nationalCodes(in: $0).first })
        }
        var titles: [String: Int] = [:]
        for word in candidates.flatMap(\.title.words) { titles[word, default: 0] += 1 }
        let count = Double(max(candidates.count, 1))
        // The n-th root of rarity keeps a word of every title at 1 and one of a single title at about 3.
        weights = titles.mapValues { 1 + 2 * Self.rarity(Double($0), of: count) }
        weightOfUnknown = 1.5
    }

    /// The likeliest first, at most five.
    func proposals(for title: String, code: String? = nil) -> [FileOffer.Proposal] {
        let codes = Set(([title] + [code].compactMap { $0 }).flatMap(Self.nationalCodes))
        let ids = Set(([title] + [code].compactMap { $0 }).map(Self.idLike))
        let words = TitleWords(title)
        let found = candidates.compactMap { candidate -> FileOffer.Proposal? in
            if candidate.code.map(codes.contains) ?? false || ids.contains(candidate.indicator.id.text) {
                return FileOffer.Proposal(indicator: candidate.indicator.id, likeness: 1, because: "same code")
            }
            let likeness = likeness(words, candidate)
            if likeness < Self.leastLikeness { return nil }
            let because = words.words == candidate.title.words ? "same words" : "similar words"
            return FileOffer.Proposal(indicator: candidate.indicator.id, likeness: likeness, because: because)
        }
        let sorted = found.enumerated().sorted { ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset) }
        return sorted.prefix(Self.most).map(\.element)
    }

    /// Below 1, which only a code gives.
    private func likeness(_ words: TitleWords, _ candidate: Candidate) -> Double {
        let title = candidate.title
        if words.words.isEmpty || title.words.isEmpty { return 0 }
        let common = words.words.reduce(0) { $0 + weight($1) * share(of: $1, in: title.words) }
        let (here, there) = (weight(of: words.words), weight(of: title.words))
        let alike = 0.7 * (2 * common / (here + there)) + 0.3 * (common / min(here, there))
        var likeness = min(alike, 1) * 0.96
        if let unit = words.unit { likeness += unit.fits(candidate.indicator.unit) ? 0.03 : -0.05 }
        if candidate.indicator.closedOn != nil || candidate.indicator.replacedBy != nil { likeness -= 0.05 }
        return max(0, min(likeness, 0.99))
    }

    /// 1 for the word itself, less for one of the same stem: "assessed" and "assessment".
    private func share(of word: String, in words: Set<String>) -> Double {
        if words.contains(word) { return 1 }
        return words.contains { Self.haveOneStem(word, $0) } ? 0.7 : 0
    }

    private func weight(_ word: String) -> Double { weights[word] ?? weightOfUnknown }

    private func weight(of words: Set<String>) -> Double { words.reduce(0) { $0 + weight($1) } }

    private static func haveOneStem(_ left: String, _ right: String) -> Bool {
        let common = zip(left, right).prefix { $0 == $1 }.count
        return common >= 5 && common >= min(left.count, right.count) - 3
    }

    /// 1 for a word of one title, 0 for a word of all.
    private static func rarity(_ titles: Double, of count: Double) -> Double {
        if count <= 1 { return 0 }
        return 1 - (titles - 1) / (titles + count / 10)
    }

    /// "NI 59", "NI059" and "NI 059 (7 days)" are all "ni59".
    private static func nationalCodes(in text: String) -> [String] {
        text.lowercased().matches(of: /\b([a-z]{2})\s?-?0*(\d{1,3})\b/).filter { $0.1 == "ni" }.map { "\($0.1)\($0.2)" }
    }

    private static func idLike(_ text: String) -> String {
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

extension TitleWords.UnitHint {
    func fits(_ unit: Unit) -> Bool {
        switch self {
        case .count: unit == .count
        case .percentage: unit == .percent
        case .rate: unit.isRate
        case .average: if case .average = unit { true } else { false }
        }
    }
}
