/// What the names in an archive tell before anything is unpacked.
///
/// Links to other workbooks and embedded documents are passed over: many an honest workbook has them, nothing here
/// follows or opens them, and the values that came through a link stand in the cells.
enum ArchiveNames {
    static func check(_ names: [String]) throws(FileFault) {
        var seen: Set<String> = []
        for name in names {
            if isPathTrick(name) { throw .pathTrick(name) }
            if !seen.insert(name).inserted { throw .duplicate(name) }
            if holdsMacros(name) { throw .macros }
            if name.lowercased().contains("/activex/") { throw .controls }
        }
    }

    /// Folders, and what the archiver of a Mac adds beside every file.
    static func isPassedOver(_ name: String) -> Bool {
        name.hasSuffix("/") || name.hasPrefix("__MACOSX/") || name == ".DS_Store" || name.hasSuffix("/.DS_Store")
    }

    /// A name that would land outside the folder it is unpacked in.
    private static func isPathTrick(_ name: String) -> Bool {
        let hasDrive = name.utf8.count >= 2 && name.utf8.dropFirst().first == UInt8(ascii: ":")
        return name.hasPrefix("/") || hasDrive || name.split(separator: "/").contains("..")
    }

    /// Of Office: the project, or sheets of the macros before it. Of LibreOffice: a module beside the lists that every
    /// document may have, or a script.
    private static func holdsMacros(_ name: String) -> Bool {
        let name = name.lowercased()
        if name.hasSuffix("vbaproject.bin") || name.hasPrefix("xl/macrosheets/") { return true }
        let isModule = name.hasPrefix("basic/") && name.hasSuffix(".xml")
        return name.hasPrefix("scripts/") && !name.hasSuffix("/")
            || isModule && !name.hasSuffix("/script-lb.xml") && !name.hasSuffix("/script-lc.xml")
    }
}
