import Domain

/// A partnership with two area committees, each of one area, and a sub-group: for what ends at a body.
public enum CommitteePartnership {
    public static let framework =
        String(SmallPartnership.framework.prefix(upTo: SmallPartnership.framework.firstRange(of: "bodies:")!.lowerBound))
        .replacing("name: Northside, parent: smallborough", with: "name: Northside, parent: smallborough, committee: north")
        .replacing("name: Southside, parent: smallborough", with: "name: Southside, parent: smallborough, committee: south") + """
            bodies:
            - {id: board, name: Board}
            - {id: north, name: North Committee, public: true}
            - {id: south, name: South Committee, public: true}
            - {id: young, name: Young people sub-group, delegated: the area report}
            meetings:
            - {id: board-2026-09, body: board, date: '2026-09-24'}
            - {id: board-2026-12, body: board, date: '2026-12-10', paper_deadline: '2026-11-26'}
            - {id: board-2027-03, body: board, date: '2027-03-25'}
            - {id: north-2026-07, body: north, date: '2026-07-15', public: true}
            - {id: north-2027-01, body: north, date: '2027-01-20', public: true, papers_published: '2027-01-12'}
            - {id: north-closed, body: north, date: '2026-10-01', public: false}
            - {id: south-2026-07, body: south, date: '2026-07-16', public: true}
            - {id: young-2026-12, body: young, date: '2026-12-15'}

            """

    /// Somebody with one role, who need not have an account.
    public static func actor(_ role: Role, _ scope: Scope = .partnership, number: Int64 = 900) -> Actor {
        .person(ActingPerson(number: number, grants: [Grant(role: role, scope: scope, from: Day(number: 0))]))
    }
}
