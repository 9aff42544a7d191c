import Domain

/// What a batch says otherwise than the table `figure`, found in one walk through both. They lie in the same order,
/// so nothing is looked for.
struct BatchDifference {
    private(set) var counts = FigureStore.Counts()
    /// Places of the rows that are new or say something else.
    private(set) var otherwise: [Int32] = []
    /// Places of the rows that repeat what is known from an earlier day.
    private(set) var again: [Int32] = []

    init(_ batch: NumberedBatch, _ connection: any SQLConnection, on day: Day) throws {
        var rest = batch.order[...]
        var difference = (new: 0, changed: 0, otherwise: [Int32](), again: [Int32]())
        func isNew(_ place: Int32) {
            difference.new += 1
            difference.otherwise.append(place)
        }
        let order = FigureColumns.list(FigureColumns.key)
        try connection.stream("SELECT \(FigureColumns.list(FigureColumns.all)) FROM figure ORDER BY \(order)", []) { row in
            let key = (try row.integer(0), try row.integer(1), try row.integer(2), try row.integer(3), try row.integer(4))
            while let place = rest.first, batch.key(Int(place)) < key {
                isNew(place)
                rest.removeFirst()
            }
            guard let place = rest.first, batch.key(Int(place)) == key else { return }
            rest.removeFirst()
            if try !batch.says(place, theSameAs: row) {
                difference.changed += 1
                difference.otherwise.append(place)
            } else if try row.integer(13) < Int64(day.number) {
                difference.again.append(place)
            }
        }
        rest.forEach(isNew)
        otherwise = difference.otherwise
        again = difference.again
        counts = FigureStore.Counts(
            new: difference.new, changed: difference.changed, unchanged: batch.order.count - difference.new - difference.changed)
    }
}

extension NumberedBatch {
    /// Whether a row says what a row of `figure` says, its columns being those of `FigureColumns.all`.
    fileprivate func says(_ place: Int32, theSameAs known: SQLRow) throws -> Bool {
        let row = batch.rows[Int(place)]
        guard try known.integer(8) == Int64(row.state), try same(row.numerator, known.optionalReal(5)),
            try same(row.denominator, known.optionalReal(6)), try same(row.value, known.optionalReal(7)),
            try same(text: row.reason, known.optionalText(9)), try same(text: row.note, known.optionalText(10))
        else { return false }
        return try known.optionalInteger(11) == (row.extractedOn == FigureRow.noDay ? nil : Int64(row.extractedOn))
    }

    private func same(_ number: Double, _ known: Double?) -> Bool { number.isNaN ? known == nil : known == number }

    private func same(text: Int32, _ known: String?) -> Bool {
        text == FigureRow.noText ? known == nil : known.map { $0.utf8.elementsEqual(batch.texts[Int(text)].utf8) } ?? false
    }
}
