import ArgumentParser
import Domain
import Foundation
import Services

/// Hides the small counts of any table, and as few others as keep them hidden.
struct ProtectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect", abstract: "Hide the small counts of a table, and what would give them away.",
        discussion: """
            Prints the table with “c” for what is hidden: counts from 1 to the threshold, and the few others from which they \
            could be worked out. Noughts stay. Only the named columns are printed. docs/methods/protection.md says what this \
            promises and what it does not.
            """)

    @Argument(help: "The table: a CSV file with the true counts.") var file: String
    @Option(name: .long, help: ArgumentHelp("The column with the counts.", valueName: "column")) var count: String
    @Option(
        name: .long, help: ArgumentHelp("The columns that say what is counted, with commas between them.", valueName: "columns"))
    var by: String
    @Option(
        name: .long,
        help: ArgumentHelp("A CSV file with the columns column, code and parent: what adds up to what.", valueName: "file"))
    var hierarchy: String?
    @Option(name: .long, help: "The largest count that is hidden for being small.") var threshold = 5

    func validate() throws {
        guard threshold >= 0 else { throw ValidationError("The threshold is 0 or more.") }
    }

    func run() throws {
        let columns = by.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let outcome = try TableProtection.protect(
            try Files.bytes(file), count: count, by: columns, hierarchy: try hierarchy.map { try Files.bytes($0) },
            threshold: threshold)
        switch outcome {
        case .safe(let bytes, let cells, let hidden):
            FileHandle.standardOutput.write(Data(bytes))
            Console.say("\(hidden) of \(cells) counts are hidden.")
        case .refused(let problems):
            let lines = ["\(file) was not protected:"] + ProblemLines.of(problems, count: problems.count)
            throw Failed(message: lines.joined(separator: "\n"))
        }
    }
}
