import Testing

private let folder = "Sources/Storage/Migrations"

@Suite("Migrations are numbered and listed")
struct MigrationTests {
    @Test("the files are numbered from 0001 without a gap")
    func numbered() throws {
        let names = try migrationFiles().map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
        #expect(!names.isEmpty, "\(folder) has no migration")
        #expect(numberingFaults(in: names).isEmpty, "\(numberingFaults(in: names).joined(separator: "\n"))")
    }

    @Test("every file stands in the list `all`, in the order of the numbers")
    func listed() throws {
        let found = migrationList(in: Repository.swift(under: "Sources/Storage"))
        let list = try #require(found, "no list `all` of migrations")
        let wrong = listFaults(files: try migrationFiles(), list: list)
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    private func migrationFiles() throws -> [SwiftFile] {
        Repository.swift(under: folder).filter { isNumbered($0.path) }.sorted { $0.path < $1.path }
    }
}

@Suite("The migration rules can fail")
struct MigrationRuleTests {
    private func file(_ name: String, _ source: String) -> SwiftFile {
        SwiftFile(path: "\(folder)/\(name).swift", source: source)
    }

    @Test(
        "a gap, a double number and a name of another form are found",
        arguments: [
            (["0001-start.swift", "0003-more.swift"], 1),
            (["0001-start.swift", "0001-more.swift"], 1),
            (["0001_start.swift"], 1),
            (["0001-start.swift", "0002-closures-with-a-reason.swift"], 0),
        ])
    func numbering(names: [String], faults: Int) {
        #expect(numberingFaults(in: names).count == faults)
    }

    @Test("a file that is not in the list, and a list in another order, are found")
    func listing() throws {
        let first = file("0001-start", "extension Migrations { static let start = Migration(1) }")
        let second = file("0002-more", "extension Migrations {\n    static let more = Migration(2)\n}")
        let list = try #require(
            migrationList(in: [
                SwiftFile(
                    path: "\(folder)/Migrations.swift",
                    source: "enum Migrations {\n    static let all: [Migration] = [\n        more,\n        start,\n    ]\n}")
            ]))
        #expect(list == ["more", "start"])
        #expect(listFaults(files: [first, second], list: ["start", "more"]).isEmpty)
        #expect(listFaults(files: [first, second], list: ["start"]).count == 1)
        #expect(listFaults(files: [first, second], list: list).count == 1)
    }
}

private func isNumbered(_ path: String) -> Bool {
    path.split(separator: "/").last?.first?.isNumber ?? false
}

private func numberingFaults(in names: [String]) -> [String] {
    names.enumerated().compactMap { index, name in
        guard let match = name.wholeMatch(of: /(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.swift/) else {
            return "\(name): write it as 0001-what-it-brings.swift"
        }
        guard Int(match.1) == index + 1 else { return "\(name): its number should be \(index + 1)" }
        return nil
    }
}

/// The words in the array literal that `all` of the migrations gives.
private func migrationList(in files: [SwiftFile]) -> [String]? {
    for file in files where file.codeText.contains(/\b(?:enum|struct|extension)\s+(?:Migrations?|Migrator)\b/) {
        let pattern = /\bstatic\s+(?:let|var)\s+all\b[^=\{]*[=\{]\s*(?:return\s+)?\[([^\]]*)\]/
        guard let match = file.codeText.firstMatch(of: pattern) else { continue }
        return match.1.matches(of: /\w+/).map { String($0.0) }
    }
    return nil
}

private func listFaults(files: [SwiftFile], list: [String]) -> [String] {
    var faults: [String] = []
    var last = -1
    for file in files {
        let declared = Set(
            file.codeText.matches(of: /\b(?:static\s+(?:let|var|func)|struct|enum)\s+`?(\w+)/).map { String($0.1) })
        guard let place = list.firstIndex(where: declared.contains) else {
            faults.append("\(file.path) is not in the list `all` of migrations")
            continue
        }
        if place < last { faults.append("\(file.path) stands too early in the list `all`") }
        last = place
    }
    return faults
}
