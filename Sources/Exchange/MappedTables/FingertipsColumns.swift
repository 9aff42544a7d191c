import Domain

extension FingertipsFile {
    /// Where the columns stand, in whatever order, and what a row says by them.
    struct Columns {
        let indicator: Int?
        let title: Int?
        let code: Int?
        let name: Int?
        let sex: Int?
        let age: Int?
        let categoryType: Int?
        let category: Int?
        let time: Int?
        let range: Int?
        let value: Int?
        let count: Int?
        let denominator: Int?
        let note: Int?

        init(_ table: Table) {
            indicator = table.column("Indicator ID")
            title = table.column("Indicator Name")
            code = table.column("Area Code")
            name = table.column("Area Name")
            sex = table.column("Sex")
            age = table.column("Age")
            categoryType = table.column("Category Type")
            category = table.column("Category")
            time = table.column("Time period")
            range = table.column("Time period range")
            value = table.column("Value")
            count = table.column("Count")
            denominator = table.column("Denominator")
            note = table.column("Value note")
        }

        func area(of row: Sheet.Row) -> [String] { [row.cell(code), row.cell(name)] }

        /// Unless a filter of the line says which category or sex is meant.
        func isAboutEverybody(_ row: Sheet.Row, but filters: [String: String]) -> Bool {
            let said = Set(filters.keys.map { $0.lowercased() })
            let isPlain = said.contains("category") || (row.cell(category).isEmpty && row.cell(categoryType).isEmpty)
            return isPlain && (said.contains("sex") || row.cell(sex).lowercased() == "persons")
        }

        /// "2010/11", "2019 - 21", "2023/24": the range says how many years are taken together.
        func period(of row: Sheet.Row, _ line: WantedLine) -> Period? {
            let text = FingertipsFile.tidyPeriod(row.cell(time))
            if line.line.periods != .asWritten { return line.line.periods.period(text) }
            return [Period.init(code: text), OfferBuilder.usualPeriod(text)].compactMap { $0 }.first(
                where: line.periodKind.admits)
                ?? PeriodReading.academicYear.period(text).flatMap { line.periodKind.admits($0) ? $0 : nil }
        }

        /// What the row gives to a line. A blank value is the publisher's: the note says why. Nil after a problem.
        func contents(
            of row: Sheet.Row, _ part: Mapping.Part, _ reading: inout FileReading
        ) -> [(part: Mapping.Part, content: MappedFigures.Content)]? {
            let cells = [
                (Mapping.Part.value, value, "Value"), (.numerator, count, "Count"), (.denominator, denominator, "Denominator"),
            ]
            if row.cell(value).isEmpty { return [(part: part, content: reason(row.cell(note)))] }
            var contents: [(part: Mapping.Part, content: MappedFigures.Content)] = []
            for (cellPart, column, name) in cells where part == .value || cellPart == part {
                let text = row.cell(column)
                // A score has neither count nor denominator.
                if text.isEmpty { continue }
                guard let content = MappedFigures.Content(text) else {
                    reading.add(
                        Problem(
                            row: row.line, column: name, cell: text, what: "This is neither a number nor a marker.",
                            remedy: "Look it up in Fingertips and correct the cell."))
                    return nil
                }
                contents.append((part: cellPart, content: content))
            }
            return contents
        }

        private func reason(_ note: String) -> MappedFigures.Content {
            let isProtected = note.lowercased().contains("suppressed") || note.lowercased().contains("disclosure")
            return .marker(isProtected ? .suppressed : .notAvailable, said: note.isEmpty ? "blank in the published file" : note)
        }
    }

    /// "2019 - 21" is written "2019-21" elsewhere.
    static func tidyPeriod(_ text: String) -> String { text.replacing(" ", with: "").replacing("–", with: "-") }
}

/// What a download holds that could be asked for.
struct FingertipsOffer {
    let offer: FileOffer

    init(_ table: Table, _ columns: FingertipsFile.Columns, _ version: FrameworkVersion, _ names: FrameworkNames) {
        var (builder, areas) = (OfferBuilder(version, names), WantedAreas(names))
        for row in table.rows {
            let (value, texts) = (row.cell(columns.value), columns.area(of: row))
            builder.measure(row.cell(columns.indicator), title: row.cell(columns.title), example: value.isEmpty ? nil : value)
            builder.period(row.cell(columns.time))
            builder.area(texts[1], place: areas.place(texts), hasCode: !texts[0].isEmpty)
        }
        builder.groups = ["Sex", "Age", "Category Type", "Category"].compactMap { name in
            guard let column = table.column(name) else { return nil }
            let members = table.members(column).filter { !$0.isEmpty }
            return members.isEmpty
                ? nil : FileOffer.Group(column: name, members: members, total: members.first { $0 == "Persons" })
        }
        offer = builder.offer(.fingertips) { OfferBuilder.usualPeriod(FingertipsFile.tidyPeriod($0)) }
    }
}

extension Table {
    /// What stands in a column, each once, in the order of the file; the first few hundred.
    func members(_ column: Int) -> [String] {
        var (seen, members) = (Set<String>(), [String]())
        for row in rows where seen.insert(row.cell(column)).inserted {
            members.append(row.cell(column))
            if members.count == 500 { break }
        }
        return members
    }
}
