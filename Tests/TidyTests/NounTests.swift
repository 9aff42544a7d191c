import Foundation
import Testing

private let table = "Tests/TidyTests/Nouns.txt"

/// A noun that is kept comes with its whole slice: a store, a page, an export and a row in the
/// access table. `Nouns.txt` says where each part is, and why a part is missing where it is.
@Suite("Every noun has its slice")
struct NounTests {
    @Test("every folder of Domain stands in the table, and every row has its folder")
    func folders() throws {
        let folders = try Repository.names(in: "Sources/Domain").filter { Repository.isFolder("Sources/Domain/" + $0) }
        let faults = folderFaults(folders: folders, rows: try Noun.read(try Repository.text(table)))
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("what the table names is there")
    func slices() throws {
        let sources = Repository.swift(under: "Sources")
        let faults = try Noun.read(try Repository.text(table)).flatMap { noun in
            sliceFaults(of: noun, exists: Repository.exists, sources: sources)
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
}

@Suite("The noun rules can fail")
struct NounRuleTests {
    private let row = "figure | Figures | Figures | Figures | yes | read figures |"

    @Test("a folder without a row and a row without a folder are found")
    func folders() throws {
        let rows = try Noun.read("# a comment\n\n" + row)
        #expect(folderFaults(folders: ["Figures"], rows: rows).isEmpty)
        #expect(folderFaults(folders: ["Figures", "Risks"], rows: rows).count == 1)
        #expect(folderFaults(folders: [], rows: rows).count == 1)
    }

    @Test(
        "a row that says too little is refused",
        arguments: [
            "figure | Figures | Figures | Figures | yes",
            "figure | Figures | - | Figures | yes | read figures |",
            "figure | Figures | Figures | Figures | perhaps | read figures |",
            " | Figures | Figures | Figures | yes | read figures |",
        ])
    func refused(line: String) {
        #expect(throws: NounTableError.self) { try Noun.read(line) }
    }

    @Test("a part that is left out passes with its reason")
    func leftOut() throws {
        let nouns = try Noun.read("period | Periods | - | - | no | - | a value, kept inside figures")
        #expect(sliceFaults(of: nouns[0], exists: { _ in false }, sources: []).isEmpty)
    }

    @Test("each missing part of a slice is found")
    func missingParts() throws {
        let noun = try #require(try Noun.read(row).first)
        let export = SwiftFile(path: "Sources/Services/Figures/FigureExport.swift", source: "struct FigureExport {}")
        let access = SwiftFile(
            path: "Sources/Domain/People/Actor.swift", source: "enum Capability: String { case read = \"read figures\" }")
        #expect(sliceFaults(of: noun, exists: { _ in true }, sources: [export, access]).isEmpty)
        #expect(sliceFaults(of: noun, exists: { _ in true }, sources: [export]).count == 1)
        #expect(sliceFaults(of: noun, exists: { _ in true }, sources: [access]).count == 1)
        #expect(sliceFaults(of: noun, exists: { $0.hasPrefix("Sources/Web") }, sources: [export, access]).count == 1)
        #expect(sliceFaults(of: noun, exists: { $0.hasPrefix("Sources/Storage") }, sources: [export, access]).count == 1)
    }
}

struct Noun {
    let name: String
    let folder: String
    /// Nil where the table has a hyphen, which needs a reason in the last column.
    let store: String?
    let page: String?
    let exported: Bool
    let access: String?

    static func read(_ text: String) throws -> [Noun] {
        try text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
            .map { try Noun(line: String($0)) }
    }

    private init(line: String) throws {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count == 7, cells[0...5].allSatisfy({ !$0.isEmpty }) else { throw NounTableError.cells(line) }
        guard ["yes", "no"].contains(cells[4]) else { throw NounTableError.export(line) }
        if cells[0...5].contains("-") && cells[6].isEmpty { throw NounTableError.noReason(line) }
        func given(_ cell: String) -> String? { cell == "-" ? nil : cell }
        name = cells[0]
        folder = cells[1]
        store = given(cells[2])
        page = given(cells[3])
        exported = cells[4] == "yes"
        access = given(cells[5])
    }
}

enum NounTableError: Error {
    case cells(String), export(String), noReason(String)
}

// MARK: - The rules

private func folderFaults(folders: [String], rows: [Noun]) -> [String] {
    let listed = Set(rows.map(\.folder))
    return folders.filter { !listed.contains($0) }
        .map { "Sources/Domain/\($0) has no row in \(table): add it with its store, page, export and access row" }
        + listed.subtracting(folders).sorted().map { "\(table) names \($0), which is no folder of Sources/Domain" }
}

private func sliceFaults(of noun: Noun, exists: (String) -> Bool, sources: [SwiftFile]) -> [String] {
    var faults: [String] = []
    if let store = noun.store, !exists("Sources/Storage/" + store) {
        faults.append("\(noun.name): no Sources/Storage/\(store)")
    }
    if let page = noun.page, !exists("Sources/Web/" + page) {
        faults.append("\(noun.name): no Sources/Web/\(page)")
    }
    if noun.exported, !files(named: "Export", in: sources).contains(where: { says(noun.name, $0) }) {
        faults.append("\(noun.name): no file of Sources with Export in its name speaks of it")
    }
    if let access = noun.access, !capabilities(in: sources).contains(access) {
        faults.append("\(noun.name): no capability \"\(access)\" in the access table")
    }
    return faults
}

private func files(named part: String, in sources: [SwiftFile]) -> [SwiftFile] {
    sources.filter { $0.path.split(separator: "/").last?.contains(part) ?? false }
}

/// The words of `enum Capability`, over which the access table is written.
private func capabilities(in sources: [SwiftFile]) -> Set<String> {
    let files = sources.filter { $0.codeText.contains(/\benum\s+Capability\b/) }
    return Set(files.flatMap(\.literals).map(\.text))
}

private func says(_ word: String, _ file: SwiftFile) -> Bool {
    file.lines.contains { $0.range(of: word, options: .caseInsensitive) != nil }
}
