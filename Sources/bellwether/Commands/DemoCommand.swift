import ArgumentParser
import Domain
import Services
import Storage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make the demonstration partnership when it is not there, and serve it.")

    @OptionGroup var limit: InterfaceOptions
    @OptionGroup var place: PlaceOptions
    @Option(name: .long, help: ArgumentHelp("The day on which the demonstration stands.", valueName: "date")) var asOf =
        "2026-11-21"
    @Option(name: .long, help: "The port to serve on.") var port = 8080
    @Flag(name: .long, help: "Make it, and do not serve.") var buildOnly = false

    func run() async throws {
        let today = try asOf.day(for: "--as-of")
        let wiring = Wiring(place: place, isServing: true)
        let clock: @Sendable () -> Instant = { Instant(secondsSince1970: Instant.start(of: today).secondsSince1970 + 9 * 3600) }
        let database = try await wiring.database(named: "aireborough")
        if case .current = try await Migrator().status(database) {
        } else {
            _ = try await Migrator().migrate(database, at: clock().secondsSince1970)
        }
        let services = try wiring.services(over: database, clock: clock)
        if try await services.isEmpty() {
            Console.say("Making the demonstration partnership, Aireborough. Everything in it is invented.")
            let samples = try Samples.folder()
            try await services.buildDemonstration(
                framework: try Files.text(samples + "/aireborough.yaml"),
                generator: try Files.text(samples + "/aireborough-generator.yaml"),
                progress: { Console.say("  \($0)") })
        }
        try services.setCatalogue(Samples.catalogue())
        try await services.addDemonstrationPeople()
        Console.say("Sign in as anybody whom the first page offers, without a password:")
        for person in try await services.people(as: .demonstration) {
            Console.say("  \(person.name), \(person.grants.map(\.role.label).joined(separator: ", "))")
        }
        if buildOnly { return }
        try await Serving(services: services, host: "127.0.0.1", port: port, requestsPerMinute: limit.requestsPerMinute).run()
    }
}

extension Samples {
    static func catalogue() throws -> [UInt8] { try Files.bytes(folder() + "/catalogue.csv") }
}
