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
            peers: try peers(of: lines, version, connection), on: today)
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
