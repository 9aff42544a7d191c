import ArgumentParser
import Domain
import Services

struct RetainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retain", abstract: "Clear away what has been kept for long enough. A server does so once a month.")

    @Flag(name: .long, help: "Say what would go, and change nothing.") var dryRun = false
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    struct Report: Encodable {
        var outcome: String
        var at: String
        var cleared: [String: Int]
    }

    func run() async throws {
        try await refusable {
            // With the key of the installation: it signs a checkpoint of the audit trail.
            let services = try await Wiring(place: place, isServing: true).services()
            let report = try await services.retain(dryRun: dryRun, as: .owner)
            if json {
                let cleared = Dictionary(report.lines.map { ($0.what, $0.count) }, uniquingKeysWith: +)
                Console.result(
                    JSONText.of(Report(outcome: dryRun ? "dry-run" : "done", at: report.at.iso8601, cleared: cleared)))
            } else {
                for line in report.lines { Console.result("\(line.what): \(line.count)") }
                Console.say(dryRun ? "Nothing was changed." : "It stands in the audit trail.")
            }
        }
    }
}
