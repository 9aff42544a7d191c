import Domain

/// The ten councils most like each, as the Department publishes them: a council in a row, its neighbours by number
/// with how close each is. The Department's workbooks and what was made of the model of April 2021 name the columns
/// SN1, SNP; what was made of that of 2025 names them SN_1, SN_1P.
enum NeighboursFile {
    private enum Layout { case plain, underscored }

    static func recognises(_ header: [String]) -> Bool { layout(header) != nil }

    static func read(_ table: Table, using version: FrameworkVersion, into reading: inout FileReading) {
        guard let layout = layout(table.header) else { return }
        let own = table.column(layout == .plain ? "LA number" : "old_la_code")
        let places = ranks(table.header, layout)
        let year = year(table, layout, places)
        guard let model = version.framework.neighbourModels.first(where: { $0.id.text.contains(year) }) else {
            reading.add(
                Problem(
                    what: "This is the neighbour model of \(year), and the framework has none of that year.",
                    remedy: "Add it under neighbour_models: with an id that holds \(year), such as sn-\(year).")
            )
            return
        }
        reading.neighbourModel = model.id
        let names = FrameworkNames(version)
        for row in table.rows {
            // Notes stand under the table; a row without a number is none of a council's.
            guard Int(row.cell(own)) != nil else {
                reading.leaveOut("the row has no council's number")
                continue
            }
            guard let area = names.area(row.cell(own)) else {
                reading.leaveOut("the area is not in the framework")
                continue
            }
            if places.allSatisfy({ row.cell($0.column) == "-" }) {
                reading.leaveOut("the model gives the council no neighbours")
                continue
            }
            add(row, names.areas[area], places, model, names, &reading)
        }
    }

    private static func add(
        _ row: Sheet.Row, _ area: Area, _ places: [(rank: Int, column: Int)], _ model: NeighbourModel, _ names: FrameworkNames,
        _ reading: inout FileReading
    ) {
        for (rank, column) in places {
            let number = row.cell(column)
            if number.isEmpty {
                reading.add(
                    Problem(
                        row: row.line, column: "SN\(rank)", what: "\(area.name) has no neighbour number \(rank).",
                        remedy: "Look it up in the publication and correct the cell."))
                continue
            }
            guard let neighbour = names.area(number) else {
                reading.leaveOut("the neighbour is not in the framework")
                continue
            }
            let closeness = row.cell(column + 1)
            reading.neighbours.append(
                Neighbour(
                    model: model.id, area: area.id, rank: rank, neighbour: names.areas[neighbour].id,
                    closeness: closeness.isEmpty ? nil : closeness.prefix(1).uppercased() + closeness.dropFirst().lowercased()))
        }
    }

    /// Both workbooks have one layout and list the same councils, so the neighbours tell the models apart: Cumberland and
    /// Westmorland and Furness came into being in 2023, and are neighbours of nobody in the model of 2021.
    private static func year(_ table: Table, _ layout: Layout, _ places: [(rank: Int, column: Int)]) -> String {
        if layout == .underscored { return "2025" }
        let isNewer = table.rows.contains { row in places.contains { ["942", "943"].contains(row.cell($0.column)) } }
        return isNewer ? "2025" : "2021"
    }

    private static func layout(_ header: [String]) -> Layout? {
        let names = header.map { $0.lowercased() }
        if names.contains("sn1"), names.contains("sn10"), names.contains("la number") { return .plain }
        return names.contains("sn_1") && names.contains("sn_10") && names.contains("old_la_code") ? .underscored : nil
    }

    private static func ranks(_ header: [String], _ layout: Layout) -> [(rank: Int, column: Int)] {
        (1...10).compactMap { rank in
            let name = layout == .plain ? "sn\(rank)" : "sn_\(rank)"
            return header.firstIndex { $0.lowercased() == name }.map { (rank, $0) }
        }
    }
}
