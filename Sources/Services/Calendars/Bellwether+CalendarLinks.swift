import Domain
import Storage

/// A calendar that was asked for by its address.
public struct CalendarAnswer: Sendable {
    public var bytes: [UInt8]
    public var link: CalendarLink
}

extension Bellwether {
    /// So many at once: one for each device and agency, few enough to be looked at.
    private static let mostCalendarLinks = 20

    /// Makes an address of one's own and gives its secret, this once.
    public func addCalendarLink(
        _ about: CalendarLink.About, for number: Int64, as actor: Actor
    ) async throws -> (link: CalendarLink, secret: String) {
        try require(.signIn, of: actor)
        guard actor.isAtPage(number) else {
            throw Refusal(
                .denied, "An address reads as its person, so nobody makes one for somebody else.",
                remedy: "Let the person make it, on the page of their account.")
        }
        let now = clock()
        return try await database.write { [self] connection in
            try connection.people.lock()
            try requireKnown(about, actor, connection)
            guard try connection.calendarLinks.all(of: number).count(where: \.isGood) < Bellwether.mostCalendarLinks else {
                throw Refusal(
                    .notPossible, "You have \(Bellwether.mostCalendarLinks) calendar addresses already.",
                    remedy: "End those that nobody uses.")
            }
            let secret = CalendarSecrets.make()
            var link = CalendarLink(number: 0, person: number, about: about, createdAt: now)
            link.number = try connection.calendarLinks.make(link, hash: Tokens.hash(secret))
            try connection.audit.append(
                at: now, by: actor, .signIn, verb: "make", noun: "calendar", id: "\(link.number)", detail: about.word)
            return (link, secret)
        }
    }

    /// One's own, the newest first, and what more there could be.
    public func calendarLinks(
        of number: Int64, as actor: Actor
    ) async throws -> (version: FrameworkVersion, links: [CalendarLink], bodies: [Body]) {
        try require(.signIn, of: actor)
        guard actor.isAtPage(number) else { throw Refusal(.denied, "These are another person's.", remedy: "Open your own.") }
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let bodies = version.framework.bodies.filter { body in
                version.framework.meetings.contains { $0.body == body.id && reads($0, actor, version) }
            }
            return (version, try connection.calendarLinks.all(of: number), bodies)
        }
    }

    /// One's own. It opens nothing from this moment on.
    public func endCalendarLink(_ number: Int64, as actor: Actor) async throws {
        try require(.signIn, of: actor)
        let now = clock()
        try await database.write { connection in
            // Another person's is not there, in the same words.
            guard let found = try connection.calendarLinks.find(number), actor.isAtPage(found.person) else {
                throw Bellwether.noSuch("calendar address", "\(number)")
            }
            guard try connection.calendarLinks.end(number, at: now) else {
                throw Refusal(.notPossible, "This address was ended already.", remedy: "Nothing is left to do.")
            }
            try connection.audit.append(
                at: now, by: actor, .signIn, verb: "end", noun: "calendar", id: "\(number)", detail: found.about.word)
        }
    }

    /// What a calendar program gets; nil when the address is none of ours, was ended, or its person may not sign in any
    /// more. Roles are those of this moment.
    public func calendar(secret: String, link: @escaping @Sendable (Thing) -> String?) async throws -> CalendarAnswer? {
        guard CalendarSecrets.isWellFormed(secret) else { return nil }
        let now = clock()
        let found = try await database.read { [self] connection -> CalendarAnswer? in
            guard let kept = try connection.calendarLinks.find(hash: Tokens.hash(secret)), kept.isGood,
                let person = try connection.people.find(kept.person), person.state == .active,
                AccessTable.grants(person.acting(on: now.day), .signIn)
            else { return nil }
            return CalendarAnswer(bytes: try calendar(kept.about, of: person, link: link, connection), link: kept)
        }
        if let found, found.link.usedOn != now.day {
            try await database.write { try $0.calendarLinks.use(found.link.number, on: now.day) }
        }
        return found
    }

    private func requireKnown(_ about: CalendarLink.About, _ actor: Actor, _ connection: any SQLConnection) throws {
        switch about {
        case .own: return
        case .body(let id): _ = try existingBody(id, for: .readMeetings, of: actor, connection)
        case .agency(let id):
            try require(.readBusiness, of: actor)
            guard try framework(seenBy: actor, in: connection).agency(id) != nil else {
                throw Bellwether.noSuch("agency", id.text)
            }
        }
    }
}

/// What the secret of an address looks like: a lost one says to whom it belongs.
enum CalendarSecrets {
    private static let prefix = "bwc_"

    static func make() -> String { prefix + Tokens.make() }

    static func isWellFormed(_ text: String) -> Bool {
        text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + 43
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}

extension Actor {
    /// The person at a page, and no program in their name.
    fileprivate func isAtPage(_ number: Int64) -> Bool {
        guard case .person(let person) = self else { return false }
        return person.number == number && person.token == nil
    }
}
