import Foundation
import Testing

private let table = "Tests/TidyTests/AccessClasses.txt"

/// Nothing comes into the program without somebody having asked who may see it.
@Suite("Every noun has its access class")
struct AccessClassTests {
    @Test("every noun carries an access class, or says why it needs none")
    func rows() throws {
        let nouns = try Noun.read(try Repository.text("Tests/TidyTests/Nouns.txt")).map(\.name)
        let faults = accessClassFaults(nouns, try Repository.text(table), carriers: carriers())
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("a noun without a row, a folder that carries none and a reason of one word are found")
    func canFail() {
        let carriers: Set = ["Indicators"]
        #expect(accessClassFaults(["indicator"], "# x\nindicator | Indicators\n", carriers: carriers).isEmpty)
        #expect(accessClassFaults(["period"], "period | a value, kept inside figures", carriers: []).isEmpty)
        #expect(accessClassFaults(["indicator", "risk"], "indicator | Indicators", carriers: carriers).count == 1)
        #expect(accessClassFaults(["risk"], "risk | Risks", carriers: carriers).count == 2)
        #expect(accessClassFaults(["indicator"], "indicator | it is open to all", carriers: carriers).count == 1)
        #expect(accessClassFaults([], "risk | nobody knows of it yet", carriers: []).count == 1)
    }

    /// The folders of Domain in which a type has an access class of its own.
    private func carriers() -> Set<String> {
        Set(
            Repository.swift(under: "Sources/Domain").filter { $0.codeText.contains(/var access: AccessClass/) }
                .compactMap { $0.path.split(separator: "/").dropLast().last.map(String.init) })
    }
}

private func accessClassFaults(_ nouns: [String], _ text: String, carriers: Set<String>) -> [String] {
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let cells = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        rows[cells[0]] = cells.count == 2 ? cells[1] : ""
    }
    let missing = nouns.filter { rows[$0] == nil }.map {
        "\($0) has no row in \(table): give the folder whose type has `var access: AccessClass`, or say why it needs none"
    }
    let unknown = rows.keys.filter { !nouns.contains($0) }.sorted().map { "\(table) names \($0), which is no noun" }
    let wrong = rows.filter { !carriers.contains($0.value) && $0.value.split(separator: " ").count < 4 }
        .map { "\($0.key): “\($0.value)” is neither a folder whose type has an access class nor a reason" }
    let unlisted = carriers.subtracting(rows.values).sorted().map {
        "Sources/Domain/\($0) carries an access class and \(table) does not say so"
    }
    return missing + unknown + wrong.sorted() + unlisted
}
