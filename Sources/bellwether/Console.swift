import Domain
import Foundation

/// Messages for the person at the terminal. Results go to standard output, so that they can be piped.
enum Console {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func result(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

/// What is wrong with a file, a line each, for the person at the terminal.
enum ProblemLines {
    static func of(_ problems: [Problem], count: Int) -> [String] {
        let shown = problems.prefix(20).map { problem in
            let place = [
                problem.sheet.map { "sheet \($0)" }, problem.row.map { "row \($0)" }, problem.column.map { "column \($0)" },
                problem.cell.map { "“\($0)”" },
            ].compactMap(\.self)
            return "  \(place.joined(separator: ", "))\(place.isEmpty ? "" : ": ")\(problem.what) \(problem.remedy)"
        }
        return count > shown.count ? shown + ["  … and \(count - shown.count) more."] : shown
    }
}

/// A command that could not do what was asked: already said to the person, or still to be said.
struct Failed: Error {
    var message: String
    /// With `--json` the refusal is the one document on standard output.
    var asJSON = false

    func report() {
        guard asJSON else {
            Console.say(message)
            return
        }
        struct Document: Encodable { var outcome = "failed", reason: String }
        Console.result(JSONText.of(Document(reason: message)))
    }
}

enum JSONText {
    static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("Plain values encode: \(error)")
        }
    }
}
