import ArgumentParser
import Domain
import Services

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens by which programs act as a person.",
        subcommands: [List.self, Add.self, End.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Every token that was made.")
        @Flag(name: .long, help: "Print one JSON document.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let tokens = try await Wiring(place: place).services().tokens(of: nil, as: .owner).map(TokenReport.init)
            if json {
                Console.result(JSONText.of(tokens))
            } else {
                for token in tokens { Console.result(token.line) }
                if tokens.isEmpty { Console.say("Nobody has made a token yet.") }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a token for a person and print it, this once.")
        @Argument(help: "The person's number.") var number: Int64
        @Argument(help: "What it is for, such as \"Power BI refresh\".") var name: String
        @Option(
            name: .long, parsing: .upToNextOption,
            help: ArgumentHelp(
                "What the program may do, such as export-figures; several with a space between.", valueName: "what"))
        var may: [String]
        @Option(name: .long, help: ArgumentHelp("The last day, at most a year from today.", valueName: "date")) var until: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let services = try await Wiring(place: place).services()
                let draft = TokenDraft(name: name, scope: try scope(), until: try until.day(for: "--until"))
                let made = try await services.addToken(draft, for: number, as: .owner)
                Console.say("Token \(made.token.number) acts as person \(number). It is not shown again:")
                Console.result(made.secret)
            }
        }

        private func scope() throws -> Set<Capability> {
            let words = AccessToken.choices.map { $0.rawValue.replacing(" ", with: "-") }
            return Set(
                try may.map { word in
                    guard let capability = AccessToken.choices.first(where: { $0.rawValue.replacing(" ", with: "-") == word })
                    else {
                        throw ValidationError("--may takes some of \(words.joined(separator: ", ")).")
                    }
                    return capability
                })
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "end", abstract: "End a token at once.")
        @Argument(help: "The token's number.") var number: Int64
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let token = try await Wiring(place: place).services().endToken(number, as: .owner)
                Console.say(TokenReport(token).line)
            }
        }
    }
}

/// A token as the command line says it; never the token itself.
private struct TokenReport: Encodable {
    var number: Int64
    var person: Int64
    var name: String
    var may: [String]
    var until: String
    var used: String?
    var ended: String?

    init(_ token: AccessToken) {
        (number, person, name) = (token.number, token.person, token.name)
        may = Capability.allCases.filter(token.scope.contains).map(\.rawValue)
        (until, used, ended) = (token.until.iso8601, token.usedOn?.iso8601, token.endedAt?.iso8601)
    }

    var line: String {
        let end = ended.map { "ended \($0)" } ?? "until \(until)"
        return
            "\(number)  person \(person)  \(name)  \(end)  \(used.map { "used \($0)" } ?? "never used")  \(may.joined(separator: ", "))"
    }
}
