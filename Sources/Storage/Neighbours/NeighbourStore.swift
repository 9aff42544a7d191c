import Domain

/// Which councils are most like each council, by model. An area's list comes whole from one import.
public struct NeighbourStore {
    let connection: any SQLConnection

    /// Makes the model known, or puts its name and day right.
    public func keep(_ model: NeighbourModel) throws {
        try connection.execute(
            """
            INSERT INTO neighbour_model (key, name, published_on) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, published_on = excluded.published_on
            """, [.text(model.id.text), .text(model.name), SQLValue(model.publishedOn?.number)])
    }

    /// Adds lists. The earlier lists of these areas stay, and stand again when this import is withdrawn.
    public func accept(_ neighbours: [Neighbour], import number: Int64) throws {
        let keys = Keys(connection: connection)
        let areas = try keys.numbers(of: neighbours.map(\.area.text), in: .area, creating: true)
        let others = try keys.numbers(of: neighbours.map(\.neighbour.text), in: .area, creating: true)
        var models: [String: Int64] = [:]
        try connection.query("SELECT key, id FROM neighbour_model", []) { models[try $0.text(0)] = try $0.integer(1) }
        for (place, neighbour) in neighbours.enumerated() {
            guard let model = models[neighbour.model.text] else {
                throw StorageError(
                    .notPossible, "There is no neighbour model \(neighbour.model.text). Keep the model before its lists.")
            }
            try connection.execute(
                "INSERT INTO neighbour (model, area, import, rank, neighbour, closeness) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .integer(model), .integer(areas[place]), .integer(number), SQLValue(neighbour.rank), .integer(others[place]),
                    SQLValue(neighbour.closeness),
                ])
        }
    }

    public func models() throws -> [NeighbourModel] {
        try connection.rows("SELECT key, name, published_on FROM neighbour_model ORDER BY published_on DESC NULLS LAST, key", [])
        {
            NeighbourModel(
                id: ID(try $0.text(0)), name: try $0.text(1), publishedOn: try $0.optionalInteger(2).map(FigureNames.day))
        }
    }

    /// A council's neighbours by one model, the most alike first, from the latest list that is accepted and, when a
    /// day is given, was known on it.
    public func neighbours(of area: ID<Area>, by model: ID<NeighbourModel>, asKnown day: Day? = nil) throws -> [Neighbour] {
        try connection.rows(
            """
            SELECT n.rank, b.key, n.closeness
            FROM neighbour n
                JOIN neighbour_model m ON m.id = n.model
                JOIN area a ON a.id = n.area
                JOIN area b ON b.id = n.neighbour
            WHERE m.key = $1 AND a.key = $2 AND n.import = (
                SELECT i.number FROM import i JOIN neighbour l ON l.import = i.number
                WHERE l.model = n.model AND l.area = n.area AND i.state = 'accepted' AND i.known_on <= $3
                ORDER BY i.known_on DESC, i.number DESC LIMIT 1)
            ORDER BY n.rank
            """, [.text(model.text), .text(area.text), SQLValue(day?.number ?? Int32.max)]
        ) {
            Neighbour(
                model: model, area: area, rank: Int(try $0.integer(0)), neighbour: ID(try $0.text(1)),
                closeness: try $0.optionalText(2))
        }
    }

    /// Every area's list by one model, in the order of areas and ranks.
    public func all(by model: ID<NeighbourModel>, asKnown day: Day? = nil) throws -> [Neighbour] {
        try connection.rows(
            """
            SELECT a.key, n.rank, b.key, n.closeness
            FROM neighbour n
                JOIN neighbour_model m ON m.id = n.model
                JOIN area a ON a.id = n.area
                JOIN area b ON b.id = n.neighbour
            WHERE m.key = $1 AND n.import = (
                SELECT i.number FROM import i JOIN neighbour l ON l.import = i.number
                WHERE l.model = n.model AND l.area = n.area AND i.state = 'accepted' AND i.known_on <= $2
                ORDER BY i.known_on DESC, i.number DESC LIMIT 1)
            ORDER BY n.area, n.rank
            """, [.text(model.text), SQLValue(day?.number ?? Int32.max)]
        ) {
            Neighbour(
                model: model, area: ID(try $0.text(0)), rank: Int(try $0.integer(1)), neighbour: ID(try $0.text(2)),
                closeness: try $0.optionalText(3))
        }
    }
}

extension SQLConnection {
    public var neighbours: NeighbourStore { NeighbourStore(connection: self) }
}
