import ArgumentParser
import Domain
import Foundation
import Services

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Who may sign in, and as what.",
        subcommands: [List.self, Add.self, Give.self, End.self, Link.self, SecondFactor.self, Close.self, Export.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Everybody with an account.")
        @Flag(name: .long, help: "Print one JSON document.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let people = try await Wiring(place: place).services().people(as: .owner)
            if json {
                Console.result(JSONText.of(people.map(PersonReport.init)))
            } else {
                for person in people { Console.result(PersonReport(person).line) }
                if people.isEmpty { Console.say("Nobody has an account yet. Add the first with: bellwether people add") }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a person and print the path of their invitation.")
        @Argument(help: "Their name.") var name: String
        @Argument(help: "The e-mail address by which they sign in.") var email: String
        @OptionGroup var held: RoleOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let services = try await Wiring(place: place).services()
                let grant = try held.grant(from: services.today)
                let added = try await services.addPerson(name: name, email: email, grants: [grant], as: .owner)
                Console.say("\(added.person.name) is person \(added.person.number). Give them this path, good for fourteen days:")
                Console.result("/links/\(added.invitation)")
            }
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "give", abstract: "Give a person a role.")
        @Argument(help: "The person's number.") var number: Int64
        @OptionGroup var held: RoleOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let services = try await Wiring(place: place).services()
                let person = try await services.grant(try held.grant(from: services.today), to: number, as: .owner)
                Console.say(PersonReport(person).line)
            }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "end", abstract: "End a role at once.")
        @Argument(help: "The person's number.") var number: Int64
        @OptionGroup var held: RoleOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let services = try await Wiring(place: place).services()
                let grant = try held.named()
                let person = try await services.endGrant(
                    grant.role, grant.scope, of: number, on: services.today.adding(days: -1), as: .owner)
                Console.say(PersonReport(person).line)
            }
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "Print the path of a new link to choose a password; older ones end.")
        @Argument(help: "The person's number.") var number: Int64
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                Console.result("/links/\(try await Wiring(place: place).services().newLink(for: number, as: .owner))")
            }
        }
    }

    struct SecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget-phone", abstract: "Take away a second factor whose phone and recovery codes are lost.")
        @Argument(help: "The person's number.") var number: Int64
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let person = try await Wiring(place: place).services().removeSecondFactor(of: number, as: .owner)
                Console.say("\(person.name) signs in by password alone, until a new second factor is set up.")
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Close an account: name and e-mail address are taken away.")
        @Argument(help: "The person's number.") var number: Int64
        @Option(name: .long, help: ArgumentHelp("Why; kept for good.", valueName: "text")) var why: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await refusable {
                let person = try await Wiring(place: place).services().closePerson(number, why: why, as: .owner)
                Console.say(PersonReport(person).line)
            }
        }
    }
}

/// A role as options give it.
struct RoleOptions: ParsableArguments {
    @Option(name: .long, help: "The role: administrator, business-manager, performance-officer, chair, data-lead, …")
    var role: String
    @Option(name: .long, help: "What it is for: partnership, agency:ID, body:ID or area:ID.") var scope = "partnership"
    @Option(name: .long, help: ArgumentHelp("The last day.", valueName: "date")) var until: String?

    func named() throws -> (role: Role, scope: Scope) {
        guard let role = Role(rawValue: role) else {
            throw ValidationError("--role takes one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard let scope = Scope(word: scope) else {
            throw ValidationError("--scope takes partnership, agency:ID, body:ID or area:ID.")
        }
        return (role, scope)
    }

    func grant(from day: Day) throws -> Grant {
        let (role, scope) = try named()
        return Grant(role: role, scope: scope, from: day, until: try until?.day(for: "--until"))
    }
}

/// A person as the command line says them.
struct PersonReport: Encodable {
    struct Held: Encodable {
        var role: String
        var scope: String
        var from: String
        var until: String?
    }

    var number: Int64
    var name: String
    var email: String
    var state: String
    var roles: [Held]

    init(_ person: Person) {
        (number, name, email, state) = (person.number, person.name, person.email, person.state.rawValue)
        roles = person.grants.map {
            Held(role: $0.role.rawValue, scope: $0.scope.word, from: $0.from.iso8601, until: $0.until?.iso8601)
        }
    }

    var line: String {
        let held = roles.map { "\($0.role) (\($0.scope))\($0.until.map { " until \($0)" } ?? "")" }
        return "\(number)  \(name)  \(email)  \(state)  \(held.isEmpty ? "no role" : held.joined(separator: ", "))"
    }
}
