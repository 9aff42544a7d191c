import Domain
import Storage

// What is held against the lines of a return, and what is found.
extension Bellwether {
    /// The checks over lines as somebody has written them and not kept: nothing is changed.
    public func check(_ drafts: [LineDraft], in number: Int64, as actor: Actor) async throws -> [ReturnFinding] {
        try require(.fillReturn, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let submission = try existingReturn(number, for: .fillReturn, of: actor, connection)
            let version = try openFramework(in: connection)
            let written = Dictionary(drafts.map { ($0.place, $0.entry) }, uniquingKeysWith: { first, _ in first })
            let lines = try connection.submissionLines.all(of: submission.number).map { line in
                var line = line
                if let entry = written[line.place] { line.entry = entry }
                return line
            }
            return try review(of: lines, version, today, connection).findings(in: lines)
        }
    }

    /// The checks with what they hold these lines against.
    func review(
        of lines: [SubmissionLine], _ version: FrameworkVersion, _ today: Day, _ connection: any SQLConnection
    ) throws -> ReturnReview {
        ReturnReview(
            version: version, before: try before(lines, version, connection),
            peers: try peers(of: lines, version, connection), others: try others(lines, version, connection), on: today)
    }

    /// What the board accepted from the agencies that count the same, in one query for all lines, and in none where
    /// nothing is counted twice. What is restricted stands not in this version, so nothing of it is asked or told.
    private func others(
        _ lines: [SubmissionLine], _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [CheckedLine.Key: Figure] {
        var sources: [ID<Indicator>: ID<Source>] = [:]
        var areas: Set<ID<Area>> = []
        for line in lines where line.isDue {
            guard let counterpart = version.indicator(line.indicator)?.agreesWith,
                let other = version.indicator(counterpart.indicator)
            else { continue }
            sources[other.id] = ID("return-" + other.agency.text)
            areas.insert(line.area)
        }
        guard !sources.isEmpty else { return [:] }
        let question = FigureStore.Question(areas: areas.sorted(), indicators: sources.keys.sorted(), group: nil)
        var others: [CheckedLine.Key: Figure] = [:]
        try connection.figures.eachFigure(question) { known in
            let key = known.key
            guard key.source == sources[key.indicator] else { return }
            others[CheckedLine.Key(indicator: key.indicator, area: key.area, group: key.group, period: key.period)] =
                known.figure
        }
        return others
    }

    /// The whole series up to each line: limits may be fixed after the first points of a stretch.
    private func before(
        _ lines: [SubmissionLine], _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [Int: [SeriesPoint]] {
        let due = lines.filter(\.isDue)
        guard !due.isEmpty else { return [:] }
        let table = try SeriesTable(
            .init(areas: Set(due.map(\.area)).sorted(), indicators: Set(due.map(\.indicator)).sorted(), group: nil),
            version: version, audience: .board, connection)
        var before: [Int: [SeriesPoint]] = [:]
        for line in due {
            guard let indicator = version.indicator(line.indicator) else { continue }
            let series =
                table.from(ID("return-" + indicator.agency.text), indicator, in: line.area, group: line.group)
                ?? table.preferred(indicator, in: line.area, group: line.group)
            before[line.place] = (series?.points ?? []).filter { $0.period < line.period }
        }
        return before
    }

    /// How the neighbours of the district lie, by the preferred model and each indicator's preferred source that knows
    /// enough of them.
    private func peers(
        of lines: [SubmissionLine], _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [Int: CheckedLine.Peers] {
        let district = version.framework.district
        let due = lines.filter { $0.isDue && $0.area == district && $0.group == .total }
        guard let model = version.framework.preferredNeighbourModel, !due.isEmpty else { return [:] }
        let areas = try connection.neighbours.neighbours(of: district, by: model, asKnown: nil).map(\.neighbour)
        guard areas.count >= Spread.fewestPeers else { return [:] }
        let table = try SeriesTable(
            .init(areas: areas.sorted(), indicators: Set(due.map(\.indicator)).sorted()), version: version, audience: .board,
            connection)
        return due.reduce(into: [:]) { peers, line in
            guard let indicator = version.indicator(line.indicator) else { return }
            peers[line.place] =
                version.sources(of: indicator).lazy.compactMap { source in
                    CheckedLine.Peers(
                        of: areas.compactMap { table.from(source, indicator, in: $0) }, notAfter: line.period,
                        unit: indicator.unit)
                }.first
        }
    }
}
