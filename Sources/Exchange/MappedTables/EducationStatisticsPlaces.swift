import Domain

/// The geography of a data file of Explore Education Statistics: which columns name the area of a row, by its level.
struct EducationStatisticsPlaces {
    /// The levels that a file may have, each with its columns: those that name its area, the surest first.
    static let columns: [(level: String, columns: [String])] = [
        ("National", ["country_code", "country_name"]), ("Regional", ["region_code", "region_name"]),
        ("Local authority", ["new_la_code", "old_la_code", "la_name"]),
        ("Local authority district", ["lad_code", "lad_name"]), ("Ward", ["ward_code", "ward_name"]),
        ("Police force area", ["pfa_code", "pfa_name"]), ("Parliamentary constituency", ["pcon_code", "pcon_name"]),
        ("Local enterprise partnership", ["local_enterprise_partnership_code", "local_enterprise_partnership_name"]),
        ("Local skills improvement plan area", ["lsip_code", "lsip_name"]),
        ("English devolved area", ["english_devolved_area_code", "english_devolved_area_name"]),
        ("Mayoral combined authority", ["mayoral_combined_authority_code", "mayoral_combined_authority_name"]),
        ("Opportunity area", ["opportunity_area_code", "opportunity_area_name"]), ("RSC region", ["rsc_region_lead_name"]),
        ("MAT", ["trust_id", "trust_name"]), ("Sponsor", ["sponsor_id", "sponsor_name"]),
        ("School", ["school_urn", "school_laestab", "school_name"]), ("Provider", ["provider_ukprn", "provider_name"]),
        ("Institution", ["institution_id", "institution_name"]),
        ("Planning area", ["planning_area_code", "planning_area_name"]),
    ]

    static let columnNames = Set(columns.flatMap(\.columns))

    /// Areas that a framework can have. A district is read where the file has no local authorities: a city is both.
    private static let ours: Set<String> = [
        "national", "regional", "local authority", "local authority district", "ward", "police force area",
    ]

    /// The levels that occur, as the file writes them.
    let levels: [String]
    private let level: Int?
    private let places: [String: [Int]]

    init(_ table: Table) {
        let level = table.column("geographic_level")
        self.level = level
        let found = level.map { column in table.members(column).filter { !$0.isEmpty } } ?? []
        levels = found
        var places: [String: [Int]] = [:]
        let hasAuthorities = found.contains { $0.lowercased() == "local authority" }
        for (name, columns) in Self.columns where Self.ours.contains(name.lowercased()) {
            if name == "Local authority district", hasAuthorities { continue }
            places[name.lowercased()] = columns.compactMap(table.column)
        }
        self.places = places
    }

    func level(of row: Sheet.Row) -> String { row.cell(level) }

    /// What names the area of a row, the surest first; nil for a level that no framework has.
    func texts(of row: Sheet.Row) -> [String]? {
        places[row.cell(level).lowercased()].map { columns in columns.map { row.cell($0) } }
    }

    func hasAny(of table: Table) -> Bool { levels.contains { places[$0.lowercased()] != nil } || levels.isEmpty }
}
