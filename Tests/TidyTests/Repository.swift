import Foundation

/// The repository as it lies on disk. The tests of this folder read it as a newcomer would and fail
/// on what the compiler cannot see.
enum Repository {
    /// Found from where this file was compiled; `BELLWETHER_ROOT` points elsewhere when the tests
    /// are built outside the repository.
    static let root: URL = {
        if let given = ProcessInfo.processInfo.environment["BELLWETHER_ROOT"] {
            return URL(fileURLWithPath: given, isDirectory: true)
        }
        return URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }()

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    static func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        let there = FileManager.default.fileExists(
            atPath: root.appendingPathComponent(path).path, isDirectory: &folder)
        return there && folder.boolValue
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The names directly inside a folder, sorted; none when there is no such folder.
    static func names(in folder: String) throws -> [String] {
        guard isFolder(folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(
            atPath: root.appendingPathComponent(folder).path
        ).sorted()
    }

    /// Every file below a folder as a path from the root, sorted, hidden ones and build folders left
    /// out.
    static func files(under folder: String, ending: String = "") throws -> [String] {
        var found: [String] = []
        for name in try names(in: folder) where !name.hasPrefix(".") && name != "__pycache__" {
            let path = folder + "/" + name
            if isFolder(path) {
                found += try files(under: path, ending: ending)
            } else if name.hasSuffix(ending) {
                found.append(path)
            }
        }
        return found
    }

    /// The Swift files below a folder, each taken apart once for the whole test run.
    static func swift(under folder: String) -> [SwiftFile] {
        parsed.filter { $0.path.hasPrefix(folder + "/") }
    }

    private static let parsed: [SwiftFile] = {
        let paths = ["Sources", "Tests"].flatMap { folder in
            (try? files(under: folder, ending: ".swift")) ?? []  // a missing folder fails the test that asks for it
        }
        return paths.compactMap { path in
            // A file that is not UTF-8 does not compile, so the build has already said so.
            (try? text(path)).map { SwiftFile(path: path, source: $0) }
        }
    }()
}

/// A place in a file, printed so that an editor can jump to it.
struct Place: CustomStringConvertible, Equatable {
    let path: String
    let line: Int
    let says: String

    var description: String { "\(path):\(line): \(says)" }
}

extension [Place] {
    /// The list as a message, one place a line.
    var listed: String { "\n" + map(\.description).joined(separator: "\n") }
}
