import Domain

/// What is wrong with the geography of a data file: rows whose area nobody can tell, and codes and names that
/// contradict each other.
struct EducationStatisticsGeography {
    /// A level whose rows become figures, with where its columns stand.
    private struct Level {
        var name: String
        var columns: [(name: String, place: Int)]
        /// The code that the larger and the smaller area of one place have in common.
        var code: Int?
    }

    private(set) var faults: [EducationStatisticsFault] = []
    private let table: Table
    private let level: Int?
    /// From the largest to the smallest.
    private let nested: [Level]
    private let oldCode: Int?
    private let smallerPlaces: [(name: String, place: Int)]

    init(_ table: Table) {
        self.table = table
        level = table.column("geographic_level")
        oldCode = table.column("old_la_code")
        smallerPlaces = ["school_name", "provider_name"].compactMap { name in table.column(name).map { (name, $0) } }
        nested = Self.nestedNames.map { name in
            let columns = EducationStatisticsPlaces.columns.first { $0.level == name }?.columns ?? []
            return Level(
                name: name, columns: columns.compactMap { column in table.column(column).map { (column, $0) } },
                code: columns.first.flatMap(table.column))
        }
        screenLevels()
        screenRows()
        for (_, columns) in EducationStatisticsPlaces.columns where columns.count > 1 { screenPairs(columns) }
    }

    private static let nestedNames = ["National", "Regional", "Local authority", "Local authority district"]
    private static let known = Dictionary(
        EducationStatisticsPlaces.columns.map { ($0.level.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    private mutating func screenLevels() {
        var others: [String] = []
        for name in level.map(table.members) ?? [] {
            guard let known = Self.known[name.lowercased()] else { continue }
            guard Self.nestedNames.contains(known.level) else {
                others.append(known.level)
                continue
            }
            // A council can be told by its code alone, and by its name alone.
            if known.columns.allSatisfy({ table.column($0) == nil }) {
                let missing = known.columns.joined(separator: ", ")
                faults.append(.init(kind: .missingColumns(level: known.level), column: missing))
            }
        }
        if !others.isEmpty {
            faults.append(
                .init(kind: .rowsPassedOver(levels: others.sorted().joined(separator: ", ")), column: "geographic_level"))
        }
    }

    private mutating func screenRows() {
        var ranks: [String: Int?] = [:]
        for row in table.rows {
            let name = row.cell(level)
            let known = ranks[name] ?? Self.known[name.lowercased()].map { Self.nestedNames.firstIndex(of: $0.level) ?? -1 }
            ranks[name] = known
            guard let rank = known else {
                faults.append(.init(kind: .unknownLevel, row: row.line, column: "geographic_level", cell: name))
                continue
            }
            if rank >= 0 { screen(row, rank) }
        }
    }

    private mutating func screen(_ row: Sheet.Row, _ rank: Int) {
        let own = nested[rank]
        if let first = own.columns.first, own.columns.allSatisfy({ row.cell($0.place).isEmpty }) {
            faults.append(.init(kind: .noAreaNamed(level: own.name), row: row.line, column: first.name))
        }
        for upper in nested[...rank] { screenHalves(row, of: upper) }
        if let first = own.columns.first, first.name.hasSuffix("_code") {
            screenShape(row, first, decides: first.name != "old_la_code")
        }
        if rank >= 2, let oldCode { screenShape(row, ("old_la_code", oldCode), decides: false) }
        screenBelow(row, own, rank)
        for column in smallerPlaces where !row.cell(column.place).isEmpty && !Self.isWord(row.cell(column.place)) {
            faults.append(
                .init(
                    kind: .namesSmallerPlace(level: own.name), row: row.line, column: column.name, cell: row.cell(column.place)))
        }
    }

    private mutating func screenShape(_ row: Sheet.Row, _ column: (name: String, place: Int), decides: Bool) {
        let code = row.cell(column.place)
        if code.isEmpty || Self.isShaped(code, column.name) { return }
        faults.append(.init(kind: .misshapenCode(decides: decides), row: row.line, column: column.name, cell: code))
    }

    private mutating func screenHalves(_ row: Sheet.Row, of upper: Level) {
        // A council's old number may be blank beside its code and name.
        let columns = upper.columns.filter { $0.name != "old_la_code" }
        guard columns.contains(where: { !row.cell($0.place).isEmpty }),
            let blank = columns.first(where: { row.cell($0.place).isEmpty })
        else { return }
        faults.append(.init(kind: .halfNamed, row: row.line, column: blank.name))
    }

    /// Smaller areas that the row names beside its own. A city that is a district too has one code for both.
    private mutating func screenBelow(_ row: Sheet.Row, _ own: Level, _ rank: Int) {
        let ownCode = row.cell(own.code)
        for lower in nested[(rank + 1)...] where lower.code == nil || row.cell(lower.code) != ownCode {
            for column in lower.columns where !row.cell(column.place).isEmpty {
                let text = row.cell(column.place)
                let isWord = Self.isWord(text)
                faults.append(
                    .init(
                        kind: isWord ? .wordForNoArea(level: own.name) : .areaBelowLevel(level: own.name), row: row.line,
                        column: column.name, cell: text))
                if !isWord { return }
            }
        }
    }

    private static func isWord(_ text: String) -> Bool {
        ["all", "total", "z", "x", ".", ":", "n/a", "na"].contains(text.lowercased())
    }

    /// A code and its name, over the whole file.
    private mutating func screenPairs(_ columns: [String]) {
        guard let nameColumn = columns.last, let names = table.column(nameColumn) else { return }
        for codeColumn in columns.dropLast() {
            guard let codes = table.column(codeColumn) else { continue }
            screenPairs((codeColumn, codes), (nameColumn, names))
        }
    }

    private mutating func screenPairs(_ code: (name: String, place: Int), _ name: (name: String, place: Int)) {
        let time = table.column("time_period")
        var (nameOf, codeOf): ([String: String], [String: String]) = ([:], [:])
        var said: Set<String> = []
        let decides = ["country_code", "region_code", "new_la_code"].contains(code.name)
        for row in table.rows {
            let (codeText, nameText) = (row.cell(code.place), row.cell(name.place))
            if codeText.utf8.count < 3 || nameText.isEmpty { continue }
            let key = Self.plain(nameText)
            let first = nameOf[codeText] ?? nameText
            nameOf[codeText] = first
            let firstKey = Self.plain(first)
            if firstKey != key, said.insert(codeText + key).inserted {
                // "England (N)" is England.
                let decides = decides && !firstKey.contains(key) && !key.contains(firstKey)
                faults.append(
                    .init(
                        kind: .codeOfTwoNames(other: "“\(first)” and “\(nameText)”", decides: decides), row: row.line,
                        column: code.name,
                        cell: codeText))
            }
            let when = row.cell(time) + "|" + key
            let firstCode = codeOf[when] ?? codeText
            codeOf[when] = firstCode
            if firstCode != codeText, said.insert(when + codeText).inserted {
                faults.append(
                    .init(
                        kind: .nameOfTwoCodes(other: "\(firstCode) and \(codeText)"), row: row.line, column: name.name,
                        cell: nameText))
            }
        }
    }

    private static func plain(_ name: String) -> String {
        let key = AreaNames.key(name)
        return AreaNames.variants(of: key).last ?? key
    }

    /// Whether a code looks like those of its column. A letter for "none" and two councils together are as they are.
    private static func isShaped(_ code: String, _ column: String) -> Bool {
        code.split(separator: "/").map(\.trimmed).allSatisfy { part in
            let letters = Array(part.utf8)
            if letters.count == 1 { return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letters[0]) }
            let areDigits = letters.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
            if column == "old_la_code" { return letters.count == 3 && areDigits && (0x30...0x39).contains(letters[0]) }
            let isCode = letters.count == 9 && areDigits && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letters[0])
            // In England regions begin with 12, and those of London's halves with 13.
            return isCode && (column != "region_code" || !part.hasPrefix("E") || part.hasPrefix("E12") || part.hasPrefix("E13"))
        }
    }
}
