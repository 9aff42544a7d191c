import Domain
import Exchange
import Storage

// What stands in a calendar. Only days, kinds and numbers: calendars are synchronised to telephones and shown to others.
extension Bellwether {
    /// So far ahead what is due stands in a calendar. Meetings stand there however far ahead they are.
    private static let dueAhead = 366

    /// The meetings that the actor reads, as `schedule --ics` prints them.
    public func meetingCalendar(
        of body: ID<Body>? = nil, from: Day? = nil, until: Day? = nil, as actor: Actor
    ) async throws -> [UInt8] {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            if let body, version.body(body) == nil { throw Bellwether.noSuch("body", body.text) }
            let meetings = version.framework.meetings.filter { meeting in
                reads(meeting, actor, version) && (body.map { $0 == meeting.body } ?? true)
                    && (from.map { $0 <= meeting.date } ?? true) && (until.map { meeting.date <= $0 } ?? true)
            }
            return CalendarFile.bytes(
                try events(of: meetings, version, connection),
                named: body.flatMap(version.body)?.name ?? version.framework.partnership.name,
                of: version.framework.partnership.id, link: { _ in nil })
        }
    }

    /// The whole calendar of a link, as its person may see it at this moment.
    func calendar(
        _ about: CalendarLink.About, of person: Person, link: (Thing) -> String?, _ connection: any SQLConnection
    ) throws -> [UInt8] {
        let actor = person.acting(on: today)
        let version = try framework(seenBy: actor, in: connection)
        let meetings = try self.meetings(about, actor, version, connection)
        let due = try dueEvents(about, person, actor, version, connection)
        let all = (try events(of: meetings, version, connection) + due).sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        return CalendarFile.bytes(
            all, named: Bellwether.name(of: about, version), of: version.framework.partnership.id, link: link)
    }

    static func name(of about: CalendarLink.About, _ version: FrameworkVersion) -> String {
        switch about {
        case .own: version.framework.partnership.shortName ?? version.framework.partnership.name
        case .agency(let id): version.agency(id)?.name ?? id.text
        case .body(let id): version.body(id)?.name ?? id.text
        }
    }

    /// An agency's are those of the bodies on which it sits.
    private func meetings(
        _ about: CalendarLink.About, _ actor: Actor, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [Meeting] {
        let seen = version.framework.meetings.filter { reads($0, actor, version) }
        switch about {
        case .own: return seen
        case .body(let id): return seen.filter { $0.body == id }
        case .agency(let id):
            let bodies = Set(try connection.members.all().filter { $0.agency == id && $0.sits(on: today) }.map(\.body))
            return seen.filter { bodies.contains($0.body) }
        }
    }

    /// A meeting, and the days on which its papers close and go out.
    private func events(
        of meetings: [Meeting], _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> [CalendarEvent] {
        let changes = try meetingChanges(connection)
        let begun = Instant.start(of: version.knownFrom)
        return meetings.flatMap { meeting -> [CalendarEvent] in
            let name = version.body(meeting.body)?.name ?? meeting.body.text
            let changed = changes[meeting.id.text] ?? (count: 0, last: begun)
            func event(_ kind: String, _ title: String, _ day: Day) -> CalendarEvent {
                CalendarEvent(
                    id: "\(kind)-\(meeting.id)", title: title, day: day, about: Thing(.meeting, meeting.id.text),
                    sequence: changed.count,
                    changedAt: changed.last)
            }
            var itself = event("meeting", name, meeting.date)
            (itself.time, itself.place) = (meeting.time, meeting.place)
            return [
                itself, meeting.paperDeadline.map { event("papers-close", "Papers close: \(name)", $0) },
                meeting.papersPublished.map { event("papers-out", "Papers go out: \(name)", $0) },
            ].compactMap(\.self)
        }
    }

    /// How often the framework has changed each meeting, and when last.
    private func meetingChanges(_ connection: any SQLConnection) throws -> [String: (count: Int, last: Instant)] {
        var changes: [String: (count: Int, last: Instant)] = [:]
        for (thing, at) in try connection.frameworks.changeMoments(of: "meeting") {
            let before = changes[thing]
            changes[thing] = (count: (before?.count ?? 0) + 1, last: max(before?.last ?? at, at))
        }
        return changes
    }

    /// What falls due, of every noun that says so by a line of `DueSource.all`. Its title says the kind and the number.
    private func dueEvents(
        _ about: CalendarLink.About, _ person: Person, _ actor: Actor, _ version: FrameworkVersion,
        _ connection: any SQLConnection
    ) throws -> [CalendarEvent] {
        let today = self.today
        let until = today.adding(days: Bellwether.dueAhead)
        // Papers stand there as days of their meeting.
        let all = try dueSources.filter { $0.kind != .meeting }.flatMap { try $0.things(until, today, self, connection) }
        let own = all.filter { Bellwether.concerns($0.recipients, about, person, today) }
        let reach = try searchReach(of: actor, version, connection)
        let entries = try own.map(\.thing).chunks(of: 500).flatMap { try connection.search.entries(of: $0) }
        let found = entries.filter { reach.finds($0.thing.kind, $0.access, about: $0.indicator, inPublicAt: $0.inPublicAt) }
        let seen = Set(found.map(\.thing)).union(returnsSeen(own, by: actor))
        let changes = try connection.steps.changes(of: own.map(\.thing).filter(seen.contains))
        return own.filter { seen.contains($0.thing) }.map { due in
            let changed = changes[due.thing] ?? (count: 0, last: Instant.start(of: due.due))
            return CalendarEvent(
                id: "due-\(due.thing.kind.rawValue)-\(due.thing.id)",
                title: "\(due.thing.kind.oneOfThem.capitalisedFirst) is due: \(due.thing.reference)", day: due.due,
                about: due.thing, sequence: changed.count, changedAt: changed.last)
        }
    }

    /// The search does not keep returns: whoever reads an agency's returns sees when they are due.
    private func returnsSeen(_ due: [DueThing], by actor: Actor) -> [Thing] {
        let reach = AccessTable.reach(of: actor, for: .readReturns)
        return due.filter { one in
            guard one.thing.kind == .submission, case .agency(let agency) = one.recipients else { return false }
            return reach.covers(.agency(agency))
        }.map(\.thing)
    }

    private static func concerns(
        _ recipients: Recipients, _ about: CalendarLink.About, _ person: Person, _ today: Day
    ) -> Bool {
        switch (about, recipients) {
        case (.own, _): return recipients.includes(person, on: today)
        case (.agency(let id), .agency(let other)): return id == other
        case (.body(let id), .body(let other)): return id == other
        case (_, .several(let all)): return all.contains { concerns($0, about, person, today) }
        default: return false
        }
    }
}

extension Thing.Kind {
    /// "an action", "a challenge", and what people call a submission.
    fileprivate var oneOfThem: String {
        let word = self == .submission ? "return" : rawValue
        return ("aeiou".contains(word.first ?? "x") ? "an " : "a ") + word
    }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
