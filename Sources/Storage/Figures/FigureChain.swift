/// One thing that one import said about one key.
struct FigureStatement: Equatable {
    var key: [Int64]
    var numerator: Double?
    var denominator: Double?
    var value: Double?
    var state: Int64
    var reason: String?
    var note: String?
    var extractedOn: Int64?
    var importNumber: Int64
    var knownFrom: Int64

    func says(theSameAs other: FigureStatement) -> Bool {
        numerator == other.numerator && denominator == other.denominator && value == other.value && state == other.state
            && reason == other.reason && note == other.note && extractedOn == other.extractedOn
    }
}

/// All that was said about one key and is not withdrawn, put in order: what stands, and what stood when.
///
/// The order is by the day known, then by the import, and not by the time of importing. Hence files may come in any
/// order and give the same figures.
struct FigureChain {
    struct Past: Equatable {
        var statement: FigureStatement
        /// The same day as `knownFrom` for one that never stood.
        var knownUntil: Int64
    }

    private(set) var current: FigureStatement?
    private(set) var past: [Past] = []

    init(_ statements: [FigureStatement]) {
        let said = FigureChain.withoutEchoes(
            statements.sorted { ($0.knownFrom, $0.importNumber) < ($1.knownFrom, $1.importNumber) })
        for (place, statement) in said.enumerated() {
            let isLastOfItsDay = place + 1 == said.count || said[place + 1].knownFrom > statement.knownFrom
            if let standing = current, standing.says(theSameAs: statement) {
                past.append(Past(statement: statement, knownUntil: statement.knownFrom))
            } else if isLastOfItsDay {
                if let standing = current { past.append(Past(statement: standing, knownUntil: statement.knownFrom)) }
                current = statement
            } else {
                past.append(Past(statement: statement, knownUntil: statement.knownFrom))
            }
        }
    }

    /// The same said twice in a row on one day was said once.
    private static func withoutEchoes(_ statements: [FigureStatement]) -> [FigureStatement] {
        statements.reduce(into: []) { kept, statement in
            if let last = kept.last, last.knownFrom == statement.knownFrom, last.says(theSameAs: statement) { return }
            kept.append(statement)
        }
    }
}
