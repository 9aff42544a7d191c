import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Services

/// A provider on a port of this computer that does what it should, or one thing that it should not.
final class TestProvider: Sendable {
    struct Manners: Sendable {
        var keys: [TestSigningKey] = [.elliptic("first")]
        /// With which of them it signs; another than it publishes is possible.
        var signsWith: TestSigningKey?
        var algorithm: String?
        var keyID: String?
        var header: [String: String] = [:]
        /// What it says otherwise than it should; a null is left out.
        var claims: [String: Claim] = [:]
        var document: [String: String] = [:]
        var methods: [String]?
        var tokenStatus = 200
        /// What it answers instead of a token, or of its document or keys.
        var tokenBody: String?
        var keysBody: String?
        var documentBody: String?
        /// Where it sends us on to, instead of answering.
        var redirectsFrom: String?
        var redirectsTo: String?
        /// So much it writes, and goes on for as long.
        var oversized: String?
        var slow: String?
    }

    enum Claim: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
        case text(String), number(Int64), flag(Bool), list([String]), none
        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int64) { self = .number(value) }
        init(booleanLiteral value: Bool) { self = .flag(value) }
        var value: Any? {
            switch self {
            case .text(let text): text
            case .number(let number): number
            case .flag(let flag): flag
            case .list(let list): list
            case .none: nil
            }
        }
    }

    private struct Given { var nonce, challenge, returnAddress: String }

    private struct State {
        var manners = Manners()
        var given: [String: Given] = [:]
        var asked: [String: Int] = [:]
        var shown: [String?] = []
        var forms: [String] = []
    }

    static let start = SignInDesk.today
    /// Longer than any test takes, on any machine.
    static let slowness = 600

    let issuer: String
    private let state: Mutex<State>

    private init(_ issuer: String) {
        self.issuer = issuer
        state = Mutex(State())
    }

    /// Runs it for the test, and to the end of the process: a server that is cancelled drops the connections that it has
    /// accepted and not yet taken up, and NIO stops the whole process for a connection that is dropped.
    static func with<T: Sendable>(_ body: @Sendable @escaping (TestProvider) async throws -> T) async throws -> T {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let place = Mutex<TestProvider?>(nil)
        let router = Router()
        for path in ["/.well-known/openid-configuration", "/keys", "/token", "/elsewhere"] {
            router.on(RouterPath(path), method: path == "/token" ? .post : .get) { request, _ -> Response in
                guard let provider = place.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
                return try await provider.answer(path, request)
            }
        }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0), serverName: nil),
            onServerRunning: { told.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "provider") { _ in SwiftLogNoOpLogHandler() })
        Task { try await application.run() }
        var ready = ports.makeAsyncIterator()
        let provider = TestProvider("http://127.0.0.1:\(await ready.next() ?? 0)")
        place.withLock { $0 = provider }
        return try await body(provider)
    }

    func settings(secret: String? = "a secret", emailClaim: String = "email", trusted: Bool = false) throws -> OpenIDSettings {
        try OpenIDSettings(
            issuer: issuer, client: "bell wether", secret: secret, name: "the council", emailClaim: emailClaim,
            isTrustedForEmail: trusted)
    }

    func behave(_ change: @Sendable (inout Manners) -> Void) { state.withLock { change(&$0.manners) } }
    func timesAsked(for path: String) -> Int { state.withLock { $0.asked[path] ?? 0 } }
    var shown: [String?] { state.withLock { $0.shown } }
    var forms: [String] { state.withLock { $0.forms } }

    /// Somebody says yes to the request in this address: the code that the browser carries back.
    func agree(to address: String) throws -> (code: String, state: String) {
        let parts = try #require(URLComponents(string: address)?.queryItems)
        func part(_ name: String) -> String { parts.first { $0.name == name }?.value ?? "" }
        #expect(part("response_type") == "code" && part("code_challenge_method") == "S256")
        #expect(part("client_id") == "bell wether")
        #expect(part("code_challenge").count == 43 && part("nonce").count == 43 && part("state").count == 43)
        let code = UUID().uuidString
        state.withLock {
            $0.given[code] = Given(nonce: part("nonce"), challenge: part("code_challenge"), returnAddress: part("redirect_uri"))
        }
        return (code, part("state"))
    }

    // MARK: - Its answers

    private func answer(_ path: String, _ request: Request) async throws -> Response {
        let form = try await String(buffer: request.body.collect(upTo: 1 << 16))
        let manners = state.withLock { state in
            state.asked[path, default: 0] += 1
            return state.manners
        }
        if manners.slow == path { try await Task.sleep(for: .seconds(TestProvider.slowness)) }
        if manners.redirectsFrom == path {
            return Response(status: .found, headers: [.location: manners.redirectsTo ?? issuer + "/elsewhere"])
        }
        if manners.oversized == path { return json(String(repeating: " ", count: 1 << 20)) }
        switch path {
        case "/.well-known/openid-configuration": return json(try manners.documentBody ?? document(manners))
        case "/keys": return json(try manners.keysBody ?? text(["keys": manners.keys.map { try $0.published }]))
        case "/token": return try token(form, request.headers[.authorization], manners)
        default: return json("{}")
        }
    }

    private func document(_ manners: Manners) throws -> String {
        var content: [String: Any] = [
            "issuer": issuer, "authorization_endpoint": issuer + "/authorize?from=here", "token_endpoint": issuer + "/token",
            "jwks_uri": issuer + "/keys",
        ]
        content.merge(manners.document) { $1 }
        if let methods = manners.methods { content["token_endpoint_auth_methods_supported"] = methods }
        return try text(content)
    }

    private func token(_ form: String, _ authorization: String?, _ manners: Manners) throws -> Response {
        var parts = URLComponents()
        parts.percentEncodedQuery = form
        func part(_ name: String) -> String { parts.queryItems?.first { $0.name == name }?.value ?? "" }
        let given = state.withLock { state in
            state.shown.append(authorization)
            state.forms.append(form)
            return state.given.removeValue(forKey: part("code"))
        }
        guard let given, given.returnAddress == part("redirect_uri"), part("grant_type") == "authorization_code",
            Data(SHA256.hash(data: Data(part("code_verifier").utf8))).base64URL == given.challenge
        else { return json("{\"error\":\"invalid_grant\",\"error_description\":\"<b>said by a provider</b>\"}", .badRequest) }
        if let body = manners.tokenBody { return json(body, .init(code: manners.tokenStatus)) }
        let now = Instant.start(of: TestProvider.start).secondsSince1970 + 9 * 3600
        var claims: [String: Any] = [
            "iss": issuer, "aud": "bell wether", "sub": "4711", "iat": now, "exp": now + 300, "nonce": given.nonce,
            "email": "ann@example.org", "email_verified": true,
        ]
        for (name, claim) in manners.claims { claims[name] = claim.value }
        let signed = try (manners.signsWith ?? manners.keys[0]).token(
            claims, algorithm: manners.algorithm, id: manners.keyID, more: manners.header)
        return json(try text(["id_token": signed, "token_type": "Bearer"]), .init(code: manners.tokenStatus))
    }

    private func text(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }

    private func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
