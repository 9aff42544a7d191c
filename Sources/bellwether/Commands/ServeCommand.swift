import ArgumentParser
import Services
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a partnership's pages to this computer; from an empty folder, the pages that set one up.")

    @Option(name: .long, help: "Only an address of this computer.") var host = "127.0.0.1"
    @Option(name: .long, help: "The port to serve on.") var port = 8080
    @OptionGroup var limit: InterfaceOptions
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        var wiring = Wiring(place: place, isServing: true, signsInByProvider: true, sendsMail: true)
        if try await wiring.makeEmpty() {
            Console.say("There is no partnership here yet. Open http://127.0.0.1:\(port)/set-up to set one up.")
        }
        let services = try await wiring.services()
        try services.setCatalogue(Samples.catalogue())
        try await Serving(services: services, host: host, port: port, requestsPerMinute: limit.requestsPerMinute).run()
    }
}

struct InterfaceOptions: ParsableArguments {
    @Option(name: .customLong("api-limit"), help: "How many requests a minute one token or address may make under /api/v1.")
    var requestsPerMinute = 600

    func validate() throws {
        guard requestsPerMinute > 0 else { throw ValidationError("--api-limit takes a number from 1 on.") }
    }
}

/// The web application on a port of this computer.
struct Serving {
    var services: Bellwether
    var host: String
    var port: Int
    var requestsPerMinute: Int

    func run() async throws {
        guard ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw Failed(
                message:
                    "Bellwether answers this computer only; a proxy with TLS in front of it is not supported yet. Leave --host out, or give 127.0.0.1."
            )
        }
        Console.say(
            "Serving on http://\(host == "::1" ? "[::1]" : host):\(port), for this computer only. Stop with Ctrl-C."
        )
        try await WebApplication.run(services: services, host: host, port: port, requestsPerMinute: requestsPerMinute)
    }
}
