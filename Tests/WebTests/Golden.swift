import Foundation
import Testing

/// A file that a person has looked at, and that what we print must equal byte for byte.
///
/// With the environment variable BELLWETHER_GOLDEN=1 the files are rewritten; the difference in
/// version control is then what has to be looked at.
enum Golden {
    static func expect(_ text: String, in name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["BELLWETHER_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(
            golden == text, "\(name) is printed otherwise; look at it with BELLWETHER_GOLDEN=1", sourceLocation: sourceLocation)
    }
}
