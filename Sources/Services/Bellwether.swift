import Domain
import Exchange
import Storage
import Synchronization

/// The use cases. The command line, the pages and the API do the same thing by the same call.
///
/// Each call takes an actor, names the capability that it needs, and what changes something writes one audit entry
/// in the same transaction. Each read of figures takes an audience.
public final class Bellwether: Sendable {
    let database: any Database
    let stylesheet: String
    let clock: @Sendable () -> Instant
    let secrets: Secrets
    let passwords: Passwords
    let provider: OpenIDProvider?
    /// By what mail goes out; nil where nobody set that up.
    let mailer: Mailer?
    /// What may fall due, noun by noun.
    let dueSources: [DueSource]
    let frameworkSearch = FrameworkSearchPlace()
    let searchedPeople = Remembered<Day, [SearchedPerson]>(most: 1)
    let openFrameworks = OpenFrameworks()
    let desk = ImportDesk()
    private let cached = Mutex<FrameworkVersion?>(nil)
    private let cataloguePlace = Mutex<[CatalogueEntry]>([])
    let countedActions = Remembered<ActionCountKey, ActionCounts>(most: 200)
    let countedChallenges = Remembered<ChallengeCountKey, ChallengeCounts>(most: 200)

    /// - Parameters:
    ///   - stylesheet: goes into packs, which are whole files of their own.
    ///   - secrets: a server gives the key that it had before, or nobody's second factor can be read any more.
    ///   - passwords: what keeping one costs; tests lower it.
    ///   - provider: by which people may sign in besides passwords.
    ///   - mailer: by which people are told by e-mail that something waits for them.
    public init(
        database: any Database, stylesheet: String, secrets: Secrets = .inMemory(), passwords: Passwords = Passwords(),
        provider: OpenIDProvider? = nil, mailer: Mailer? = nil, dueSources: [DueSource] = DueSource.all,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.stylesheet = stylesheet
        self.secrets = secrets
        self.passwords = passwords
        self.provider = provider
        self.mailer = mailer
        self.dueSources = dueSources
        self.clock = clock
    }

    /// The same, on another day: the demonstration tells what happened before.
    func standing(at instant: Instant) -> Bellwether {
        Bellwether(
            database: database, stylesheet: stylesheet, secrets: secrets, passwords: passwords, provider: provider,
            mailer: mailer, dueSources: dueSources, clock: { instant })
    }

    /// By the clock that everything here goes by.
    public var today: Day { clock().day }

    /// Denied by default: what the access table does not grant is refused in words that give nothing away.
    func require(_ capability: Capability, of actor: Actor) throws {
        guard AccessTable.grants(actor, capability) else {
            throw Refusal(.denied, "You may not \(capability.rawValue).", remedy: "Ask whoever runs Bellwether for you.")
        }
    }

    /// Nobody reads for a wider circle than they belong to.
    func require(_ capability: Capability, of actor: Actor, for audience: Audience) throws {
        try require(capability, of: actor)
        if audience == .board, actor.audience != .board {
            throw Refusal(.denied, "You may not read the board's figures.", remedy: "Ask whoever runs Bellwether for you.")
        }
    }

    /// Whether the database answers and holds a partnership.
    public func isReady() async -> Bool {
        do {
            return try await database.read { try $0.frameworks.numberInForce() != nil }
        } catch {
            return false
        }
    }

    /// The framework on a day, or now. The newest version is kept: it is read for every page.
    func frameworkInForce(asKnown day: Day?, in connection: any SQLConnection) throws -> FrameworkVersion {
        let number = try connection.frameworks.numberInForce(on: day)
        guard let number else {
            throw Refusal(
                .notFound, day.map { "Nothing was known on \($0.long)." } ?? "This partnership has no framework yet.",
                remedy: day == nil
                    ? "Set it up from the home page, or make it with: bellwether create NAME --framework FILE.yaml"
                    : "Give a later day.")
        }
        if let known = cached.withLock({ $0 }), known.number == number { return known }
        let version = try FrameworkVersion(try connection.frameworks.version(number))
        if day == nil { cached.withLock { $0 = version } }
        return version
    }

    public func setCatalogue(_ bytes: [UInt8]) throws {
        let entries = try CatalogueFile.read(bytes)
        cataloguePlace.withLock { $0 = entries }
    }

    var catalogueEntries: [CatalogueEntry] { cataloguePlace.withLock { $0 } }
}

extension FrameworkVersion {
    /// A kept version, read back. It was checked when it was kept, so a problem now means that the database is damaged.
    convenience init(_ kept: KeptFramework?) throws {
        guard let kept else { throw StorageError(.damaged, "A version of the framework is missing. Restore a backup.") }
        let framework = try FrameworkFile.read(kept.document).framework
        self.init(number: kept.number, knownFrom: kept.knownFrom, actor: kept.actor, why: kept.why, framework: framework)
    }
}
