import Domain

/// Reads an OpenDocument spreadsheet (.ods), a row at a time.
struct OpenDocumentReader {
    private let archive: Archive
    private let content: String

    init(_ archive: Archive) throws(FileFault) {
        self.archive = archive
        guard let content = archive.entry("content.xml") else { throw .missing("content.xml") }
        self.content = content
        try OpenDocumentReader.refuseEncrypted(archive)
    }

    /// Every sheet with its rows.
    func sheets() throws(FileFault) -> [Sheet] {
        var sheets: [Sheet] = []
        let listener = OpenDocumentListener(
            began: { sheets.append(Sheet(name: $0.name, rows: [], isHidden: $0.isHidden)) },
            each: { row in
                sheets[sheets.count - 1].rows.append(row)
                return true
            })
        try read(listener)
        return sheets
    }

    /// The names of the sheets. They stand between the rows, so all of the file is read.
    func sheetNames() throws(FileFault) -> [String] {
        var names: [String] = []
        try read(OpenDocumentListener(began: { names.append($0.name) }, each: { _ in true }))
        return names
    }

    /// Gives the rows that have something in them, with the number of their sheet counted from nought, until `each` has
    /// enough and says false.
    func readRows(_ each: @escaping (Int, Sheet.Row) -> Bool) throws(FileFault) {
        var sheet = -1
        try read(OpenDocumentListener(began: { _ in sheet += 1 }, each: { each(sheet, $0) }))
    }

    private func read(_ listener: OpenDocumentListener) throws(FileFault) {
        do {
            try XMLReader.read(content, of: archive, for: listener)
        } catch {
            throw listener.sheetName.map(error.about) ?? error
        }
        if listener.sheetCount == 0 { throw .noSheets }
    }

    /// A document under a password keeps its list of parts in the open, which says so.
    private static func refuseEncrypted(_ archive: Archive) throws(FileFault) {
        guard let manifest = archive.entry("META-INF/manifest.xml") else { return }
        let listener = ManifestListener()
        try XMLReader.read(manifest, of: archive, for: listener)
        if listener.namesEncryption { throw .encrypted("content.xml") }
    }
}

private final class ManifestListener: XMLListener {
    private(set) var namesEncryption = false

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "encryption-data" { namesEncryption = true }
    }
}

extension XMLNamespace {
    static let table = XMLNamespace("urn:oasis:names:tc:opendocument:xmlns:table:1.0")
    static let office = XMLNamespace("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    static let openText = XMLNamespace("urn:oasis:names:tc:opendocument:xmlns:text:1.0")
    static let openStyle = XMLNamespace("urn:oasis:names:tc:opendocument:xmlns:style:1.0")
}
