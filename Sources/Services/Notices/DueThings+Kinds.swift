import Domain
import Storage

extension DueSource {
    /// So many of a kind are looked at in one run: what is longest overdue comes first, and was told long ago.
    private static let most = 20_000

    static let actions = DueSource(
        kind: .action,
        things: { until, _, _, connection in
            try connection.actions.due(by: until, limit: most).map { action in
                DueThing(action.thing, due: action.due, to: recipients(action.owner.person, action.owner.agencies, action.body))
            }
        },
        overdue: { today, connection in try connection.actions.overdueCount(on: today) })

    /// The returns of rounds that are open and have not come.
    static let returns = DueSource(
        kind: .submission,
        things: { until, _, _, connection in
            try connection.submissions.awaited(by: until, limit: most).map {
                DueThing($0.thing, due: $0.due, to: .agency($0.agency))
            }
        },
        overdue: { today, connection in try connection.submissions.overdueCount(on: today) }, hasOwnLadder: true)

    /// The answers that are waited for.
    static let challenges = DueSource(
        kind: .challenge,
        things: { until, _, _, connection in
            try connection.challenges.due(by: until, limit: most).map { DueThing($0.thing, due: $0.due, to: .agency($0.agency)) }
        },
        overdue: { today, connection in try connection.challenges.overdueCount(on: today) })

    /// Conditions, promises and referrals, and what has to follow from a decision.
    static let matters = Matter.Kind.allCases.map { kind in
        DueSource(
            kind: kind.thing,
            things: { until, _, _, connection in
                try connection.matters.due(kind, by: until, limit: most).compactMap { matter in
                    matter.due.map { due in
                        DueThing(
                            matter.thing, due: due,
                            to: recipients(matter.person, matter.agency.map { [$0] } ?? [], matter.toBody ?? matter.body))
                    }
                }
            },
            overdue: { today, connection in try connection.matters.overdueCount(kind, on: today) })
    }

    /// The person whose own it is, else the agencies that answer for it, else the body and the officer who looks after it.
    private static func recipients(_ person: Int64?, _ agencies: [ID<Agency>], _ body: ID<Body>) -> Recipients {
        if let person { return .person(person) }
        return agencies.isEmpty ? .several([.body(body), .role(.businessManager)]) : .several(agencies.map { .agency($0) })
    }
}
