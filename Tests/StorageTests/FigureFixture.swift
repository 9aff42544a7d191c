import Domain

@testable import Storage

/// A few figures in the words of a test: what an import says about some keys, each as a value or as nothing at all.
struct Said {
    var day: Int
    var values: [String: Double]

    /// "gipton" says which area; all else is the same.
    init(_ day: Int, _ values: [String: Double]) {
        self.day = day
        self.values = values
    }

    var knownFrom: Day { Day(number: Int32(day)) }

    var batch: FigureBatch {
        var batch = FigureBatch()
        batch.indicators = ["cpp-rate"]
        batch.sources = ["return-police"]
        batch.texts = ["counted\tby hand"]
        for (line, (area, value)) in values.sorted(by: { $0.key > $1.key }).enumerated() {
            batch.areas.append(ID(area))
            batch.rows.append(
                FigureRow(
                    area: Int32(line), indicator: 0, source: 0, period: Period.financialQuarter(2025, 2).sortCode,
                    numerator: value,
                    denominator: 100, state: Figure.State.value(.final).code, note: 0, extractedOn: 20_000, line: Int32(line + 2))
            )
        }
        return batch
    }
}

extension SQLConnection {
    /// Records an import and accepts what it says, as the service does.
    @discardableResult
    func accept(_ said: Said, walking: Bool = false) throws -> (number: Int64, counts: FigureStore.Counts) {
        let number = try imports.record(
            Import(
                number: 0, fileName: "q2.csv", format: "figures", sha256: String(repeating: "a", count: 64), byteCount: 1,
                knownOn: said.knownFrom, state: .accepted, actor: .owner, createdAt: Instant(secondsSince1970: 0),
                acceptedAt: Instant(secondsSince1970: 0), counts: ImportCounts()))
        var figures = figures
        if walking { figures.walksFrom = 0 }
        return (number, try figures.accept(said.batch, knownFrom: said.knownFrom, import: number))
    }

    func withdraw(_ number: Int64, on day: Int) throws {
        try imports.withdraw(number, by: .owner, why: "the wrong file", at: Instant(secondsSince1970: 0))
        try figures.withdraw(import: number, on: Day(number: Int32(day)))
    }

    /// What stands and what stood, in words: "gipton 5 from 10", "gipton 4 from 5 until 10".
    func history() throws -> [String] {
        let now = try figures.figures(FigureStore.Question())
        let before = try figures.revisions(FigureStore.Question()).filter { !$0.isWithdrawn }
        return (now + before).map { known in
            let until = known.knownUntil.map { " until \($0.number)" } ?? ""
            return "\(known.key.area) \(Int(known.figure.numerator ?? -1)) from \(known.knownFrom.number)\(until)"
        }.sorted()
    }

    func known(on day: Int?) throws -> [String: Double] {
        let known = try figures.figures(FigureStore.Question(asKnown: day.map { Day(number: Int32($0)) }))
        return Dictionary(uniqueKeysWithValues: known.map { ($0.key.area.text, $0.figure.numerator ?? -1) })
    }
}
