import Domain
import Exchange
import Storage

// The framework seen and changed thing by thing. A change makes a new version, with the same checks as a file.
extension Bellwether {
    public func frameworkPart(_ part: FrameworkPart, as actor: Actor) async throws -> FrameworkPartAnswer {
        try require(.readFramework, of: actor)
        let version = try await framework(as: actor)
        return FrameworkPartAnswer(part: part, document: FrameworkFile.entries(of: version.framework), version: version)
    }

    public func frameworkThing(_ id: String, of part: FrameworkPart, as actor: Actor) async throws -> FrameworkThingAnswer {
        try require(.readFramework, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let document = FrameworkFile.entries(of: version.framework)
            guard let thing = document.thing(id, of: part) else { throw Bellwether.noSuchThing(part) }
            let kept = try connection.frameworks.history(of: part.historyNouns, id)
            let history = try lines(kept, to: actor, in: connection)
            return FrameworkThingAnswer(
                part: part, thing: thing, document: document, version: version, mentions: document.mentions(of: id, in: part),
                history: history)
        }
    }

    /// What stands once in the framework.
    public func frameworkSettings(as actor: Actor) async throws -> FrameworkPartAnswer {
        try await frameworkPart(.areas, as: actor)
    }

    /// What one version changed, and who made it when and why.
    public func frameworkVersion(
        _ number: Int64, as actor: Actor
    ) async throws -> (line: FrameworkVersionLine, changes: [FrameworkDifference.Line]) {
        try require(.readFramework, of: actor)
        return try await database.read { [self] connection in
            let kept = try connection.frameworks.version(number)
            guard let line = try lines(kept.map { [$0] } ?? [], to: actor, in: connection).first else {
                throw Refusal(.notFound, "There is no version \(number).", remedy: "Choose one from the framework's page.")
            }
            let changes = try connection.frameworks.changes(of: number)
            if AccessTable.grants(actor, .readRestricted) { return (line, changes) }
            let seen = try framework(seenBy: actor, in: connection)
            return (line, changes.filter(seen.shows))
        }
    }

    /// Versions as an actor is told of them: one that changed only what the actor does not see is left out, one that
    /// changed such a thing among others keeps its reason to itself.
    func lines(
        _ kept: [KeptFramework], to actor: Actor, in connection: any SQLConnection
    ) throws -> [FrameworkVersionLine] {
        let untold = try untoldVersions(to: actor, in: connection)
        let seen = try framework(seenBy: actor, in: connection)
        return kept.compactMap { version in
            var line = FrameworkVersionLine(version)
            guard let changes = untold[version.number] else { return line }
            line.why = Bellwether.untold
            return changes.contains(where: seen.shows) ? line : nil
        }
    }

    /// Changes the framework and gives the edit back with the ids of what it added.
    ///
    /// - Parameters:
    ///   - why: empty only where something is added, which says enough.
    ///   - seen: the version that whoever asks has seen; when the thing has changed since, `FrameworkConflict` is thrown.
    @discardableResult
    public func editFramework(
        _ edit: FrameworkEdit, why: String, seen: Int64? = nil, as actor: Actor
    ) async throws -> FrameworkEdit {
        try require(.changeFramework, of: actor)
        let now = clock()
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            let version = try frameworkInForce(asKnown: nil, in: connection)
            let document = FrameworkFile.entries(of: version.framework)
            let edit = edit.withIDs(in: document)
            if let seen { try requireUnchanged(edit, since: seen, document, version, connection) }
            if case .takeOut(let id) = edit.act { try requireUnused(id, edit.part, document, connection) }
            guard let changed = edit.applied(to: document) else { throw Bellwether.noSuchThing(edit.part) }
            let reason = try Bellwether.reason(why, edit, changed)
            try keep(changed, before: version.framework, why: reason, verb: edit.verb, at: now, by: actor, connection)
            return edit
        }
    }

    /// Several changes as one version, such as the targets of all measures.
    public func editFramework(_ edits: [FrameworkEdit], why: String, as actor: Actor) async throws {
        try require(.changeFramework, of: actor)
        let now = clock()
        defer { desk.forgetAll() }
        try await database.write { [self] connection in
            let version = try frameworkInForce(asKnown: nil, in: connection)
            var document = FrameworkFile.entries(of: version.framework)
            for edit in edits {
                guard let changed = edit.withIDs(in: document).applied(to: document) else {
                    throw Bellwether.noSuchThing(edit.part)
                }
                document = changed
            }
            try keep(document, before: version.framework, why: why, verb: "change", at: now, by: actor, connection)
        }
    }

    public func changeFrameworkSettings(_ settings: EntryFields, why: String, as actor: Actor) async throws {
        try require(.changeFramework, of: actor)
        let now = clock()
        defer { desk.forgetAll() }
        try await database.write { [self] connection in
            let version = try frameworkInForce(asKnown: nil, in: connection)
            let document = FrameworkSettings.applied(settings, to: FrameworkFile.entries(of: version.framework))
            guard !why.isEmpty else { throw Bellwether.noReason }
            try keep(document, before: version.framework, why: why, verb: "change", at: now, by: actor, connection)
        }
    }

    private func keep(
        _ document: EntryFields, before: Framework, why: String, verb: String, at now: Instant, by actor: Actor,
        _ connection: any SQLConnection
    ) throws {
        let new: Framework
        do {
            new = try FrameworkFile.read(document)
        } catch {
            throw FrameworkRefused(problems: error.problems)
        }
        let difference = FrameworkDifference(from: before, to: new)
        guard !difference.isEmpty else { return }
        try keepFramework(new, difference, why: why, at: now, by: actor, verb: verb, connection)
    }

    // MARK: - What must hold

    private func requireUnchanged(
        _ edit: FrameworkEdit, since seen: Int64, _ document: EntryFields, _ version: FrameworkVersion,
        _ connection: any SQLConnection
    ) throws {
        guard seen != version.number, let id = edit.ids.first, let now = document.thing(id, of: edit.part) else { return }
        let then = try FrameworkVersion(try connection.frameworks.version(seen))
        let before = FrameworkFile.entries(of: then.framework).thing(id, of: edit.part)
        guard before != now else { return }
        guard let line = try connection.frameworks.history(of: edit.part.historyNouns, id).first else { return }
        throw FrameworkConflict(theirs: now, line: FrameworkVersionLine(line))
    }

    /// What something else names, or what figures were known of, is closed and not taken out.
    private func requireUnused(
        _ id: String, _ part: FrameworkPart, _ document: EntryFields, _ connection: any SQLConnection
    ) throws {
        let mentions = document.mentions(of: id, in: part)
        guard mentions.isEmpty else {
            let names = mentions.prefix(5).map { "\($0.part.noun) “\($0.name)”" }.joined(separator: ", ")
            let more = mentions.count > 5 ? " and \(mentions.count - 5) more" : ""
            throw Refusal(.notPossible, "It is still named by \(names)\(more).", remedy: "Change those first.")
        }
        guard try hasFigures(id, part, connection) else { return }
        let closes = part.field("closed_on") ?? part.field("valid_until")
        throw Refusal(
            .notPossible, "There are figures of it, and figures are never lost.",
            remedy: closes.map { "Give it a day under “\($0.label)” instead." } ?? "Leave it where it is.")
    }

    private func hasFigures(_ id: String, _ part: FrameworkPart, _ connection: any SQLConnection) throws -> Bool {
        switch part.id {
        case FrameworkPart.indicators.id: try connection.figures.haveEverNamed(ID<Indicator>(id))
        case FrameworkPart.areas.id: try connection.figures.haveEverNamed(ID<Area>(id))
        case FrameworkPart.sources.id: try connection.figures.haveEverNamed(ID<Source>(id))
        case FrameworkPart.agencies.id: try connection.figures.haveEverNamed(ID<Source>("return-" + id))
        default: false
        }
    }

    /// An addition says by itself what it is; everything else has a reason that somebody gave.
    private static func reason(_ why: String, _ edit: FrameworkEdit, _ document: EntryFields) throws -> String {
        guard why.isEmpty else { return why }
        guard case .add(let things) = edit.act else { throw noReason }
        let names = things.prefix(3).map { edit.part.name(of: $0) }.joined(separator: ", ")
        let what = things.count == 1 ? edit.part.noun : "\(things.count) under “\(edit.part.heading)”:"
        return "Added \(what) \(names)" + (things.count > 3 ? ", …" : "")
    }

    private static let noReason = Refusal(
        .notPossible, "Say why: the reason stands beside the change in the record.", remedy: "Fill in “Why”.")

    private static func noSuchThing(_ part: FrameworkPart) -> Refusal {
        Refusal(.notFound, "There is no such \(part.noun).", remedy: "Look under “\(part.heading)” in the framework.")
    }
}

extension FrameworkPart {
    /// The words under which the differences of versions name its things. What an indicator is to the board is a line of
    /// the basket.
    var historyNouns: [String] { id == FrameworkPart.indicators.id ? [noun, "basket line"] : [noun] }
}

extension FrameworkVersionLine {
    init(_ kept: KeptFramework) {
        self.init(
            number: kept.number, knownFrom: kept.knownFrom, recordedAt: kept.recordedAt, actor: kept.actor, why: kept.why)
    }
}
