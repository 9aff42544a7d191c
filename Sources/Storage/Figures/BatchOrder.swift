import Domain

/// A batch with the database's numbers for its areas, groups, indicators and sources, and the order in which its
/// rows lie in the table: written in that order, each row lands beside the one before.
struct NumberedBatch {
    let batch: FigureBatch
    let areas: [Int64]
    let groups: [Int64]
    let indicators: [Int64]
    let sources: [Int64]
    /// Places of `batch.rows`.
    private(set) var order: [Int32]

    init(_ batch: FigureBatch, _ keys: Keys, creating: Bool) throws {
        self.batch = batch
        areas = try keys.numbers(of: batch.areas.map(\.text), in: .area, creating: creating)
        groups = try keys.numbers(of: batch.groups.map(\.text), in: .group, creating: creating)
        indicators = try keys.numbers(of: batch.indicators.map(\.text), in: .indicator, creating: creating)
        sources = try keys.numbers(of: batch.sources.map(\.text), in: .source, creating: creating)
        order = []
        order = sorted()
        try refuseDoubles()
    }

    /// The same batch with some of its rows, in the same order.
    func only(_ places: [Int32]) -> NumberedBatch {
        var part = self
        part.order = places
        return part
    }

    /// Writes the rows' keys and contents, and the same few numbers after each.
    func write(to writer: any RowWriter, and constants: [Int64] = []) throws {
        for place in order {
            let row = batch.rows[Int(place)]
            try writer.add(areas[Int(row.area)])
            try writer.add(groups[Int(row.group)])
            try writer.add(indicators[Int(row.indicator)])
            try writer.add(row.period)
            try writer.add(sources[Int(row.source)])
            try write(row.numerator, to: writer)
            try write(row.denominator, to: writer)
            try write(row.value, to: writer)
            try writer.add(Int64(row.state))
            try write(text: row.reason, to: writer)
            try write(text: row.note, to: writer)
            if row.extractedOn == FigureRow.noDay { try writer.addNull() } else { try writer.add(Int64(row.extractedOn)) }
            for constant in constants { try writer.add(constant) }
            try writer.endRow()
        }
    }

    private func write(_ number: Double, to writer: any RowWriter) throws {
        if number.isNaN { try writer.addNull() } else { try writer.add(number) }
    }

    private func write(text: Int32, to writer: any RowWriter) throws {
        if text == FigureRow.noText { try writer.addNull() } else { try writer.add(batch.texts[Int(text)]) }
    }

    func key(_ place: Int) -> (Int64, Int64, Int64, Int64, Int64) {
        let row = batch.rows[place]
        return (
            areas[Int(row.area)], groups[Int(row.group)], indicators[Int(row.indicator)], row.period, sources[Int(row.source)]
        )
    }

    /// Most files come in the table's order already; the others are sorted by one number a row that stands for the
    /// five, which is several times faster than comparing five.
    private func sorted() -> [Int32] {
        let places = Array(0..<Int32(batch.rows.count))
        if isInOrder { return places }
        let ranks = [rank(areas), rank(groups), rank(indicators), rank(sources)]
        let periods = Dictionary(
            uniqueKeysWithValues: Set(batch.rows.map(\.period)).sorted().enumerated().map { ($1, UInt64($0)) })
        let widths = [areas.count, groups.count, indicators.count, periods.count, sources.count].map {
            UInt64.bitWidth - max($0 - 1, 0).leadingZeroBitCount
        }
        guard widths.reduce(0, +) <= 64 else { return places.sorted { key(Int($0)) < key(Int($1)) } }
        let packed = batch.rows.map { row in
            var code = ranks[0][Int(row.area)]
            code = code << widths[1] | ranks[1][Int(row.group)]
            code = code << widths[2] | ranks[2][Int(row.indicator)]
            code = code << widths[3] | (periods[row.period] ?? 0)
            return code << widths[4] | ranks[3][Int(row.source)]
        }
        return NumberedBatch.sort(places, by: packed, bits: widths.reduce(0, +))
    }

    private var isInOrder: Bool {
        batch.rows.indices.dropFirst().allSatisfy { key($0 - 1) <= key($0) }
    }

    private func rank(_ numbers: [Int64]) -> [UInt64] {
        var ranks = [UInt64](repeating: 0, count: numbers.count)
        for (rank, place) in numbers.indices.sorted(by: { numbers[$0] < numbers[$1] }).enumerated() {
            ranks[place] = UInt64(rank)
        }
        return ranks
    }

    /// Sixteen bits at a time, the lowest first; equal ones keep their order.
    private static func sort(_ places: [Int32], by codes: [UInt64], bits: Int) -> [Int32] {
        var (places, other) = (places, places)
        for shift in stride(from: 0, to: bits, by: 16) {
            var starts = [Int](repeating: 0, count: 1 << 16 + 1)
            for code in codes { starts[Int(code >> UInt64(shift) & 0xFFFF) + 1] += 1 }
            for digit in 1..<starts.count { starts[digit] += starts[digit - 1] }
            for place in places {
                let digit = Int(codes[Int(place)] >> UInt64(shift) & 0xFFFF)
                other[starts[digit]] = place
                starts[digit] += 1
            }
            swap(&places, &other)
        }
        return places
    }

    private func refuseDoubles() throws {
        for place in order.indices.dropFirst() where key(Int(order[place - 1])) == key(Int(order[place])) {
            let lines = [batch.rows[Int(order[place - 1])].line, batch.rows[Int(order[place])].line].sorted()
            throw StorageError(.rule, "Lines \(lines[0]) and \(lines[1]) give the same figure. Keep one of them.")
        }
    }
}
