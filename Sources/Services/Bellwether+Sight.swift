import Domain
import Storage

// What an actor sees. Every answer to an actor reads the framework, the imports and the packs through these.
extension Bellwether {
    /// The framework on a day, or now, with what the actor may see of it.
    func framework(seenBy actor: Actor, asKnown day: Day? = nil, in connection: any SQLConnection) throws -> FrameworkVersion {
        AccessTable.grants(actor, .readRestricted)
            ? try frameworkInForce(asKnown: day, in: connection) : try openFramework(asKnown: day, in: connection)
    }

    /// The framework with what is open in it, for what goes to many: packs, and the files that agencies send.
    func openFramework(asKnown day: Day? = nil, in connection: any SQLConnection) throws -> FrameworkVersion {
        let version = try frameworkInForce(asKnown: day, in: connection)
        let now = day == nil ? version : try frameworkInForce(asKnown: nil, in: connection)
        return try open(version, now: now, in: connection).framework
    }

    private func open(
        _ version: FrameworkVersion, now: FrameworkVersion, in connection: any SQLConnection
    ) throws -> OpenFrameworks.Seen {
        try openFrameworks.seen(.init(version: version.number, now: now.number)) {
            let (open, openNow) = (version.open(now: now), now.open(now: now))
            let isTold = try connection.frameworks.changes(of: version.number).allSatisfy(openNow.shows)
            return OpenFrameworks.Seen(
                framework: isTold ? open : open.saying(why: Bellwether.untold),
                hidden: version.framework.indicators.map(\.id).filter { open.indicator($0) == nil })
        }
    }

    /// The indicators whose figures the actor gets in no list of figures, by what holds today and what held on that day.
    func hiddenIndicators(from actor: Actor, asKnown day: Day?, in connection: any SQLConnection) throws -> [ID<Indicator>] {
        if AccessTable.grants(actor, .readRestricted) { return [] }
        let now = try frameworkInForce(asKnown: nil, in: connection)
        let then = day == nil ? now : try frameworkInForce(asKnown: day, in: connection)
        return Set(try [now, then].flatMap { try open($0, now: now, in: connection).hidden }).sorted()
    }

    /// Stands where a reason names, or may name, what the reader is not to see.
    static let untold = "Not shown."

    /// The versions that changed something which the actor does not see.
    func untoldVersions(to actor: Actor, in connection: any SQLConnection) throws -> [Int64: [FrameworkDifference.Line]] {
        if AccessTable.grants(actor, .readRestricted) { return [:] }
        let seen = try framework(seenBy: actor, in: connection)
        return try connection.frameworks.changes().filter { !$0.value.allSatisfy(seen.shows) }
    }

    /// An import that the capability reaches. What it does not reach is not there, in the same words.
    func existingImport(
        _ number: Int64, for capability: Capability, of actor: Actor, _ connection: any SQLConnection
    ) throws -> Import {
        let record = try existingImport(number, connection)
        guard AccessTable.reach(of: actor, for: capability).covers(record.scope) else { throw Bellwether.noSuchImport(number) }
        return record
    }

    /// The packs of meetings that the actor may know of.
    func packs(seenBy actor: Actor, in connection: any SQLConnection) throws -> [Pack] {
        let packs = try connection.packs.all()
        if AccessTable.grants(actor, .readRestricted) { return packs }
        let seen = try framework(seenBy: actor, in: connection)
        return packs.filter { seen.meeting($0.meeting) != nil }
    }

    /// Entries of the trail with the details that the actor may read. That something was done, when and by whom stays:
    /// the trail has no holes.
    func told(to actor: Actor, in connection: any SQLConnection) throws -> (AuditEntry) -> AuditEntry {
        if AccessTable.grants(actor, .readRestricted) { return { $0 } }
        let seen = try framework(seenBy: actor, in: connection)
        let versions = Set(try untoldVersions(to: actor, in: connection).keys.map(String.init))
        let packs = Set(try packs(seenBy: actor, in: connection).map { "\($0.number)" })
        return { entry in
            let isUntold =
                entry.noun == "framework" && versions.contains(entry.nounID)
                || entry.noun == "pack" && !packs.contains(entry.nounID)
            var entry = entry
            if isUntold { entry.detail = Bellwether.untold }
            // An entry of a meeting has the meeting's id, which often says the day on which it sits.
            if entry.noun == "meeting", seen.meeting(ID(entry.nounID)) == nil {
                (entry.nounID, entry.detail) = ("unnamed", Bellwether.untold)
            }
            return entry
        }
    }
}

extension ImportAnswer {
    /// As an actor may read it. An officer's file is read by the whole framework, so what was found in it is kept from
    /// whoever sees a part: a token can be made for less than its person may.
    func shown(to actor: Actor, _ seen: FrameworkVersion) -> ImportAnswer {
        var shown = self
        shown.version = seen
        let seesAll = AccessTable.grants(actor, .readRestricted) || version.open(now: version) === version
        if record.agency == nil, !seesAll {
            (shown.problems, shown.notices, shown.changes, shown.offer) = ([], [], [], nil)
        }
        return shown
    }
}
