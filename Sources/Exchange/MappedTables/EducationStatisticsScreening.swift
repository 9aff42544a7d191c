import Domain

/// Looks for what is wrong with a data file of Explore Education Statistics, with or without the description of its
/// columns. What makes the file unusable is said of every row; what is only untidy once, with how often.
struct EducationStatisticsScreening {
    private(set) var faults: [EducationStatisticsFault] = []
    private var places: [String: Int] = [:]

    init(_ table: Table, _ columns: EducationStatisticsColumns, _ file: Upload) {
        screenHeader(table)
        screenTime(table)
        for fault in EducationStatisticsGeography(table).faults { add(fault) }
        screenFilters(table, columns, file)
        screenFigures(table, columns)
        screenRepeats(table, columns)
        for fault in EducationStatisticsDescription(table, columns).faults { add(fault) }
    }

    /// One notice of a kind for a column; every problem.
    private mutating func add(_ fault: EducationStatisticsFault) {
        if fault.isProblem {
            faults.append(fault)
            return
        }
        let key = "\(fault.kind)|\(fault.column ?? "")"
        if let place = places[key] {
            faults[place].more += 1
        } else {
            places[key] = faults.count
            faults.append(fault)
        }
    }

    private mutating func screenHeader(_ table: Table) {
        var seen: Set<String> = []
        let known = EducationStatisticsPlaces.columnNames.union(EducationStatisticsColumns.time)
        let plain = Set(known.map(Self.plain)).union(["providernumber", "schoolnumber", "localauthority", "lacode"])
        for (place, name) in table.header.enumerated() where !name.isEmpty {
            let key = name.lowercased()
            if !seen.insert(key).inserted { add(.init(kind: .columnTwice, row: table.headerLine, column: name)) }
            if name.contains(" ") { add(.init(kind: .spaceInName, row: table.headerLine, column: name)) }
            if !known.contains(key), plain.contains(Self.plain(name)) {
                add(.init(kind: .looksLikeGeography, row: table.headerLine, column: name))
            }
            if table.rows.allSatisfy({ $0.cell(place).isEmpty }) {
                add(.init(kind: .emptyColumn, row: table.headerLine, column: name))
            }
        }
    }

    private mutating func screenTime(_ table: Table) {
        guard let time = table.column("time_period"), let identifier = table.column("time_identifier") else { return }
        var kinds: [String] = []
        for row in table.rows {
            let (text, name) = (row.cell(time), row.cell(identifier))
            let when = EducationStatisticsPeriod(text, name)
            if let kind = timeFault(when) {
                add(.init(kind: kind, row: row.line, column: "time_period", cell: text))
            }
            guard let proper = EducationStatisticsPeriod.Identifier.proper(name) else {
                add(.init(kind: .unknownIdentifier, row: row.line, column: "time_identifier", cell: name))
                continue
            }
            if proper != name {
                add(.init(kind: .identifierInOtherCase(proper: proper), row: row.line, column: "time_identifier", cell: name))
            }
            if !kinds.contains(Self.family(proper)) { kinds.append(Self.family(proper)) }
        }
        if kinds.count > 1 {
            add(.init(kind: .mixedIdentifiers(kinds.sorted().joined(separator: ", ")), column: "time_identifier"))
        }
    }

    private func timeFault(_ when: EducationStatisticsPeriod) -> EducationStatisticsFault.Kind? {
        guard let (_, hasTwo) = when.years else {
            let looksLikeTwo = when.text.utf8.count == 6 && when.text.allSatisfy(\.isNumber)
            return looksLikeTwo ? .yearsNotInOrder : .noYear
        }
        guard let expected = when.identifier?.hasTwoYears, expected != hasTwo else { return nil }
        return expected ? .noTwoYears : .oneYearExpected
    }

    /// The quarters of a year, the weeks and the months may stand in one file.
    private static func family(_ identifier: String) -> String {
        switch EducationStatisticsPeriod.Identifier(identifier) {
        case .month: "months"
        case .week: "weeks"
        case .financialHalf: "halves of a financial year"
        case .academicQuarter, .calendarQuarter, .financialQuarter, .taxQuarter: "quarters"
        case .autumnTerm, .springTerm, .summerTerm, .autumnAndSpringTerm: "terms"
        default: identifier
        }
    }

    static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}

// Filters and figures
extension EducationStatisticsScreening {
    private mutating func screenFilters(_ table: Table, _ columns: EducationStatisticsColumns, _ file: Upload) {
        for name in columns.filters {
            guard let column = table.column(name) else { continue }
            // Without a description nobody knows that a blank is none: a column may be a remark.
            if columns.descriptions?.column(name)?.isFilter ?? false {
                for row in table.rows where row.cell(column).isEmpty {
                    add(.init(kind: .blankFilter, row: row.line, column: name))
                }
            }
            for (one, other) in Self.alike(table.members(column)) {
                add(.init(kind: .membersAlike(other: other), column: name, cell: one))
            }
        }
        if !file.isArchive { screenSpaces(columns, file.bytes) }
    }

    /// Cells come without the spaces around them, so the bytes are asked.
    private mutating func screenSpaces(_ columns: EducationStatisticsColumns, _ bytes: [UInt8]) {
        let found = bytes.withUnsafeBufferPointer { buffer -> [EducationStatisticsFault] in
            var reader = CSVReader(buffer)
            var places: [(Int, String)] = []
            var found: [EducationStatisticsFault] = []
            while reader.next() {
                if places.isEmpty {
                    places = reader.texts.enumerated().filter { columns.filters.contains($1.trimmed) }.map { ($0, $1.trimmed) }
                    continue
                }
                for (place, name) in places {
                    let raw = reader.raw(place)
                    guard let first = raw.first, let last = raw.last, first <= 0x20 || last <= 0x20 else { continue }
                    found.append(.init(kind: .spaceAroundMember, row: reader.line, column: name, cell: reader.text(place)))
                }
            }
            return found
        }
        for fault in found { add(fault) }
    }

    private static let markersOfToday: Set<String> = ["c", "k", "low", "u", "w", "x", "z"]

    private mutating func screenFigures(_ table: Table, _ columns: EducationStatisticsColumns) {
        for name in columns.indicators {
            guard let column = table.column(name) else { continue }
            for row in table.rows {
                let text = row.cell(column)
                if text.isEmpty || Self.markersOfToday.contains(text.lowercased()) { continue }
                switch MappedFigures.Content(text) {
                case .number: continue
                case .marker: add(.init(kind: .unusualMarker, row: row.line, column: name, cell: text))
                case nil: add(.init(kind: .noNumber, row: row.line, column: name, cell: text))
                }
            }
        }
        let groups: Set<String> = ["male", "female", "boys", "girls", "white", "asian", "black", "mixed", "chinese"]
        let many = columns.indicators.filter { !groups.isDisjoint(with: $0.lowercased().split(separator: "_").map(String.init)) }
        if many.count > 1 {
            add(.init(kind: .manyInOne, column: many[0], cell: many.prefix(4).joined(separator: ", ")))
        }
    }

    /// Rows that are about the same: only a description says which columns hold the figures.
    private mutating func screenRepeats(_ table: Table, _ columns: EducationStatisticsColumns) {
        guard let descriptions = columns.descriptions, descriptions.isDescription else { return }
        let figures = Set(columns.indicators.compactMap(table.column))
        let level = table.column("geographic_level")
        var seen: [[String]: Int] = [:]
        for (place, row) in table.rows.enumerated() {
            let key = table.header.indices.filter { !figures.contains($0) }.map { row.cell($0) }
            guard let first = seen[key] else {
                seen[key] = place
                continue
            }
            let isSame = figures.allSatisfy { row.cell($0) == table.rows[first].cell($0) }
            let isOurs = ["national", "regional", "local authority"].contains(row.cell(level).lowercased())
            add(.init(kind: .sameRow(first: table.rows[first].line, contradicts: !isSame && isOurs), row: row.line))
        }
    }

    /// Pairs of texts that differ by signs only.
    static func alike(_ texts: [String]) -> [(String, String)] {
        var (first, pairs): ([String: String], [(String, String)]) = ([:], [])
        for text in texts where !text.isEmpty {
            let plain = plain(text)
            if let other = first[plain] { pairs.append((text, other)) } else { first[plain] = text }
        }
        return pairs
    }
}
