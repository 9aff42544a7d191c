import Domain
import Storage

extension Bellwether {
    /// What was promised, asked and planned, for the chair's brief: the board's business as everybody sees it.
    func briefBusiness(
        for sitting: Meeting, _ version: FrameworkVersion, on today: Day, _ connection: any SQLConnection
    ) throws -> BriefBusiness {
        let last = version.framework.meetings.filter { $0.body == sitting.body && $0.date < sitting.date && $0.date <= today }
            .map(\.date).max()
        let sight = try openSight(in: connection)
        let actions = try connection.actions.page(ActionFilter(), for: sight.ofActions, on: today, limit: Int.max)
        let challenges = try connection.challenges.current(
            on: today, endedWithin: 0, seen: SeenThings(seesRestricted: false, hiddenIndicators: sight.hiddenText)
        ).filter { $0.isOpen && $0.kind == .question }
        var business = BriefBusiness(lastMeeting: last)
        business.promises = promises(actions, to: sitting.body, since: last, on: today)
        business.challenges = challenges.sorted { ($1.daysOpen(on: today), $0.number) < ($0.daysOpen(on: today), $1.number) }
            .map { open($0, version, on: today) }
        for action in actions where action.isLive {
            guard let indicator = action.indicator else { continue }
            business.plans[indicator, default: []].append(plan(action, on: today))
        }
        for one in challenges.sorted(by: { ($0.raisedOn, $0.number) < ($1.raisedOn, $1.number) }) {
            guard let indicator = one.evidence?.indicator else { continue }
            business.asked[indicator, default: []].append(
                .init(reference: one.reference, on: one.raisedOn, question: one.question, isAnswered: !one.waitsForAnswer))
        }
        return business
    }

    /// What was promised at the last meeting first, then what the body waits for longest. What ended since the last
    /// meeting stands with the rest: thanks are due.
    private func promises(
        _ actions: [Action], to body: ID<Body>, since last: Day?, on today: Day
    ) -> [ChairsBrief.Promise] {
        let told = actions.filter { action in
            action.body == body && (action.isLive || (action.endedOn.map { ended in last.map { ended >= $0 } ?? true } ?? false))
                && action.state != .withdrawn
        }
        return told.sorted { left, right in
            let (one, other) = (last.map { left.raisedOn >= $0 } ?? false, last.map { right.raisedOn >= $0 } ?? false)
            return one == other ? (left.due, left.number) < (right.due, right.number) : one
        }.map { action in
            let standing = action.standing(on: today)
            return ChairsBrief.Promise(
                reference: action.reference, title: action.title, colour: standing.colour?.rawValue.capitalisedFirst ?? "Ended",
                stands: standing.label.lowercasedFirst + (action.isLive ? ", \(action.progress)% done" : ""))
        }
    }

    private func open(_ one: Challenge, _ version: FrameworkVersion, on today: Day) -> ChairsBrief.OpenChallenge {
        let about =
            one.evidence.flatMap { version.indicator($0.indicator)?.title } ?? (one.subject.isEmpty ? one.question : one.subject)
        return ChairsBrief.OpenChallenge(
            reference: one.reference, title: String(about.prefix(60)),
            agency: version.agency(one.agency)?.name ?? one.agency.text, daysOpen: one.daysOpen(on: today),
            state: one.isEscalated ? "escalated, stage \(one.stage)" : one.state.rawValue.replacing("-", with: " "))
    }

    private func plan(_ action: Action, on today: Day) -> BriefBusiness.Plan {
        let standing = action.standing(on: today)
        return BriefBusiness.Plan(
            reference: action.reference,
            says:
                "\(action.reference), \(action.title.lowercasedFirst): \(standing.label.lowercasedFirst), \(action.progress)% done.",
            isOverdue: standing.group == .overdue)
    }
}
