extension Thing.Kind {
    /// By what right things of this kind are seen: the search asks for it, and so does the list of what waits for
    /// somebody.
    public var capability: Capability {
        switch self {
        case .challenge, .action, .risk, .tracker, .rating: .readBusiness
        case .meeting, .item, .question, .resolution, .condition, .commitment, .referral, .decision, .comment,
            .request:
            .readMeetings
        case .pack: .readPacks
        case .indicator, .agency, .body, .priority: .readFramework
        case .round: .readRounds
        case .submission: .readReturns
        }
    }

    /// As a heading over several.
    public var plural: String {
        switch self {
        case .challenge: "Challenges"
        case .action: "Actions"
        case .risk: "Risks"
        case .tracker: "Trackers"
        case .rating: "Ratings of priorities"
        case .item: "Items of agendas"
        case .question: "Questions at meetings"
        case .resolution: "Resolutions"
        case .condition: "Conditions"
        case .commitment: "Commitments"
        case .referral: "Referrals"
        case .decision: "Decisions"
        case .comment: "Comments"
        case .request: "Wishes for a report"
        case .meeting: "Meetings"
        case .pack: "Packs"
        case .indicator: "Indicators"
        case .agency: "Agencies"
        case .body: "Bodies"
        case .priority: "Priorities"
        case .round: "Rounds"
        case .submission: "Returns"
        }
    }
}

/// Which of the things that the search keeps somebody may find: the kinds by their rights, and of meetings all or those
/// of their own committee that are held in public.
public struct SearchReach: Hashable, Sendable {
    public var kinds: [Thing.Kind]
    /// The kinds of which only what stood in public at one of `committees` is found.
    public var ownOnly: Set<Thing.Kind>
    public var committees: Set<ID<Body>>
    public var seesRestricted: Bool
    public var hiddenIndicators: Set<ID<Indicator>>

    /// - Parameter committee: the body that receives the report of an area.
    public init(of actor: Actor, hiding hidden: Set<ID<Indicator>>, committee: (ID<Area>) -> ID<Body>?) {
        kinds = Thing.Kind.allCases.filter { AccessTable.grants(actor, $0.capability) }
        seesRestricted = AccessTable.grants(actor, .readRestricted)
        hiddenIndicators = hidden
        guard case .own(let scopes) = AccessTable.reach(of: actor, for: .readMeetings) else {
            (ownOnly, committees) = ([], [])
            return
        }
        ownOnly = Set(kinds.filter { $0.capability == .readMeetings })
        committees = Set(
            scopes.compactMap { scope in
                switch scope {
                case .area(let id): committee(id)
                case .body(let id): id
                case .agency, .partnership: nil
                }
            })
    }

    public func finds(
        _ kind: Thing.Kind, _ access: AccessClass, about indicator: ID<Indicator>?, inPublicAt body: ID<Body>?
    ) -> Bool {
        guard kinds.contains(kind) else { return false }
        guard seesRestricted || access == .open && !(indicator.map(hiddenIndicators.contains) ?? false) else { return false }
        return !ownOnly.contains(kind) || body.map(committees.contains) ?? false
    }
}
