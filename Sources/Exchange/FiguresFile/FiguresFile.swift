import Domain

/// The figures file of the contract: one row a figure, columns in any order.
///
/// `indicator, area, period` and any of `group, source, numerator, denominator, value, status, reason, note,
/// extracted_on`. A blank has no meaning: a row without a number has a marker. Beside the markers of the contract
/// those of other files are understood: `:` `.` `..` `-` `~` are not available, `*` `<5` `<6` are protected. With a
/// marker the row has no value, and a denominator beside it is not kept.
///
/// A value that is given beside its numerator and denominator must be what they give, to the decimals it is printed
/// with. One that says nothing more than they do is not kept.
public enum FiguresFile {
    enum Column: String, CaseIterable {
        case indicator, area, period, group, source, numerator, denominator, value, status, reason, note, extractedOn =
            "extracted_on"
    }

    /// Columns of our own export that say again what other columns say.
    static let passedOver: Set<String> = [
        "area_code", "indicator_title", "unit", "period_label", "known_from", "agency", "attribution",
    ]

    static func recognises(_ header: [String]) -> Bool {
        let names = Set(header.map { $0.lowercased() })
        return names.isSuperset(of: ["indicator", "area", "period"])
    }

    /// - Parameter bytes: In UTF-8.
    static func read(_ bytes: [UInt8], using version: FrameworkVersion) -> FileReading {
        var reading = FileReading(format: "figures")
        bytes.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            guard let columns = readHeader(&reader, &reading) else { return }
            var rows = FigureRowReader(columns: columns, version: version, expecting: buffer.count { $0 == 0x0A })
            while reader.next() {
                // After a wrong quote nobody can tell where a cell ends, so what follows would be told wrongly.
                if reader.quoteProblem != nil { break }
                if !reader.isBlank { rows.read(reader, &reading) }
            }
            if let problem = reader.quoteProblem { reading.add(problem) }
            reading.rowsRead = rows.count
            reading.batch = rows.batch
        }
        if reading.rowsRead == 0, reading.problemCount == 0 {
            reading.add(FileReader.headerOnly)
        }
        reportDuplicates(&reading)
        return reading
    }

    private static func readHeader(_ reader: inout CSVReader, _ reading: inout FileReading) -> FigureColumns? {
        while reader.next() { if !reader.isBlank { break } }
        var columns: [Column: Int] = [:]
        for (place, name) in reader.texts.map({ $0.trimmed.lowercased() }).enumerated() {
            if let column = Column(rawValue: name) {
                if columns[column] != nil {
                    reading.add(
                        Problem(
                            row: reader.line, column: name, what: "The column \(name) stands twice.", remedy: "Keep one of them.")
                    )
                }
                columns[column] = place
            } else if !passedOver.contains(name) {
                reading.add(
                    Problem(
                        row: reader.line, column: name,
                        what: name.isEmpty
                            ? "Column \(place + 1) has no name." : "There is no column “\(name)” in a figures file.",
                        remedy: "Name it one of: \(Column.allCases.map(\.rawValue).joined(separator: ", ")); or take it out."))
            }
        }
        for needed in [Column.indicator, .area, .period] where columns[needed] == nil {
            reading.add(
                Problem(
                    row: reader.line, column: needed.rawValue, what: "There is no column \(needed.rawValue).",
                    remedy: "Add it; the file cannot be read without."))
        }
        return reading.problemCount == 0 ? FigureColumns(columns, count: reader.count) : nil
    }

    /// One key may be said once. Sorted, two of a key lie side by side; a set of a million keys would need more memory.
    private static func reportDuplicates(_ reading: inout FileReading) {
        if !zip(reading.batch.rows, reading.batch.rows.dropFirst()).allSatisfy({ FigureRow.isInOrder($0, $1) }) {
            reading.batch.rows.sort { FigureRow.isInOrder($0, $1) || (FigureRow.isSameKey($0, $1) && $0.line < $1.line) }
        }
        var repeats: [Problem] = []
        for (one, other) in zip(reading.batch.rows, reading.batch.rows.dropFirst()) where FigureRow.isSameKey(one, other) {
            repeats.append(
                Problem(
                    row: Int(other.line), what: "Row \(one.line) is about the same area, group, indicator, period and source.",
                    remedy: "Keep the right one of the two."))
        }
        for problem in repeats { reading.add(problem) }
    }
}

extension FigureRow {
    static func isInOrder(_ left: FigureRow, _ right: FigureRow) -> Bool {
        if left.area != right.area { return left.area < right.area }
        if left.group != right.group { return left.group < right.group }
        if left.indicator != right.indicator { return left.indicator < right.indicator }
        if left.period != right.period { return left.period < right.period }
        return left.source < right.source
    }

    static func isSameKey(_ left: FigureRow, _ right: FigureRow) -> Bool {
        left.area == right.area && left.group == right.group && left.indicator == right.indicator && left.period == right.period
            && left.source == right.source
    }
}
