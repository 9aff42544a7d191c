import Domain
import Storage

extension Bellwether {
    @discardableResult
    public func addItem(_ item: AgendaItem, as actor: Actor) async throws -> AgendaItem {
        try await keeping(item.meeting, as: actor, "add an item to the agenda of") { [self] connection, meeting, _, now in
            try add(item, meeting, at: now, by: actor, connection)
        }
    }

    /// After the agenda is out an item is late, and is taken with its reason or not at all.
    func add(
        _ item: AgendaItem, _ meeting: Meeting, at now: Instant, by actor: Actor, _ connection: any SQLConnection
    ) throws -> AgendaItem {
        var item = try checked(item, actor)
        if try connection.agendas.find(meeting.id)?.isPublished == true {
            guard let reason = item.lateReason, !reason.isEmpty else {
                throw Refusal(
                    .notPossible, "The agenda has been published, so this item is late.",
                    remedy: "Say why it cannot wait for the next meeting.")
            }
        } else {
            item.lateReason = nil
        }
        item.number = try connection.agendas.add(item)
        item = try connection.agendas.item(item.number) ?? item
        try connection.steps.add(
            item.lateReason == nil ? "put on" : "late item", to: Thing(.item, item.number), says: item.lateReason ?? "",
            at: now, by: actor)
        try keepForSearch(item, connection)
        return item
    }

    private func checked(_ item: AgendaItem, _ actor: Actor) throws -> AgendaItem {
        var item = item
        item.title = try words(item.title, "The title", upTo: 200)
        item.presenter = try item.presenter.map { try words($0, "Who presents it", upTo: 120, mayBeEmpty: true) }.flatMap(
            \.nonEmpty)
        item.about = try item.about.map { try words($0, "What it is about", mayBeEmpty: true) }.flatMap(\.nonEmpty)
        item.lateReason = try item.lateReason.map { try words($0, "Why it is late", upTo: 500, mayBeEmpty: true) }.flatMap(
            \.nonEmpty)
        try requireOwnAccess(item.access, actor)
        return item
    }

    func keepForSearch(_ item: AgendaItem, _ connection: any SQLConnection) throws {
        try connection.search.keep(
            SearchEntry(
                Thing(.item, item.number), title: item.title,
                text: [item.presenter, item.about].compactMap(\.self).joined(separator: " "), access: item.access,
                inPublicAt: try publicBody(of: item.meeting, connection)))
    }

    /// The body whose meeting in public it is, once its agenda is out; nil before, and for what is not held in public.
    private func publicBody(of id: ID<Meeting>, _ connection: any SQLConnection) throws -> ID<Body>? {
        guard try connection.agendas.find(id)?.isPublished == true,
            let meeting = try openFramework(in: connection).meeting(id), meeting.isPublic
        else { return nil }
        return meeting.body
    }

    /// Changes an item of an agenda that is not out yet.
    public func changeItem(_ item: AgendaItem, as actor: Actor) async throws -> AgendaItem {
        try await onItem(item.number, as: actor, "change an item of") { [self] connection, old, agenda, now in
            guard !agenda.isPublished else {
                throw Refusal(
                    .notPossible, "The agenda has been published, and what was published stays.",
                    remedy: "Withdraw the item with a reason, or add a late one.")
            }
            var new = try checked(item, actor)
            (new.meeting, new.minute, new.lateReason) = (old.meeting, old.minute, old.lateReason)
            new.place = min(max(new.place, 1), max(agenda.items.count, 1))
            try renumber(new, agenda, connection)
            if old.title != new.title || old.access != new.access || old.purpose != new.purpose {
                try connection.steps.add(
                    "change", to: Thing(.item, old.number), from: "\(old.title), \(old.purpose.label), \(old.access.word)",
                    to: "\(new.title), \(new.purpose.label), \(new.access.word)", at: now, by: actor)
            }
            try keepForSearch(new, connection)
            return new
        }
    }

    /// The others close up around it, so that numbers run from 1.
    private func renumber(_ item: AgendaItem, _ agenda: Agenda, _ connection: any SQLConnection) throws {
        var order = agenda.items.filter { $0.number != item.number }
        order.insert(item, at: min(item.place - 1, order.count))
        for (offset, one) in order.enumerated() {
            var one = one
            one.place = offset + 1
            if one.number == item.number || one.place != agenda.items.first(where: { $0.number == one.number })?.place {
                try connection.agendas.change(one)
            }
        }
    }

    /// Takes an item off. It stays on record and keeps its number; its papers keep their letters.
    public func withdrawItem(_ number: Int64, why: String, as actor: Actor) async throws -> AgendaItem {
        try await onItem(number, as: actor, "withdraw an item of") { [self] connection, old, _, now in
            let reason = try words(why, "Why it is withdrawn", upTo: 500)
            guard old.withdrawnWhy == nil else {
                throw Refusal(.notPossible, "The item was withdrawn before.", remedy: "There is nothing to do.")
            }
            var item = old
            item.withdrawnWhy = reason
            try connection.agendas.change(item)
            try connection.steps.add("withdraw", to: Thing(.item, number), says: reason, at: now, by: actor)
            return item
        }
    }

    /// One change of an item by whoever keeps its meeting.
    func onItem<Answer: Sendable>(
        _ number: Int64, as actor: Actor, _ verb: String,
        _ change: @escaping @Sendable (any SQLConnection, AgendaItem, Agenda, Instant) throws -> Answer
    ) async throws -> Answer {
        try require(.keepMeetings, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let (item, _, meeting, _) = try existingItem(number, for: .keepMeetings, of: actor, connection)
            try connection.agendas.begin(meeting.id, of: meeting.body)
            let agenda = try connection.agendas.find(meeting.id) ?? Agenda(meeting: meeting.id)
            let answer = try change(connection, item, agenda, now)
            try auditMeeting(verb, meeting.id, "item \(number)", .keepMeetings, at: now, by: actor, connection)
            return answer
        }
    }

    // MARK: - Performance

    /// An item on performance in words that say what is new since the body last met. It names measures, never a figure,
    /// and none that is not open to all who read the agenda.
    public func proposePerformance(_ id: ID<Meeting>, as actor: Actor) async throws -> AgendaItem {
        try await keeping(id, as: actor, "propose performance for") { [self] connection, meeting, _, now in
            let open = try openFramework(in: connection)
            let last = open.framework.meetings.filter { $0.body == meeting.body && $0.date < meeting.date && $0.date < now.day }
                .max { $0.date < $1.date }
            var titles: [String] = []
            if try connection.figures.count(without: []) > 0 {
                let answer = try scorecard(by: open, .board, asKnown: nil, today: now.day, connection)
                titles = answer.scorecard.readings.filter(\.isNew).map(\.indicator.title)
            }
            let since = last.map { " since \($0.date.long)" } ?? ""
            let about =
                titles.isEmpty
                ? "The scorecard\(since). No figure is new since the board last met."
                : "The scorecard\(since). New figures for: \(titles.prefix(12).joined(separator: "; "))\(titles.count > 12 ? "; and \(titles.count - 12) more" : "")."
            return try add(
                AgendaItem(
                    meeting: id, title: "Performance: are we on course?", purpose: .assurance, kind: .performance, about: about,
                    lateReason: "An agenda needs an item on performance"), meeting, at: now, by: actor, connection)
        }
    }

    // MARK: - Publishing

    /// Sends the agenda out. Without performance it is refused; whoever answers for the check may set it aside and say why.
    public func publishAgenda(_ id: ID<Meeting>, settingAside why: String? = nil, as actor: Actor) async throws -> Agenda {
        let reason = why.flatMap { $0.trimmed.nonEmpty }
        if reason != nil { try require(.setChecksAside, of: actor) }
        return try await keeping(id, as: actor, "publish the agenda of", reason == nil ? "" : "a check was set aside") {
            [self] connection, meeting, body, now in
            let agenda = try connection.agendas.find(id) ?? Agenda(meeting: id)
            guard !agenda.isPublished else {
                throw Refusal(
                    .notPossible, "The agenda has been published before.", remedy: "Add late items or supplements to it.")
            }
            var setAside: String?
            if let fault = agenda.fault {
                guard fault.canBeSetAside, let reason else {
                    throw Refusal(.notPossible, fault.what, remedy: fault.remedy)
                }
                setAside = try words(reason, "Why the check is set aside", upTo: 500)
            }
            try connection.agendas.publish(id, setAside: setAside, at: now)
            if meeting.isPublic { for item in agenda.items { try keepForSearch(item, connection) } }
            let thing = Thing(.meeting, id.text)
            let step = try connection.steps.add(
                setAside == nil ? "publish" : "publish without performance", to: thing, says: setAside ?? "", at: now, by: actor)
            if meeting.access == .open {
                try connection.search.keep(
                    SearchEntry(
                        thing, title: "\(body.name), \(meeting.date.long)", text: "agenda",
                        inPublicAt: meeting.isPublic ? body.id : nil))
            }
            try tell(.published, of: thing, place: step.place, to: .body(body.id), at: now, by: actor, connection)
            return try connection.agendas.find(id) ?? agenda
        }
    }

    // MARK: - Papers

    /// Adds a paper, or an appendix to one, under the next letter or number. After the agenda is out it is a supplement.
    @discardableResult
    public func addPaper(
        to number: Int64, title: String, file: (name: String, bytes: [UInt8])?, appendixTo parent: Int64? = nil, as actor: Actor
    ) async throws -> Paper {
        try await onItem(number, as: actor, "add a paper to") { [self] connection, item, agenda, now in
            let parentPaper = try parent.map { number in
                guard let paper = try connection.papers.find(number), paper.item == item.number, paper.appendix == 0 else {
                    throw Bellwether.noSuch("paper of this item", "\(number)")
                }
                return paper
            }
            let says = try words(title, "The paper's title", upTo: 200)
            let kept = try file.map {
                try attach($0.bytes, name: $0.name, says: says, to: Thing(.item, item.number), at: now, by: actor, connection)
            }
            let paper = try connection.papers.add(
                Paper(item: item.number, letter: 1, title: says, file: kept?.number, isSupplement: agenda.isPublished),
                appendixTo: parentPaper, meeting: item.meeting)
            try connection.steps.add(
                paper.isSupplement ? "supplement" : "paper", to: Thing(.item, item.number), says: "\(paper.reference): \(says)",
                at: now, by: actor)
            return paper
        }
    }

    /// Nobody gets it any more; its letter stays its own.
    public func withdrawPaper(_ number: Int64, why: String, as actor: Actor) async throws -> Int64 {
        try require(.keepMeetings, of: actor)
        let paper = try await database.read { [self] connection in
            guard let paper = try connection.papers.find(number) else { throw Bellwether.noSuch("paper", "\(number)") }
            do {
                _ = try existingItem(paper.item, for: .keepMeetings, of: actor, connection)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                throw Bellwether.noSuch("paper", "\(number)")
            }
            return paper
        }
        return try await onItem(paper.item, as: actor, "withdraw a paper of") { [self] connection, item, _, now in
            let reason = try words(why, "Why it is withdrawn", upTo: 500)
            try connection.papers.withdraw(number, why: reason)
            if let file = paper.file { _ = try connection.attachedFiles.withdraw(file) }
            try connection.steps.add(
                "withdraw paper", to: Thing(.item, item.number), says: "\(paper.reference): \(reason)", at: now, by: actor)
            return item.number
        }
    }
}

extension String {
    /// Nil for nothing.
    var nonEmpty: String? { isEmpty ? nil : self }
}
