import Domain

/// Turns the numbers of the rows of one answer back into the names of the domain.
final class FigureNames {
    private let areas: [Int64: String]
    private let groupTexts: [Int64: String]
    /// Those that were met: an answer is mostly about one group out of many.
    private var groups: [Int64: PopulationGroup] = [:]
    /// Rows come in the order of their keys, so most name the same as the row before.
    private var last: (numbers: (area: Int64, group: Int64, indicator: Int64, source: Int64), key: FigureKey)?
    private let indicators: [Int64: String]
    private let sources: [Int64: String]

    init(_ connection: any SQLConnection) throws {
        let keys = Keys(connection: connection)
        areas = try keys.texts(of: .area)
        groupTexts = try keys.texts(of: .group)
        indicators = try keys.texts(of: .indicator)
        sources = try keys.texts(of: .source)
    }

    /// Reads the columns of `FigureColumns.all`, and after them `known_until` and `withdrawn` when they were asked for.
    func knownFigure(_ row: SQLRow, isPast: Bool = false) throws -> KnownFigure {
        KnownFigure(
            key: try key(row), figure: try FigureNames.figure(row, from: FigureColumns.key.count),
            knownFrom: try FigureNames.day(row.integer(13)),
            knownUntil: isPast ? try row.optionalInteger(14).map(FigureNames.day) : nil,
            importNumber: try row.integer(12),
            isWithdrawn: isPast ? try row.flag(15) : false)
    }

    static func figure(_ row: SQLRow, from column: Int) throws -> Figure {
        let code = try row.integer(column + 3)
        guard let state = UInt8(exactly: code).flatMap(Figure.State.init) else {
            throw StorageError(
                .damaged, "A figure has the state \(code), which this program does not know. Run `bellwether verify`.")
        }
        return Figure(
            state: state, numerator: try row.optionalReal(column), denominator: try row.optionalReal(column + 1),
            suppliedValue: try row.optionalReal(column + 2), reason: try row.optionalText(column + 4),
            note: try row.optionalText(column + 5), extractedOn: try row.optionalInteger(column + 6).map(day))
    }

    static func day(_ number: Int64) throws -> Day {
        guard let number = Int32(exactly: number) else {
            throw StorageError(.damaged, "\(number) is not a day. Run `bellwether verify`.")
        }
        return Day(number: number)
    }

    private func group(_ number: Int64) -> PopulationGroup? {
        if let group = groups[number] { return group }
        let group = groupTexts[number].flatMap { PopulationGroup($0) }
        groups[number] = group
        return group
    }

    private func key(_ row: SQLRow) throws -> FigureKey {
        let numbers = (
            area: try row.integer(0), group: try row.integer(1), indicator: try row.integer(2), source: try row.integer(4)
        )
        let period = Period(sortCode: try row.integer(3))
        if let period, let last, last.numbers == numbers {
            var key = last.key
            key.period = period
            return key
        }
        guard let area = areas[numbers.area], let group = group(numbers.group), let indicator = indicators[numbers.indicator],
            let period, let source = sources[numbers.source]
        else {
            throw StorageError(
                .damaged,
                "A figure points to an area, group, indicator, period or source that is not there. Run `bellwether verify`.")
        }
        let key = FigureKey(area: ID(area), group: group, indicator: ID(indicator), period: period, source: ID(source))
        last = (numbers, key)
        return key
    }
}
