import Domain

extension FigureStore {
    /// Which measures have a figure in which of these places, whatever it is: only that it is there.
    public func places(in areas: [ID<Area>]) throws -> [(indicator: ID<Indicator>, area: ID<Area>)] {
        guard !areas.isEmpty else { return [] }
        let list = areas.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return try connection.rows(
            """
            SELECT DISTINCT i.key, a.key FROM figure f
                JOIN area a ON a.id = f.area
                JOIN indicator i ON i.id = f.indicator
            WHERE a.key IN (\(list))
            ORDER BY i.key, a.key
            """, areas.map { .text($0.text) }
        ) { (ID(try $0.text(0)), ID(try $0.text(1))) }
    }
}
