import Domain
import Storage

extension Bellwether {
    /// How long links are good, in seconds. An invitation waits until somebody reads their post; a reset is asked for
    /// by somebody who waits for it.
    private static let invitationLasts: Int64 = 14 * 86_400
    private static let resetLasts: Int64 = 86_400

    public func hasPeople() async throws -> Bool { try await database.read { try !$0.people.isEmpty() } }

    /// Names by number, for whoever may see what people did; nothing else of them.
    public func peopleNames(as actor: Actor) async throws -> [Int64: String] {
        try require(.readFramework, of: actor)
        let people = try await database.read { try $0.people.all() }
        return Dictionary(people.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    public func people(as actor: Actor) async throws -> [Person] {
        try require(.readPeople, of: actor)
        return try await database.read { try $0.people.all() }
    }

    /// Anybody for those who may read people; oneself for everybody.
    public func person(_ number: Int64, as actor: Actor) async throws -> Person {
        if !actor.isPerson(number) { try require(.readPeople, of: actor) }
        return try await database.read { [self] in try existingPerson(number, $0) }
    }

    /// Adds somebody and gives the token of their invitation, good for fourteen days.
    public func addPerson(
        name: String, email: String, grants: [Grant], as actor: Actor
    ) async throws -> (person: Person, invitation: String) {
        try require(.changePeople, of: actor)
        let details = try PersonDetails(name: name, email: email)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.people.lock()
            try requireFree(details.email, connection)
            let number = try connection.people.add(name: details.name, email: details.email, at: now)
            for grant in grants { try give(grant, to: number, as: actor, connection) }
            let token = try makeLink(for: number, .invitation, at: now, connection)
            try audit(
                .changePeople, "add", number, grants.map(\.words).joined(separator: "; "), by: actor, at: now, connection)
            return (try existingPerson(number, connection), token)
        }
    }

    public func changePerson(_ number: Int64, name: String, email: String, as actor: Actor) async throws -> Person {
        try require(.changePeople, of: actor)
        let details = try PersonDetails(name: name, email: email)
        return try await changing(number, as: actor) { [self] connection, person, now in
            if details.email != person.email { try requireFree(details.email, connection) }
            try connection.people.change(number, name: details.name, email: details.email)
            let changed = [
                details.name == person.name ? nil : "name", details.email == person.email ? nil : "e-mail",
            ].compactMap { $0 }.joined(separator: ", ")
            try audit(.changePeople, "change", number, changed, by: actor, at: now, connection)
            return try existingPerson(number, connection)
        }
    }

    /// A fresh link to set a password: an invitation for who has none yet, else a reset. Older ones end.
    public func newLink(for number: Int64, as actor: Actor) async throws -> String {
        try require(.changePeople, of: actor)
        return try await changing(number, as: actor) { [self] connection, person, now in
            let purpose = person.state == .invited ? LinkStore.Purpose.invitation : .reset
            let token = try makeLink(for: number, purpose, at: now, connection)
            try audit(.changePeople, "make link for", number, purpose.rawValue, by: actor, at: now, connection)
            return token
        }
    }

    // MARK: - Pieces

    /// Runs a change of somebody else whose account is open. Who changes an administrator could take that account
    /// over, so it takes one; and nobody changes themselves, or one person alone could become anything.
    func changing<T: Sendable>(
        _ number: Int64, as actor: Actor, _ body: @escaping @Sendable (any SQLConnection, Person, Instant) throws -> T
    ) async throws -> T {
        let now = clock()
        guard !actor.isPerson(number) else {
            throw Refusal(
                .denied, "Nobody changes their own account or gives themselves a role.",
                remedy: "Ask somebody else who looks after accounts. Your password and second factor are on your account page.")
        }
        return try await database.write { [self] connection in
            try connection.people.lock()
            let person = try existingPerson(number, connection)
            guard person.state != .closed else { throw Bellwether.isClosed(number) }
            let isAdministrator = person.grants.contains { $0.role == .administrator && !$0.isOver(on: now.day) }
            if isAdministrator, !actor.isAdministrator {
                throw Refusal(.denied, "Only an administrator may change an administrator.", remedy: "Ask one of them.")
            }
            return try body(connection, person, now)
        }
    }

    func existingPerson(_ number: Int64, _ connection: any SQLConnection) throws -> Person {
        guard let person = try connection.people.find(number) else {
            throw Refusal(.notFound, "There is no person \(number).", remedy: "Look for them on the page of people.")
        }
        return person
    }

    /// One entry about a person, by number: names and addresses can be taken out of the database, out of the trail not.
    func audit(
        _ capability: Capability, _ verb: String, _ number: Int64, _ detail: String = "", by actor: Actor, at now: Instant,
        _ connection: any SQLConnection
    ) throws {
        try connection.audit.append(
            at: now, by: actor, capability, verb: verb, noun: "person", id: "\(number)", detail: detail)
    }

    static func isClosed(_ number: Int64) -> Refusal {
        Refusal(.notPossible, "The account of person \(number) is closed.", remedy: "Add the person anew.")
    }

    private func makeLink(
        for number: Int64, _ purpose: LinkStore.Purpose, at now: Instant, _ connection: any SQLConnection
    ) throws -> String {
        let token = Tokens.make()
        let lasts = purpose == .invitation ? Bellwether.invitationLasts : Bellwether.resetLasts
        try connection.links.make(Tokens.hash(token), for: number, purpose, at: now, until: now.later(by: lasts))
        return token
    }

    private func requireFree(_ email: String, _ connection: any SQLConnection) throws {
        if let other = try connection.people.find(email: email) {
            throw Refusal(
                .notPossible, "Person \(other.number) signs in with this e-mail address.",
                remedy: "Give another address, or change that person.")
        }
    }
}

extension Actor {
    func isPerson(_ number: Int64) -> Bool {
        guard case .person(let person) = self else { return false }
        return person.number == number
    }

    /// The owner of the computer is more than one: all begins there.
    var isAdministrator: Bool {
        switch self {
        case .owner, .demonstration: true
        case .person(let person): person.grants.contains { $0.role == .administrator }
        case .visitor: false
        }
    }
}
