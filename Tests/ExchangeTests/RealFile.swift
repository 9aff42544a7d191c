import Foundation
import Testing

/// Published files as they really are. They lie beside the repository on some machines and are no part of it, so a
/// test that reads one is skipped where they are not.
enum RealFile {
    static let skipped: Comment = "skipped: no shared data here"

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: place(path).path) }

    static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: place(path))) }

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
