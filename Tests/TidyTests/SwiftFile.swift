/// A Swift source taken apart into code, string literals and comments.
///
/// No parser: just enough of the language's lexical rules to know which of the three a byte belongs
/// to, so that a rule about code is not fooled by a comment and a rule about text sees every literal.
struct SwiftFile: Sendable {
    struct Piece: Equatable, Sendable {
        var line: Int
        var text: String
        var lastLine: Int
    }

    let path: String
    let lines: [String]
    /// The source line by line with the contents of literals and comments replaced by spaces.
    let code: [String]
    /// What the literals say, with `\"` as a quote and each interpolation as one space.
    let literals: [Piece]
    let comments: [Piece]
    /// The modules it imports, each with its line.
    let imports: [Piece]

    init(path: String, source: String) {
        var scanner = Scanner(source)
        scanner.run()
        self.path = path
        lines = SwiftFile.split(Array(source.utf8))
        code = SwiftFile.split(scanner.code)
        literals = scanner.literals.sorted { $0.line < $1.line }
        comments = scanner.comments
        imports = code.enumerated().compactMap { index, line in
            SwiftFile.module(importedBy: line).map { Piece(line: index + 1, text: $0, lastLine: index + 1) }
        }
    }

    /// The target a file of `Sources` or `Tests` belongs to.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// The code as one text, for declarations that run over several lines.
    var codeText: String { code.joined(separator: "\n") }

    private static func module(importedBy line: String) -> String? {
        guard line.contains("import ") else { return nil }
        let pattern =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        return line.firstMatch(of: pattern).map { String($0.1) }
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

private struct Scanner {
    var code: [UInt8]
    var literals: [SwiftFile.Piece] = []
    var comments: [SwiftFile.Piece] = []

    private let source: [UInt8]
    private var at = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let backslash = UInt8(ascii: "\\")
    private static let hash = UInt8(ascii: "#")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")

    init(_ text: String) {
        source = Array(text.utf8)
        code = source
    }

    mutating func run() { scanCode(untilParenthesis: false) }

    /// Reads code; inside an interpolation it stops behind the parenthesis that closes it.
    private mutating func scanCode(untilParenthesis: Bool) {
        var depth = 0
        while at < source.count {
            let byte = source[at]
            if byte == Self.slash, next(1) == Self.slash {
                scanLineComment()
            } else if byte == Self.slash, next(1) == Self.star {
                scanBlockComment()
            } else if byte == Self.quote {
                scanLiteral(hashes: 0)
            } else if byte == Self.hash, let hashes = hashesBeforeQuote() {
                at += hashes
                scanLiteral(hashes: hashes)
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if untilParenthesis && depth == 0 {
                        at += 1
                        return
                    }
                    depth -= 1
                }
                step(blank: false)
            }
        }
    }

    private mutating func scanLineComment() {
        let start = at
        while at < source.count, source[at] != Self.newline { step(blank: true) }
        keep(comment: start, from: line)
    }

    private mutating func scanBlockComment() {
        let start = at
        let first = line
        var depth = 0
        repeat {
            if source[at] == Self.slash, next(1) == Self.star {
                depth += 1
                step(blank: true)
            } else if source[at] == Self.star, next(1) == Self.slash {
                depth -= 1
                step(blank: true)
            }
            step(blank: true)
        } while at < source.count && depth > 0
        keep(comment: start, from: first)
    }

    private mutating func scanLiteral(hashes: Int) {
        let first = line
        let long = next(1) == Self.quote && next(2) == Self.quote
        at += long ? 3 : 1
        var text: [UInt8] = []
        while at < source.count {
            let byte = source[at]
            if byte == Self.quote, closes(hashes: hashes, long: long) {
                at += (long ? 3 : 1) + hashes
                break
            }
            // A literal on one line cannot run past it: this one was no literal (a quote inside a
            // regular expression), and the next line is code again.
            if !long && byte == Self.newline { break }
            if byte == Self.backslash, escapes(hashes: hashes) {
                for _ in 0...hashes { step(blank: true) }
                guard at < source.count else { break }
                if source[at] == UInt8(ascii: "(") {
                    text.append(Self.space)
                    step(blank: false)
                    scanCode(untilParenthesis: true)
                    continue
                }
                text.append(source[at])
                step(blank: true)
                continue
            }
            text.append(byte)
            step(blank: true)
        }
        literals.append(.init(line: first, text: String(decoding: text, as: UTF8.self), lastLine: line))
    }

    private func next(_ offset: Int) -> UInt8? { at + offset < source.count ? source[at + offset] : nil }

    /// How many `#` stand here, when a quote follows them.
    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while next(count) == Self.hash { count += 1 }
        return next(count) == Self.quote ? count : nil
    }

    private func closes(hashes: Int, long: Bool) -> Bool {
        let quotes = long ? 3 : 1
        return (0..<quotes).allSatisfy { next($0) == Self.quote }
            && (0..<hashes).allSatisfy { next(quotes + $0) == Self.hash }
    }

    private func escapes(hashes: Int) -> Bool { (0..<hashes).allSatisfy { next(1 + $0) == Self.hash } }

    private mutating func step(blank: Bool) {
        if source[at] == Self.newline {
            line += 1
        } else if blank {
            code[at] = Self.space
        }
        at += 1
    }

    private mutating func keep(comment start: Int, from first: Int) {
        let text = String(decoding: source[start..<min(at, source.count)], as: UTF8.self)
        comments.append(.init(line: first, text: text, lastLine: line))
    }
}
