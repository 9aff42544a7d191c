import Domain
import Storage
import Synchronization

extension Bellwether {
    /// A page of the register, what hurts first.
    public func actions(
        _ filter: ActionFilter = ActionFilter(), after place: ActionPlace? = nil, limit: Int = 50, as actor: Actor
    ) async throws -> ActionList {
        try require(.readBusiness, of: actor)
        let today = today
        return try await database.read { [self] connection in
            let sight = try sight(of: actor, in: connection)
            let more = limit == Int.max ? limit : limit + 1
            let found = try connection.actions.page(filter, for: sight.ofActions, on: today, after: place, limit: more)
            let page = Array(found.prefix(limit))
            return ActionList(
                version: try framework(seenBy: actor, in: connection), actions: page,
                next: page.count < found.count ? page.last.map { $0.place(on: today) } : nil,
                counts: try actionCounts(filter, sight, on: today, connection), today: today)
        }
    }

    /// One action with its chain: where it came from, what happened to it, its evidence, and whether the figure changed.
    public func action(_ number: Int64, as actor: Actor) async throws -> ActionAnswer {
        try require(.readBusiness, of: actor)
        let today = today
        return try await database.read { [self] connection in
            let action = try existingAction(number, seenBy: actor, connection)
            let files = try connection.attachedFiles.all(of: action.thing)
            let version = try framework(seenBy: actor, in: connection)
            let seesFigures = AccessTable.grants(actor, .readFigures) && actor.audience == .board
            let (impact, sources) = seesFigures ? try impact(of: action, version, connection) : (nil, [])
            return ActionAnswer(
                version: version, action: action, evidence: try connection.actionEvidence.all(of: number),
                files: Dictionary(files.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }),
                steps: try connection.steps.all(of: action.thing),
                origin: try action.origin.thing.flatMap { try seesOrigin($0, actor, version, connection) ? $0 : nil },
                impact: impact, sources: sources,
                mayReport: AccessTable.reach(of: actor, for: .reportActions).covers(action), today: today)
        }
    }

    /// The figure before and after, for those who read both the board's business and its figures.
    public func actionImpact(_ number: Int64, as actor: Actor) async throws -> (Action, ImpactCheck) {
        try require(.readFigures, of: actor, for: .board)
        let answer = try await action(number, as: actor)
        guard let impact = answer.impact else {
            throw Refusal(
                .notFound, "\(answer.action.reference) is linked with no figure.",
                remedy: "Link it with the figure that should change, on its form.")
        }
        return (answer.action, impact)
    }

    /// Those under a priority, for its tracker: what hurts first, at most so many.
    public func actions(ofPriority priority: ID<Priority>, limit: Int = 200, as actor: Actor) async throws -> [Action] {
        try await actions(ActionFilter(priority: priority), limit: limit, as: actor).actions
    }

    /// Those that came from a thing: an agenda item, a challenge, an indicator.
    public func actions(from thing: Thing, as actor: Actor) async throws -> [Action] {
        try require(.readBusiness, of: actor)
        return try await database.read { [self] connection in
            try actions(from: thing, for: try sight(of: actor, in: connection), connection)
        }
    }

    func actions(from thing: Thing, for sight: Sight, _ connection: any SQLConnection) throws -> [Action] {
        try connection.actions.all(from: thing).filter { sight.sees($0.access, about: $0.indicator) }
    }

    /// What stands in the framework is seen by its rules; for the rest, its own noun says.
    private func seesOrigin(
        _ thing: Thing, _ actor: Actor, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> Bool {
        switch thing.kind {
        case .indicator: version.indicator(ID(thing.id)) != nil
        case .meeting: version.meeting(ID(thing.id)) != nil
        default: try sees(thing, actor, connection)
        }
    }

    // MARK: - Counts

    private func actionCounts(
        _ filter: ActionFilter, _ sight: Sight, on day: Day, _ connection: any SQLConnection
    ) throws -> ActionCounts {
        var whole = filter
        whole.colour = nil
        let key = ActionCountKey(day: day, filter: whole, sight: sight.ofActions)
        return try countedActions.answer(key, in: connection) {
            try connection.actions.counts(whole, for: sight.ofActions, on: day)
        }
    }
}

/// What a count was made of.
struct ActionCountKey: Hashable {
    var day: Day
    var filter: ActionFilter
    var sight: ActionSight
}

extension Sight {
    var ofActions: ActionSight { ActionSight(seesRestricted: seesRestricted, hiddenIndicators: hiddenText) }
}

extension Action {
    func place(on day: Day) -> ActionPlace { ActionPlace(group: standing(on: day).group, due: due, number: number) }
}
