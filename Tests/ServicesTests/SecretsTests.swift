import Foundation
import Testing

@testable import Services

@Suite("The key outside the database")
struct SecretsTests {
    private let file = FileManager.default.temporaryDirectory.path + "/bellwether-\(UUID().uuidString).key"

    @Test("is made for its owner alone, and found again")
    func file600() throws {
        defer { remove() }
        let sealed = try Secrets.find(in: [:], file: file).seal([7], for: "x")
        #expect(try Secrets.find(in: [:], file: file).open(sealed, for: "x") == [7])
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("is refused when others may read it", arguments: [0o640, 0o604, 0o620])
    func readable(mode: Int) throws {
        defer { remove() }
        _ = try Secrets.find(in: [:], file: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        let error = #expect(throws: Secrets.Unusable.self) { try Secrets.find(in: [:], file: file) }
        #expect(error?.description.contains(file) == false)
    }

    @Test("comes from the environment where it is given, and no file is made")
    func environment() throws {
        let key = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        let sealed = try Secrets.find(in: ["BELLWETHER_KEY": key], file: file).seal([7], for: "x")
        #expect(try Secrets.find(in: ["BELLWETHER_KEY": " \(key)\n"], file: file).open(sealed, for: "x") == [7])
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("is refused when it is none, without being repeated", arguments: ["short", "bm90IDMyIGJ5dGVz", "!!!!"])
    func wrong(text: String) throws {
        let error = #expect(throws: Secrets.Unusable.self) { try Secrets.find(in: ["BELLWETHER_KEY": text], file: file) }
        #expect(error?.description.contains(text) == false)
        defer { remove() }
        #expect(
            FileManager.default.createFile(
                atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        #expect(throws: Secrets.Unusable.self) { try Secrets.find(in: [:], file: file) }
    }

    @Test("cannot be made in a folder that is not there")
    func noFolder() {
        #expect(throws: Secrets.Unusable.self) { try Secrets.find(in: [:], file: file + "/key") }
    }

    private func remove() {
        if FileManager.default.fileExists(atPath: file) {
            #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: file) }
        }
    }
}
