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
    enum Content: Equatable {
        /// With how many decimals it is printed.
        case number(Double, decimals: Int)
        /// Why there is none, and what the publisher says about it.
        case marker(NoValueReason, said: String)
    }

    /// What a row is about, and where it stands.
    struct Place {
        var area: Int
        var period: Period
        var status = ValueStatus.final
        var row: Int
        var column: String
        /// What the publisher remarks.
        var note: String?
    }

    /// What of the file a figure is made of.
    private struct Parts {
        var wanted: WantedLine
        var column: String
        /// Where the value stands, when it has a column of its own.
        var valueColumn: String
        var numerator: Content?
        var denominator: Content?
        var value: Content?

        subscript(part: Mapping.Part) -> Content? {
            get {
                switch part {
                case .numerator: numerator
                case .denominator: denominator
                case .value: value
                }
            }
            set {
                switch part {
                case .numerator: numerator = newValue
                case .denominator: denominator = newValue
                case .value: value = newValue
                }
            }
        }
    }

    static let saidAgain = "the row says again what an earlier row said"

    private let names: FrameworkNames
    private var batch = FigureBatch()
    private var places: [Key: Int] = [:]
    private var textPlaces: [String: Int32] = [:]
    private var parts: [Parts] = []

    init(_ names: FrameworkNames) {
        self.names = names
        batch.areas = names.areas.map(\.id)
        batch.indicators = names.indicators.map(\.id)
        batch.sources = names.sources
    }

    /// Adds what a row says for a line of a mapping: one part of a figure, or several. A row that says again what an
    /// earlier one said is left out; one that says otherwise is a problem, since nobody can tell which is right.
    mutating func add(
        _ contents: [(part: Mapping.Part, content: Content)], as wanted: WantedLine, at place: Place,
        _ reading: inout FileReading
    ) {
        guard wanted.periodKind.admits(place.period) else {
            reading.add(
                Problem(
                    row: place.row, column: place.column,
                    what: "The mapping reads this as \(place.period.label), which is no period of “\(wanted.title)”.",
                    remedy: "Correct periods in the mapping, or the indicator's period_type."))
            return
        }
        let key = Key(
            area: Int32(place.area), group: groupPlace(wanted.line.group), indicator: wanted.indicator, source: wanted.source,
            period: place.period.sortCode)
        let figure = places[key] ?? addRow(key, wanted, place)
        if contents.allSatisfy({ parts[figure][$0.part] == $0.content }) {
            reading.leaveOut(MappedFigures.saidAgain)
            return
        }
        if contents.contains(where: { parts[figure][$0.part] != nil }) {
            reading.add(
                Problem(
                    row: place.row, column: place.column,
                    what:
                        "Row \(batch.rows[figure].line) says something else about \(names.areas[place.area].name), \(place.period.label).",
                    remedy: "Narrow the mapping with a filter, so that it asks for one of them."))
            return
        }
        for (part, content) in contents {
            parts[figure][part] = content
            if part == .value { parts[figure].valueColumn = place.column }
            set(content, part, figure)
        }
    }

    /// The batch in the order of its keys. A numerator or denominator whose other half is not in the file is a problem:
    /// kept alone it would look like a figure and be none.
    func finished(_ reading: inout FileReading) -> FigureBatch {
        var sorted = batch
        for (place, parts) in parts.enumerated() {
            if ValueStatus(rawValue: sorted.rows[place].state) == nil { continue }
            noticeDifference(sorted.rows[place], parts, &reading)
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

    private mutating func addRow(_ key: Key, _ wanted: WantedLine, _ place: Place) -> Int {
        var row = FigureRow(
            area: key.area, group: key.group, indicator: key.indicator, source: key.source, period: key.period,
            state: place.status.rawValue, line: Int32(truncatingIfNeeded: place.row))
        if let note = place.note { row.note = textPlace(note) }
        batch.rows.append(row)
        parts.append(Parts(wanted: wanted, column: place.column, valueColumn: place.column))
        places[key] = batch.rows.count - 1
        return batch.rows.count - 1
    }

    private mutating func set(_ content: Content, _ part: Mapping.Part, _ place: Int) {
        switch content {
        case .number(let number, _):
            if ValueStatus(rawValue: batch.rows[place].state) == nil { return }
            switch part {
            case .numerator: batch.rows[place].numerator = number
            case .denominator: batch.rows[place].denominator = number
            case .value: batch.rows[place].value = number
            }
        case .marker(let reason, let said):
            // Without one of its parts there is no figure; what the publisher wrote is the reason.
            batch.rows[place].state = reason.rawValue
            (batch.rows[place].numerator, batch.rows[place].denominator, batch.rows[place].value) = (.nan, .nan, .nan)
            batch.rows[place].reason = textPlace(said)
        }
    }

    private mutating func groupPlace(_ group: PopulationGroup) -> Int32 {
        if let place = batch.groups.firstIndex(of: group) { return Int32(place) }
        batch.groups.append(group)
        return Int32(batch.groups.count - 1)
    }

    private mutating func textPlace(_ text: String) -> Int32 {
        if let place = textPlaces[text] { return place }
        batch.texts.append(text)
        textPlaces[text] = Int32(batch.texts.count - 1)
        return Int32(batch.texts.count - 1)
    }
}

// A published rate beside its own counts
extension MappedFigures {
    /// What is printed was published, and stays. Where it is not what its own numerator and denominator give, the reader
    /// is told so, with the likely reason.
    private func noticeDifference(_ row: FigureRow, _ parts: Parts, _ reading: inout FileReading) {
        guard case .number(let printed, let decimals) = parts.value,
            let given = parts.wanted.rules.otherwise(row, decimals: decimals), let period = Period(sortCode: row.period)
        else { return }
        let area = names.areas[Int(row.area)]
        let (numerator, denominator) = (NumberText.write(row.numerator), NumberText.write(row.denominator))
        let about = "“\(parts.wanted.title)”, \(area.name), \(period.label)"
        let difference = "\(NumberText.write(printed)) is printed, and \(numerator) ÷ \(denominator) gives \(given)"
        reading.notice(
            Problem(
                row: Int(row.line), column: parts.valueColumn, cell: NumberText.write(printed),
                what: "\(about): \(difference)\(why(row, area, parts.wanted.rules, decimals)).",
                remedy: "Keep it as it was published; ask the publisher where the difference matters."))
    }

    private func why(_ row: FigureRow, _ area: Area, _ rules: FigureRules, _ decimals: Int) -> String {
        let isRounded = row.numerator.truncatingRemainder(dividingBy: 10) == 0
        if area.kind == .region || area.kind == .country, isRounded, rules.couldRound(row, decimals: decimals, within: 5) {
            return ", since counts of regions and England are rounded to 10"
        }
        return rules.couldRound(row, decimals: decimals, within: 0.5)
            ? ", since the numbers were rounded after the rate was worked out"
            : "; the rate was worked out from other numbers than these"
    }
}

extension MappedFigures.Content {
    /// Reads a published cell; nil when it is neither a number nor a marker. Dust is taken off: a spreadsheet that was
    /// given 34.7 published 34.700000000000003.
    init?(_ text: String) {
        var text = text
        if let number = text.withUTF8({ CellNumber($0) }) {
            self = .number(number.withoutDust, decimals: number.decimals)
        } else if let marker = NoValueReason(marker: text) {
            self = .marker(marker, said: "“\(text)” in the published file")
        } else {
            return nil
        }
    }
}
