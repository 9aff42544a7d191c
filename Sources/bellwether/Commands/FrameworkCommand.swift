import ArgumentParser
import Domain
import Services

struct FrameworkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "framework", abstract: "See what a framework file would change, and apply it as a new version.",
        subcommands: [Check.self, Diff.self, Apply.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say whether a framework file can be used.")
        @Argument(help: "The framework file.") var file: String

        func run() async throws {
            let text = try Files.text(file)
            try FrameworkProblemReport.refuse(text, name: file)
            let checked = try Bellwether.checkFramework(text)
            for notice in checked.notices { Console.say(notice) }
            Console.result(
                "\(file) can be used: \(checked.framework.indicators.count) indicators, \(checked.framework.areas.count) areas.")
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say what a framework file would change.")
        @Argument(help: "The framework file.") var file: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let text = try Files.text(file)
            try FrameworkProblemReport.refuse(text, name: file)
            let difference = try await Wiring(place: place).services().frameworkDifference(text, as: .owner)
            FrameworkDifferenceReport.print(difference)
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a framework file the partnership's newest version.")
        @Argument(help: "The framework file.") var file: String
        @Option(name: .long, help: ArgumentHelp("Why it changes; kept with the version.", valueName: "text")) var why: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let text = try Files.text(file)
            try FrameworkProblemReport.refuse(text, name: file)
            let services = try await Wiring(place: place).services()
            let difference = try await services.applyFramework(text, why: why ?? "Applied from \(file)", as: .owner)
            FrameworkDifferenceReport.print(difference)
        }
    }
}

enum FrameworkDifferenceReport {
    static func print(_ difference: FrameworkDifference) {
        if difference.isEmpty { Console.result("Nothing changes.") }
        for line in difference.lines { Console.result("\(line.change.rawValue) \(line.noun) \(line.id): \(line.name)") }
    }
}

/// The problems of a framework file, each with its line, as one refusal.
enum FrameworkProblemReport {
    static func refuse(_ text: String, name: String) throws {
        do {
            _ = try Bellwether.checkFramework(text)
        } catch let problems as FrameworkRefused {
            let lines = problems.problems.map { "\(name)\($0.row.map { ":\($0)" } ?? ""): \($0.what) \($0.remedy)" }
            throw Failed(message: lines.joined(separator: "\n"))
        }
    }
}
