import Domain

/// Reads the rows of a figures file into a batch, and says what is wrong with those it cannot.
///
/// No text is made of a cell unless it is new or wrong, which is what a million rows in half a second need.
struct FigureRowReader {
    private(set) var batch = FigureBatch()
    private(set) var count = 0
    private let columns: FigureColumns
    private let names: FrameworkNames
    private let counted: [Counted]
    private let kinds: [PeriodKind]
    private var cells: Caches

    private struct Caches {
        var area = CellCache()
        var indicator = CellCache()
        /// One for each kind of period, since a code may be right for one and wrong for another.
        var periods: [CellCache]
        var group = CellCache()
        var source = CellCache()
        var status = CellCache()
        var text = CellCache()
        var day = CellCache()
    }

    /// What of an indicator a row needs.
    private struct Counted {
        var kind: Int
        var ownSource: Int32
        var rules: FigureRules
    }

    private static let unknown: Int64 = -1

    init(columns: FigureColumns, version: FrameworkVersion, expecting rows: Int) {
        self.columns = columns
        let names = FrameworkNames(version)
        var kinds: [PeriodKind] = []
        counted = names.indicators.map { indicator in
            let kind = kinds.firstIndex(of: indicator.periodKind) ?? kinds.count
            if kind == kinds.count { kinds.append(indicator.periodKind) }
            return Counted(kind: kind, ownSource: Int32(names.ownSource[indicator.agency] ?? 0), rules: FigureRules(indicator))
        }
        self.names = names
        self.kinds = kinds
        cells = Caches(periods: kinds.map { _ in CellCache() })
        batch.areas = names.areas.map(\.id)
        batch.indicators = names.indicators.map(\.id)
        batch.sources = names.sources
        batch.rows.reserveCapacity(rows)
    }

    mutating func read(_ row: CSVReader, _ reading: inout FileReading) {
        count += 1
        let problems = reading.problemCount
        guard row.count == columns.count else {
            reading.add(
                Problem(
                    row: row.line, what: "This row has \(row.count) cells and the header has \(columns.count).",
                    remedy: "Put quotes around a cell that has a comma in it, or give every cell its comma."))
            return
        }
        let area = cells.area.meaning(of: cell(columns.area, row)) { [names] in Int64(names.area($0) ?? -1) }
        if area < 0 { refuseArea(row, &reading) }
        let place = cells.indicator.meaning(of: cell(columns.indicator, row)) { [names] in Int64(names.indicator($0) ?? -1) }
        guard place >= 0 else {
            refuseIndicator(row, &reading)
            return
        }
        let indicator = counted[Int(place)]
        let period = readPeriod(row, indicator.kind, of: Int(place), &reading)
        let group = readGroup(row, &reading)
        let source = readSource(row, indicator.ownSource, &reading)
        guard var figure = readNumbers(row, indicator.rules, &reading), reading.problemCount == problems else { return }
        figure.area = Int32(truncatingIfNeeded: area)
        figure.indicator = Int32(truncatingIfNeeded: place)
        figure.period = period
        figure.group = group
        figure.source = source
        batch.rows.append(figure)
    }
}

// Keys
extension FigureRowReader {
    private func refuseArea(_ row: CSVReader, _ reading: inout FileReading) {
        let text = text(columns.area, row)
        if names.isAmbiguousArea(text) {
            refuse(.area, row, &reading, "“\(text)” is the name of more than one area.", "Use the area's id or its code.")
        } else {
            refuse(
                .area, row, &reading, "There is no area “\(text)” in the framework.",
                "Use its id, name or code, or add it to the framework.")
        }
    }

    private func refuseIndicator(_ row: CSVReader, _ reading: inout FileReading) {
        let text = text(columns.indicator, row)
        if names.isAmbiguousIndicator(text) {
            refuse(.indicator, row, &reading, "“\(text)” is the code of more than one indicator.", "Use the indicator's id.")
        } else {
            refuse(
                .indicator, row, &reading, "There is no indicator “\(text)” in the framework.",
                "Use its id or its national code, or add it to the framework.")
        }
    }

    private mutating func readPeriod(_ row: CSVReader, _ kind: Int, of indicator: Int, _ reading: inout FileReading) -> Int64 {
        let bytes = cell(columns.period, row)
        let wanted = kinds[kind]
        let code = cells.periods[kind].meaning(of: bytes) { FigureRowReader.sortCode($0, wanted) }
        if code != Self.unknown { return code }
        let text = text(columns.period, row)
        if let period = Period(code: text) {
            refuse(
                .period, row, &reading,
                "“\(text)” is a \(period.type.label), and “\(names.indicators[indicator].title)” has periods of another kind (\(wanted.word)).",
                "Write the period as \(wanted.example).")
        } else {
            refuse(.period, row, &reading, "“\(text)” is not a period.", "Write it as \(wanted.example).")
        }
        return code
    }

    /// "2025-10" is a month where the indicator is monthly, and nowhere else.
    private static func sortCode(_ cell: String, _ kind: PeriodKind) -> Int64 {
        let text = cell.trimmed
        if kind == .of(.month), text.utf8.count == 7, let month = Period(code: text.replacing("-", with: "-M")) {
            return month.sortCode
        }
        guard let period = Period(code: text), kind.admits(period) else { return unknown }
        return period.sortCode
    }

    private mutating func readGroup(_ row: CSVReader, _ reading: inout FileReading) -> Int32 {
        let bytes = cell(columns.group, row)
        if bytes.isEmpty { return 0 }
        if let known = cells.group.known(bytes), known >= 0 { return Int32(truncatingIfNeeded: known) }
        let text = text(columns.group, row)
        guard let group = PopulationGroup(text), names.knowsMembers(group) else {
            refuse(
                .group, row, &reading, "“\(text)” is not a group of the framework.",
                "Write it as age=10-15;sex=female, with the dimensions and members of the framework.")
            return 0
        }
        let place = batch.groups.firstIndex(of: group) ?? batch.groups.count
        if place == batch.groups.count { batch.groups.append(group) }
        cells.group.keep(bytes, Int64(place))
        return Int32(truncatingIfNeeded: place)
    }

    private mutating func readSource(_ row: CSVReader, _ own: Int32, _ reading: inout FileReading) -> Int32 {
        let bytes = cell(columns.source, row)
        if bytes.isEmpty { return own }
        let place = cells.source.meaning(of: bytes) { [names] in Int64(names.source($0) ?? -1) }
        if place < 0 {
            refuse(
                .source, row, &reading, "There is no source “\(text(columns.source, row))” in the framework.",
                "Use the id of a source, leave it empty for the agency's own return, or add it to the framework.")
        }
        return Int32(truncatingIfNeeded: place)
    }
}

// What is known
extension FigureRowReader {
    private mutating func readNumbers(_ row: CSVReader, _ rules: FigureRules, _ reading: inout FileReading) -> FigureRow? {
        var figure = FigureRow(area: 0, indicator: 0, source: 0, period: 0, state: 0, line: Int32(truncatingIfNeeded: row.line))
        var (marker, decimals): (NoValueReason?, Int) = (nil, 0)
        let problems = reading.problemCount
        for (name, column) in [
            (FiguresFile.Column.numerator, columns.numerator), (.denominator, columns.denominator), (.value, columns.value),
        ] {
            let bytes = cell(column, row)
            if bytes.isEmpty { continue }
            if let number = CellNumber(bytes) {
                if number.isPercentage, name != .value || !rules.isProportion {
                    refuse(
                        name, row, &reading, "A percentage stands where none is wanted.",
                        "Give the number without the percent sign.")
                }
                switch name {
                case .numerator: figure.numerator = number.value
                case .denominator: figure.denominator = number.value
                default: (figure.value, decimals) = (number.value, number.decimals)
                }
            } else if let reason = NoValueReason(marker: text(column, row)) {
                if name != .denominator || marker == nil { marker = reason }
            } else {
                refuse(
                    name, row, &reading, "“\(text(column, row))” is neither a number nor a marker.",
                    "Give a number, with a point for decimals, or one of x, z, nd, ns, c, u, k.")
            }
        }
        guard reading.problemCount == problems, let state = readState(row, marker, figure, &reading) else { return nil }
        figure.state = state.code
        if case .none = state {
            (figure.numerator, figure.denominator, figure.value) = (.nan, .nan, .nan)
        } else if let fault = rules.fault(in: figure, decimals: decimals) {
            refuse(fault.column, row, &reading, fault.what, fault.remedy)
        }
        rules.simplify(&figure)
        readTexts(row, &figure, &reading)
        return figure
    }

    private mutating func readState(
        _ row: CSVReader, _ marker: NoValueReason?, _ figure: FigureRow, _ reading: inout FileReading
    ) -> Figure.State? {
        let bytes = cell(columns.status, row)
        let code = bytes.isEmpty ? 0 : cells.status.meaning(of: bytes, FigureRowReader.stateCode)
        guard code >= 0, let state = Figure.State(code: UInt8(code)) else {
            refuse(
                .status, row, &reading, "“\(text(columns.status, row))” is not a status.",
                "Use final, provisional, revised or estimated; or x, z, nd, ns, c, u, k for no value.")
            return nil
        }
        let hasNumber = !figure.numerator.isNaN || !figure.value.isNaN
        switch (state, marker) {
        case (.none, _) where hasNumber:
            refuse(
                .status, row, &reading, "The status says that there is no value, and there is one.", "Take one of the two out.")
            return nil
        case (.none(let reason), let marker?) where marker != reason:
            refuse(
                .status, row, &reading, "The status says “\(reason.label)” and the marker “\(marker.label)”.",
                "Keep the one that is right.")
            return nil
        case (.none, _): return state
        case (.value, _?) where hasNumber:
            refuse(.value, row, &reading, "A number and a marker for no value stand in one row.", "Take one of the two out.")
            return nil
        case (.value, let marker?): return Figure.State.none(marker)
        case (.value, nil) where !hasNumber:
            refuse(
                .value, row, &reading, "There is no number here, and a blank has no meaning.",
                "Give a number, or one of x (not available), z (not applicable), nd (not due), ns (not submitted), c (protected), u (unreliable), k (rounds to zero)."
            )
            return nil
        case (.value, nil): return state
        }
    }

    private static func stateCode(_ cell: String) -> Int64 {
        let word = cell.trimmed
        if let status = ValueStatus(word: word) { return Int64(status.rawValue) }
        return NoValueReason(code: word).map { Int64($0.rawValue) } ?? unknown
    }

    private mutating func readTexts(_ row: CSVReader, _ figure: inout FigureRow, _ reading: inout FileReading) {
        figure.reason = keep(columns.reason, row)
        figure.note = keep(columns.note, row)
        let bytes = cell(columns.extractedOn, row)
        if bytes.isEmpty { return }
        let day = cells.day.meaning(of: bytes) { Day(iso8601: $0).map { Int64($0.number) } ?? Int64.min }
        if day == Int64.min {
            refuse(.extractedOn, row, &reading, "“\(text(columns.extractedOn, row))” is not a day.", "Write it as 2026-09-30.")
        }
        figure.extractedOn = Int32(truncatingIfNeeded: day)
    }

    private mutating func keep(_ column: Int, _ row: CSVReader) -> Int32 {
        let bytes = cell(column, row)
        if bytes.isEmpty { return FigureRow.noText }
        if let known = cells.text.known(bytes) { return Int32(truncatingIfNeeded: known) }
        batch.texts.append(CSVWriter.unguarded(text(column, row)))
        cells.text.keep(bytes, Int64(batch.texts.count - 1))
        return Int32(truncatingIfNeeded: batch.texts.count - 1)
    }
}

// Cells
extension FigureRowReader {
    /// A cell without the spaces around it.
    private func cell(_ column: Int, _ row: CSVReader) -> UnsafeBufferPointer<UInt8> {
        let bytes = row.raw(column)
        guard let first = bytes.first, let last = bytes.last, first <= 0x20 || last <= 0x20 else { return bytes }
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
        let end = (bytes.lastIndex { $0 > 0x20 } ?? start - 1) + 1
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private func text(_ column: Int, _ row: CSVReader) -> String { row.text(column).quicklyTrimmed }

    private func refuse(
        _ column: FiguresFile.Column, _ row: CSVReader, _ reading: inout FileReading, _ what: String, _ remedy: String
    ) {
        let cell = String(text(columns[column], row).prefix(200))
        reading.add(Problem(row: row.line, column: column.rawValue, cell: cell, what: what, remedy: remedy))
    }
}
