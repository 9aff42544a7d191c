import Foundation
import Testing

/// A file of cases that something else computed.
struct CaseFile<Case: Decodable>: Decodable {
    let cases: [Case]

    static func read(_ name: String) throws -> [Case] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(CaseFile.self, from: Data(contentsOf: folder.appending(path: name))).cases
    }
}

/// How far two numbers are apart, for their size.
func agrees(_ ours: Double, _ theirs: Double, relative: Double, absolute: Double = 0) -> Bool {
    abs(ours - theirs) <= max(absolute, relative * abs(theirs))
}
