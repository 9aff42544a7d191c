import ArgumentParser
import Domain
import Services
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a database to this version of Bellwether, after making a backup.")

    @Option(name: .long, help: ArgumentHelp("Where the backup goes.", valueName: "file")) var backup: String?
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let wiring = Wiring(place: place)
        let database = try await wiring.open()
        if case .current = try await Migrator().status(database) {
            Console.say("The database is current. There is nothing to do.")
            return
        }
        let file = backup ?? "bellwether-before-migration-\(Wiring.now().secondsSince1970).backup"
        try await Backup.write(database, to: file)
        Console.say("A backup was made first: \(file)")
        for name in try await Migrator().migrate(database, at: Wiring.now().secondsSince1970) { Console.say("Applied \(name).") }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "Write everything into one file.")

    @Argument(help: "The file to make.") var file: String
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await Backup.write(try await Wiring(place: place).open(), to: file)
        Console.say("Everything is in \(file). Check it with: bellwether restore into a new name, then bellwether verify.")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a partnership from a backup. Never over one that is there.")

    @Argument(help: "The backup.") var file: String
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        guard let name = place.partnership else {
            throw ValidationError("Say under which name to restore it: --partnership NAME.")
        }
        let wiring = Wiring(place: place)
        if wiring.exists(name) {
            throw Failed(
                message:
                    "There is a partnership \(name) already, and a restore never overwrites. Give another --partnership name.")
        }
        let database = try await wiring.database(named: name)
        try await Backup.restore(file, into: database, at: Wiring.now().secondsSince1970)
        Console.say("Restored as \(name). Check it with: bellwether verify --partnership \(name)")
    }
}

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the database, the audit trail, kept files and frozen packs.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let wiring = Wiring(place: place)
        let secrets = try wiring.presentSecrets()
        let isOurs = secrets.map { secrets in { @Sendable (checkpoint: AuditCheckpoint) in secrets.signed(checkpoint) } }
        let faults = try await Verification.problems(in: try await wiring.open(), isOurs: isOurs)
        if secrets == nil {
            Console.say(
                "The key of this installation is not here: who signed the checkpoints of the audit trail was not looked at.")
        }
        guard faults.isEmpty else { throw Failed(message: faults.joined(separator: "\n")) }
        Console.result("Everything is as it was written: the tables, the audit trail, the kept files and the frozen packs.")
    }
}
