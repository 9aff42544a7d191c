import Domain

/// Puts the cells that a mapping asks for together into figures: a numerator from one column and a denominator from
/// another are one figure.
struct MappedFigures {
    private struct Key: Hashable {
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

    /// What of the file a figure is made of.
    private struct Parts {
        var read: Set<Mapping.Part> = []
        var wanted: WantedLine
        var column: String
    }

    private let names: FrameworkNames
    private var batch = FigureBatch()
    private var places: [Key: Int] = [:]
    private var parts: [Parts] = []

    init(_ names: FrameworkNames) {
        self.names = names
        batch.areas = names.areas.map(\.id)
        batch.indicators = names.indicators.map(\.id)
        batch.sources = names.sources
    }

    mutating func add(
        _ content: Content, as wanted: WantedLine, area: Int, period: Period, status: ValueStatus, row: Int, column: String,
        _ reading: inout FileReading
    ) {
        guard wanted.periodKind.admits(period) else {
            reading.add(
                Problem(
                    row: row, column: column,
                    what: "The mapping reads this as \(period.label), which is no period of “\(wanted.title)”.",
                    remedy: "Correct periods in the mapping, or the indicator's period_type."))
            return
        }
        let key = Key(
            area: Int32(area), group: groupPlace(wanted.line.group), indicator: wanted.indicator, source: wanted.source,
            period: period.sortCode)
        let figure = places[key] ?? addRow(key, status, wanted, row, column)
        guard parts[figure].read.insert(wanted.line.part).inserted else {
            reading.add(
                Problem(
                    row: row, column: column,
                    what: "Row \(batch.rows[figure].line) says the same about \(names.areas[area].name), \(period.label).",
                    remedy: "Narrow the mapping with a filter, so that it asks for one of them."))
            return
        }
        set(content, wanted.line.part, figure)
    }

    /// The batch in the order of its keys. A numerator or denominator whose other half is not in the file is a problem:
    /// kept alone it would look like a figure and be none.
    func finished(_ reading: inout FileReading) -> FigureBatch {
        var sorted = batch
        for (place, parts) in parts.enumerated() {
            if ValueStatus(rawValue: sorted.rows[place].state) == nil { continue }
            parts.wanted.rules.simplify(&sorted.rows[place])
            if parts.wanted.rules.isWhole(sorted.rows[place]) { continue }
            let has = sorted.rows[place].denominator.isNaN ? "numerator" : "denominator"
            reading.add(
                Problem(
                    row: Int(sorted.rows[place].line), column: parts.column,
                    what: "“\(parts.wanted.title)” gets only a \(has) from this file.",
                    remedy: "Map its other half, or its value, from a column of the same file."))
        }
        sorted.rows.sort(by: FigureRow.isInOrder)
        return sorted
    }

    private mutating func addRow(_ key: Key, _ status: ValueStatus, _ wanted: WantedLine, _ row: Int, _ column: String) -> Int {
        batch.rows.append(
            FigureRow(
                area: key.area, group: key.group, indicator: key.indicator, source: key.source, period: key.period,
                state: status.rawValue,
                line: Int32(truncatingIfNeeded: row)))
        parts.append(Parts(wanted: wanted, column: column))
        places[key] = batch.rows.count - 1
        return batch.rows.count - 1
    }

    private mutating func set(_ content: Content, _ part: Mapping.Part, _ place: Int) {
        switch content {
        case .number(let number):
            if ValueStatus(rawValue: batch.rows[place].state) == nil { return }
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
    /// Reads a published cell; nil when it is neither a number nor a marker. Dust is taken off: a spreadsheet that was
    /// given 34.7 published 34.700000000000003.
    init?(_ text: String) {
        var text = text
        if let number = text.withUTF8({ CellNumber($0) }) {
            self = .number(number.withoutDust)
        } else if let marker = NoValueReason(marker: text) {
            self = .marker(marker, text: text)
        } else {
            return nil
        }
    }
}
