import Domain
import Storage

extension Bellwether {
    /// One priority: is it moving? What people say, what the figures say, what is being done and what stands in the way.
    public func priority(_ id: ID<Priority>, as actor: Actor) async throws -> PriorityAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            guard let priority = version.priority(id) else {
                throw Refusal(.notFound, "There is no priority \(id).", remedy: "Look at the page of priorities.")
            }
            let answer = try scorecard(by: version, .board, asKnown: nil, today: today, connection)
            let readings = answer.scorecard.sections.first { $0.priority.id == id }?.readings ?? []
            let sight = try sight(of: actor, in: connection)
            let trackers = try connection.trackers.list(of: id, limit: 12, seesAll: sight.seesRestricted)
            return PriorityAnswer(
                version: version, priority: priority,
                measures: readings.map {
                    .init(reading: $0, course: Course(of: $0, in: version.framework.district, on: today))
                },
                ratings: try connection.ratings.all(of: id),
                suggestion: try suggestions(asKnown: nil, today: today, connection)[id]
                    ?? Suggestion(of: [], overdue: 0, activities: 0),
                trackers: trackers.sorted { ($0.period?.sortCode ?? 0) > ($1.period?.sortCode ?? 0) },
                risks: try connection.risks.list(RiskFilter(priority: id), after: nil, limit: 20, seen: sight.ofRisks),
                sources: answer.sources.filter { source in readings.contains { $0.series?.source == source.id } }, today: today)
        }
    }
}
