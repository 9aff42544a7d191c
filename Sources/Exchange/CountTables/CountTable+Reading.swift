import Domain
import Measures

extension CountTable {
    /// Reads a table and, where there is one, its hierarchy: a CSV with the columns `column`, `code` and `parent`, in which
    /// each row says what a code is a part of. Without one, “Total” and “All” are the total of their column.
    ///
    /// Every sum in the table has to be the sum of its parts: a table that contradicts itself cannot be protected. What is
    /// wrong is added to `problems`; nil where there is anything.
    public init?(_ bytes: [UInt8], count: String, by: [String], hierarchy: [UInt8]?, problems: inout [Problem]) {
        guard let table = Table(bytes, problems: &problems) else {
            problems.append(Problem(what: "The file is empty.", remedy: "Give the file that holds the table."))
            return nil
        }
        let places = CountTable.columns(by + [count], in: table, &problems)
        let parents = hierarchy.map { CountTable.parents($0, by, &problems) } ?? [:]
        guard problems.isEmpty, let countPlace = places.last else { return nil }
        let rows = table.rows.compactMap { row in
            CountTable.row(row, places.dropLast(), countPlace, count, &problems)
        }
        guard problems.isEmpty else { return nil }
        let dimensions = by.enumerated().map { place, name in
            CountTable.dimension(name, rows.map { $0.codes[place] }, parents[name.lowercased()] ?? [:], &problems)
        }
        guard problems.isEmpty, let tables = CountTable.linked(dimensions, rows, count, &problems) else { return nil }
        self.by = by
        self.count = count
        self.tables = tables
    }

    private struct Row {
        var line: Int
        var codes: [String]
        var count: Int
    }

    // MARK: - Cells

    private static func columns(_ names: [String], in table: Table, _ problems: inout [Problem]) -> [Int] {
        names.compactMap { name in
            if let place = table.column(name) { return place }
            problems.append(
                Problem(
                    row: table.headerLine, column: name, what: "There is no column “\(name)”.",
                    remedy: "Choose from: \(table.header.filter { !$0.isEmpty }.joined(separator: ", "))."))
            return nil
        }
    }

    private static func row(
        _ row: Sheet.Row, _ by: ArraySlice<Int>, _ count: Int, _ name: String, _ problems: inout [Problem]
    ) -> Row? {
        let text = row.cell(count)
        guard let number = Int(text), number >= 0 else {
            problems.append(
                Problem(
                    row: row.line, column: name, what: "“\(text)” is no count.",
                    remedy: "Write a whole number from 0 on. The true counts are needed, before anything was hidden."))
            return nil
        }
        return Row(line: row.line, codes: by.map { row.cell($0) }, count: number)
    }

    // MARK: - Codes

    private static let totals: Set<String> = ["total", "all"]

    /// By column and code, the codes that it is directly a part of.
    private static func parents(_ bytes: [UInt8], _ by: [String], _ problems: inout [Problem]) -> [String: [String: [String]]] {
        guard let table = Table(bytes, problems: &problems) else {
            problems.append(Problem(what: "The hierarchy is empty.", remedy: "Give its rows, or leave it out."))
            return [:]
        }
        let places = columns(["column", "code", "parent"], in: table, &problems)
        guard places.count == 3 else { return [:] }
        var found: [String: [String: [String]]] = [:]
        for row in table.rows {
            let (column, code, parent) = (row.cell(places[0]), row.cell(places[1]), row.cell(places[2]))
            guard by.contains(where: { $0.lowercased() == column.lowercased() }), !code.isEmpty, !parent.isEmpty else {
                problems.append(
                    Problem(
                        row: row.line, column: "column", what: "The hierarchy speaks of “\(column)”, which the table is not by.",
                        remedy: "Name one of: \(by.joined(separator: ", ")); and a code with its parent."))
                continue
            }
            found[column.lowercased(), default: [:]][code, default: []].append(parent)
        }
        return found
    }

    /// What is nobody's parent is finest; of the rest each stands for the finest codes below it.
    private static func dimension(
        _ name: String, _ codes: [String], _ parents: [String: [String]], _ problems: inout [Problem]
    ) -> TableDimension {
        for code in parents.keys.sorted() where ancestors(of: code, parents).contains(code) {
            problems.append(
                Problem(
                    column: name, what: "In the hierarchy “\(code)” is a part of itself.",
                    remedy: "Take out the row that leads back to it."))
        }
        let above = Set(parents.values.flatMap { $0 })
        var known: Set<String> = []
        let all = (codes + parents.keys.sorted()).filter { known.insert($0).inserted }
        let leaves = all.filter { !above.contains($0) && (!totals.contains($0.lowercased()) || parents[$0] != nil) }
        var below: [String: [String]] = [:]
        for leaf in leaves {
            for code in ancestors(of: leaf, parents) { below[code, default: []].append(leaf) }
        }
        let whole = all.filter { totals.contains($0.lowercased()) && below[$0] == nil && !leaves.contains($0) }
        return TableDimension(
            name: name, leaves: leaves,
            aggregates: below.sorted { $0.key < $1.key }.map { .init(code: $0.key, leaves: $0.value) }
                + whole.map { .init(code: $0, leaves: leaves) })
    }

    private static func ancestors(of code: String, _ parents: [String: [String]]) -> [String] {
        var (found, next): ([String], [String]) = ([], parents[code] ?? [])
        while let above = next.popLast() {
            guard !found.contains(above) else { continue }
            found.append(above)
            next += parents[above] ?? []
        }
        return found
    }

    // MARK: - Sums

    private static func linked(
        _ dimensions: [TableDimension], _ rows: [Row], _ count: String, _ problems: inout [Problem]
    ) -> LinkedTables? {
        let finest = dimensions.map { Set($0.leaves) }
        let leaves = rows.filter { row in zip(row.codes, finest).allSatisfy { $1.contains($0) } }
        do throws(MeasureError) {
            let tables = try LinkedTables(
                dimensions: dimensions, leaves: leaves.map { .init(codes: $0.codes, count: $0.count) }, cells: rows.map(\.codes))
            for (row, sum) in zip(rows, tables.counts) where row.count != sum {
                problems.append(
                    Problem(
                        row: row.line, column: count, what: "\(row.count) is not the sum of its parts, which is \(sum).",
                        remedy: "Correct the count, add the rows that are missing, or say in the hierarchy what it is the sum of."
                    ))
            }
            return problems.isEmpty ? tables : nil
        } catch {
            let codes = if case .repeatedCodes(let codes) = error { codes.joined(separator: ", ") } else { "" }
            problems.append(
                Problem(what: "“\(codes)” stands in the table twice.", remedy: "Name another column by which the rows differ."))
            return nil
        }
    }
}
