import Domain
import Storage

/// Which evidence the board has, and where it has none.
public struct CoverageAnswer: Sendable {
    public var version: FrameworkVersion
    public var coverage: Coverage
    public var priorities: [Priority]
    public var agencies: [Agency]
    /// The district first, then the places inside it.
    public var areas: [Area]
    public var today: Day
}

extension Bellwether {
    /// Priority by agency by place by kind of evidence: measures that have a figure, questions asked, advice given.
    public func coverage(as actor: Actor) async throws -> CoverageAnswer {
        try require(.readBusiness, of: actor)
        try require(.readFigures, of: actor, for: .board)
        let today = self.today
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let areas = [version.district] + version.localities
            let basket = Dictionary(
                version.basket(on: today).map { ($0.indicator, $0.priority) }, uniquingKeysWith: { first, _ in first })
            var coverage = Coverage()
            for place in try connection.figures.places(in: areas.map(\.id)) {
                guard let priority = basket[place.indicator], let indicator = version.indicator(place.indicator) else { continue }
                coverage.add(.init(figures: 1), at: .init(priority, indicator.agency, place.area))
            }
            for subject in try connection.challenges.subjects(seen: try sight(of: actor, in: connection).things) {
                guard let indicator = subject.indicator, let priority = basket[indicator] else {
                    coverage.addAboutNoFigure(subject.count)
                    continue
                }
                let cell: Coverage.Cell =
                    subject.kind == .question ? .init(questions: subject.count) : .init(advice: subject.count)
                coverage.add(cell, at: .init(priority, subject.agency, subject.area ?? version.framework.district))
            }
            let used = Set(basket.values)
            return CoverageAnswer(
                version: version, coverage: coverage, priorities: version.framework.priorities.filter { used.contains($0.id) },
                agencies: version.framework.agencies.filter { $0.closedOn.map { today < $0 } ?? true }, areas: areas,
                today: today)
        }
    }
}
