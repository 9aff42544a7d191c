import ArgumentParser
import Foundation

@main
struct BellwetherCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bellwether",
        abstract: "Performance management for the boards that keep children safe.",
        discussion: """
            Exit codes: 0 done; 1 refused or failed, with a reason; 2 wrong usage. Messages go to standard error, \
            results to standard output.
            """,
        subcommands: [
            DemoCommand.self, CreateCommand.self, ServeCommand.self, FrameworkCommand.self, ImportCommand.self,
            WithdrawCommand.self, ExportCommand.self, PackCommand.self, RoundCommand.self, PeopleCommand.self, TokenCommand.self,
            MigrateCommand.self,
            BackupCommand.self,
            RestoreCommand.self, VerifyCommand.self, RetainCommand.self, RemindCommand.self, MailCommand.self,
            ReindexCommand.self, ScheduleCommand.self, CalcCommand.self, ProtectCommand.self,
        ])

    /// The parser's own codes (64 for wrong usage) are not those of our contract.
    static func main() async {
        // Whatever is written, databases above all, is for its owner alone.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failed {
            failure.report()
            exit(withError: ExitCode(1))
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if !text.isEmpty { code == .success ? print(text) : Console.say(text) }
            exit(withError: ExitCode(code == .success ? 0 : code == .validationFailure ? 2 : code.rawValue))
        }
    }
}
