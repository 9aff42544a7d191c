import Domain
import Storage

/// One line of what waits for somebody.
public struct NoticeLine: Hashable, Sendable {
    public var notice: Notice
    /// What it is about, in the words that the search has for it.
    public var title: String
    /// "C-06"; nil where people use none.
    public var reference: String?
    /// Of a reminder: the day.
    public var due: Day?
}

/// What waits for somebody, or was told to them.
public struct NoticesAnswer: Sendable {
    public var lines: [NoticeLine]
    /// The number before which the next ones begin; nil on the last page.
    public var next: Int64?
    /// How many things are overdue, by kind, for those who look after all of them.
    public var overdue: [(kind: Thing.Kind, count: Int)]
    public var mailChoice: MailChoice?
}

extension Bellwether {
    /// What is somebody's own takes somebody.
    static let notEverybody = Refusal(
        .notPossible, "Nobody has an account here yet.", remedy: "Add the first person on the page of people.")

    /// What a person has not opened yet, the newest first. What they may not see any more is not there.
    public func waiting(_ limit: Int = 10, as actor: Actor) async throws -> NoticesAnswer {
        try await notices(limit, before: nil, unseenOnly: true, as: actor)
    }

    /// Everything that a person was told, a page at a time.
    public func notices(
        _ limit: Int, before: Int64? = nil, unseenOnly: Bool = false, as actor: Actor
    ) async throws -> NoticesAnswer {
        try require(.signIn, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let overdue = try overdueCounts(today, actor, connection)
            guard case .person(let person) = actor else { return NoticesAnswer(lines: [], overdue: overdue) }
            let kept = try connection.notices.latest(limit + 1, of: person.number, before: before, unseenOnly: unseenOnly)
            let page = Array(kept.prefix(limit))
            return NoticesAnswer(
                lines: try lines(page, actor, connection), next: kept.count > limit ? page.last?.notice.number : nil,
                overdue: overdue, mailChoice: mailer == nil ? nil : try connection.mails.choice(of: person.number))
        }
    }

    /// The officers' own: what is late over all agencies.
    private func overdueCounts(
        _ today: Day, _ actor: Actor, _ connection: any SQLConnection
    ) throws -> [(kind: Thing.Kind, count: Int)] {
        guard AccessTable.reach(of: actor, for: .keepMeetings) == .everything else { return [] }
        return try dueSources.map { (kind: $0.kind, count: try $0.overdue(today, connection)) }.filter { $0.count > 0 }
    }

    /// Opens what a notice is about: it and what else waited about the same thing is seen by now.
    ///
    /// That somebody read something is theirs, so it is no entry of the trail.
    public func openNotice(_ number: Int64, as actor: Actor) async throws -> Thing {
        try require(.signIn, of: actor)
        let now = clock()
        return try await database.write { connection in
            guard case .person(let person) = actor, let kept = try connection.notices.find(number),
                kept.notice.person == person.number
            else { throw Bellwether.noSuch("notice", "\(number)") }
            try connection.notices.markSeen(kept.notice.thing, by: person.number, at: now)
            return kept.notice.thing
        }
    }

    public func markAllSeen(upTo number: Int64, as actor: Actor) async throws {
        try require(.signIn, of: actor)
        guard case .person(let person) = actor else { throw Bellwether.notEverybody }
        let now = clock()
        try await database.write { try $0.notices.markAllSeen(by: person.number, upTo: number, at: now) }
    }

    /// The notices whose things the actor may see at this moment, with their titles: three questions for all of them.
    func lines(_ kept: [KeptNotice], _ actor: Actor, _ connection: any SQLConnection) throws -> [NoticeLine] {
        let version = try framework(seenBy: actor, in: connection)
        let reach = try searchReach(of: actor, version, connection)
        let entries = try connection.search.entries(
            of: kept.map(\.notice.thing).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        let byThing = Dictionary(entries.map { ($0.thing, $0) }, uniquingKeysWith: { first, _ in first })
        let hasPack = kept.contains { $0.notice.thing.kind == .pack }
        let packs = hasPack ? try packs(seenBy: actor, in: connection) : []
        let regular = Dictionary(
            version.reports(on: today).compactMap { one in one.meeting.map { ($0.id.text, one.says) } },
            uniquingKeysWith: { first, _ in first })
        let returns = try returnTitles(of: kept.map(\.notice.thing), actor, version, connection)
        return kept.compactMap { one in
            let thing = one.notice.thing
            let title: String?
            if let entry = byThing[thing] {
                let isFound = reach.finds(thing.kind, entry.access, about: entry.indicator, inPublicAt: entry.inPublicAt)
                title = isFound ? entry.title : nil
            } else {
                title = returns[thing] ?? Bellwether.title(of: thing, version, packs, reach)
            }
            guard let title else { return nil }
            // What falls due of a meeting are its papers.
            let isPapers = thing.kind == .meeting && one.notice.reason.isReminder
            return NoticeLine(
                notice: one.notice,
                title: isPapers ? regular[thing.id].map { "\(title): \($0)" } ?? "papers for \(title)" : title,
                reference: thing.kind.letter == nil ? nil : thing.reference,
                due: one.notice.reason.isReminder ? Int32(exactly: one.place).map { Day(number: $0) } : nil)
        }
    }

    /// The title of what stands in the framework or is a pack; nil for what is not there or not to be seen.
    private static func title(of thing: Thing, _ version: FrameworkVersion, _ packs: [Pack], _ reach: SearchReach) -> String? {
        switch thing.kind {
        case .indicator: return version.indicator(ID(thing.id))?.title
        case .agency: return version.agency(ID(thing.id))?.name
        case .body: return version.body(ID(thing.id))?.name
        case .priority: return version.priority(ID(thing.id))?.heading
        case .meeting:
            guard let meeting = version.meeting(ID(thing.id)),
                reach.finds(.meeting, .open, about: nil, inPublicAt: meeting.isPublic ? meeting.body : nil)
            else { return nil }
            return words(of: meeting, version)
        case .pack:
            guard reach.kinds.contains(.pack), let pack = packs.first(where: { $0.number == thing.number }) else { return nil }
            return "Pack of " + (version.meeting(pack.meeting).map { words(of: $0, version) } ?? pack.meeting.text)
        case .challenge, .action, .risk, .tracker, .rating, .item, .question, .resolution, .condition, .commitment, .referral,
            .decision, .comment, .request, .round, .submission:
            return nil
        }
    }

    private static func words(of meeting: Meeting, _ version: FrameworkVersion) -> String {
        "\(version.body(meeting.body)?.name ?? meeting.body.text), \(meeting.date.long)"
    }
}
