import Foundation
import Testing

@Suite("Documents keep up with the program")
struct DocumentTests {
    @Test("every verb of the command line stands in README.md")
    func verbs() throws {
        let verbs = Repository.swift(under: "Sources/bellwether/Commands").flatMap(declaredVerbs)
        #expect(!verbs.isEmpty, "no command found under Sources/bellwether/Commands")
        let wrong = missingVerbs(verbs.map(\.says), in: try Repository.text("README.md"))
        #expect(wrong.isEmpty, "README.md does not say: \(wrong.joined(separator: ", "))")
    }

    @Test("links between documents resolve")
    func links() throws {
        let documents =
            try Repository.names(in: ".").filter { $0.hasSuffix(".md") }
            + ["docs", "deploy", "Benchmarks"].flatMap { try Repository.files(under: $0, ending: ".md") }
        let wrong = try documents.flatMap { path in
            brokenLinks(in: try Repository.text(path), path: path, exists: Repository.exists)
        }
        #expect(documents.count > 5)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("the change log has its form")
    func changelog() throws {
        let faults = changelogFaults(try Repository.text("CHANGELOG.md"))
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("decisions are numbered without a gap and say context, choice and consequences")
    func decisions() throws {
        let names = try Repository.names(in: "docs/decisions")
        #expect(!names.isEmpty)
        for (index, name) in names.enumerated() {
            let number = name.wholeMatch(of: /(\d{4})-[a-z0-9-]+\.md/).flatMap { Int($0.1) }
            #expect(number == index + 1, "docs/decisions/\(name)")
            let text = try Repository.text("docs/decisions/" + name)
            for part in ["**Context.**", "**Choice.**", "**Consequences.**"] {
                #expect(text.contains(part), "docs/decisions/\(name) lacks \(part)")
            }
        }
    }

    @Test("values published by others are checked against, not copied in")
    func noCopiedValues() throws {
        let wrong = try ["Samples", "Tests"].flatMap { try Repository.files(under: $0) }.filter(isForbiddenCopy)
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    @Test("no document or source names the folders of somebody's computer")
    func noOwnFolders() throws {
        let paths =
            try ["Sources", "docs", "scripts", "deploy", "Samples", "Benchmarks"]
            .flatMap { try Repository.files(under: $0) } + [
                "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run",
            ]
        let wrong = paths.filter { path in
            guard !path.hasSuffix(".png"), let text = try? Repository.text(path) else { return false }  // a picture is no text
            return namesOwnFolder(text)
        }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
}

@Suite("The document rules can fail")
struct DocumentRuleTests {
    @Test("a verb is the command's name, or the type's in small letters with hyphens")
    func verbNames() {
        let file = SwiftFile(
            path: "Sources/bellwether/Commands/A.swift",
            source: """
                struct Demo: AsyncParsableCommand {
                    static let configuration = CommandConfiguration(abstract: "Show")
                }
                struct FrameworkCommand: ParsableCommand {
                    static let configuration = CommandConfiguration(
                        commandName: "framework", subcommands: [ReadBack.self])
                }
                struct ReadBack: AsyncParsableCommand {}
                struct Options: ParsableArguments {}
                """)
        #expect(declaredVerbs(in: file).map(\.says) == ["demo", "framework", "read-back"])
    }

    @Test("a verb that stands only in prose does not count")
    func verbsInProse() {
        let text = "You can create one.\n\n    bellwether demo\n\n| `framework check` | tells |\n"
        #expect(missingVerbs(["demo", "framework", "check", "create"], in: text) == ["create"])
    }

    @Test("a link to a missing file is found, with its line; addresses and headings are left alone")
    func links() {
        let text = "see [a](a.md)\n[b](sub/b.md#part) ![p](../p.png) [w](https://example.org) [h](#here)\n```\n[c](c.md)\n```\n"
        let found = brokenLinks(in: text, path: "docs/x.md") { $0 == "docs/a.md" }
        #expect(found.map(\.description) == ["docs/x.md:2: no file docs/sub/b.md", "docs/x.md:2: no file p.png"])
    }

    @Test(
        "faults of the change log are found",
        arguments: [
            ("# Changes\n\n## Unreleased\n\n* One.\n", 1),
            ("# Changelog\n\n## 0.1.0 (2026-11-21)\n\n* One.\n", 1),
            ("# Changelog\n\n## Unreleased\n", 1),
            ("# Changelog\n\n## Unreleased\n\n* One\n", 1),
            ("# Changelog\n\n## Unreleased\n\n* One.\n\n## 0.1\n\n* Two.\n", 1),
            (
                "# Changelog\n\n## Unreleased\n\n* One.\n\n## 0.1.0 (2026-11-21)\n\n* Two.\n\n## 0.2.0 (2026-12-01)\n\n* Three.\n",
                1
            ),
            ("# Changelog\n\n## Unreleased: first slice\n\n* One\n  and more.\n\n## 0.1.0 (2026-11-21)\n\n* Two.\n", 0),
        ])
    func changelog(text: String, faults: Int) {
        #expect(changelogFaults(text).count == faults, "\(changelogFaults(text))")
    }

    @Test("the copied file is found wherever it lies")
    func copies() {
        #expect(isForbiddenCopy("Tests/MeasuresTests/Cases/published_test" + "values.json"))
        #expect(!isForbiddenCopy("Tests/MeasuresTests/Cases/spc.json"))
    }

    @Test("a person's folder is found")
    func ownFolders() {
        #expect(namesOwnFolder("cd /ho" + "me/ann/bellwether"))
        #expect(namesOwnFolder("/Us" + "ers/ann"))
        #expect(!namesOwnFolder("/var/lib/bellwether and https://example.org/users/ann"))
    }
}

// MARK: - The rules

/// The verbs a file of commands declares: `commandName` where given, else what ArgumentParser makes
/// of the type's name.
private func declaredVerbs(in file: SwiftFile) -> [Place] {
    let text = file.codeText
    let types = Array(text.matches(of: /\bstruct\s+(\w+)\s*:[^\{]*\b(?:Async)?ParsableCommand\b/))
    return types.enumerated().map { index, type in
        let first = text[..<type.range.lowerBound].count { $0 == "\n" } + 1
        let end = index + 1 < types.count ? types[index + 1].range.lowerBound : text.endIndex
        let last = text[..<end].count { $0 == "\n" } + 1
        let body = file.lines[(first - 1)..<min(last, file.lines.count)].joined(separator: "\n")
        let name = body.firstMatch(of: /commandName:\s*"([^"]+)"/).map { String($0.1) } ?? hyphened(String(type.1))
        return Place(path: file.path, line: first, says: name)
    }
}

private func hyphened(_ type: String) -> String {
    type.enumerated().map { index, character in
        (index > 0 && character.isUppercase ? "-" : "") + character.lowercased()
    }.joined()
}

/// The verbs that no code span, code block or table of commands shows.
private func missingVerbs(_ verbs: [String], in text: String) -> [String] {
    var shown: Set<String> = []
    var inBlock = false
    for line in text.split(separator: "\n") {
        if line.hasPrefix("```") { inBlock.toggle() }
        let code = inBlock || line.hasPrefix("    ") ? [String(line)] : line.matches(of: /`([^`]+)`/).map { String($0.1) }
        for piece in code { shown.formUnion(piece.matches(of: /[\w-]+/).map { String($0.0) }) }
    }
    return Set(verbs).subtracting(shown).sorted()
}

private func brokenLinks(in text: String, path: String, exists: (String) -> Bool) -> [Place] {
    var wrong: [Place] = []
    var inBlock = false
    let folder = path.split(separator: "/").dropLast().map(String.init)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if line.hasPrefix("```") { inBlock.toggle() }
        if inBlock { continue }
        for match in line.matches(of: /\]\(([^)\s]+)\)/) {
            let target = match.1.split(separator: "#", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            if target.isEmpty || target.contains("://") || target.hasPrefix("mailto:") { continue }
            let file = resolve(target, from: folder)
            if !exists(file) { wrong.append(Place(path: path, line: index + 1, says: "no file \(file)")) }
        }
    }
    return wrong
}

private func resolve(_ target: String, from folder: [String]) -> String {
    var parts = folder
    for part in target.split(separator: "/").map(String.init) where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
}

/// `# Changelog`, then `## Unreleased`, then releases newest first; each with bullets that end in a
/// full stop.
private func changelogFaults(_ text: String) -> [String] {
    var faults: [String] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.first != "# Changelog" { faults.append("the first line is not `# Changelog`") }

    let sections = lines.indices.filter { lines[$0].hasPrefix("## ") }
    if !(sections.first.map { lines[$0].hasPrefix("## Unreleased") } ?? false) {
        faults.append("the first section is not `## Unreleased`")
    }
    var previous: [Int]?
    for (place, start) in sections.enumerated() {
        let heading = String(lines[start].dropFirst(3))
        if place > 0 || !heading.hasPrefix("Unreleased") {
            if let match = heading.wholeMatch(of: /(\d+)\.(\d+)\.(\d+) \(\d{4}-\d{2}-\d{2}\)/) {
                let version = [match.1, match.2, match.3].compactMap { Int($0) }
                if let previous, !version.lexicographicallyPrecedes(previous) {
                    faults.append("\(heading) stands below an older release")
                }
                previous = version
            } else {
                faults.append("`\(heading)` is not of the form 1.2.3 (2026-11-21)")
            }
        }
        let end = place + 1 < sections.count ? sections[place + 1] : lines.count
        let bullets = bulletTexts(Array(lines[(start + 1)..<end]))
        if bullets.isEmpty { faults.append("`\(heading)` says nothing") }
        faults += bullets.filter { !$0.hasSuffix(".") }.map { "no full stop: \($0)" }
    }
    return faults
}

private func bulletTexts(_ lines: [String]) -> [String] {
    var bullets: [String] = []
    var open = false
    for line in lines {
        if line.hasPrefix("* ") {
            bullets.append(line)
            open = true
        } else if line.hasPrefix("  "), open {
            bullets[bullets.count - 1] += " " + line.trimmingCharacters(in: .whitespaces)
        } else {
            open = false
        }
    }
    return bullets
}

private func isForbiddenCopy(_ path: String) -> Bool {
    path.split(separator: "/").last?.lowercased() == "published_test" + "values.json"
}

private func namesOwnFolder(_ text: String) -> Bool {
    text.contains(/(?:^|[\s"'`=(:])\/(?:home|Users)\/\w/) || text.contains(/(?:^|[\s"'`=(:])\/root\//)
}
