import ArgumentParser
import Domain
import Services
import Web

struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Tell people what is due soon, due today or overdue, each once. A server does so by itself.")

    @Flag(name: .long, help: "Say how many would be told, and change nothing.") var dryRun = false
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    struct Report: Encodable {
        var outcome: String
        var at: String
        var told: [String: Int]
    }

    func run() async throws {
        try await refusable {
            let report = try await Wiring(place: place).services().remind(dryRun: dryRun, as: .owner)
            if json {
                let told = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.key.rawValue, $0.value) })
                Console.result(JSONText.of(Report(outcome: dryRun ? "dry-run" : "done", at: report.at.iso8601, told: told)))
            } else {
                Console.result(report.words)
                if dryRun { Console.say("Nothing was changed.") }
            }
        }
    }
}

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Send what waits by e-mail, and say how that stands.",
        subcommands: [MailSendCommand.self, MailStatusCommand.self])
}

struct MailSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send what waits now. A server does so each minute.")

    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    struct Report: Encodable {
        var outcome: String
        var sent, refused, unsure, waiting: Int
        var fault: String?
    }

    func run() async throws {
        try await refusable {
            let services = try await Wiring(place: place, sendsMail: true).services()
            let report = try await services.sendMail(path: WebApplication.path, as: .owner)
            if json {
                Console.result(
                    JSONText.of(
                        Report(
                            outcome: report.fault == nil ? "done" : "failed", sent: report.sent, refused: report.refused,
                            unsure: report.unsure, waiting: report.waiting, fault: report.fault)))
            } else {
                Console.result(report.words)
                if let fault = report.fault { Console.say(fault + " What waits is tried again.") }
            }
        }
    }
}

struct MailStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Say whether mail goes out.")

    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    struct Report: Encodable {
        var way: String?
        var mails: [String: Int]
        var waitingSince: String?
        var fault: String?
    }

    func run() async throws {
        try await refusable {
            let status = try await Wiring(place: place, sendsMail: true).services().mailStatus(as: .owner)
            if json {
                let mails = Dictionary(uniqueKeysWithValues: status.counts.map { ($0.key.rawValue, $0.value) })
                Console.result(
                    JSONText.of(
                        Report(
                            way: status.way, mails: mails, waitingSince: status.oldest?.madeAt.iso8601,
                            fault: status.oldest?.fault)))
                return
            }
            Console.result(status.way.map { "Mail goes out \($0)." } ?? "No mail is set up, so none is sent.")
            for state in Mail.State.allCases { Console.result("\(state.rawValue): \(status.counts[state] ?? 0)") }
            if let trouble = status.trouble { Console.say(trouble) }
        }
    }
}

struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Make the words of the search anew, when verify says that they are not right.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await refusable {
            let count = try await Wiring(place: place).services().rebuildSearch(as: .owner)
            Console.result("The search knows \(count) \(count == 1 ? "thing" : "things").")
        }
    }
}
