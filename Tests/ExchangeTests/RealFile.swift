import Foundation
import Testing

/// Published files as they really are. They lie beside the repository on some machines and are no part of it, so a
/// test that reads one is skipped where they are not.
enum RealFile {
    static let skipped: Comment = "skipped: no shared data here"

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: place(path).path) }

    static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: place(path))) }

    /// The `.meta.csv` that lies beside a data file.
    static func companion(of path: String) throws -> [UInt8]? {
        let name = path.replacing(/\.csv$/, with: ".meta.csv")
        return path.hasSuffix(".meta.csv") || name == path || !exists("data/" + name) ? nil : try bytes("data/" + name)
    }

    /// Every file in a folder and those in it, sorted.
    static func paths(under folder: String) throws -> [String] {
        let root = place(folder)
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// A file of the project's own `Samples`.
    static func sample(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Samples").appending(path: name), encoding: .utf8)
    }

    private static func place(_ path: String) -> URL {
        root.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    }

    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
