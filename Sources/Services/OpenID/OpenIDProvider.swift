import Crypto
import Domain
import Foundation
import FoundationNetworking

/// The provider that people sign in by: asks it what it says of itself, for its keys, and for a token, and believes
/// nothing that is not signed.
public actor OpenIDProvider {
    public nonisolated let settings: OpenIDSettings
    private let limits: ProviderRequest.Limits

    private var document: (content: ProviderDocument, at: Instant)?
    private var keys: (content: ProviderKeys, at: Instant)?
    /// What is being asked for at this moment; everybody who needs it waits for the one answer.
    private var asking: [URL: Task<Data, any Error>] = [:]
    private var keysRestUntil = Instant(secondsSince1970: 0)
    private var restsUntil = Instant(secondsSince1970: 0)
    private var toldAt: Instant?

    /// How long what the provider published is believed without asking again, in seconds.
    private static let lasts: Int64 = 3600
    /// Tokens with keys that nobody knows make us ask for the keys, but no more often than this.
    private static let keysPause: Int64 = 30
    /// A provider that is down is left in peace for as long.
    private static let failurePause: Int64 = 5
    /// That it is down stands in the audit trail, and no more often than this.
    private static let tellingPause: Int64 = 60

    public init(_ settings: OpenIDSettings) { self.init(settings, limits: ProviderRequest.Limits()) }

    init(_ settings: OpenIDSettings, limits: ProviderRequest.Limits) {
        self.settings = settings
        self.limits = limits
    }

    /// What is sent along to tell this sign-in from every other.
    struct Proof {
        var state: String
        var nonce: String
        var verifier: String
    }

    /// Where the browser is sent to (RFC 6749, section 4.1.1, with RFC 7636).
    func address(_ proof: Proof, returningTo: String, at now: Instant) async throws -> String {
        let place = try await currentDocument(at: now).authorization.absoluteString
        let form = ProviderForm.text([
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", returningTo),
            ("scope", "openid email"), ("state", proof.state), ("nonce", proof.nonce),
            ("code_challenge", Tokens.base64URL(SHA256.hash(data: Data(proof.verifier.utf8)))), ("code_challenge_method", "S256"),
        ])
        return place + (place.contains("?") ? "&" : "?") + form
    }

    /// Turns the code in for a token, and gives what the token says when it is to be believed.
    func claims(
        code: String, _ proof: Proof, returningTo: String, from issuer: String?, at now: Instant
    ) async throws -> IdentityClaims {
        let document = try await currentDocument(at: now)
        // Another provider's answer, sent to us by somebody who mixed them up on purpose.
        guard issuer == nil ? !document.namesItself : issuer == settings.issuer else { throw OpenIDTrouble.answerOfAnotherIssuer }
        let token = try IdentityToken(try await token(code, proof, returningTo, document))
        let key = try await key(of: token, document, at: now)
        return try await token.claims(by: key, settings, nonce: proof.nonce, at: now)
    }

    private struct TokenAnswer: Decodable {
        var token: String

        enum CodingKeys: String, CodingKey { case token = "id_token" }
    }

    private func token(
        _ code: String, _ proof: Proof, _ returnAddress: String, _ document: ProviderDocument
    ) async throws -> String {
        var pairs = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", returnAddress),
            ("code_verifier", proof.verifier),
        ]
        var request = URLRequest(url: document.token)
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        switch settings.secret {
        case let secret? where !document.takesSecretInBody:
            // Each is encoded before they are joined, as RFC 6749 has it in section 2.3.1.
            let pair = ProviderForm.encoded(settings.client) + ":" + ProviderForm.encoded(secret)
            request.setValue("Basic " + Data(pair.utf8).base64EncodedString(), forHTTPHeaderField: "Authorization")
        case let secret?: pairs += [("client_id", settings.client), ("client_secret", secret)]
        case nil: pairs.append(("client_id", settings.client))
        }
        request.httpBody = Data(ProviderForm.text(pairs).utf8)
        let answer = try await ProviderRequest.send(request, limits)
        guard answer.status < 500 else { throw OpenIDTrouble.unreachable }
        guard answer.status == 200 else { throw OpenIDTrouble.codeRefused }
        do {
            return try JSONDecoder().decode(TokenAnswer.self, from: answer.body).token
        } catch {
            throw OpenIDTrouble.answerUnreadable
        }
    }

    // MARK: - What the provider publishes

    private func currentDocument(at now: Instant) async throws -> ProviderDocument {
        if let document, document.at.isWithin(OpenIDProvider.lasts, of: now) { return document.content }
        guard restsUntil <= now else { throw OpenIDTrouble.unreachable }
        do {
            let content = try ProviderDocument(await get(ProviderDocument.address(of: settings)), of: settings)
            document = (content, now)
            return content
        } catch {
            restsUntil = now.later(by: OpenIDProvider.failurePause)
            throw error
        }
    }

    /// A key that is not among those known may be a new one: then they are asked for again.
    private func key(of token: IdentityToken, _ document: ProviderDocument, at now: Instant) async throws -> ProviderKeys.Key {
        if let keys, keys.at.isWithin(OpenIDProvider.lasts, of: now),
            let key = keys.content.key(token.key, for: token.algorithm)
        {
            return key
        }
        // Who comes while they are on their way waits for them.
        if asking[document.keys] == nil {
            guard keysRestUntil <= now else { throw OpenIDTrouble.unknownKey }
            keysRestUntil = now.later(by: OpenIDProvider.keysPause)
        }
        let content: ProviderKeys
        do {
            content = try ProviderKeys(await get(document.keys))
        } catch {
            keysRestUntil = now.later(by: OpenIDProvider.failurePause)
            throw error
        }
        keys = (content, now)
        guard let key = content.key(token.key, for: token.algorithm) else { throw OpenIDTrouble.unknownKey }
        return key
    }

    /// Whether trouble with the provider is to be written down: whoever presses the button a hundred times while it is
    /// down does not fill the trail.
    func isWorthTelling(at now: Instant) -> Bool {
        if let toldAt, toldAt.isWithin(OpenIDProvider.tellingPause, of: now) { return false }
        toldAt = now
        return true
    }

    private func get(_ address: URL) async throws -> Data {
        if let asking = asking[address] { return try await asking.value }
        let task = Task { [limits] in
            let answer = try await ProviderRequest.send(URLRequest(url: address), limits)
            guard answer.status == 200 else { throw OpenIDTrouble.unreachable }
            return answer.body
        }
        asking[address] = task
        defer { asking[address] = nil }
        return try await task.value
    }
}

extension Instant {
    /// Not longer ago than so many seconds, and not in the future either.
    fileprivate func isWithin(_ seconds: Int64, of now: Instant) -> Bool {
        (0..<seconds).contains(now.secondsSince1970 - secondsSince1970)
    }
}
