import Domain
import Storage

/// An action as somebody writes it down, or writes it anew.
public struct ActionDraft: Hashable, Sendable {
    public var title: String
    public var says: String
    public var origin: ActionOrigin
    public var body: ID<Body>
    public var priority: ID<Priority>?
    public var owner: ActionOwner
    public var due: Day
    public var startedOn: Day?
    public var indicator: ID<Indicator>?
    public var area: ID<Area>?
    public var expected: Action.Expected?
    public var access: AccessClass

    public init(
        title: String, says: String = "", origin: ActionOrigin, body: ID<Body>, priority: ID<Priority>? = nil,
        owner: ActionOwner, due: Day, startedOn: Day? = nil, indicator: ID<Indicator>? = nil, area: ID<Area>? = nil,
        expected: Action.Expected? = nil, access: AccessClass = .open
    ) {
        self.title = title
        self.says = says
        self.origin = origin
        self.body = body
        self.priority = priority
        self.owner = owner
        self.due = due
        self.startedOn = startedOn
        self.indicator = indicator
        self.area = area
        self.expected = expected
        self.access = access
    }
}

extension Bellwether {
    /// The draft with its words made fit to be kept, and everything in it that has a name known.
    func checked(_ draft: ActionDraft, by actor: Actor, on day: Day, _ connection: any SQLConnection) throws -> ActionDraft {
        var draft = draft
        draft.title = try words(draft.title, "What is to be done", upTo: 200)
        draft.says = try words(draft.says, "The explanation", mayBeEmpty: true)
        draft.origin.says = try words(draft.origin.says, "Where it came from", upTo: 300)
        draft.owner.post = try words(draft.owner.post, "Who is to do it", upTo: 120)
        let version = try framework(seenBy: actor, in: connection)
        try requireKnown(version.body(draft.body), "body", draft.body.text)
        try draft.priority.map { try requireKnown(version.priority($0), "priority", $0.text) }
        try draft.area.map { try requireKnown(version.area($0), "area", $0.text) }
        try draft.indicator.map { try requireKnown(version.indicator($0), "indicator", $0.text) }
        for agency in draft.owner.agencies { try requireKnown(version.agency(agency), "agency", agency.text) }
        guard Set(draft.owner.agencies).count == draft.owner.agencies.count,
            draft.owner.agencies.count <= ActionOwner.mostAgencies
        else {
            throw Refusal(
                .notPossible, "An action is owned by one agency, or by two together.",
                remedy: "Name two different agencies, or make an action for each.")
        }
        if let person = draft.owner.person { _ = try existingPerson(person, connection) }
        if draft.area != nil || draft.expected != nil, draft.indicator == nil {
            throw Refusal(
                .notPossible, "An area and a direction belong to a figure.",
                remedy: "Choose the figure that should change as well.")
        }
        if draft.access != .open, !AccessTable.grants(actor, .readRestricted) {
            throw Refusal(
                .denied, "You may not say who may see an action.", remedy: "Ask somebody who reads restricted things.")
        }
        if let started = draft.startedOn, started > day {
            throw Refusal(
                .notPossible, "The action cannot have begun on \(started.long), which is still to come.",
                remedy: "Give the day on which it began, or none.")
        }
        return draft
    }

    private func requireKnown<Known>(_ known: Known?, _ noun: String, _ id: String) throws {
        if known == nil {
            throw Refusal(.notPossible, "There is no \(noun) \(id).", remedy: "Choose one that stands in the framework.")
        }
    }
}

extension Action {
    /// The same action in other words. Its day is moved by an act of its own, which says why.
    func saying(_ draft: ActionDraft) -> Action {
        var action = self
        action.title = draft.title
        action.says = draft.says
        action.origin = draft.origin
        action.body = draft.body
        action.priority = draft.priority
        action.owner = draft.owner
        action.startedOn = draft.startedOn
        action.indicator = draft.indicator
        action.area = draft.area
        action.expected = draft.expected
        action.access = draft.access
        return action
    }
}
