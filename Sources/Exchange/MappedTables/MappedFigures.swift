import Domain

/// Puts the cells that a mapping asks for together into figures: a numerator from one column and a denominator from
/// another are one figure.
struct MappedFigures {
    struct Key: Hashable {
        var area: Int32
        var group: Int32
        var indicator: Int32
        var source: Int32
        var period: Int64
    }

    /// What one cell says.
    enum Content {
        case number(Double)
        case marker(NoValueReason, text: String)
    }

    private let names: FrameworkNames
    private var batch = FigureBatch()
    private var places: [Key: Int] = [:]
    /// The cells that were read for each figure, so that a second one for the same part is a problem.
    private var parts: [Set<Mapping.Part>] = []

    init(_ names: FrameworkNames) {
        self.names = names
        batch.areas = names.areas.map(\.id)
        batch.indicators = names.indicators.map(\.id)
        batch.sources = names.sources
    }

    mutating func add(
        _ content: Content, as line: Mapping.Line, of mapping: Mapping, area: Int, period: Period, status: ValueStatus, row: Int, column: String,
        _ reading: inout FileReading
    ) {
        guard let indicator = names.indicator(line.indicator.text), let source = names.source(mapping.source.text) else { return }
        guard names.indicators[indicator].periodKind.admits(period) else {
            reading.add(
                Problem(
                    row: row, column: column, what: "The mapping reads this as \(period.label), which is no period of \(names.indicators[indicator].title).",
                    remedy: "Correct `periods` in the mapping, or the indicator's period_type."))
            return
        }
        let key = Key(area: Int32(area), group: groupPlace(line.group), indicator: Int32(indicator), source: Int32(source), period: period.sortCode)
        let figure = places[key] ?? addRow(key, status, row)
        guard parts[figure].insert(line.part).inserted else {
            reading.add(
                Problem(
                    row: row, column: column, what: "Another row (\(batch.rows[figure].line)) says the same about \(names.areas[area].name), \(period.label).",
                    remedy: "Narrow the mapping with a filter, so that it asks for one of them."))
            return
        }
        set(content, line.part, figure)
    }

    /// The batch in the order of its keys. A figure of which only a marker is known has no value.
    func finished() -> FigureBatch {
        var sorted = batch
        sorted.rows.sort(by: FigureRow.isInOrder)
        return sorted
    }

    private mutating func addRow(_ key: Key, _ status: ValueStatus, _ row: Int) -> Int {
        batch.rows.append(
            FigureRow(
                area: key.area, group: key.group, indicator: key.indicator, source: key.source, period: key.period, state: status.rawValue,
                line: Int32(row)))
        parts.append([])
        places[key] = batch.rows.count - 1
        return batch.rows.count - 1
    }

    private mutating func set(_ content: Content, _ part: Mapping.Part, _ place: Int) {
        switch content {
        case .number(let number):
            if Figure.State(code: batch.rows[place].state).map({ if case .none = $0 { true } else { false } }) == true { return }
            switch part {
            case .numerator: batch.rows[place].numerator = number
            case .denominator: batch.rows[place].denominator = number
            case .value: batch.rows[place].value = number
            }
        case .marker(let reason, let text):
            // Without one of its parts there is no figure; what the publisher wrote is the reason.
            batch.rows[place].state = reason.rawValue
            (batch.rows[place].numerator, batch.rows[place].denominator, batch.rows[place].value) = (.nan, .nan, .nan)
            batch.rows[place].reason = textPlace("“\(text)” in the published file")
        }
    }

    private mutating func groupPlace(_ group: PopulationGroup) -> Int32 {
        if let place = batch.groups.firstIndex(of: group) { return Int32(place) }
        batch.groups.append(group)
        return Int32(batch.groups.count - 1)
    }

    private mutating func textPlace(_ text: String) -> Int32 {
        if let place = batch.texts.firstIndex(of: text) { return Int32(place) }
        batch.texts.append(text)
        return Int32(batch.texts.count - 1)
    }
}

extension MappedFigures.Content {
    /// Reads a published cell; nil when it is neither a number nor a marker.
    init?(_ text: String) {
        if let marker = NoValueReason(marker: text) {
            self = .marker(marker, text: text)
            return
        }
        let number = Array(text.utf8).withUnsafeBufferPointer { CellNumber($0) }
        guard let number else { return nil }
        self = .number(text.utf8.count > 15 ? Self.withoutDust(number.value) : number.value)
    }

    /// A spreadsheet stores 34.7 as 34.700000000000003 and says so; fifteen digits are what it meant.
    private static func withoutDust(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        var scale = 1.0
        var (size, places) = (number.magnitude, 0)
        while size >= 1 { (size, places) = (size / 10, places + 1) }
        while size < 0.1 { (size, places) = (size * 10, places - 1) }
        for _ in 0..<abs(12 - places) { scale *= 10 }
        return 12 - places >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
    }
}
