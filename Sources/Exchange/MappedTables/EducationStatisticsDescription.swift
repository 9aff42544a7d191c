import Domain

/// What is wrong with the description of the columns, and where it does not go with the data.
struct EducationStatisticsDescription {
    private(set) var faults: [EducationStatisticsFault] = []

    init(_ table: Table, _ columns: EducationStatisticsColumns) {
        guard let descriptions = columns.descriptions else { return }
        if let line = descriptions.badLine { faults.append(.init(kind: .notInUTF8, row: line)) }
        guard descriptions.isDescription else {
            faults.append(.init(kind: .noDescription))
            return
        }
        if descriptions.isTabbed { faults.append(.init(kind: .tabbed, row: 1)) }
        var seen: Set<String> = []
        for column in descriptions.columns {
            if column.name.isEmpty {
                faults.append(.init(kind: .nameBlank, row: column.row, column: "col_name"))
                continue
            }
            if !seen.insert(column.name.lowercased()).inserted { add(.describedTwice, column, column.name) }
            if table.column(column.name) == nil { add(.notInData, column, column.name) }
            screen(column, table)
        }
        screenGroups(descriptions)
        screenUndescribed(table, descriptions)
    }

    private mutating func add(_ kind: EducationStatisticsFault.Kind, _ column: ColumnDescriptions.Column, _ cell: String?) {
        faults.append(.init(kind: kind, row: column.row, column: column.name, cell: cell))
    }

    private static let units: Set<String> = ["", "%", "£", "£m", "pp", "string", "numberstring"]

    private mutating func screen(_ column: ColumnDescriptions.Column, _ table: Table) {
        if !column.isFilter, !column.isIndicator { add(.typeUnknown, column, column.type) }
        if column.label.isEmpty { add(.labelBlank, column, nil) }
        if column.isIndicator {
            if Int(column.decimals) == nil { add(.decimals, column, column.decimals) }
            if !Self.units.contains(column.unit) { add(.unknownUnit, column, column.unit) }
            if !column.hint.isEmpty { add(.hintOfIndicator, column, column.hint) }
            if !column.groupingColumn.isEmpty { add(.groupingOfIndicator, column, column.groupingColumn) }
        } else if column.isFilter {
            if !column.unit.isEmpty { add(.unitOfFilter, column, column.unit) }
            if !column.groupingColumn.isEmpty, table.column(column.groupingColumn) == nil {
                add(.groupingNotInData, column, column.groupingColumn)
            }
        }
    }

    private mutating func screenGroups(_ descriptions: ColumnDescriptions) {
        var groupings: Set<String> = []
        for column in descriptions.columns where column.isFilter && !column.groupingColumn.isEmpty {
            if !groupings.insert(column.groupingColumn.lowercased()).inserted {
                add(.groupingShared, column, column.groupingColumn)
            }
        }
        var groups: [String] = []
        for column in descriptions.columns where !groups.contains(column.grouping) { groups.append(column.grouping) }
        for (one, other) in EducationStatisticsScreening.alike(groups) {
            faults.append(.init(kind: .groupsAlike(other: other), column: "indicator_grouping", cell: one))
        }
    }

    private mutating func screenUndescribed(_ table: Table, _ descriptions: ColumnDescriptions) {
        let groupings = Set(descriptions.columns.map { $0.groupingColumn.lowercased() })
        let left = table.header.filter { name in
            let key = name.lowercased()
            return !name.isEmpty && descriptions.column(name) == nil && !groupings.contains(key)
                && !EducationStatisticsColumns.time.contains(key) && !EducationStatisticsPlaces.columnNames.contains(key)
        }
        if !left.isEmpty {
            faults.append(.init(kind: .undescribed(left.joined(separator: ", ")), column: "col_name"))
        }
    }
}
