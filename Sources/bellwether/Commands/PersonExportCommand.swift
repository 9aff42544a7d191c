import ArgumentParser
import Domain
import Services

extension PeopleCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Print everything that is kept about one person, as JSON, for them to read.")
        @Argument(help: "The e-mail address by which they sign in.") var email: String
        @Option(name: .shortAndLong, help: ArgumentHelp("Write there instead.", valueName: "file")) var output: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let bytes = try await Wiring(place: place).services().exportPerson(email: email, as: .owner)
                if let output {
                    try Files.write(bytes, to: output)
                } else {
                    Console.result(String(decoding: bytes.dropLast(), as: UTF8.self))
                }
            }
        }
    }
}
