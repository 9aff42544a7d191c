import Measures

/// The words of the case files for which way is good; "not_applicable" is none at all.
enum PolarityWord {
    static func polarity(_ word: String) throws(CaseFault) -> Polarity? {
        try CaseFault.meaning(
            of: word, in: "polarity",
            ["high_is_good": .higherIsBetter, "low_is_good": .lowerIsBetter, "no_judgement": .neutral, "not_applicable": nil])
    }
}
