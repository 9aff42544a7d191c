import Domain

/// The register of risks. What a risk says now stands here; how it came to be so stands in its steps.
public struct RiskStore {
    let connection: any SQLConnection

    /// Numbers are given one at a time, also by two who write at once.
    public func lock() throws { try connection.lockForWriting("risk") }

    public func nextNumber() throws -> Int64 { try connection.integer("SELECT COALESCE(MAX(number), 0) + 1 FROM risk") }

    public func add(_ risk: Risk) throws {
        try connection.execute(
            """
            INSERT INTO risk (number, title, cause, event, effect, priority, agency, post, target_likelihood, target_impact,
                controls, access, likelihood, impact, score, before_likelihood, before_impact, state, raised_on, assessed_on,
                closed_on, edition)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            """, values(risk))
        try keepIndicators(of: risk)
    }

    /// Writes everything that a risk says, when nobody has changed it since it was read; false when somebody has.
    public func replace(_ risk: Risk) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE risk SET title = $2, cause = $3, event = $4, effect = $5, priority = $6, agency = $7, post = $8,
                target_likelihood = $9, target_impact = $10, controls = $11, access = $12, likelihood = $13, impact = $14,
                score = $15, before_likelihood = $16, before_impact = $17, state = $18, raised_on = $19, assessed_on = $20,
                closed_on = $21, edition = edition + 1
            WHERE number = $1 AND edition = $22
            """, values(risk))
        guard changed == 1 else { return false }
        try connection.execute("DELETE FROM risk_indicator WHERE risk = $1", [.integer(risk.number)])
        try keepIndicators(of: risk)
        return true
    }

    private func keepIndicators(of risk: Risk) throws {
        for (place, indicator) in risk.says.indicators.enumerated() {
            try connection.execute(
                "INSERT INTO risk_indicator (risk, place, indicator) VALUES ($1, $2, $3)",
                [.integer(risk.number), SQLValue(place), .text(indicator.text)])
        }
    }

    private func values(_ risk: Risk) -> [SQLValue] {
        let says = risk.says
        return [
            .integer(risk.number), .text(says.title), .text(says.cause), .text(says.event), .text(says.effect),
            .text(says.priority.text), SQLValue(says.agency?.text), .text(says.post), SQLValue(says.target.likelihood),
            SQLValue(says.target.impact), .text(says.controls.joined(separator: "\n")), .text(says.access.word),
            SQLValue(risk.now.likelihood), SQLValue(risk.now.impact), SQLValue(risk.now.number),
            SQLValue(risk.before?.likelihood), SQLValue(risk.before?.impact), .text(risk.state.rawValue),
            SQLValue(risk.raisedOn.number), SQLValue(risk.assessedOn.number), SQLValue(risk.closedOn?.number),
            .integer(risk.edition),
        ]
    }

    // MARK: - Reading

    /// What somebody sees: all of it, or what is open and about no hidden indicator.
    public struct Seen: Hashable, Sendable {
        var seesAll: Bool
        var hidden: String

        /// - Parameter hidden: "|visits|missing|".
        public init(seesAll: Bool, hidden: String) {
            self.seesAll = seesAll
            self.hidden = hidden
        }
    }

    public func find(_ number: Int64, seen: Seen) throws -> Risk? {
        try read("AND risk.number = $9", RiskFilter(state: nil), seen, [.integer(number)], "risk.number").first
    }

    /// The highest score first: what hurts most.
    public func list(_ filter: RiskFilter, after: RiskPlace?, limit: Int, seen: Seen) throws -> [Risk] {
        try read(
            """
            AND (CAST($9 AS BIGINT) IS NULL OR risk.score < $9 OR (risk.score = $9 AND risk.number > $10))
            """, filter, seen,
            [SQLValue(after?.score), SQLValue(after?.number ?? 0), SQLValue(limit == Int.max ? Int(Int32.max) : limit)],
            "risk.score DESC, risk.number LIMIT $11")
    }

    /// Several by their numbers, in the order of the register.
    public func several(_ numbers: [Int64], seen: Seen) throws -> [Risk] {
        guard !numbers.isEmpty else { return [] }
        let list = numbers.indices.map { "$\($0 + 9)" }.joined(separator: ", ")
        return try read(
            "AND risk.number IN (\(list))", RiskFilter(state: nil), seen, numbers.map { .integer($0) },
            "risk.score DESC, risk.number")
    }

    public func count(_ filter: RiskFilter, seen: Seen) throws -> Int {
        Int(try connection.integer("SELECT count(*) FROM risk WHERE \(RiskStore.which)", arguments(filter, seen)))
    }

    /// How many there are of each likelihood and impact.
    public func matrix(_ filter: RiskFilter, seen: Seen) throws -> [RiskScore: Int] {
        let cells = try connection.rows(
            "SELECT likelihood, impact, count(*) FROM risk WHERE \(RiskStore.which) GROUP BY likelihood, impact",
            arguments(filter, seen)
        ) { row in
            (try RiskStore.score(row.integer(0), row.integer(1)), Int(try row.integer(2)))
        }
        return Dictionary(uniqueKeysWithValues: cells)
    }

    private static let which = """
        (CAST($1 AS TEXT) IS NULL OR risk.state = $1) AND (CAST($2 AS TEXT) IS NULL OR risk.priority = $2)
            AND (CAST($3 AS TEXT) IS NULL OR risk.agency = $3) AND risk.score BETWEEN $4 AND $5
            AND (CAST($6 AS BIGINT) = 0 OR risk.likelihood * 10 + risk.impact = $6)
            AND (CAST($7 AS BIGINT) = 1 OR (risk.access = 'open' AND NOT EXISTS (
                SELECT 1 FROM risk_indicator linked
                WHERE linked.risk = risk.number AND $8 LIKE '%|' || linked.indicator || '|%')))
        """

    private func arguments(_ filter: RiskFilter, _ seen: Seen) -> [SQLValue] {
        let scores = filter.band?.scores ?? 1...25
        let cell = filter.likelihood.flatMap { likelihood in filter.impact.map { likelihood * 10 + $0 } } ?? 0
        return [
            SQLValue(filter.state?.rawValue), SQLValue(filter.priority?.text), SQLValue(filter.agency?.text),
            SQLValue(scores.lowerBound), SQLValue(scores.upperBound), SQLValue(cell), SQLValue(seen.seesAll), .text(seen.hidden),
        ]
    }

    private func read(_ more: String, _ filter: RiskFilter, _ seen: Seen, _ extra: [SQLValue], _ order: String) throws -> [Risk] {
        var risks = try connection.rows(
            """
            SELECT number, title, cause, event, effect, priority, agency, post, target_likelihood, target_impact, controls,
                access, likelihood, impact, before_likelihood, before_impact, state, raised_on, assessed_on, closed_on, edition
            FROM risk WHERE \(RiskStore.which) \(more) ORDER BY \(order)
            """, arguments(filter, seen) + extra, RiskStore.risk)
        let linked = try indicators(of: risks.map(\.number))
        for place in risks.indices { risks[place].says.indicators = linked[risks[place].number] ?? [] }
        return risks
    }

    private func indicators(of numbers: [Int64]) throws -> [Int64: [ID<Indicator>]] {
        guard let first = numbers.min(), let last = numbers.max() else { return [:] }
        let wanted = Set(numbers)
        var linked: [Int64: [ID<Indicator>]] = [:]
        try connection.query(
            "SELECT risk, indicator FROM risk_indicator WHERE risk BETWEEN $1 AND $2 ORDER BY risk, place",
            [.integer(first), .integer(last)]
        ) { row in
            let number = try row.integer(0)
            if wanted.contains(number) { linked[number, default: []].append(ID(try row.text(1))) }
        }
        return linked
    }

    private static func risk(_ row: SQLRow) throws -> Risk {
        let number = try row.integer(0)
        guard let access = AccessClass(word: try row.text(11)), let state = Risk.State(rawValue: try row.text(16)) else {
            throw StorageError(.damaged, "Risk \(number) is in a state that this program does not know.")
        }
        let before = try row.optionalInteger(14).flatMap { likelihood in
            try row.optionalInteger(15).map { try score(likelihood, $0) }
        }
        let says = RiskDraft(
            title: try row.text(1), cause: try row.text(2), event: try row.text(3), effect: try row.text(4),
            priority: ID(try row.text(5)), agency: try row.optionalText(6).map { ID($0) }, post: try row.text(7),
            target: try score(row.integer(8), row.integer(9)),
            controls: try row.text(10).split(separator: "\n").map(String.init), access: access)
        return Risk(
            number: number, says: says, now: try score(row.integer(12), row.integer(13)), before: before, state: state,
            raisedOn: try FigureNames.day(row.integer(17)), assessedOn: try FigureNames.day(row.integer(18)),
            closedOn: try row.optionalInteger(19).map { try FigureNames.day($0) }, edition: try row.integer(20))
    }

    private static func score(_ likelihood: Int64, _ impact: Int64) throws -> RiskScore {
        guard let score = RiskScore(likelihood: Int(likelihood), impact: Int(impact)) else {
            throw StorageError(.damaged, "A risk has a score that there is not.")
        }
        return score
    }
}

extension SQLConnection {
    public var risks: RiskStore { RiskStore(connection: self) }
}
