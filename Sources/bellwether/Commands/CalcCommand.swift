import ArgumentParser
import Calc
import Foundation

/// One statistical method over a file of cases: the function that the pages call, for analysts to pipe into.
struct CalcCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calc", abstract: "Work out one statistical method for each case of a JSON file.",
        discussion: """
            Reads {"cases": [{"id": …, "input": {…}}, …]} and writes {"results": [{"id": …, "result": {…}}, …]} in the same \
            order. A case that cannot be computed gets an "error" with the reason, and the others go on.

            Methods: \(Calc.names.joined(separator: ", ")). Each has a page under docs/methods.
            """)

    @Argument(help: "The name of the method.") var method: String
    @Argument(help: "The file of cases; “-” or nothing reads standard input.") var file = "-"

    func run() throws {
        let cases: Data
        do {
            cases = try file == "-" ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(filePath: file))
        } catch {
            throw Failed(message: "\(file) cannot be read. Check its name, and that you may read it.")
        }
        do throws(Calc.Fault) {
            FileHandle.standardOutput.write(try Calc.results(method, of: cases))
        } catch {
            switch error {
            case .unknownMethod(let name):
                throw Failed(message: "There is no method “\(name)”. Choose from: \(Calc.names.joined(separator: ", ")).")
            case .unreadable(let why): throw Failed(message: "\(file) is not a file of cases: \(why).")
            }
        }
    }
}
