import Domain

/// The numbers by which figures name areas, groups, indicators and sources.
struct Keys {
    enum Table: String {
        case area, indicator, source
        case group = "population_group"
    }

    let connection: any SQLConnection

    /// So many are looked for one by one; of more the whole table is read.
    private static let few = 500

    /// The number of each text; one that has none yet gets one when `creating`, else a negative one of its own,
    /// which no row has.
    func numbers(of texts: [String], in table: Table, creating: Bool) throws -> [Int64] {
        if texts.isEmpty { return [] }
        var known: [String: Int64] = [:]
        // A return names some sixty of tens of thousands; a national file names most of what there is.
        let isFew = texts.count <= Keys.few
        let places = texts.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        try connection.query(
            "SELECT id, key FROM \(table.rawValue)\(isFew ? " WHERE key IN (\(places))" : "")",
            isFew ? texts.map { .text($0) } : []
        ) { known[try $0.text(1)] = try $0.integer(0) }
        return try texts.enumerated().map { place, text in
            if let number = known[text] { return number }
            if !creating { return Int64(-1 - place) }
            let number = try connection.integer("INSERT INTO \(table.rawValue) (key) VALUES ($1) RETURNING id", [.text(text)])
            known[text] = number
            return number
        }
    }

    func number(of text: String, in table: Table) throws -> Int64? {
        try connection.first("SELECT id FROM \(table.rawValue) WHERE key = $1", [.text(text)]) { try $0.integer(0) }
    }

    func texts(of table: Table) throws -> [Int64: String] {
        var texts: [Int64: String] = [:]
        try connection.query("SELECT id, key FROM \(table.rawValue)", []) { texts[try $0.integer(0)] = try $0.text(1) }
        return texts
    }
}
