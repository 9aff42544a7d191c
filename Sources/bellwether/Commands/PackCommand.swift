import ArgumentParser
import Domain
import Foundation
import Services

struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Freeze a meeting's pack, or print the one that is frozen.")

    @Argument(help: "The meeting's id.") var meeting: String
    @Option(name: .long, help: "html.") var format: Pack.Format = .html
    @Option(name: .long, help: "board or public.") var audience: Audience = .board
    @Flag(name: .long, help: "Freeze a new one although there is one.") var again = false
    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file")) var output: String?
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let services = try await Wiring(place: place).services()
        let (pack, bytes) = try await refusable {
            let frozen = try await services.packs(as: .owner).filter {
                $0.meeting.text == meeting && $0.audience == audience && $0.format == format
            }.max { $0.number < $1.number }
            let pack =
                if let frozen, !again { frozen } else {
                    try await services.freezePack(ID(meeting), format: format, audience: audience, as: .owner)
                }
            return try await services.packBytes(pack.number, as: .owner)
        }
        Console.say("Pack \(pack.number), figures as known on \(pack.asKnown.long), SHA-256 \(pack.sha256).")
        if let output { try Files.write(bytes, to: output) } else { FileHandle.standardOutput.write(Data(bytes)) }
    }
}

extension Pack.Format: ExpressibleByArgument {}
