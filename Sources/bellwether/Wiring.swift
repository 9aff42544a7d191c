import ArgumentParser
import Assets
import Domain
import Foundation
import Services
import Storage

/// Where the partnerships' databases are: a folder with one SQLite file each, or a PostgreSQL address with one
/// schema each.
struct PlaceOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Folder of the SQLite files.", valueName: "dir"))
    var data = "data"

    @Option(name: .long, help: ArgumentHelp("PostgreSQL address instead, postgres://user@host/database.", valueName: "url"))
    var database: String?

    @Option(name: .long, help: ArgumentHelp("Which partnership, when there are several.", valueName: "name"))
    var partnership: String?
}

/// The only place that builds the real set of things.
struct Wiring {
    var place: PlaceOptions
    /// Serving reads from several connections; a command has one, and leaves the machine's memory to others.
    var isServing = false
    /// A demonstration has a clock that stands still, by which no provider's token is good.
    var signsInByProvider = false
    /// The people of a demonstration have no mail boxes, and a command that tells nobody anything needs no settings.
    var sendsMail = false

    private static var oneCommand: SQLiteDatabase.Settings {
        var settings = SQLiteDatabase.Settings()
        (settings.readers, settings.cacheMegabytes, settings.mappedMegabytes) = (1, 32, 0)
        return settings
    }

    static func now() -> Instant { Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)) }

    /// The database of a partnership that exists.
    func open() async throws -> any Database {
        let name = try place.partnership ?? onlyPartnership()
        guard place.database != nil || FileManager.default.fileExists(atPath: path(of: name)) else {
            throw Failed(
                message:
                    "There is no partnership \(name) in \(place.data). Make one with: bellwether create \(name) --framework FILE.yaml"
            )
        }
        return try await database(named: name)
    }

    /// The services over it, on a schema that is current.
    func services(clock: @escaping @Sendable () -> Instant = Wiring.now) async throws -> Bellwether {
        let database = try await open()
        try await Migrator().requireCurrent(database)
        return try services(over: database, clock: clock)
    }

    /// A server needs the key that it had before; a command signs nobody in and makes no file.
    func services(over database: any Database, clock: @escaping @Sendable () -> Instant) throws -> Bellwether {
        Bellwether(
            database: database, stylesheet: Assets.stylesheet, secrets: isServing ? try secrets() : .inMemory(),
            provider: signsInByProvider ? try provider() : nil, mailer: sendsMail ? try mailer() : nil, clock: clock)
    }

    /// The installation's key where there is one; a command that only looks makes none.
    func presentSecrets() throws -> Secrets? {
        do {
            return try Secrets.present(in: ProcessInfo.processInfo.environment, file: place.data + "/bellwether.key")
        } catch let unusable as Secrets.Unusable {
            throw Failed(message: unusable.description)
        }
    }

    /// From the environment, or from a file beside the databases that only its owner can read.
    private func secrets() throws -> Secrets {
        do {
            try FileManager.default.createDirectory(atPath: place.data, withIntermediateDirectories: true)
            return try Secrets.find(in: ProcessInfo.processInfo.environment, file: place.data + "/bellwether.key")
        } catch let unusable as Secrets.Unusable {
            throw Failed(message: unusable.description)
        }
    }

    /// By whom people may sign in besides passwords, when somebody set that up.
    private func provider() throws -> OpenIDProvider? {
        do {
            return try OpenIDSettings.find(in: ProcessInfo.processInfo.environment, file: place.data + "/open-id.conf")
                .map { OpenIDProvider($0) }
        } catch let unusable as Secrets.Unusable {
            throw Failed(message: unusable.description)
        }
    }

    /// By what mail goes out, when somebody set that up.
    private func mailer() throws -> Mailer? {
        do {
            return try MailSettings.find(in: ProcessInfo.processInfo.environment, file: place.data + "/mail.conf").map {
                Mailer($0)
            }
        } catch let unusable as Secrets.Unusable {
            throw Failed(message: unusable.description)
        }
    }

    func database(named name: String) async throws -> any Database {
        guard ID<Partnership>.isWellFormed(name) else {
            throw Failed(message: "\(name) cannot name a partnership. Use lower-case letters, digits and hyphens.")
        }
        if let address = place.database {
            return try await PostgresDatabase.open(
                address, schema: "bellwether_" + name.replacing("-", with: "_").replacing(".", with: "_"))
        }
        try FileManager.default.createDirectory(atPath: place.data, withIntermediateDirectories: true)
        return try SQLiteDatabase(path: path(of: name), settings: isServing ? SQLiteDatabase.Settings() : Wiring.oneCommand)
    }

    func path(of name: String) -> String { place.data + "/" + name + ".sqlite" }

    func exists(_ name: String) -> Bool { place.database == nil && FileManager.default.fileExists(atPath: path(of: name)) }

    /// Makes an empty database where there is none, to be set up on its pages; false when there is one.
    mutating func makeEmpty() async throws -> Bool {
        if place.database == nil, place.partnership == nil, try names().isEmpty { place.partnership = "partnership" }
        guard let name = place.partnership, !exists(name) else { return false }
        let database = try await database(named: name)
        // In PostgreSQL a schema with tables is a partnership already, of whatever version.
        guard case .empty = try await Migrator().status(database) else { return false }
        _ = try await Migrator().migrate(database, at: Wiring.now().secondsSince1970)
        try await database.close()
        return true
    }

    private func names() throws -> [String] {
        let files =
            FileManager.default.fileExists(atPath: place.data)
            ? try FileManager.default.contentsOfDirectory(atPath: place.data) : []
        return files.filter { $0.hasSuffix(".sqlite") }.map { String($0.dropLast(7)) }.sorted()
    }

    private func onlyPartnership() throws -> String {
        guard place.database == nil else {
            throw Failed(message: "Say which partnership: --partnership NAME.")
        }
        let names = try names()
        switch names.count {
        case 1: return names[0]
        case 0:
            throw Failed(
                message:
                    "There is no partnership in \(place.data) yet. Make one with: bellwether create NAME --framework FILE.yaml")
        default: throw Failed(message: "Say which partnership with --partnership: \(names.joined(separator: ", ")).")
        }
    }
}

/// The files that come with Bellwether: the demonstration and the catalogue.
enum Samples {
    /// Beside the working folder, beside the program as installed, or in the checkout that built it.
    static func folder() throws -> String {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        var candidates = [ProcessInfo.processInfo.environment["BELLWETHER_SAMPLES"], "Samples"].compactMap { $0 }
        candidates.append(program.appendingPathComponent("../share/bellwether/Samples").path)
        var parent = program
        for _ in 0..<4 {
            parent = parent.deletingLastPathComponent()
            candidates.append(parent.appendingPathComponent("Samples").path)
        }
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + "/aireborough.yaml") }) else {
            throw Failed(message: "The Samples folder was not found. Run from the checkout, or set BELLWETHER_SAMPLES to it.")
        }
        return found
    }
}

enum Files {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failed(message: "\(path) cannot be read. Check the name and that you may read it.")
        }
        return [UInt8](data)
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw Failed(message: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}

extension String {
    /// A day as an option gives it.
    func day(for option: String) throws -> Day {
        guard let day = Day(iso8601: self) else {
            throw ValidationError("\(option) takes a day such as 2026-09-30, not \(self).")
        }
        return day
    }
}
