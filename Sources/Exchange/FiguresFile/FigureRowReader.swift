import Domain

/// Reads the rows of a figures file into a batch, and says what is wrong with those it cannot.
struct FigureRowReader {
    private(set) var batch = FigureBatch()
    private(set) var count = 0
    private let columns: [FiguresFile.Column: Int]
    private let names: FrameworkNames
    private var cells = Caches()

    private struct Caches {
        var area = CellCache()
        var indicator = CellCache()
        var period = CellCache()
        var group = CellCache()
        var source = CellCache()
        var status = CellCache()
        var text = CellCache()
    }

    private static let unknown: Int64 = -1

    init(columns: [FiguresFile.Column: Int], version: FrameworkVersion, expecting rows: Int) {
        self.columns = columns
        names = FrameworkNames(version)
        batch.areas = names.areas.map(\.id)
        batch.indicators = names.indicators.map(\.id)
        batch.sources = names.sources
        batch.rows.reserveCapacity(rows)
    }

    mutating func read(_ row: CSVReader, _ reading: inout FileReading) {
        count += 1
        let problems = reading.problemCount
        let area = cells.area.meaning(of: cell(.area, row)) { Int64(names.area($0) ?? -1) }
        if area < 0 { refuse(.area, row, &reading, "There is no area “\(text(.area, row))” in the framework.", "Use its id, name or code, or add it to the framework.") }
        let place = cells.indicator.meaning(of: cell(.indicator, row)) { Int64(names.indicator($0) ?? -1) }
        guard place >= 0 else {
            refuse(.indicator, row, &reading, "There is no indicator “\(text(.indicator, row))” in the framework.", "Use its id or its national code, or add it to the framework.")
            return
        }
        let indicator = names.indicators[Int(place)]
        let period = readPeriod(row, indicator, &reading)
        let group = readGroup(row, &reading)
        let source = readSource(row, indicator, &reading)
        guard var figure = readNumbers(row, indicator, &reading), reading.problemCount == problems else { return }
        figure.area = Int32(area)
        figure.indicator = Int32(place)
        figure.period = period
        figure.group = Int32(group)
        figure.source = Int32(source)
        batch.rows.append(figure)
    }

    // MARK: - Keys

    private mutating func readPeriod(_ row: CSVReader, _ indicator: Indicator, _ reading: inout FileReading) -> Int64 {
        let bytes = cell(.period, row)
        var code = cells.period.meaning(of: bytes) { Period(code: $0.trimmed)?.sortCode ?? Self.unknown }
        // "2025-10" is a month where the indicator is monthly, and nowhere else.
        if indicator.periodKind == .of(.month), bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let month = Period(code: text(.period, row).replacing("-", with: "-M")) {
            code = month.sortCode
        }
        guard code != Self.unknown, let period = Period(sortCode: code) else {
            refuse(.period, row, &reading, "“\(text(.period, row))” is not a period.", "Write it as \(indicator.periodKind.example).")
            return code
        }
        if !indicator.periodKind.admits(period) {
            refuse(
                .period, row, &reading, "“\(text(.period, row))” is a \(period.type.label); \(indicator.title) is counted otherwise.",
                "Write the period as \(indicator.periodKind.example).")
        }
        return code
    }

    private mutating func readGroup(_ row: CSVReader, _ reading: inout FileReading) -> Int64 {
        let bytes = cell(.group, row)
        if bytes.isEmpty { return 0 }
        var groups = batch.groups
        let known = names.knowsMembers
        let place = cells.group.meaning(of: bytes) { text in
            guard let group = PopulationGroup(text), known(group) else { return Self.unknown }
            if let place = groups.firstIndex(of: group) { return Int64(place) }
            groups.append(group)
            return Int64(groups.count - 1)
        }
        batch.groups = groups
        if place < 0 {
            refuse(.group, row, &reading, "“\(text(.group, row))” is not a group of the framework.", "Write it as age=10-15;sex=female, with the dimensions and members of the framework.")
        }
        return max(place, 0)
    }

    private mutating func readSource(_ row: CSVReader, _ indicator: Indicator, _ reading: inout FileReading) -> Int64 {
        let bytes = cell(.source, row)
        if bytes.isEmpty { return Int64(names.ownSource[indicator.agency] ?? 0) }
        let place = cells.source.meaning(of: bytes) { Int64(names.source($0) ?? -1) }
        if place < 0 {
            refuse(.source, row, &reading, "There is no source “\(text(.source, row))” in the framework.", "Use the id of a source, leave it empty for the agency's own return, or add it to the framework.")
        }
        return max(place, 0)
    }

    // MARK: - Numbers

    private mutating func readNumbers(_ row: CSVReader, _ indicator: Indicator, _ reading: inout FileReading) -> FigureRow? {
        var figure = FigureRow(area: 0, indicator: 0, source: 0, period: 0, state: 0, line: Int32(truncatingIfNeeded: row.line))
        var (marker, decimals): (NoValueReason?, Int) = (nil, 0)
        for column in [FiguresFile.Column.numerator, .denominator, .value] {
            let bytes = cell(column, row)
            if bytes.isEmpty { continue }
            if let number = CellNumber(bytes) {
                switch column {
                case .numerator: figure.numerator = number.value
                case .denominator: figure.denominator = number.value
                default: (figure.value, decimals) = (number.value, number.decimals)
                }
            } else if let reason = NoValueReason(marker: text(column, row)) {
                marker = reason
            } else {
                refuse(column, row, &reading, "“\(text(column, row))” is neither a number nor a marker.", "Give a number, or one of x, z, nd, ns, c, u, k.")
            }
        }
        guard let state = readState(row, marker, figure, &reading) else { return nil }
        figure.state = state.code
        if case .none = state { (figure.numerator, figure.denominator, figure.value) = (.nan, .nan, .nan) }
        check(figure, decimals, indicator, row, &reading)
        readTexts(row, &figure, &reading)
        return figure
    }

    private mutating func readState(_ row: CSVReader, _ marker: NoValueReason?, _ figure: FigureRow, _ reading: inout FileReading) -> Figure.State? {
        let bytes = cell(.status, row)
        let code = cells.status.meaning(of: bytes) { text in
            let word = text.trimmed
            if word.isEmpty { return Int64(ValueStatus.final.rawValue) }
            if let status = ValueStatus(word: word) { return Int64(status.rawValue) }
            return NoValueReason(code: word).map { Int64($0.rawValue) } ?? Self.unknown
        }
        guard code >= 0, let state = Figure.State(code: UInt8(code)) else {
            refuse(.status, row, &reading, "“\(text(.status, row))” is not a status.", "Use final, provisional, revised or estimated; or x, z, nd, ns, c, u, k for no value.")
            return nil
        }
        let hasNumber = !figure.numerator.isNaN || !figure.value.isNaN
        switch (state, marker) {
        case (.none, _) where hasNumber:
            refuse(.status, row, &reading, "The status says that there is no value, and there is one.", "Take one of the two out.")
            return nil
        case (.none, _): return state
        case (.value, let marker?): return hasNumber ? mixed(row, &reading) : .some(.none(marker))
        case (.value, nil) where !hasNumber:
            refuse(.value, row, &reading, "There is no number here, and a blank has no meaning.", "Give a number, or one of x, z, nd, ns, c, u, k.")
            return nil
        case (.value, nil): return state
        }
    }

    private func mixed(_ row: CSVReader, _ reading: inout FileReading) -> Figure.State? {
        refuse(.value, row, &reading, "A number and a marker for no value stand in one row.", "Take one of the two out.")
        return nil
    }

    /// What cannot be: more than all, fewer than none, a rate of nobody, a value its own numbers do not give.
    private func check(_ figure: FigureRow, _ decimals: Int, _ indicator: Indicator, _ row: CSVReader, _ reading: inout FileReading) {
        let (numerator, denominator, value) = (figure.numerator, figure.denominator, figure.value)
        if numerator < 0 { refuse(.numerator, row, &reading, "A count is below nothing.", "Correct the numerator.") }
        if denominator <= 0 { refuse(.denominator, row, &reading, "Nothing can be divided by \(denominator == 0 ? "nought" : "a negative number").", "Give the denominator, or the marker z when there was nobody to count.") }
        if indicator.unit.isProportion {
            if numerator > denominator { refuse(.numerator, row, &reading, "The numerator is larger than the denominator.", "Check whether the two were swapped.") }
            if value < 0 || value > 100 { refuse(.value, row, &reading, "A percentage lies between 0 and 100.", "Correct the value.") }
        }
        if indicator.unit.needsDenominator, !numerator.isNaN, denominator.isNaN, value.isNaN {
            refuse(.denominator, row, &reading, "\(indicator.title) needs a denominator.", "Give it, or give the value.")
        }
        guard indicator.unit.needsDenominator, !numerator.isNaN, denominator > 0, !value.isNaN else { return }
        let expected = numerator / denominator * indicator.unit.multiplier
        var step = 1.0
        for _ in 0..<min(decimals, 12) { step /= 10 }
        if abs(value - expected) > step * 0.500001 {
            let should = FigureText(indicator).value(expected)
            refuse(.value, row, &reading, "The numerator and denominator give \(should), not \(text(.value, row)).", "Correct whichever is wrong, or leave the value out.")
        }
    }

    private mutating func readTexts(_ row: CSVReader, _ figure: inout FigureRow, _ reading: inout FileReading) {
        figure.reason = keep(.reason, row)
        figure.note = keep(.note, row)
        let bytes = cell(.extractedOn, row)
        if bytes.isEmpty { return }
        guard let day = Day(iso8601: text(.extractedOn, row)) else {
            refuse(.extractedOn, row, &reading, "“\(text(.extractedOn, row))” is not a day.", "Write it as 2026-09-30.")
            return
        }
        figure.extractedOn = day.number
    }

    private mutating func keep(_ column: FiguresFile.Column, _ row: CSVReader) -> Int32 {
        let bytes = cell(column, row)
        if bytes.isEmpty { return FigureRow.noText }
        var texts = batch.texts
        let whole = text(column, row)
        let place = cells.text.meaning(of: bytes) { _ in
            texts.append(whole)
            return Int64(texts.count - 1)
        }
        batch.texts = texts
        return Int32(place)
    }

    // MARK: - Cells

    private func cell(_ column: FiguresFile.Column, _ row: CSVReader) -> UnsafeBufferPointer<UInt8> {
        columns[column].map(row.raw) ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    private func text(_ column: FiguresFile.Column, _ row: CSVReader) -> String { columns[column].map { row.text($0).trimmed } ?? "" }

    private func refuse(_ column: FiguresFile.Column, _ row: CSVReader, _ reading: inout FileReading, _ what: String, _ remedy: String) {
        reading.add(Problem(row: row.line, column: column.rawValue, cell: text(column, row), what: what, remedy: remedy))
    }
}
