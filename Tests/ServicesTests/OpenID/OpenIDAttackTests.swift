import Domain
import Foundation
import FoundationNetworking
import Storage
import TestKit
import Testing

@testable import Services

@Suite("A provider that cannot be relied on")
struct OpenIDAttackTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let trouble: OpenIDTrouble
        let change: @Sendable (inout TestProvider.Manners) -> Void

        init(_ says: String, _ trouble: OpenIDTrouble, _ change: @escaping @Sendable (inout TestProvider.Manners) -> Void) {
            testDescription = says
            self.trouble = trouble
            self.change = change
        }
    }

    private static let now = Instant.start(of: SignInDesk.today).secondsSince1970 + 9 * 3600

    static let tokens: [Case] = [
        Case("made for another", .audience) { $0.claims = ["aud": "another"] },
        Case("made for several and not by us", .audience) { $0.claims = ["aud": .list(["bell wether", "another"])] },
        Case("asked for by another", .audience) {
            $0.claims = ["aud": .list(["bell wether", "another"]), "azp": "another"]
        },
        Case("asked for by another, though made for us alone", .audience) { $0.claims = ["azp": "another"] },
        Case("without audience", .audience) { $0.claims = ["aud": .none] },
        Case("of another issuer", .issuer) { $0.claims = ["iss": "https://id.example.org"] },
        Case("of no issuer", .issuer) { $0.claims = ["iss": .none] },
        Case("with another's nonce", .nonce) { $0.claims = ["nonce": "another"] },
        Case("without nonce", .nonce) { $0.claims = ["nonce": .none] },
        Case("expired", .expired) { $0.claims = ["exp": .number(now - 60)] },
        Case("without an end", .expired) { $0.claims = ["exp": .none] },
        Case("made in the future", .notYetValid) { $0.claims = ["iat": .number(now + 61)] },
        Case("not valid yet", .notYetValid) { $0.claims = ["nbf": .number(now + 61)] },
        Case("without a moment when it was made", .notYetValid) { $0.claims = ["iat": .none] },
        Case("about nobody", .subject) { $0.claims = ["sub": ""] },
        Case("without e-mail address", .noEmail) { $0.claims = ["email": .none] },
        Case("with an address nobody looked into", .unverifiedEmail) { $0.claims = ["email_verified": false] },
        Case("that does not say whether anybody looked into the address", .unverifiedEmail) {
            $0.claims = ["email_verified": .none]
        },
        // U+212A, the sign for kelvin, becomes a plain k when it is made small.
        Case("with letters that only look plain", .noEmail) { $0.claims = ["email": "\u{212A}ay@example.org"] },
        Case("signed by nothing", .algorithm) { $0.algorithm = "none" },
        Case("signed with the public key as a secret", .algorithm) { $0.algorithm = "HS256" },
        Case("that says another algorithm than its key is for", .unknownKey) { $0.algorithm = "RS256" },
        Case("signed by another key of the same name", .signature) { $0.signsWith = .elliptic("first") },
        Case("signed by a key that nobody published", .unknownKey) { $0.signsWith = .elliptic("another") },
        Case("with something that must be understood", .tokenUnreadable) { $0.header = ["crit": "b64"] },
        Case("that is none", .tokenUnreadable) { $0.tokenBody = "{\"id_token\":\"a.b\"}" },
        Case("that did not come", .answerUnreadable) { $0.tokenBody = "{\"access_token\":\"a\"}" },
        Case("that is a page", .answerUnreadable) { $0.tokenBody = "<html>" },
    ]

    @Test("a token is refused", arguments: tokens)
    func token(one: Case) async throws {
        try await refused(one)
    }

    static let providers: [Case] = [
        Case("a document of another issuer", .wrongDocument) { $0.document = ["issuer": "https://id.example.org"] },
        Case("a document with a slash too many", .wrongDocument) { $0.document["issuer"] = "http://127.0.0.1/" },
        Case("a token address without TLS elsewhere", .unsafeAddress) {
            $0.document = ["token_endpoint": "http://id.example.org/token"]
        },
        Case("a key address that is a file", .unsafeAddress) { $0.document = ["jwks_uri": "file:///etc/passwd"] },
        Case("a page instead of its document", .answerUnreadable) { $0.documentBody = "<html>" },
        Case("a page instead of its keys", .answerUnreadable) { $0.keysBody = "<html>" },
        Case("no key at all", .unknownKey) { $0.keysBody = "{\"keys\":[]}" },
        Case("a secret key among its keys", .unknownKey) {
            $0.keysBody = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"first\",\"k\":\"AAAA\"}]}"
        },
        Case("an oversized document", .answerTooLarge) { $0.oversized = "/.well-known/openid-configuration" },
        Case("oversized keys", .answerTooLarge) { $0.oversized = "/keys" },
        Case("an oversized token", .answerTooLarge) { $0.oversized = "/token" },
        Case("a document that is elsewhere", .unsafeAddress) { $0.redirectsFrom = "/.well-known/openid-configuration" },
        Case("keys that are elsewhere", .unsafeAddress) { $0.redirectsFrom = "/keys" },
        Case("a token address that sends on", .unsafeAddress) { $0.redirectsFrom = "/token" },
        Case("a fault of its own", .unreachable) {
            $0.tokenStatus = 500
            $0.tokenBody = "down"
        },
        Case("no code taken", .codeRefused) {
            $0.tokenStatus = 400
            $0.tokenBody = "{\"error\":\"<b>no</b>\"}"
        },
    ]

    @Test("a provider is refused that gives", arguments: providers)
    func provider(one: Case) async throws {
        try await refused(one)
    }

    private func refused(_ one: Case) async throws {
        try await OpenIDDesk.with { open in
            _ = try await open.desk.invite("Kay", .chair)
            try await open.desk.add("Ann", .chair)
            open.provider.behave(one.change)
            let refused = try #require(try await refusal { try await open.signIn() })
            #expect(refused.what == one.trouble.refusal("the council").what)
            #expect(try await open.reason() == "by \(open.provider.issuer): \(one.trouble.rawValue)")
            #expect(try await open.boundPeople().isEmpty)
            #expect(!refused.description.contains("<"))
            // What was sent after us was not asked for.
            #expect(open.provider.timesAsked(for: "/elsewhere") == 0)
        }
    }

    @Test("a provider that is down is said to be, and is not asked at once again")
    func down() async throws {
        try await SignInDesk.with(
            .sqlite, provider: OpenIDProvider(try OpenIDSettings(issuer: "http://127.0.0.1:9", client: "a", name: "the council"))
        ) { desk in
            for _ in 1...3 {
                let refused = try await refusal {
                    try await desk.services.beginOpenID(returningTo: "http://127.0.0.1/", destination: nil, from: "192.0.2.1")
                }
                #expect(refused?.what == "the council does not answer.")
            }
            // The trail tells of it once a minute.
            #expect(try await desk.trail().count { $0.contains("refuse") } == 1)
        }
        try await OpenIDDesk.with { one in
            one.provider.behave { $0.redirectsFrom = "/.well-known/openid-configuration" }
            for _ in 1...3 { _ = try await refusal { try await one.begin() } }
            #expect(one.provider.timesAsked(for: "/.well-known/openid-configuration") == 1)
            one.provider.behave { $0.redirectsFrom = nil }
            one.desk.wait(5)
            _ = try await one.begin()
        }
    }

    // FoundationNetworking ends the process when a task is cancelled while it waits to hear about a redirect.
    @Test("a provider that sends elsewhere three hundred times does not stop the program")
    func redirectsAtOnce() async throws {
        try await OpenIDDesk.with { one in
            one.provider.behave { $0.redirectsFrom = "/.well-known/openid-configuration" }
            let address = try #require(URL(string: one.provider.issuer + "/.well-known/openid-configuration"))
            try await withThrowingTaskGroup(of: OpenIDTrouble?.self) { group in
                for _ in 1...300 {
                    group.addTask {
                        do {
                            _ = try await ProviderRequest.send(URLRequest(url: address), ProviderRequest.Limits(seconds: 120))
                            return nil
                        } catch {
                            return error as? OpenIDTrouble
                        }
                    }
                }
                for try await trouble in group { #expect(trouble == .unsafeAddress) }
            }
            #expect(one.provider.timesAsked(for: "/elsewhere") == 0)
        }
    }

    @Test("an answer that takes too long is not waited for")
    func slow() async throws {
        try await OpenIDDesk.with(seconds: 0.5) { one in
            try await one.desk.add("Ann", .chair)
            one.provider.behave { $0.slow = "/token" }
            let began = ContinuousClock.now
            #expect(try await refusal { try await one.signIn() }?.what == "the council does not answer.")
            #expect(ContinuousClock.now - began < .seconds(TestProvider.slowness))
        }
    }

    // MARK: - Keys

    @Test("each kind of key and algorithm that is allowed is understood", arguments: ["RS256", "PS256", "RS512"])
    func algorithms(algorithm: String) async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            let key = try TestSigningKey.rsa("long")
            one.provider.behave {
                $0.keys = [.elliptic("first"), key]
                $0.signsWith = key
                $0.algorithm = algorithm
            }
            // The signature is one by SHA-256, so what calls itself RS512 is not one.
            let refused = try await refusal { try await one.signIn() }
            #expect((refused == nil) == (algorithm != "RS512"))
        }
    }

    @Test("a short key is not taken")
    func shortKey() async throws {
        let keys = try ProviderKeys(
            Data(
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"\(String(repeating: "A", count: 172))\",\"e\":\"AQAB\"}]}".utf8
            ))
        let key = try #require(keys.key("a", for: .rs256))
        await #expect(throws: OpenIDTrouble.unknownKey) { try await TokenAlgorithm.rs256.collection(with: key) }
    }

    @Test("keys of kinds that nobody knows are passed over, and one token without a name goes with an only key")
    func unknownKinds() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            let key = TestSigningKey.elliptic("first")
            let published = String(decoding: try JSONSerialization.data(withJSONObject: key.published), as: UTF8.self)
            one.provider.behave {
                $0.keysBody = "{\"keys\":[{\"kty\":7},{\"kty\":\"NEW\",\"kid\":\"first\"},\(published)]}"
                $0.signsWith = key
                $0.keyID = ""
            }
            _ = try await one.session()
        }
    }

    @Test("a new key is asked for when a token comes with it, and an unknown one does not make us ask again and again")
    func rotation() async throws {
        try await OpenIDDesk.with { one in
            try await one.desk.add("Ann", .chair)
            try await one.signIn()
            try await one.signIn()
            #expect(one.provider.timesAsked(for: "/keys") == 1)
            one.desk.wait(30)
            one.provider.behave { $0.keys = [.elliptic("second")] }
            try await one.signIn()
            #expect(one.provider.timesAsked(for: "/keys") == 2)
            one.provider.behave { $0.signsWith = .elliptic("nobody's") }
            for _ in 1...4 { #expect(try await refusal { try await one.signIn() } != nil) }
            #expect(one.provider.timesAsked(for: "/keys") == 2)
            one.desk.wait(30)
            for _ in 1...4 { #expect(try await refusal { try await one.signIn() } != nil) }
            #expect(one.provider.timesAsked(for: "/keys") == 3)
        }
    }
}
