import Domain
import Storage

extension Bellwether {
    /// The linked figure before and after the action began, and the sources to be credited for it.
    func impact(
        of action: Action, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> (ImpactCheck?, [Source]) {
        guard let indicator = action.indicator.flatMap(version.indicator) else { return (nil, []) }
        let area = action.area ?? version.framework.district
        let table = try SeriesTable(
            .init(areas: [area], indicators: [indicator.id]), version: version, audience: .board, connection)
        let series =
            table.preferred(indicator, in: area)
            ?? Series(indicator: indicator, area: area, source: version.sources(of: indicator)[0], points: [])
        return (ImpactCheck(series, startedOn: action.startedOn, expected: action.expected), table.sources)
    }
}
