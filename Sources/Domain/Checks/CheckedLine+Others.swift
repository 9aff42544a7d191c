import Measures

// What the board wants of a line, and how other authorities lie.
extension CheckedLine {
    /// Worse than the target beyond its tolerance, or outside the range that is expected.
    func againstTarget(_ given: Figure, _ value: Double) -> [Finding] {
        guard let target, case .value(let status) = given.state, target.applies(to: key.period) else { return [] }
        let shown = ShownValue(value: value, numerator: given.numerator, denominator: given.denominator, status: status)
        let standing = Standing(of: .value(shown), against: target, at: key.period, as: indicator)
        switch standing.word {
        case .red:
            return [
                finding(
                    .worseThanTarget, .mustExplain, .value,
                    standing.reason.dropLast(1) + ": the board will see it as Red.",
                    "Say why, whom it touches, and what will be done by when.")
            ]
        case .askWhy:
            return [
                finding(
                    .worseThanTarget, .mustExplain, .value,
                    standing.reason.replacing(": explain.", with: ": the board will ask why."), "Say why it is so.")
            ]
        case .amber, .green, .notRated, .inRange: return []
        }
    }

    /// Far out by Tukey's rule: beyond the quartiles by three times what lies between them.
    func againstPeers(_ value: Double) -> [Finding] {
        guard let peers, peers.upper > peers.lower else { return [] }
        let reach = 3 * (peers.upper - peers.lower)
        guard value > peers.upper + reach || value < peers.lower - reach else { return [] }
        let sentence =
            "\(text.value(value)) lies far outside what other authorities have: half of them lie between \(text.value(peers.lower)) and \(text.value(peers.upper)) (\(peers.period))."
        for factor in [0.1, 10, 0.01, 100] where value != 0 {
            let moved = value * factor
            if moved >= peers.lower, moved <= peers.upper {
                return [
                    finding(
                        .farFromPeers, .mustExplain, .value, sentence,
                        "Check the decimal point and the base: \(text.value(moved)) would lie among them. If the figure is right, say why."
                    )
                ]
            }
        }
        return [
            finding(
                .farFromPeers, .mustExplain, .value, sentence,
                "Check that it is counted as others count it, and the base of the rate. If it is right, say why.")
        ]
    }
}
