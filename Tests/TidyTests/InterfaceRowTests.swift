import Foundation
import Testing

private let table = "Tests/TidyTests/Interface.txt"

/// What a board keeps, a program may have: no noun arrives without its rows of the interface, or the reason why not.
@Suite("Every noun has its interface")
struct InterfaceRowTests {
    @Test("every noun has a path that is there, or a reason")
    func rows() throws {
        let nouns = try Noun.read(try Repository.text("Tests/TidyTests/Nouns.txt")).map(\.name)
        let paths = Set(Repository.swift(under: "Sources/Web/API/Routes").flatMap(\.literals).map(\.text))
        let faults = interfaceFaults(nouns, try Repository.text(table), paths: paths)
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("a noun without a row, a path that is not there and a reason of one word are found")
    func canFail() {
        let paths: Set = ["/api/v1/figures"]
        #expect(interfaceFaults(["figure"], "# x\nfigure | /api/v1/figures\n", paths: paths).isEmpty)
        #expect(interfaceFaults(["period"], "period | a value, kept inside figures", paths: paths).isEmpty)
        #expect(interfaceFaults(["figure", "risk"], "figure | /api/v1/figures", paths: paths).count == 1)
        #expect(interfaceFaults(["figure"], "figure | /api/v1/other", paths: paths).count == 1)
        #expect(interfaceFaults(["figure"], "figure | later", paths: paths).count == 1)
        #expect(interfaceFaults([], "figure | /api/v1/figures", paths: paths).count == 1)
    }
}

private func interfaceFaults(_ nouns: [String], _ text: String, paths: Set<String>) -> [String] {
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let cells = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        rows[cells[0]] = cells.count == 2 ? cells[1] : ""
    }
    let missing = nouns.filter { rows[$0] == nil }.map {
        "\($0) has no row in \(table): give its path under /api/v1, or say why it has none"
    }
    let unknown = rows.keys.filter { !nouns.contains($0) }.sorted().map { "\(table) names \($0), which is no noun" }
    let wrong = rows.filter { $0.value.hasPrefix("/") ? !paths.contains($0.value) : $0.value.split(separator: " ").count < 4 }
        .map { "\($0.key): “\($0.value)” is neither a path of Sources/Web/API/Routes nor a reason" }
    return missing + unknown + wrong.sorted()
}
