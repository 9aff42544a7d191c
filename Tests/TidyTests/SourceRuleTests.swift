import Foundation
import Testing

/// Files that may hold a `<style>` element: a pack is one file that must look right without a server.
private let mayEmbedStyle: Set<String> = ["Sources/Reports/HTML/PackFile.swift"]

private let longestFile = 400

@Suite("Sources keep the house rules")
struct SourceRuleTests {
    @Test("SQL stands only in Storage")
    func sqlOnlyInStorage() {
        let wrong = Repository.swift(under: "Sources").filter { $0.target != "Storage" }.flatMap(sql)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("nothing is left for later in a comment: no marker in Sources, Tests, scripts or docs")
    func noMarkers() throws {
        let paths =
            try ["Sources", "Tests", "docs", "scripts", "deploy", "Samples", "Benchmarks"]
            .flatMap { try Repository.files(under: $0) }
            .filter { path in markedEndings.contains { path.hasSuffix($0) } || path.hasPrefix("scripts/") }
        let wrong = try paths.flatMap { markers(in: try Repository.text($0), path: $0) }
        #expect(!paths.isEmpty)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("errors are handled: no try!, no fatalError, and try? only with its reason beside it")
    func errorsAreHandled() {
        let wrong = Repository.swift(under: "Sources").flatMap(unhandledErrors)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("a file is small enough to be read in one go")
    func smallFiles() {
        let wrong = Repository.swift(under: "Sources").filter { $0.target != "Assets" }.flatMap(tooLong)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("pages keep to the content security policy: no inline style, script or handler")
    func noInlineStyleOrScript() {
        let wrong = ["Web", "Reports", "Charts", "Markup"]
            .flatMap { Repository.swift(under: "Sources/" + $0) }.flatMap(inlineStyleOrScript)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("Sources are there to be looked at")
    func thereAreSources() {
        #expect(Repository.swift(under: "Sources").count > 10)
    }
}

@Suite("The source rules can fail")
struct SourceRuleSelfTests {
    @Test(
        "SQL is found in a literal, over several lines",
        arguments: [
            #"let a = "SELECT 1""#,
            #"let a = "SELECT id FROM figure""#,
            #"let a = "INSERT INTO figure VALUES (1)""#,
            #"let a = "UPDATE figure SET value = 1""#,
            #"let a = "DELETE FROM figure""#,
            #"let a = "CREATE TABLE figure (id BIGINT)""#,
            "let a = \"\"\"\n    SELECT id\n    FROM figure\n    \"\"\"",
        ])
    func findsSQL(source: String) {
        #expect(sql(in: SwiftFile(path: "Sources/Web/A.swift", source: source)).count == 1)
    }

    @Test(
        "prose and code that only look like SQL are left alone",
        arguments: [
            #"let a = "Select a period from the list""#,
            "// SELECT id FROM figure",
            "let select = update(set: from)",
        ])
    func leavesProse(source: String) {
        #expect(sql(in: SwiftFile(path: "Sources/Web/A.swift", source: source)).isEmpty)
    }

    @Test("a marker is found as a word of its own, with its line")
    func findsMarkers() {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
        for word in words {
            #expect(markers(in: "one\n// \(word): later\n", path: "a.swift").map(\.line) == [2])
        }
        #expect(markers(in: "HACKNEY, todo lists, E06XXXX01", path: "a.swift").isEmpty)
    }

    @Test("try! and fatalError are found in code, not in comments or texts")
    func findsForcedErrors() {
        let file = SwiftFile(
            path: "Sources/Web/A.swift",
            source: """
                let a = try! read()
                fatalError("never")
                // try! and fatalError( in a comment
                let b = "try! fatalError("
                """)
        #expect(unhandledErrors(in: file).map(\.line) == [1, 2])
    }

    @Test("try? needs a reason on its line or on the one before")
    func findsSilencedErrors() {
        let file = SwiftFile(
            path: "Sources/Web/A.swift",
            source: """
                let a = try? read()

                let b = try? read()  // a missing file means no setting
                // The lock file may be gone already: nothing to release.
                let c = try? read()
                let d = try? read()  // why
                """)
        #expect(unhandledErrors(in: file).map(\.line) == [1, 6])
    }

    @Test("a file of 401 lines is too long, one of 400 is not")
    func findsLongFiles() {
        func file(of lines: Int) -> SwiftFile {
            SwiftFile(path: "Sources/Web/A.swift", source: String(repeating: "let a = 1\n", count: lines))
        }
        #expect(tooLong(file(of: 400)).isEmpty)
        #expect(tooLong(file(of: 401)).map(\.says) == ["401 lines, more than 400"])
    }

    @Test(
        "inline style, script and handlers are found however the quote is written",
        arguments: [
            #"let a = "<p style=\"color: red\">""#,
            ##"let a = #"<p style="color: red">"#"##,
            "let a = \"\"\"\n<script>alert(1)</script>\n\"\"\"",
            "let a = \"\"\"\n<script type=\"module\">\n\"\"\"",
            "let a = \"\"\"\n<button class=\"x\" onclick=\"go()\">\n\"\"\"",
            "let a = \"<style>\"",
        ])
    func findsInline(source: String) {
        #expect(inlineStyleOrScript(in: SwiftFile(path: "Sources/Web/A.swift", source: source)).count == 1)
    }

    @Test("a script with an address, a class and the pack's one style element pass")
    func leavesLinked() {
        let page = "let a = \"<script src=\\\"/app.js\\\" defer></script><p class=\\\"style\\\">\""
        #expect(inlineStyleOrScript(in: SwiftFile(path: "Sources/Web/A.swift", source: page)).isEmpty)
        for path in mayEmbedStyle {
            #expect(inlineStyleOrScript(in: SwiftFile(path: path, source: "let a = \"<style>\"")).isEmpty)
        }
    }
}

@Suite("Swift is taken apart into code, literals and comments")
struct SwiftFileTests {
    @Test("code in an interpolation is code, the text around it is text")
    func interpolation() {
        let file = SwiftFile(path: "Sources/A/A.swift", source: #"let a = "one \(f("two", (3))) four" + b"#)
        #expect(file.literals.map(\.text).sorted() == ["one   four", "two"])
        #expect(file.codeText.contains("f("))
        #expect(file.codeText.contains("+ b"))
        #expect(!file.codeText.contains("four"))
    }

    @Test("raw and long literals end where the compiler says they end")
    func rawLiterals() {
        let file = SwiftFile(
            path: "Sources/A/A.swift",
            source: "let a = #\"say \"hello\"\"#\nlet b = \"\"\"\nhe said \"no\"\n\"\"\"\nlet c = 1 // end")
        #expect(file.literals.map(\.text) == ["say \"hello\"", "\nhe said \"no\"\n"])
        #expect(file.literals.map(\.line) == [1, 2])
        #expect(file.comments == [.init(line: 5, text: "// end", lastLine: 5)])
    }

    @Test("comments nest, and a quote in one opens nothing")
    func comments() {
        let file = SwiftFile(path: "Sources/A/A.swift", source: "/* a \" /* b */ c */ let x = 1\nlet y = \"z\"")
        #expect(file.comments.count == 1)
        #expect(file.codeText.contains("let x = 1"))
        #expect(file.literals.map(\.text) == ["z"])
    }
}

// MARK: - The rules

private func sql(in file: SwiftFile) -> [Place] {
    let statement =
        /(?:\bSELECT\s+\d)|(?:\bSELECT\s[\s\S]*?\bFROM\s)|(?:\bINSERT\s+INTO\s)|(?:\bUPDATE\s+\S+\s+SET\s)|(?:\bDELETE\s+FROM\s)|(?:\b(?:CREATE|DROP|ALTER)\s+TABLE\s)/
    return file.literals.compactMap { literal in
        guard literal.text.contains(statement) else { return nil }
        return Place(path: file.path, line: literal.line, says: "SQL outside Storage")
    }
}

private let markedEndings = [".swift", ".md", ".py", ".sh", ".yaml", ".h"]

/// The markers are put together here so that this file does not find itself.
private let markerWords = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

private func markers(in text: String, path: String) -> [Place] {
    guard markerWords.contains(where: text.contains) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
        markerWords.filter { word in
            line.ranges(of: word).contains { range in
                let before = line[..<range.lowerBound].last
                let after = line[range.upperBound...].first
                return !(before.map(isWordPart) ?? false) && !(after.map(isWordPart) ?? false)
            }
        }.map { Place(path: path, line: index + 1, says: "\($0): finish it, or open an issue") }
    }
}

private func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
}

private func unhandledErrors(in file: SwiftFile) -> [Place] {
    file.code.enumerated().compactMap { index, line in
        guard line.contains("try") || line.contains("fatalError") else { return nil }
        let number = index + 1
        func place(_ says: String) -> Place { Place(path: file.path, line: number, says: says) }
        if line.contains(/\btry!/) { return place("try!: handle it, or say what cannot happen with a precondition") }
        if line.contains(/\bfatalError\s*\(/) { return place("fatalError: use a precondition with a sentence") }
        if line.contains(/\btry\?/), !hasReason(file, at: number) {
            return place("try? without its reason on this line or the one before")
        }
        return nil
    }
}

/// A reason is a comment of at least three words.
private func hasReason(_ file: SwiftFile, at line: Int) -> Bool {
    file.comments.contains { comment in
        (comment.line == line || comment.lastLine == line - 1)
            && comment.text.split { !isWordPart($0) && $0 != "'" }.count >= 3
    }
}

private func tooLong(_ file: SwiftFile) -> [Place] {
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    guard count > longestFile else { return [] }
    return [Place(path: file.path, line: longestFile + 1, says: "\(count) lines, more than \(longestFile)")]
}

private func inlineStyleOrScript(in file: SwiftFile) -> [Place] {
    file.literals.compactMap { literal in
        func place(_ says: String) -> Place { Place(path: file.path, line: literal.line, says: says) }
        let text = literal.text
        if text.contains(/\sstyle=["']/) { return place("an inline style: give it a class") }
        if text.contains(/<script(?![^>]*\ssrc=)/) { return place("an inline script: it belongs in Assets") }
        if text.contains(/<\w[^>]*\son[a-z]+=["']/) { return place("an inline event handler: it belongs in Assets") }
        if text.contains(/<style\b/), !mayEmbedStyle.contains(file.path) {
            return place("a style element: it belongs in Assets")
        }
        return nil
    }
}
