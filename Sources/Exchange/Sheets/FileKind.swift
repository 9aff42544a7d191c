import Domain

/// What kind of file the bytes are, told by the bytes alone: a name can say anything.
enum FileKind: Hashable {
    case empty, text
    /// .xlsx
    case workbook
    /// .ods
    case openDocument
    /// Any other zip.
    case archive
    /// .xls, and whatever else is kept as files were kept then.
    case oldWorkbook
    /// .xlsb
    case binaryWorkbook
    /// A workbook under a password.
    case encryptedWorkbook
    case document, presentation, webPage, xml, json, pdf, picture, otherArchive, binary

    init(_ bytes: [UInt8]) {
        let start = bytes.prefix(1024)
        if bytes.isEmpty {
            self = .empty
        } else if let known = FileKind.marks.first(where: { start.starts(with: $0.mark) }) {
            self = known.kind
            if known.kind == .archive { self = FileKind.ofArchive(bytes) }
            if known.kind == .oldWorkbook, FileKind.isEncrypted(bytes) { self = .encryptedWorkbook }
        } else {
            self = FileKind.ofText(bytes)
        }
    }

    private static let marks: [(mark: [UInt8], kind: FileKind)] = [
        ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x50, 0x4B, 0x05, 0x06], .archive),
        ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook), (Array("%PDF".utf8), .pdf),
        ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
        ([0x1F, 0x8B], .otherArchive), ([0x37, 0x7A, 0xBC, 0xAF], .otherArchive), (Array("Rar!".utf8), .otherArchive),
        (Array("BZh9".utf8), .otherArchive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .otherArchive),
    ]

    /// An archive that cannot be opened is one all the same: whoever opens it is told why.
    private static func ofArchive(_ bytes: [UInt8]) -> FileKind {
        do {
            return try Archive(bytes).kind
        } catch {
            return .archive
        }
    }

    /// A workbook under a password names what it hides in the old kind of file, in letters of two bytes.
    private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        let name = Array("EncryptedPackage".utf8).flatMap { [$0, UInt8(0)] }
        return bytes.indices.contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
    }

    private static func ofText(_ bytes: [UInt8]) -> FileKind {
        if TextEncoding.mark(of: bytes) == .utf16 { return .text }
        let start = bytes.prefix(4096).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
        // Text holds no byte of nought. One that strayed in is a fault of a text; many are no text at all.
        if bytes.prefix(4096).count(where: { $0 == 0 }) > 8 { return .binary }
        let words = String(decoding: start.prefix(200), as: UTF8.self).lowercased()
        if words.hasPrefix("<!doctype html") || words.hasPrefix("<html") { return .webPage }
        if words.hasPrefix("<?xml") || words.first == "<" && words.dropFirst().first?.isLetter == true { return .xml }
        return isJSON(words) ? .json : .text
    }

    private static func isJSON(_ words: String) -> Bool {
        guard let first = words.first, first == "{" || first == "[" else { return false }
        let next = words.dropFirst().first { !$0.isWhitespace }
        return next.map { "\"{[]}".contains($0) } ?? false
    }

    /// What is said to somebody who sends such a file; nil for those that are read.
    var refusal: FileFault? {
        switch self {
        case .text, .workbook, .openDocument: nil
        case .empty: FileFault(what: "The file is empty.", remedy: "Check that it was saved, and send it again.")
        case .archive:
            FileFault(what: "This is an archive with no table that is known.", remedy: "Unpack it and send the table in it.")
        case .oldWorkbook: saved("This is a workbook of the old kind (.xls).")
        case .binaryWorkbook: saved("This is a binary workbook (.xlsb).")
        case .encryptedWorkbook:
            FileFault(
                what: "The workbook is protected by a password.",
                remedy: "Open it, take the password off, save it and send that.")
        case .document: asked("This is a document, not a table.")
        case .presentation: asked("This is a presentation, not a table.")
        case .webPage:
            FileFault(
                what: "This is a web page; some systems name one .xls, and some answer with one when nobody is signed in.",
                remedy: "Open it to see what it says; if it is the table, save it as .xlsx or CSV and send that.")
        case .xml: asked("This is XML, not a table.")
        case .json: asked("This is JSON, not a table.")
        case .pdf: asked("This is a PDF.")
        case .picture: asked("This is a picture.")
        case .otherArchive:
            FileFault(what: "This is packed in a way that is not read.", remedy: "Unpack it and send the table in it.")
        case .binary: asked("This is no text and no workbook.")
        }
    }

    private func saved(_ what: String) -> FileFault {
        FileFault(what: what, remedy: "Open it, save it as “Excel Workbook (.xlsx)” or as CSV (UTF-8), and send that.")
    }

    private func asked(_ what: String) -> FileFault {
        FileFault(what: what, remedy: "Ask the sender for the table as .xlsx, .ods or CSV.")
    }
}

extension Archive {
    /// What kind of file it is, by the parts that each kind must have.
    var kind: FileKind {
        if entry("xl/workbook.bin") != nil { return .binaryWorkbook }
        if entry("word/document.xml") != nil { return .document }
        if entry("ppt/presentation.xml") != nil { return .presentation }
        if entry("content.xml") != nil, entry("META-INF/manifest.xml") != nil { return .openDocument }
        return entry("[Content_Types].xml") != nil && entry("_rels/.rels") != nil ? .workbook : .archive
    }
}
