import Domain
import Exchange
import Storage

/// A framework file that cannot be used, with every problem and its line.
public struct FrameworkRefused: Error {
    public var problems: [Problem]
}

/// One version of the framework in the list of them.
public struct FrameworkVersionLine: Sendable {
    public var number: Int64
    public var knownFrom: Day
    public var recordedAt: Instant
    public var actor: Actor
    public var why: String
}

extension Bellwether {
    public func framework(as actor: Actor) async throws -> FrameworkVersion {
        try require(.readFramework, of: actor)
        return try await database.read { [self] in try framework(seenBy: actor, in: $0) }
    }

    public func frameworkVersions(as actor: Actor) async throws -> [FrameworkVersionLine] {
        try require(.readFramework, of: actor)
        return try await database.read { [self] connection in
            try lines(connection.frameworks.history(), to: actor, in: connection)
        }
    }

    /// The framework as a file that `apply` finds unchanged.
    public func frameworkText(asKnown: Day? = nil, as actor: Actor) async throws -> String {
        try require(.readFramework, of: actor)
        return FrameworkFile.write(
            try await database.read { [self] in try framework(seenBy: actor, asKnown: asKnown, in: $0).framework })
    }

    /// Reads a framework file; throws `FrameworkRefused` with what is wrong with it.
    public static func checkFramework(_ text: String) throws -> (framework: Framework, notices: [String]) {
        do {
            return try FrameworkFile.read(text)
        } catch {
            throw FrameworkRefused(problems: error.problems)
        }
    }

    public func frameworkDifference(_ text: String, as actor: Actor) async throws -> FrameworkDifference {
        try require(.readFramework, of: actor)
        let (new, _) = try Bellwether.checkFramework(text)
        return FrameworkDifference(from: try await framework(as: actor).framework, to: new)
    }

    /// Makes a file the newest version, unless it says what is in force already.
    public func applyFramework(_ text: String, why: String, as actor: Actor) async throws -> FrameworkDifference {
        try require(.changeFramework, of: actor)
        let (new, _) = try Bellwether.checkFramework(text)
        let now = clock()
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            let difference = FrameworkDifference(from: try frameworkInForce(asKnown: nil, in: connection).framework, to: new)
            if !difference.isEmpty {
                try keepFramework(new, difference, why: why, at: now, by: actor, verb: "apply", connection)
            }
            return difference
        }
    }

    /// Makes the partnership of an empty database.
    public func create(from text: String, why: String, knownFrom: Day? = nil, as actor: Actor) async throws -> FrameworkVersion {
        try require(.changeFramework, of: actor)
        let (framework, _) = try Bellwether.checkFramework(text)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.partnership.create(
                KeptPartnership(id: framework.partnership.id.text, name: framework.partnership.name, createdAt: now))
            // What a partnership is holds for its past too: figures of ten years ago are read by it.
            let start = knownFrom ?? Day(number: 0)
            try keepFramework(framework, nil, why: why, knownFrom: start, at: now, by: actor, verb: "create", connection)
            return try frameworkInForce(asKnown: nil, in: connection)
        }
    }

    public func isEmpty() async throws -> Bool {
        try await database.read { try $0.frameworks.numberInForce() == nil }
    }

    /// - Parameter difference: what it changes; nil for the first version, which is new as a whole.
    func keepFramework(
        _ framework: Framework, _ difference: FrameworkDifference?, why: String, knownFrom: Day? = nil, at now: Instant,
        by actor: Actor, verb: String, _ connection: any SQLConnection
    ) throws {
        let document = FrameworkFile.write(framework)
        let number = try connection.frameworks.apply(document, knownFrom: knownFrom ?? now.day, at: now, by: actor, why: why)
        if let difference { try connection.frameworks.keepChanges(difference, of: number) }
        try connection.audit.append(
            at: now, by: actor, .changeFramework, verb: verb, noun: "framework", id: "\(number)", detail: why,
            contentHash: Bellwether.hash(Array(document.utf8)))
    }

    /// The catalogue's indicators that are meant by a search.
    public func catalogue(matching text: String, as actor: Actor) async throws -> [CatalogueEntry] {
        try require(.readFramework, of: actor)
        let search = IndicatorSearch(text)
        return catalogueEntries.filter {
            search.matches(codes: [$0.nationalCode, $0.predecessorCode], texts: [$0.title, $0.leadAgency, $0.theme, $0.id.text])
        }
    }
}
