import ArgumentParser
import Domain
import Foundation
import Services

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read figures, published statistics and neighbours; all or nothing for each file.")

    @Argument(help: "The files.") var files: [String]
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The format, when it is not to be recognised by content.", valueName: "format"))
    var format: String?
    @Flag(name: .long, help: "Say what would happen and change nothing.") var dryRun = false
    @Option(name: .long, help: ArgumentHelp("The day from which the figures count as known; today otherwise.", valueName: "date"))
    var knownOn: String?
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let knownOn = try knownOn?.day(for: "--known-on")
        let answers: [ImportAnswer]
        do {
            answers = try await importAll(knownOn: knownOn)
        } catch let failure as Failed {
            throw Failed(message: failure.message, asJSON: json)
        } catch let refusal as Refusal {
            throw Failed(message: refusal.description, asJSON: json)
        }
        if json {
            Console.result(JSONText.of(ImportReport(answers, dryRun: dryRun)))
        } else {
            for answer in answers { Console.say(ImportReport.sentences(answer, dryRun: dryRun)) }
        }
        if answers.contains(where: \.isRefused) { throw ExitCode(1) }
    }

    private func importAll(knownOn: Day?) async throws -> [ImportAnswer] {
        let contents = try files.map { (name: URL(fileURLWithPath: $0).lastPathComponent, bytes: try Files.bytes($0)) }
        let services = try await Wiring(place: place).services()
        return try await services.importFiles(contents, as: format, knownOn: knownOn, dryRun: dryRun, by: .owner)
    }
}

/// What `import` says, in the form of the contract.
struct ImportReport: Encodable {
    struct File: Encodable {
        struct ProblemLine: Encodable {
            var sheet: String?
            var row: Int?
            var column: String?
            var what: String
            var `do`: String

            init(_ problem: Problem) {
                (sheet, row, column, what, `do`) = (problem.sheet, problem.row, problem.column, problem.what, problem.remedy)
            }
        }

        var name: String
        var read, new, changed, unchanged: Int
        var leftOut: [String: Int]
        var problems: [ProblemLine]
        /// What refuses nothing and should be known.
        var notices: [ProblemLine]

        enum CodingKeys: String, CodingKey {
            case name, read, new, changed, unchanged, problems, notices
            case leftOut = "left_out"
        }
    }

    var format: String
    var outcome: String
    var files: [File]

    init(_ answers: [ImportAnswer], dryRun: Bool) {
        format = Set(answers.map(\.record.format)).sorted().joined(separator: ", ")
        if answers.contains(where: { $0.record.state == .refused }) {
            outcome = "refused"
        } else if answers.contains(where: { $0.record.state == .unmapped }) {
            outcome = "unmapped"
        } else {
            outcome = dryRun ? "previewed" : "accepted"
        }
        files = answers.map { answer in
            let counts = answer.record.counts
            return File(
                name: answer.record.fileName, read: counts.read, new: counts.new, changed: counts.changed,
                unchanged: counts.unchanged,
                leftOut: counts.leftOut,
                problems: answer.problems.map(File.ProblemLine.init), notices: answer.notices.map(File.ProblemLine.init))
        }
    }

    static func sentences(_ answer: ImportAnswer, dryRun: Bool) -> String {
        let (record, counts) = (answer.record, answer.record.counts)
        var lines = ["\(record.fileName): read as \(record.format), \(counts.read) rows."]
        if answer.isRefused {
            lines.append("  Refused; nothing was changed. \(answer.problemCount) problem\(answer.problemCount == 1 ? "" : "s"):")
            lines += ProblemLines.of(answer.problems, count: answer.problemCount)
            if answer.record.state == .unmapped, record.number > 0 {
                lines.append("  It is kept as import \(record.number), which waits for a mapping.")
            }
            return lines.joined(separator: "\n")
        }
        let verb = dryRun ? "Would be" : "Now"
        if answer.neighbourCount > 0 { lines.append("  \(answer.neighbourCount) neighbours.") }
        lines.append("  \(verb) new \(counts.new), changed \(counts.changed), unchanged \(counts.unchanged).")
        for (reason, count) in counts.leftOut.sorted(by: { $0.key < $1.key }) { lines.append("  Left out \(count): \(reason).") }
        if answer.noticeCount > 0 {
            lines.append("  Worth knowing:")
            lines += ProblemLines.of(answer.notices, count: answer.noticeCount)
        }
        if !dryRun, record.state == .accepted { lines.append("  This is import \(record.number).") }
        return lines.joined(separator: "\n")
    }
}
