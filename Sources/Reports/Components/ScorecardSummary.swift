import Domain
import Markup

/// The answer to "are we on course?" in one paragraph, counted over the measures it is given.
public struct ScorecardSummary: Sendable {
    private let scorecard: Scorecard
    private let noun: String

    /// `noun` is what is counted: "core measures".
    public init(_ scorecard: Scorecard, of noun: String) {
        self.scorecard = scorecard
        self.noun = noun
    }

    public var html: HTML {
        guard !scorecard.readings.isEmpty else { return "No measure has been chosen yet." }
        let (red, amber, green) = (scorecard.count(.red), scorecard.count(.amber), scorecard.count(.green))
        let (asked, inRange) = (scorecard.count(.askWhy), scorecard.count(.inRange))
        let missing = scorecard.withoutFigure.count
        if red + amber + green + asked + inRange == 0 {
            return """
                \(scorecard.answer) \(scorecard.readings.count - missing) of \(scorecard.readings.count) \(noun) have a figure, \
                beside the same period last year and, where they are known, neighbours, region and country.
                """
        }
        return """
            \(scorecard.answer) Of \(scorecard.readings.count) \(noun), <strong>\(green) \(green == 1 ? "meets its" : "meet their") target</strong>, \
            \(amber) \(amber == 1 ? "is" : "are") within tolerance and <strong>\(red) \(red == 1 ? "is" : "are") red</strong>.\
            \(when: asked + inRange > 0, " \(expected(asked, inRange))")\
            \(when: missing > 0, " <strong>\(CountWords.text(missing).capitalisedFirst) \(missing == 1 ? "has" : "have") no figure.</strong>")
            """
    }

    private func expected(_ asked: Int, _ inRange: Int) -> HTML {
        let all = asked + inRange
        let outside =
            asked == 0
            ? "none of them is outside it" : "\(CountWords.text(asked)) of those \(asked == 1 ? "is" : "are") outside it"
        return
            "\(CountWords.text(all).capitalisedFirst) \(all == 1 ? "has" : "have") no target, only an expected range: \(outside)."
    }
}

/// Small numbers as words, as prose has them.
enum CountWords {
    static func text(_ count: Int) -> String {
        let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return words.indices.contains(count) ? words[count] : "\(count)"
    }
}
