/// Everything that is said of the lines of one return: what the checks find in the figures, and what has to be said in words.
///
/// It asks nothing of a database and knows no clock, so the form, the workbook and the interface say the same.
public struct ReturnReview: Sendable {
    public var version: FrameworkVersion
    /// What is known of the same indicator, place and group, the oldest first, by the place of the line.
    public var before: [Int: [SeriesPoint]]
    /// How other authorities lie, by the place of the line.
    public var peers: [Int: CheckedLine.Peers]
    /// What the board accepted from other agencies, by what it is about.
    public var others: [CheckedLine.Key: Figure]
    private let checks: ReturnChecks

    /// - Parameter version: what everybody may see of the framework: an agency is told of another's number through it.
    public init(
        version: FrameworkVersion, before: [Int: [SeriesPoint]], peers: [Int: CheckedLine.Peers] = [:],
        others: [CheckedLine.Key: Figure] = [:], on day: Day
    ) {
        self.version = version
        self.before = before
        self.peers = peers
        self.others = others
        let flows = version.framework.indicators.compactMap { indicator in
            indicator.flow.map { StockAndFlow(stock: indicator.id, starts: $0.starts, ends: $0.ends) }
        }
        checks = ReturnChecks(
            splits: AreaSplit.all(of: version.framework.areas, on: day), dimensions: version.framework.dimensions, flows: flows)
    }

    /// Line by line, the gravest first.
    public func findings(in lines: [SubmissionLine]) -> [ReturnFinding] {
        let due = lines.filter(\.isDue)
        let found = found(in: due)
        return due.flatMap { line -> [ReturnFinding] in
            let own = found[line.place] ?? []
            let words = words(of: line, isAsked: own.contains { $0.check == .noLongerGiven })
            let checked = own.map {
                ReturnFinding($0, line: line.place, isExplained: ReturnReview.explains(line.entry, $0.check))
            }
            return (words + checked).enumerated()
                .sorted { ($0.element.grade.rank, $0.offset) < ($1.element.grade.rank, $1.offset) }.map(\.element)
        }
    }

    /// What stays with the figure of each line that has an answer.
    public func marks(of lines: [SubmissionLine]) -> [Int: QualityMark] {
        let due = lines.filter { $0.isDue && $0.figure != nil }
        let found = found(in: due)
        return Dictionary(
            due.map { line in
                let own = found[line.place] ?? []
                let isExplained = own.allSatisfy { $0.grade == .note || ReturnReview.explains(line.entry, $0.check) }
                return (line.place, QualityMark(own, isExplained: isExplained))
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - What the checks see

    private func found(in due: [SubmissionLine]) -> [Int: [Finding]] {
        let newest = newestPeriods(of: due)
        let lines = due.compactMap { checked($0, newest) }
        let places = Dictionary(due.map { (ReturnReview.key($0), $0.place) }, uniquingKeysWith: { first, _ in first })
        let open = Set(due.filter { $0.figure == nil }.map(\.place))
        var checks = checks
        checks.agreements = due.compactMap(agreement)
        var found: [Int: [Finding]] = [:]
        for finding in checks.findings(in: lines) {
            guard let place = places[finding.line] else { continue }
            // What has no answer yet is asked for when the return is sent, and may come later.
            if finding.check == .noAnswer, open.contains(place) { continue }
            found[place, default: []].append(finding)
        }
        return found
    }

    private func checked(_ line: SubmissionLine, _ newest: [ID<Indicator>: Period]) -> CheckedLine? {
        guard let indicator = version.indicator(line.indicator) else { return nil }
        return CheckedLine(
            key: ReturnReview.key(line), indicator: indicator, given: line.figure, past: before[line.place] ?? [],
            target: newest[line.indicator] == line.period ? target(of: line) : nil, peers: peers[line.place],
            explanation: line.entry.explanation)
    }

    private func agreement(_ line: SubmissionLine) -> Agreement? {
        guard let counterpart = version.indicator(line.indicator)?.agreesWith,
            let other = version.indicator(counterpart.indicator)
        else { return nil }
        var key = ReturnReview.key(line)
        key.indicator = other.id
        guard let figure = others[key] else { return nil }
        return Agreement(
            line: ReturnReview.key(line), part: counterpart.part,
            agency: version.agency(other.agency)?.name ?? other.agency.text, what: counterpart.what, figure: figure,
            its: counterpart.its)
    }

    /// What is red is explained once, for the newest figure: the board reads words to that one.
    private func newestPeriods(of lines: [SubmissionLine]) -> [ID<Indicator>: Period] {
        Dictionary(lines.map { ($0.indicator, $0.period) }, uniquingKeysWith: max)
    }

    private func target(of line: SubmissionLine) -> Target? {
        guard line.group == .total else { return nil }
        return version.basketLine(line.indicator)?
            .target(for: line.period, in: line.area, district: version.framework.district)
    }

    private static func key(_ line: SubmissionLine) -> CheckedLine.Key {
        CheckedLine.Key(indicator: line.indicator, area: line.area, group: line.group, period: line.period)
    }

    // MARK: - Words

    /// What the board will see as red needs all three of what, so what and now what; for anything else a sentence will do.
    private static func explains(_ entry: LineEntry, _ check: Check) -> Bool {
        if check == .worseThanTarget { return entry.commentary.isWhole }
        return !entry.explanation.isEmpty || !entry.commentary.what.isEmpty
    }

    private func words(of line: SubmissionLine, isAsked: Bool) -> [ReturnFinding] {
        var found: [ReturnFinding] = []
        let entry = line.entry
        func add(_ grade: ReturnFinding.Grade, _ sentence: String, _ remedy: String, isExplained: Bool = false) {
            found.append(
                ReturnFinding(
                    line: line.place, grade: grade, rule: "words", sentence: sentence, remedy: remedy, isExplained: isExplained))
        }
        if entry.noValue != nil, entry.hasNumber {
            add(.error, "There is a number, and a reason why there is none.", "Take one of the two out.")
        } else if entry.noValue != nil, !isAsked {
            add(
                .mustExplain, "There is no figure.", "Say why in a sentence; the board reads it in the place of the figure.",
                isExplained: ReturnReview.explains(entry, .noLongerGiven))
        }
        if entry.commentary.words > Commentary.mostWords {
            add(
                .error, "The words for the board are \(entry.commentary.words), and \(Commentary.mostWords) are read.",
                "Shorten them to \(Commentary.mostWords) words together.")
        }
        return found
    }
}
