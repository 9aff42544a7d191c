import Domain

/// Who sits on which body.
public struct MemberStore {
    let connection: any SQLConnection

    public func add(_ member: Member) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO body_member (body, name, part, agency, substitute, from_day, until_day)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number
            """,
            [
                .text(member.body.text), .text(member.name), .text(member.part.rawValue), SQLValue(member.agency?.text),
                SQLValue(member.substitute), SQLValue(member.from.number), SQLValue(member.until?.number),
            ])
    }

    public func end(_ number: Int64, on day: Day) throws {
        try connection.execute(
            "UPDATE body_member SET until_day = CASE WHEN from_day > $2 THEN from_day - 1 ELSE $2 END WHERE number = $1",
            [.integer(number), SQLValue(day.number)])
    }

    public func find(_ number: Int64) throws -> Member? { try read("WHERE number = $1", [.integer(number)]).first }

    /// In the order of their parts, the chair first; those whose term is over stand last.
    public func all(of body: ID<Body>) throws -> [Member] {
        try read("WHERE body = $1 ORDER BY number", [.text(body.text)]).enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    /// Of every body, in the order in which they took their seats.
    public func all() throws -> [Member] { try read("ORDER BY number", []) }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Member] {
        try connection.rows(
            "SELECT number, body, name, part, agency, substitute, from_day, until_day FROM body_member \(which)", arguments
        ) { row in
            guard let part = Member.Part(rawValue: try row.text(3)) else {
                throw StorageError(.damaged, "A member has a part that this program does not know.")
            }
            return Member(
                number: try row.integer(0), body: ID(try row.text(1)), name: try row.text(2), part: part,
                agency: try row.optionalText(4).map { ID($0) }, substitute: try row.optionalText(5),
                from: try FigureNames.day(row.integer(6)), until: try row.optionalInteger(7).map { try FigureNames.day($0) })
        }
    }
}

extension SQLConnection {
    public var members: MemberStore { MemberStore(connection: self) }
}
