import Domain
import Storage

extension Bellwether {
    // MARK: - Resolutions

    /// Makes a resolution from its verb, or keeps the words that are given for it.
    @discardableResult
    public func resolve(
        _ verb: Resolution.Verb, item number: Int64, whom: String = "", more: String = "", text: String? = nil, as actor: Actor
    ) async throws -> Resolution {
        try await onItem(number, as: actor, "resolve at") { [self] connection, item, _, now in
            let whom = try words(whom, "To whom", upTo: 200, mayBeEmpty: true)
            let more = try words(more, "What is said beside it", mayBeEmpty: true)
            let own = try words(text ?? "", "The resolution", mayBeEmpty: true)
            if own.isEmpty, verb.namesSomebody, whom.isEmpty {
                throw Refusal(
                    .notPossible, "Who is meant is missing.",
                    remedy: verb == .refer ? "Say to whom it is referred." : "Say of whom it is requested.")
            }
            if own.isEmpty, verb.needsMore, more.isEmpty {
                throw Refusal(
                    .notPossible, verb == .request ? "What is requested is missing." : "The conditions are missing.",
                    remedy: "Write them down, each condition on a line.")
            }
            if verb == .approve {
                try refuseOpenConditions(of: Thing(.item, item.number), to: "be approved", connection)
            }
            let papers = try connection.papers.all(of: item.meeting).filter { $0.item == item.number }
            let says = own.isEmpty ? Resolution.words(verb, papers: papers, item: item, whom: whom, more: more) : own
            let resolution = try connection.resolutions.add(verb, of: item, at: now)
            try connection.minutes.write(
                says, part: TextPart.resolution(resolution.number), meeting: item.meeting, basedOn: [], at: now, by: actor)
            try connection.steps.add(
                "resolve", to: Thing(.resolution, resolution.number), says: verb.label, at: now, by: actor)
            try keepForSearch(resolution, says, item, connection)
            return resolution.worded(try connection.minutes.wordings(of: item.meeting))
        }
    }

    private func keepForSearch(
        _ resolution: Resolution, _ says: String, _ item: AgendaItem, _ connection: any SQLConnection
    ) throws {
        try connection.search.keep(
            SearchEntry(
                Thing(.resolution, resolution.number), title: "\(resolution.verb.label): \(item.title)", text: says,
                access: item.access))
    }

    public func reword(resolution number: Int64, _ says: String, basedOn: [Int], as actor: Actor) async throws -> Resolution {
        let found = try await existingResolution(number, as: actor)
        return try await onItem(found.item, as: actor, "write a resolution of") { [self] connection, item, _, now in
            try requireDraft(item.meeting, connection)
            let text = try words(says, "The resolution")
            try connection.minutes.write(
                text, part: TextPart.resolution(number), meeting: item.meeting, basedOn: basedOn, at: now, by: actor)
            try connection.steps.add("reword", to: Thing(.resolution, number), at: now, by: actor)
            try keepForSearch(found, text, item, connection)
            return found.worded(try connection.minutes.wordings(of: item.meeting))
        }
    }

    public func withdrawResolution(_ number: Int64, why: String, as actor: Actor) async throws -> ID<Meeting> {
        let found = try await existingResolution(number, as: actor)
        return try await onItem(found.item, as: actor, "withdraw a resolution of") { [self] connection, item, _, now in
            try requireDraft(item.meeting, connection)
            let reason = try words(why, "Why it is withdrawn", upTo: 500)
            try connection.resolutions.withdraw(number, why: reason)
            try connection.steps.add("withdraw", to: Thing(.resolution, number), says: reason, at: now, by: actor)
            return item.meeting
        }
    }

    private func existingResolution(_ number: Int64, as actor: Actor) async throws -> Resolution {
        try require(.keepMeetings, of: actor)
        return try await database.read { [self] connection in
            guard let found = try connection.resolutions.find(number) else { throw Bellwether.noSuch("resolution", "\(number)") }
            do {
                _ = try existingItem(found.item, for: .keepMeetings, of: actor, connection)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                throw Bellwether.noSuch("resolution", "\(number)")
            }
            return found
        }
    }

    // MARK: - Minutes

    /// Makes the draft: a minute for each item that was dealt with, from what was taken down, and its number.
    @discardableResult
    public func draftMinutes(_ id: ID<Meeting>, firstMinute: Int64? = nil, as actor: Actor) async throws -> Minutes {
        try await keeping(id, as: actor, "draft the minutes of") { [self] connection, meeting, body, now in
            guard try connection.minutes.find(id) == nil else {
                throw Refusal(.notPossible, "The minutes have been drafted before.", remedy: "Edit them, item by item.")
            }
            let version = try framework(seenBy: actor, in: connection)
            let record = try record(meeting, body, version, connection)
            guard !record.agenda.standing.isEmpty else {
                throw Refusal(.notPossible, "The meeting has no agenda.", remedy: "Put on it what was dealt with.")
            }
            try connection.minutes.draft(id, at: now)
            try connection.agendas.numberMinutes(id, from: firstMinute)
            for item in record.agenda.standing {
                try connection.minutes.write(
                    minuteDraft(item, record).text, part: TextPart.minute(item.number), meeting: id, basedOn: [], at: now,
                    by: actor)
            }
            try connection.steps.add("draft minutes", to: Thing(.meeting, id.text), at: now, by: actor)
            return Minutes(meeting: id, draftedAt: now)
        }
    }

    func minuteDraft(_ item: AgendaItem, _ record: MeetingRecord) -> MinuteDraft {
        MinuteDraft(
            item: item, papers: record.papers(of: item.number), questions: record.questions(of: item.number),
            attendance: record.attendance, declarations: record.declarations)
    }

    /// Writes an item's minute anew, on top of the versions that the writer had seen.
    public func writeMinute(_ says: String, item number: Int64, basedOn: [Int], as actor: Actor) async throws -> ID<Meeting> {
        try await onItem(number, as: actor, "write a minute of") { [self] connection, item, _, now in
            try requireDraft(item.meeting, connection)
            try connection.minutes.write(
                try words(says, "The minute", upTo: 20_000, mayBeEmpty: true), part: TextPart.minute(number),
                meeting: item.meeting, basedOn: basedOn, at: now, by: actor)
            return item.meeting
        }
    }

    /// What was confirmed is not changed; a later meeting corrects it by a resolution of its own.
    private func requireDraft(_ id: ID<Meeting>, _ connection: any SQLConnection) throws {
        if try connection.minutes.find(id)?.isConfirmed == true {
            throw Refusal(
                .notPossible, "The minutes have been confirmed, and are not changed any more.",
                remedy: "Correct them by a resolution of the next meeting.")
        }
    }

    /// The body agrees them as a correct record, at a later meeting of its own.
    public func confirmMinutes(_ id: ID<Meeting>, at later: ID<Meeting>, as actor: Actor) async throws {
        try await keeping(id, as: actor, "confirm the minutes of", later.text) { [self] connection, meeting, _, now in
            let version = try framework(seenBy: actor, in: connection)
            guard let next = version.meeting(later), next.body == meeting.body, next.date > meeting.date else {
                throw Refusal(
                    .notPossible, "Minutes are confirmed by a later meeting of the same body.",
                    remedy: "Choose the meeting that agreed them.")
            }
            guard next.date <= now.day else {
                throw Refusal(
                    .notPossible, "The meeting of \(next.date.long) has not been held yet.",
                    remedy: "Confirm them when it has agreed them.")
            }
            guard let minutes = try connection.minutes.find(id), !minutes.isConfirmed else {
                throw Refusal(
                    .notPossible, "There is no draft to be confirmed.", remedy: "Draft the minutes first, or look at them.")
            }
            let divided = try connection.minutes.wordings(of: id).filter { $0.value.isDivided }
            guard divided.isEmpty else {
                throw Refusal(
                    .notPossible, "\(divided.count == 1 ? "One text stands" : "\(divided.count) texts stand") in two versions.",
                    remedy: "Join them on the page of the minutes, then confirm.")
            }
            guard try connection.minutes.confirm(id, at: later, on: next.date) else {
                throw Refusal(.notPossible, "The minutes were confirmed meanwhile.", remedy: "Look at them again.")
            }
            try connection.steps.add(
                "confirm minutes", to: Thing(.meeting, id.text), says: "Agreed as a correct record on \(next.date.long)",
                to: later.text, at: now, by: actor)
        }
    }

    // MARK: - The Children's Champion's note

    public func writeChampionNote(_ id: ID<Meeting>, name: String, says: String, as actor: Actor) async throws {
        try require(.readMeetings, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            let (version, meeting, body) = try sitting(id, for: .readMeetings, of: actor, connection)
            guard mayWriteNote(meeting, actor, version) else {
                throw Refusal(
                    .denied, "The note is the Children's Champion's.", remedy: "Ask them, or the business manager, to write it.")
            }
            try connection.agendas.begin(id, of: body.id)
            let note = ChampionNote(
                meeting: id, name: try words(name, "Whose note it is", upTo: 120), says: try words(says, "The note"), at: now,
                by: actor)
            let number = try connection.attendance.note(note)
            try connection.steps.add("champion's note", to: Thing(.meeting, id.text), says: note.name, at: now, by: actor)
            let capability: Capability = AccessTable.grants(actor, .commentOnItems) ? .commentOnItems : .keepMeetings
            try auditMeeting("write the champion's note of", id, "note \(number)", capability, at: now, by: actor, connection)
        }
    }
}
