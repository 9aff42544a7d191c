import ArgumentParser
import Domain
import Services

struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Step an accepted import's figures back to what was known before. Packs stay.")

    @Argument(help: "The number of the import.") var number: Int64
    @Option(name: .long, help: ArgumentHelp("Why it is withdrawn; kept for good.", valueName: "text")) var why: String
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let record = try await refusable { try await Wiring(place: place).services().withdraw(number, why: why, as: .owner) }
        Console.say(
            "Import \(record.number) (\(record.fileName)) is withdrawn: its figures stepped back to what was known before.")
    }
}

/// Runs something that may be refused, and says the refusal in one line.
func refusable<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as Refusal {
        throw Failed(message: refusal.description)
    }
}
