import Domain
import Services

extension Address {
    /// Where a thing has its page; nil for what stands on the page of another thing. The one place that knows it for all
    /// kinds: the search, the list of what waits, and mails ask here.
    static func thing(_ thing: Thing) -> Address? {
        let id = Query.encoded(thing.id)
        switch thing.kind {
        case .challenge: return .at("/challenges/\(id)")
        case .action: return .at("/actions/\(id)")
        case .risk: return .at("/risks/\(id)")
        case .tracker: return .at("/trackers/\(id)")
        case .condition: return .at("/conditions/\(id)")
        case .commitment: return .at("/commitments/\(id)")
        case .referral: return .at("/referrals/\(id)")
        case .decision: return .at("/decisions/\(id)")
        case .comment: return .at("/comments/\(id)")
        case .request: return .at("/requests/\(id)")
        case .meeting: return .meeting(ID(thing.id))
        case .pack: return thing.number.map { .pack($0) }
        case .indicator: return .indicator(ID(thing.id), IndicatorFilter())
        case .agency: return .at("/agencies/\(id)")
        case .body: return .body(ID(thing.id))
        case .priority: return .at("/priorities/\(id)")
        case .item: return thing.number.map { .item($0) }
        case .question: return thing.number.map { .question($0) }
        case .round: return thing.number.map { .round($0) }
        case .submission: return thing.number.map { .submission($0) }
        case .rating, .resolution: return nil
        }
    }

    /// For somebody who may not read figures, what has figures is what the framework says of it.
    static func thing(_ thing: Thing, for actor: Actor) -> Address? {
        if thing.kind == .indicator, !AccessTable.grants(actor, .readFigures) { return .frameworkThing(.indicators, thing.id) }
        if thing.kind == .meeting, !AccessTable.grants(actor, .readMeetings) { return .frameworkThing(.meetings, thing.id) }
        return .thing(thing)
    }

    /// The list in which what is late of a kind stands first; nil for kinds that fall due elsewhere.
    static func late(_ kind: Thing.Kind) -> Address? {
        switch kind {
        case .action: .actions(ActionFilter(colour: .red))
        case .challenge: .challenges(ChallengeList(filter: ChallengeFilter(show: .unanswered)))
        case .decision, .commitment, .condition, .referral, .comment, .request:
            Matter.Kind.allCases.first { $0.thing == kind }.map { .matters(MatterFilter($0, show: .overdue)) }
        default: nil
        }
    }

    /// Where what was found has its page.
    static func found(_ found: SearchHit.Found, for actor: Actor) -> Address? {
        switch found {
        case .thing(let thing): .thing(thing, for: actor)
        case .area(let id):
            AccessTable.grants(actor, .readFigures) ? .area(id, known: nil) : .frameworkThing(.areas, id.text)
        case .person(let number): .person(number)
        }
    }
}

extension WebApplication {
    /// Where a thing with a number lies on the site, for mails: the kind and the number, and nothing that has a meaning.
    @Sendable public static func path(of thing: Thing) -> String? {
        thing.number == nil ? nil : Address.thing(thing)?.text
    }
}
