import Domain

/// A file as it is read: its bytes, and those of the file that describes its columns where there is one.
public struct Upload: Sendable {
    public var name: String
    public var bytes: [UInt8]
    /// The bytes of its `.meta.csv`.
    public var companion: [UInt8]?

    public init(name: String, bytes: [UInt8], companion: [UInt8]? = nil) {
        self.name = name
        self.bytes = bytes
        self.companion = companion
    }
}

extension Upload {
    /// Whether the bytes are an archive, which a workbook is too, and so not text.
    var isArchive: Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// What to say of a text whose letters are written as few files are today.
    var encodingNotice: Problem? {
        isArchive || UTF8Check.firstBadLine(bytes) == nil ? nil : TextEncoding.utf8(bytes).encoding.notice(bytes)
    }
}

extension TextEncoding {
    /// Nil for UTF-8, about which there is nothing to say.
    func notice(_ bytes: [UInt8]) -> Problem? {
        if self == .utf8 { return nil }
        return Problem(
            row: self == .utf16 ? nil : UTF8Check.firstBadLine(bytes),
            what: "The file is not in UTF-8; it is read as \(rawValue).",
            remedy: "Check that names with accents and dashes are right, or save it as “CSV UTF-8”.")
    }
}

extension FileReader {
    /// What is to be read of a file that was sent: an archive of data files is each of them, with the description of its
    /// columns beside it. Whatever else it is stays one file, which reading then takes or refuses by name.
    public static func uploads(name: String, bytes: [UInt8]) -> [Upload] {
        let whole = [Upload(name: name, bytes: bytes)]
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let files = dataFiles(in: bytes) else { return whole }
        return paired(files)
    }

    /// Files that were given together: `x.meta.csv` goes with `x.csv`. One that is alone stays, to be refused for what it
    /// is.
    public static func paired(_ files: [(name: String, bytes: [UInt8])]) -> [Upload] {
        let key = { (name: String) in name.lowercased() }
        let descriptions = Dictionary(
            files.compactMap { file in described(by: file.name).map { (key($0), file.bytes) } },
            uniquingKeysWith: { first, _ in first })
        let data = Set(files.filter { described(by: $0.name) == nil }.map { key($0.name) })
        return files.compactMap { file in
            if let described = described(by: file.name) {
                return data.contains(key(described)) ? nil : Upload(name: file.name, bytes: file.bytes)
            }
            return Upload(name: file.name, bytes: file.bytes, companion: descriptions[key(file.name)])
        }
    }

    /// The name of the data file whose columns a file of this name describes; nil for any other name.
    private static func described(by name: String) -> String? {
        let ending = ".meta.csv"
        return name.lowercased().hasSuffix(ending) ? name.dropLast(ending.count) + ".csv" : nil
    }
}
