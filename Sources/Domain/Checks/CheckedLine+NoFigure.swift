// What is said of a line that gives a reason in place of a figure.
extension CheckedLine {
    /// From so many figures without a gap on, one that is missing is worth a question.
    private static let always = 4

    func withoutFigure(_ given: Figure) -> [Finding] {
        guard case .none(let reason) = given.state else { return [] }
        var findings: [Finding] = []
        if reason == .notSubmitted {
            findings.append(
                finding(
                    .noAnswer, .error, .reason, "“Not submitted” is what is recorded of a line that nobody answered.",
                    "Say instead why there is no figure: not available, not applicable, not due or unreliable."))
        }
        let run = comparable.reversed().prefix { $0.shown.value != nil }.count
        guard run >= CheckedLine.always else { return findings }
        findings.append(
            finding(
                .noLongerGiven, .mustExplain, .reason,
                "There was a figure for each of the last \(indicator.frequency.counted(run)), and now there is none (\(reason.label.lowercased())).",
                "Say what stands in the way, and when there will be one again."))
        return findings
    }
}
