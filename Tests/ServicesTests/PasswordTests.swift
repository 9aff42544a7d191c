import Domain
import Foundation
import Testing

@testable import Services

@Suite("Passwords")
struct PasswordTests {
    private let person = Person(
        number: 1, name: "Philippa Featherstone", email: "p.featherstone@smallborough.example", state: .active, grants: [],
        createdAt: Instant(secondsSince1970: 0))

    @Test("are kept by scrypt with its cost beside them", arguments: [1, 4])
    func kept(exponent: Int) async throws {
        let passwords = Passwords(exponent: exponent)
        let one = try await passwords.kept("three lamps under water")
        #expect(one.hasPrefix("scrypt$\(exponent)$8$1$"))
        #expect(try await passwords.kept("three lamps under water") != one)
        #expect(try await passwords.matches("three lamps under water", one))
        #expect(try await !passwords.matches("three lamps under Water", one))
        #expect(try await !passwords.matches("", one))
        #expect(try await !passwords.matches("three lamps under water", nil))
    }

    @Test("agree with RFC 7914's example of scrypt, as others would keep it")
    func vector() async throws {
        // N = 16384, r = 8, p = 1; the first 32 of 64 bytes are the same for any length.
        let hash = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(hash.dropFirst($0).prefix(2), radix: 16) }
        let text = [
            "scrypt", "14", "8", "1", Data("SodiumChloride".utf8).base64EncodedString(), Data(bytes).base64EncodedString(),
        ]
        .joined(separator: "$")
        #expect(try await Passwords(exponent: 4).matches("pleaseletmein", text))
        #expect(try await !Passwords(exponent: 4).matches("pleaseletmeout", text))
    }

    @Test("an older cost still matches, and is known to be old")
    func growing() async throws {
        let old = try await Passwords(exponent: 2).kept("three lamps under water")
        let passwords = Passwords(exponent: 4)
        #expect(try await passwords.matches("three lamps under water", old))
        #expect(passwords.isOutdated(old))
        #expect(try await !passwords.isOutdated(passwords.kept("x")))
    }

    @Test(
        "a damaged text matches nothing",
        arguments: ["", "scrypt$4$8$1$$", "scrypt$40$8$1$AAAA$AAAA", "md5$x", "scrypt$4$8$1$AAAA$AAAA"])
    func damaged(text: String) async throws {
        #expect(try await !Passwords(exponent: 4).matches("three lamps under water", text))
    }

    @Test("letters that only look alike on two keyboards are one")
    func unicode() async throws {
        let passwords = Passwords(exponent: 2)
        let kept = try await passwords.kept("caf\u{E9} under the bridge")
        #expect(try await passwords.matches("cafe\u{301} under the bridge", kept))
    }

    @Test(
        "strong enough ones pass",
        arguments: [
            "three lamps under water", "xkqvbzmwpjrt", "Blue-Teapot-9-Ravens",
            "\u{448}\u{435}\u{441}\u{442}\u{44C} \u{43B}\u{430}\u{43C}\u{43F} \u{432}\u{43E}\u{434}\u{435}",
            String((1...60).map { "word\($0)" }.joined(separator: " ").prefix(200)),
        ])
    func strong(password: String) {
        #expect(PasswordStrength.problem(password, of: person) == nil)
    }

    @Test(
        "weak ones are refused in a sentence",
        arguments: [
            "", "elevenchars", String(repeating: "abcdefg ", count: 25) + "a", "aaaaaaaaaaaaaaaa", "abababababab",
            "Password2026!",
            "123password!!!!", "QWERTYUIOP12", "passwordpassword", "Safeguarding1", "LeedsUnited!", "dragondragondragon",
            "123456789012",
            "Featherstone1", "philippafeatherstone", "FeatherstonePhilippa", "Philippa Featherstone!", "p.featherstone2026",
            "p.featherstone@smallborough.example", "1Philippa!!!!",
        ])
    func weak(password: String) {
        let problem = PasswordStrength.problem(password, of: person)
        #expect(problem != nil)
        if !password.isEmpty { #expect(problem?.description.contains(password) == false) }
    }

    @Test("the common ones are some hundred, in small letters, without signs at their ends")
    func common() {
        #expect(CommonPasswords.all.count > 300)
        #expect(CommonPasswords.all.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
    }
}
