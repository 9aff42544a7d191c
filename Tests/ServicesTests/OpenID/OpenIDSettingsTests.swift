import Foundation
import Testing

@testable import Services

@Suite("The settings of a provider")
struct OpenIDSettingsTests {
    private func with(_ text: String?, mode: Int = 0o600, _ environment: [String: String] = [:]) throws -> OpenIDSettings? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("open-id-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // a folder left over harms nobody
        let file = folder.appendingPathComponent("open-id.conf").path
        if let text {
            _ = FileManager.default.createFile(
                atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        }
        return try OpenIDSettings.find(in: environment, file: file)
    }

    @Test("come from a file, and from the environment before it")
    func sources() throws {
        #expect(try with(nil) == nil)
        let file =
            "# The council's\n\nissuer = https://id.example.org/realm\nclient = bellwether\nsecret = a=b \nname = the council\n"
        let read = try #require(try with(file))
        #expect(read.issuer == "https://id.example.org/realm" && read.client == "bellwether" && read.secret == "a=b")
        #expect(read.name == "the council" && read.emailClaim == "email" && !read.isTrustedForEmail)
        let mixed = try #require(
            try with(
                file,
                [
                    "BELLWETHER_OPEN_ID_SECRET": "other", "BELLWETHER_OPEN_ID_EMAIL_CLAIM": "upn",
                    "BELLWETHER_OPEN_ID_TRUST_EMAIL": "yes",
                ]))
        #expect(mixed.secret == "other" && mixed.emailClaim == "upn" && mixed.isTrustedForEmail)
        let alone = try #require(
            try with(nil, ["BELLWETHER_OPEN_ID_ISSUER": "https://id.example.org", "BELLWETHER_OPEN_ID_CLIENT": "a"]))
        #expect(alone.secret == nil && alone.name == "id.example.org")
    }

    @Test(
        "are refused without being repeated",
        arguments: [
            "issuer = https://id.example.org\n", "client = a\n", "issuer = http://id.example.org\nclient = hidden\n",
            "issuer = https://me:hidden@id.example.org\nclient = a\n", "issuer = https://id.example.org?hidden=1\nclient = a\n",
            "issuer = https://id.example.org\nclient = a\nhidden\n", "issuer = https://id.example.org\nclient = a\nhidden = b\n",
            "issuer = https://id.example.org\nclient = a\nclient = hidden\n",
            "issuer = https://id.example.org\nclient = a\ntrust-email = hidden\n", "issuer = hidden\nclient = a\n",
            "issuer = ftp://127.0.0.1/hidden\nclient = a\n",
        ])
    func refused(text: String) throws {
        let unusable = #expect(throws: Secrets.Unusable.self) { try with(text) }
        #expect(unusable?.description.contains("hidden") == false)
    }

    @Test("are refused from a file that others can read", arguments: [0o640, 0o604, 0o660])
    func open(mode: Int) throws {
        let unusable = #expect(throws: Secrets.Unusable.self) {
            try with("issuer = https://id.example.org\nclient = a\nsecret = hidden\n", mode: mode)
        }
        #expect(unusable?.description.contains("chmod 600") == true)
    }
}
