import Domain
import Storage

extension Bellwether {
    /// A draft as the matter that is kept, or why it cannot be.
    func checked(
        _ draft: MatterDraft, _ version: FrameworkVersion, at now: Instant, by actor: Actor, _ connection: any SQLConnection
    ) throws -> Matter {
        let meeting = try draft.meeting.map { try self.meeting($0, of: draft.kind == .comment ? nil : draft.body, version) }
        // A comment is made on its day, whichever meeting's report it is about; nothing is decided at a meeting to come.
        let day = draft.kind == .comment ? now.day : min(meeting?.date ?? now.day, now.day)
        var matter = Matter(
            draft.kind, body: draft.body, meeting: draft.meeting,
            minute: try words(draft.minute, "The minute", upTo: 20, mayBeEmpty: true), on: day,
            item: draft.item, words: try words(draft.words, draft.kind.whatItSays),
            who: try words(draft.who, "Who sees to it", upTo: 200, mayBeEmpty: true), agency: draft.agency, person: draft.person,
            due: draft.due ?? draft.dueMeeting.flatMap { version.meeting($0)?.date }, dueMeeting: draft.dueMeeting, by: actor,
            at: now)
        matter.access = draft.access == .open ? meeting?.access ?? .open : draft.access
        if let agency = draft.agency, version.agency(agency) == nil { throw Bellwether.noSuch("agency", agency.text) }
        if let person = draft.person, try connection.people.find(person) == nil { throw Bellwether.noSuch("person", "\(person)") }
        if let later = draft.dueMeeting { _ = try self.meeting(later, of: nil, version) }
        try add(draft, to: &matter, version, connection)
        try checkDays(matter)
        return matter
    }

    private func meeting(_ id: ID<Meeting>, of body: ID<Body>?, _ version: FrameworkVersion) throws -> Meeting {
        guard let meeting = version.meeting(id), body == nil || meeting.body == body else {
            throw Refusal(
                .notPossible, "There is no meeting \(id) of this body.", remedy: "Choose one of its meetings, or none.")
        }
        return meeting
    }

    /// What only some kinds have.
    private func add(
        _ draft: MatterDraft, to matter: inout Matter, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws {
        switch draft.kind {
        case .decision:
            guard let verb = draft.verb else {
                throw Refusal(.notPossible, "What the decision does is missing.", remedy: "Choose note, approve or another verb.")
            }
            matter.verb = verb
            let followUp = try words(draft.followUp ?? "", "What follows", mayBeEmpty: true)
            matter.followUp = followUp.isEmpty ? nil : followUp
            let stays = verb == .approveSubjectTo || matter.followUp != nil
            matter.state = stays ? .open : .recorded
            matter.settledOn = stays ? nil : matter.on
        case .condition:
            matter.decision = try decisionThatTakesConditions(draft, connection)
        case .referral:
            guard let other = draft.toBody, other != draft.body, version.body(other) != nil else {
                throw Refusal(
                    .notPossible, "The body that it goes to is missing.",
                    remedy: "Choose another body than the one that refers it.")
            }
            guard matter.due != nil else {
                throw Refusal(
                    .notPossible, "The day by which the outcome is wanted is missing.",
                    remedy: "Give a day, or the meeting at which it is wanted.")
            }
            matter.toBody = other
        case .commitment:
            guard !matter.who.isEmpty else {
                throw Refusal(.notPossible, "Nobody is named who reports back.", remedy: "Write down the post that does.")
            }
        case .comment:
            if let other = draft.toBody {
                guard version.body(other) != nil else { throw Bellwether.noSuch("body", other.text) }
                matter.toBody = other
            }
        case .request: break
        }
    }

    private func decisionThatTakesConditions(_ draft: MatterDraft, _ connection: any SQLConnection) throws -> Int64 {
        let whole = MatterStore.Sight(seesRestricted: true)
        guard let number = draft.decision, let decision = try connection.matters.find(.decision, number, whole),
            decision.body == draft.body, decision.verb == .approveSubjectTo
        else {
            throw Refusal(
                .notPossible, "A condition belongs to a decision “approve subject to” of the same body.",
                remedy: "Record that decision first, then its conditions on its page.")
        }
        guard decision.state == .open else {
            throw Refusal(
                .notPossible, "\(decision.thing.reference) is \(decision.state.word), so it takes no more conditions.",
                remedy: "Record a new decision.")
        }
        return number
    }

    private func checkDays(_ matter: Matter) throws {
        if let due = matter.due, due < matter.on {
            throw Refusal(
                .notPossible, "It would be due before the meeting that began it.", remedy: "Give a day after \(matter.on.long).")
        }
    }
}

extension Matter.Kind {
    /// "The text of the decision", for whoever left it out.
    var whatItSays: String {
        switch self {
        case .decision: "The text of the decision"
        case .commitment: "What members are to be told of"
        case .condition: "The condition"
        case .referral: "What is referred"
        case .comment: "The comment"
        case .request: "What the report should have"
        }
    }
}
