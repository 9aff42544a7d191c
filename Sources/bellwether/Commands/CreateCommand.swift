import ArgumentParser
import Domain
import Services
import Storage

struct CreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a new partnership from a framework file.")

    @Argument(help: "A short name for it: lower-case letters, digits and hyphens.") var name: String
    @Option(name: .long, help: ArgumentHelp("What it measures and who it is.", valueName: "file.yaml")) var framework: String
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let wiring = Wiring(place: place)
        if wiring.exists(name) {
            throw Failed(
                message:
                    "There is a partnership \(name) already. Change it with: bellwether framework apply \(framework) --partnership \(name)"
            )
        }
        let text = try Files.text(framework)
        // A framework with problems must not leave an empty database behind.
        try FrameworkProblemReport.refuse(text, name: framework)
        let database = try await wiring.database(named: name)
        _ = try await Migrator().migrate(database, at: Wiring.now().secondsSince1970)
        let services = try wiring.services(over: database, clock: Wiring.now)
        guard try await services.isEmpty() else {
            throw Failed(message: "There is a partnership \(name) already in that database.")
        }
        let version = try await services.create(from: text, why: "Created from \(framework)", as: .owner)
        Console.say(
            "Made \(version.framework.partnership.name): \(version.framework.indicators.count) indicators, "
                + "\(version.framework.areas.count) areas, \(version.framework.agencies.count) agencies.")
        Console.say("Next: bellwether import FILE --partnership \(name), then bellwether serve --partnership \(name)")
        try await database.close()
    }
}
