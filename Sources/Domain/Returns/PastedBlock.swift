/// A block of cells from a spreadsheet, a row on a line and a tab between two cells. What fits is taken; what does not is
/// named and given back.
public struct PastedBlock: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var text: String
        public var cells: [String]
    }

    /// A row that was not taken, and why.
    public struct Left: Hashable, Sendable {
        public var text: String
        public var why: String
    }

    public private(set) var taken: [Int: LineEntry] = [:]
    public private(set) var left: [Left] = []

    /// - Parameters:
    ///   - lines: those of the return that are due.
    ///   - name: of an indicator, as its line on the form says it.
    public init(_ text: String, lines: [SubmissionLine], name: (ID<Indicator>) -> Indicator?) {
        let rows = text.split(whereSeparator: \.isNewline).map { line in
            Row(
                text: String(line),
                cells: line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).trimmed })
        }
        for row in rows where !row.cells.allSatisfy(\.isEmpty) {
            do throws(Fault) {
                let (line, entry) = try PastedBlock.read(row, lines, name)
                taken[line.place] = entry
            } catch {
                left.append(Left(text: row.text, why: error.why))
            }
        }
    }

    private struct Fault: Error {
        var why: String
    }

    private static func read(
        _ row: Row, _ lines: [SubmissionLine], _ name: (ID<Indicator>) -> Indicator?
    ) throws(Fault) -> (SubmissionLine, LineEntry) {
        var cells = row.cells
        let wanted = cells.removeFirst()
        var found = lines.filter { line in
            line.indicator.text == wanted.lowercased() || name(line.indicator)?.title.lowercased() == wanted.lowercased()
        }
        guard !found.isEmpty else { throw Fault(why: "No line of yours is called “\(wanted)”.") }
        // A period may stand in the second column, by its code or as the form prints it.
        if let second = cells.first,
            let period = Set(found.map(\.period)).first(where: { $0.code == second || $0.label == second })
        {
            cells.removeFirst()
            found = found.filter { $0.period == period }
        }
        guard found.count == 1, let line = found.first else {
            let names = Set(found.map(\.period)).sorted().map(\.label).joined(separator: ", ")
            throw Fault(why: "This line has several figures: say which in the second column, one of \(names).")
        }
        return (line, try entry(cells.filter { !$0.isEmpty }, line, name(line.indicator)))
    }

    private static func entry(
        _ cells: [String], _ line: SubmissionLine, _ indicator: Indicator?
    ) throws(Fault) -> LineEntry {
        var entry = line.entry
        entry.way = .pasted
        guard let first = cells.first else { throw Fault(why: "There is no number in this row, and an empty box is not nought.") }
        if let reason = NoValueReason(code: first), LineEntry.reasons.contains(reason) {
            (entry.noValue, entry.numerator, entry.denominator, entry.value) = (reason, nil, nil, nil)
            if cells.count > 1 { entry.explanation = cells[1] }
            return entry
        }
        var numbers: [Double] = []
        for cell in cells.prefix(2) {
            guard let number = NumberWritten.read(cell) else { throw Fault(why: "“\(cell)” is no number.") }
            numbers.append(number)
        }
        entry.noValue = nil
        if indicator?.unit.needsDenominator == true, numbers.count > 1 {
            (entry.numerator, entry.denominator, entry.value) = (numbers[0], numbers[1], nil)
        } else {
            (entry.numerator, entry.denominator, entry.value) = (nil, nil, numbers[0])
        }
        return entry
    }
}

/// A number as people write it: "1,234", "85.3%", "−4".
public enum NumberWritten {
    public static func read(_ text: String) -> Double? {
        var plain = text.trimmed.replacing("\u{2212}", with: "-").replacing(" ", with: "").replacing("\u{A0}", with: "")
        if plain.hasSuffix("%") { plain.removeLast() }
        // A comma parts thousands, and nothing else.
        let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count > 1 {
            guard parts.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }),
                (1...3).contains(parts[0].drop { $0 == "-" }.count)
            else { return nil }
            plain = parts.joined()
        }
        guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }), plain.utf8.count <= 18,
            let number = Double(plain), number.isFinite
        else { return nil }
        return number
    }
}
