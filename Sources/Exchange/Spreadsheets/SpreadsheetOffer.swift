import Domain

/// What a table holds that could be asked for.
struct SpreadsheetOffer {
    private let table: LaidTable
    private let figureColumns: [Int]
    private let proposals: IndicatorProposals
    private let names: FrameworkNames
    private let kinds: [ID<Indicator>: PeriodKind]

    init(_ guess: TableGuess, _ version: FrameworkVersion, _ names: FrameworkNames) {
        (table, figureColumns) = (guess.table, guess.figureColumns)
        proposals = IndicatorProposals(version)
        self.names = names
        kinds = Dictionary(version.framework.indicators.map { ($0.id, $0.periodKind) }, uniquingKeysWith: { first, _ in first })
    }

    private struct Count {
        var count = 0
        var example: String?
    }

    /// Names in the order of the table, with how many figures each has.
    private struct Tally {
        private(set) var names: [String] = []
        private(set) var counts: [String: Count] = [:]

        mutating func add(_ name: String, _ cell: String) {
            if name.isEmpty { return }
            if counts[name] == nil { names.append(name) }
            counts[name, default: Count()].count += 1
            if counts[name]?.example == nil, SpreadsheetCell.isNumber(cell) { counts[name]?.example = cell }
        }
    }

    var offer: FileOffer {
        var (measures, periods, areas) = (Tally(), Tally(), Tally())
        for row in table.rows {
            for column in figureColumns {
                let text = row.row.cell(column)
                let said = table.period(row, column)
                guard SpreadsheetCell.isFigure(text), table.layout.period != .columns || PeriodHeading.looksLikePeriod(said)
                else {
                    continue
                }
                measures.add(table.measure(row, column), text)
                periods.add(said, text)
                areas.add(areaName(row, column), text)
            }
        }
        let listed = measures.names.filter { measures.counts[$0]?.example != nil }
            .map { measure($0, measures.counts[$0] ?? Count()) }
        let kind = commonKind(listed)
        let headings = TablePeriods(table)
        return FileOffer(
            format: .spreadsheet, measures: listed,
            periods: periods.names.map { name in
                let heading = headings.heading(name)
                let period = kind.flatMap { self.period(name, heading, $0) } ?? heading.likelyPeriod
                return FileOffer.PeriodName(text: name, count: periods.counts[name]?.count ?? 0, period: period)
            },
            areas: areas.names.map { area($0, areas.counts[$0]?.count ?? 0) }, layout: table.layout)
    }

    private func measure(_ name: String, _ count: Count) -> FileOffer.Measure {
        let lowered = name.lowercased()
        let part: Mapping.Part =
            lowered.contains(/\bnumerator\b|\(num\)|\bnum$/)
            ? .numerator : lowered.contains(/\bdenominator\b|\(den\)|\bdenom?$|\bcohort\b/) ? .denominator : .value
        let isPercentage = count.example?.hasSuffix("%") ?? false || lowered.contains("%") || lowered.contains("percentage")
        return FileOffer.Measure(
            name: name, unit: isPercentage ? "%" : nil, count: count.count, part: part, example: count.example,
            proposals: proposals.proposals(for: isPercentage && !lowered.contains("%") ? name + " (%)" : name))
    }

    /// The kind of period of the indicators that are proposed first, where they agree.
    private func commonKind(_ measures: [FileOffer.Measure]) -> PeriodKind? {
        let kinds = measures.compactMap { $0.proposals.first.flatMap { self.kinds[$0.indicator] } }
        return Set(kinds).count == 1 ? kinds.first : nil
    }

    private func period(_ text: String, _ heading: PeriodHeading, _ kind: PeriodKind) -> Period? {
        heading.period(as: kind)
            ?? PeriodHeading.reading(of: [text], for: kind).period(PeriodHeading.bare(text)).flatMap {
                kind.admits($0) ? $0 : nil
            }
    }

    /// The name by which a person knows the area of a row: the last of its texts, after its codes.
    private func areaName(_ row: LaidTable.Row, _ column: Int) -> String {
        let texts = table.areas(row, column)
        return HeadingText.plain(texts.first { names.area($0) != nil } ?? texts.last { !$0.isEmpty } ?? "")
    }

    private func area(_ name: String, _ count: Int) -> FileOffer.AreaName {
        let place = names.area(name)
        return FileOffer.AreaName(
            text: name, count: count, area: place.map { names.areas[$0].id },
            near: place == nil ? names.near(name).map { names.areas[$0].id } : nil)
    }
}
