import Domain

/// The people who may sign in and the roles that each holds or held.
public struct PersonStore {
    let connection: any SQLConnection

    /// Adds one who has yet to set a password, and gives the number.
    public func add(name: String, email: String, at now: Instant) throws -> Int64 {
        try connection.integer(
            "INSERT INTO person (name, email, state, created_at) VALUES ($1, $2, 'invited', $3) RETURNING number",
            [.text(name), .text(email), SQLValue(now.secondsSince1970)])
    }

    public func change(_ number: Int64, name: String, email: String) throws {
        try changeOne(
            "UPDATE person SET name = $2, email = $3 WHERE number = $1 AND state <> 'closed'",
            [.integer(number), .text(name), .text(email)], number)
    }

    /// From invited to active: a password was set.
    public func activate(_ number: Int64) throws {
        try changeOne(
            "UPDATE person SET state = 'active' WHERE number = $1 AND state <> 'closed'", [.integer(number)], number)
    }

    /// Leaves the number, under which acts stand in the audit trail, and nothing that says who it was. Roles end on
    /// the day; those that had not begun never do.
    public func close(_ number: Int64, as name: String, on day: Day) throws {
        let own = [
            "recovery_code", "credential", "provider_identity", "session", "link", "access_token", "calendar_link", "mail_choice",
        ]
        for table in own {
            try connection.execute("DELETE FROM \(table) WHERE person = $1", [.integer(number)])
        }
        try connection.execute(
            """
            UPDATE person_role SET until_day = CASE WHEN from_day > $2 THEN from_day - 1 ELSE $2 END
            WHERE person = $1 AND (until_day IS NULL OR until_day > $2)
            """, [.integer(number), SQLValue(day.number)])
        try changeOne(
            "UPDATE person SET name = $2, email = NULL, state = 'closed' WHERE number = $1 AND state <> 'closed'",
            [.integer(number), .text(name)], number)
    }

    public func grant(_ grant: Grant, to number: Int64) throws {
        try connection.execute(
            "INSERT INTO person_role (person, role, scope, from_day, until_day) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(number), .text(grant.role.rawValue), .text(grant.scope.word), SQLValue(grant.from.number),
                SQLValue(grant.until?.number),
            ])
    }

    /// Sets the end of what has none yet or a later one, and says how many that were.
    public func end(_ role: Role, _ scope: Scope, of number: Int64, on day: Day) throws -> Int {
        try connection.execute(
            """
            UPDATE person_role SET until_day = CASE WHEN from_day > $4 THEN from_day - 1 ELSE $4 END
            WHERE person = $1 AND role = $2 AND scope = $3 AND (until_day IS NULL OR until_day > $4)
                AND (until_day IS NULL OR until_day >= from_day)
            """, [.integer(number), .text(role.rawValue), .text(scope.word), SQLValue(day.number)])
    }

    public func find(_ number: Int64) throws -> Person? {
        try read("WHERE number = $1", [.integer(number)]).first
    }

    /// Who signs in by an address; closed accounts have none.
    public func find(email: String) throws -> Person? {
        try read("WHERE email = $1", [.text(email)]).first
    }

    /// By name, as lists of people are read; closed accounts last.
    public func all() throws -> [Person] {
        try read("ORDER BY CASE WHEN state = 'closed' THEN 1 ELSE 0 END, lower(name), number", [])
    }

    public func isEmpty() throws -> Bool {
        try connection.integer("SELECT count(*) FROM (SELECT 1 FROM person LIMIT 1) AS one") == 0
    }

    /// Keeps other changes of people waiting until this transaction ends, so that two administrators cannot close
    /// each other's accounts at the same moment.
    public func lock() throws { try connection.lockForWriting("person") }

    // MARK: - Rows

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Person] {
        var people = try connection.rows(
            "SELECT number, name, email, state, created_at FROM person \(which)", arguments, PersonStore.person)
        let alone = people.count == 1 ? people[0].number : nil
        let grants = try grants(of: alone)
        for place in people.indices { people[place].grants = grants[people[place].number] ?? [] }
        return people
    }

    /// Of one, or of everybody by number.
    private func grants(of number: Int64?) throws -> [Int64: [Grant]] {
        var grants: [Int64: [Grant]] = [:]
        try connection.query(
            """
            SELECT person, role, scope, from_day, until_day FROM person_role
            WHERE CAST($1 AS BIGINT) IS NULL OR person = $1 ORDER BY from_day, number
            """, [SQLValue(number)]
        ) { row in grants[try row.integer(0), default: []].append(try PersonStore.grant(row)) }
        return grants
    }

    private static func person(_ row: SQLRow) throws -> Person {
        let number = try row.integer(0)
        guard let state = Person.State(rawValue: try row.text(3)) else {
            throw StorageError(.damaged, "Person \(number) is in a state that this program does not know.")
        }
        return Person(
            number: number, name: try row.text(1), email: try row.optionalText(2) ?? "", state: state, grants: [],
            createdAt: Instant(secondsSince1970: try row.integer(4)))
    }

    private static func grant(_ row: SQLRow) throws -> Grant {
        guard let role = Role(rawValue: try row.text(1)), let scope = Scope(word: try row.text(2)) else {
            throw StorageError(.damaged, "Person \(try row.integer(0)) holds a role that this program does not know.")
        }
        return Grant(
            role: role, scope: scope, from: try FigureNames.day(row.integer(3)),
            until: try row.optionalInteger(4).map { try FigureNames.day($0) })
    }

    private func changeOne(_ sql: String, _ arguments: [SQLValue], _ number: Int64) throws {
        if try connection.execute(sql, arguments) == 0 {
            throw StorageError(.notPossible, "Person \(number) is closed or not there, so there is nothing to change.")
        }
    }
}

extension SQLConnection {
    public var people: PersonStore { PersonStore(connection: self) }
}
