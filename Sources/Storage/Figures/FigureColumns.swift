/// The columns of `figure` and `figure_past`, written once.
enum FigureColumns {
    static let key = ["area", "population_group", "indicator", "period", "source"]
    /// Everything a source says. Two figures are the same when all of these are.
    static let content = ["numerator", "denominator", "value", "state", "reason", "note", "extracted_on"]
    static let provenance = ["import", "known_from"]
    static let all = key + content + provenance

    static func list(_ columns: [String], of alias: String? = nil) -> String {
        columns.map { column in alias.map { "\($0).\(column)" } ?? column }.joined(separator: ", ")
    }

    static func sameKey(_ left: String, _ right: String) -> String {
        key.map { "\(left).\($0) = \(right).\($0)" }.joined(separator: " AND ")
    }

    static func differ(_ left: String, _ right: String) -> String {
        "(" + content.map { "\(left).\($0) IS DISTINCT FROM \(right).\($0)" }.joined(separator: " OR ") + ")"
    }

    static let keyDefinition = key.map { "\($0) BIGINT NOT NULL" }.joined(separator: ", ")

    static let contentDefinition = """
        numerator DOUBLE PRECISION, denominator DOUBLE PRECISION, value DOUBLE PRECISION, state BIGINT NOT NULL, \
        reason TEXT, note TEXT, extracted_on BIGINT
        """
}
