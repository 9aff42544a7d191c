/// Every check over the lines of one return.
///
/// The checks are pure: what they hold a line against is given to them, so the form, the workbook and the interface say the
/// same. The work grows with the number of lines and of their earlier figures, and with nothing else.
public struct ReturnChecks: Sendable {
    /// Areas that together make up another.
    public var splits: [AreaSplit]
    /// The ways in which children are divided, with all their members.
    public var dimensions: [Dimension]
    /// Stocks with what comes to them and what leaves them.
    public var flows: [StockAndFlow]
    /// What another agency records of the same thing.
    public var agreements: [Agreement]

    public init(
        splits: [AreaSplit] = [], dimensions: [Dimension] = [], flows: [StockAndFlow] = [], agreements: [Agreement] = []
    ) {
        self.splits = splits
        self.dimensions = dimensions
        self.flows = flows
        self.agreements = agreements
    }

    /// What there is to say, line by line in the order of the lines, the gravest first.
    public func findings(in lines: [CheckedLine]) -> [Finding] {
        var found: [CheckedLine.Key: [Finding]] = [:]
        for line in lines {
            let own = findings(in: line)
            if !own.isEmpty { found[line.key, default: []] += own }
        }
        for finding in across(lines) { found[finding.line, default: []].append(finding) }
        var told: Set<CheckedLine.Key> = []
        return lines.flatMap { line -> [Finding] in
            guard told.insert(line.key).inserted, let own = found[line.key] else { return [] }
            return own.count == 1
                ? own : own.enumerated().sorted { ($1.element.grade, $0.offset) < ($0.element.grade, $1.offset) }.map(\.element)
        }
    }

    /// What one line says without the others, which is what a form can say while somebody types.
    public func findings(in line: CheckedLine) -> [Finding] {
        guard let given = line.given else {
            return [
                line.finding(
                    .noAnswer, .error, .value, "Nothing was given for this line, and an empty box is never read as nought.",
                    "Give the figure, or say why there is none.")
            ]
        }
        guard case .value = given.state else { return line.withoutFigure(given) }
        let sums = line.arithmetic(given)
        // A sum that does not work out says nothing of the past or of a target.
        if sums.contains(where: { $0.grade == .error }) { return sums }
        guard let value = line.value else { return sums }
        return sums + line.plausibility(value) + line.againstThePast(given, value) + line.againstTarget(given, value)
            + line.againstPeers(value)
    }

    /// What the lines say of each other, and what other agencies say of them.
    private func across(_ lines: [CheckedLine]) -> [Finding] {
        let table = LineTable(lines)
        return splits.flatMap { $0.findings(in: table) } + GroupSums(dimensions).findings(in: table)
            + flows.flatMap { $0.findings(in: table) } + agreements.compactMap { $0.finding(in: table) }
    }
}
