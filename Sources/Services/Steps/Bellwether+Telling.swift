import Domain
import Storage

extension Bellwether {
    /// Notes who is to be told of something, inside its transaction. Whoever did it is not told of it.
    func tell(
        _ reason: Notice.Reason, of thing: Thing, place: Int64, to recipients: Recipients, at now: Instant, by actor: Actor,
        _ connection: any SQLConnection
    ) throws {
        try tell(
            reason, of: thing, place: place, to: recipients, among: try connection.people.all(), at: now, by: actor, connection)
    }

    /// The same where many things are told of at once: the people are read once.
    func tell(
        _ reason: Notice.Reason, of thing: Thing, place: Int64, to recipients: Recipients, among people: [Person],
        at now: Instant, by actor: Actor, _ connection: any SQLConnection
    ) throws {
        for person in people.filter({ $0.state != .closed })
        where recipients.includes(person, on: now.day) && actor != person.acting(on: now.day) {
            try connection.notices.add(reason, of: thing, place: place, to: person.number, at: now)
        }
    }
}

extension Recipients {
    /// Those who answer for an agency are its data lead, its approver and its partner on the board.
    func includes(_ person: Person, on day: Day) -> Bool {
        let grants = person.grants.filter { $0.holds(on: day) }
        switch self {
        case .person(let number): return person.number == number
        case .agency(let id): return grants.contains { $0.scope == .agency(id) }
        case .body(let id): return grants.contains { $0.scope == .body(id) }
        case .role(let role): return grants.contains { $0.role == role }
        case .several(let all): return all.contains { $0.includes(person, on: day) }
        }
    }
}
