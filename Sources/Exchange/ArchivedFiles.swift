import Domain

extension FileReader {
    /// The data files of an ordinary archive, with the descriptions of their columns; nil for a workbook, which is an
    /// archive too, for one without any, and for one that is refused.
    static func dataFiles(in bytes: [UInt8]) -> [(name: String, bytes: [UInt8])]? {
        do {
            let archive = try Archive(bytes)
            guard archive.kind == .archive else { return nil }
            let names = archive.entries.filter { name in
                [".csv", ".xlsx", ".ods"].contains { name.lowercased().hasSuffix($0) }
            }
            if names.isEmpty { return nil }
            return try names.map { name throws(FileFault) in
                (name.split(separator: "/").last.map(String.init) ?? name, try archive.read(name))
            }
        } catch {
            // Reading the archive as one file says why it is refused.
            return nil
        }
    }
}
