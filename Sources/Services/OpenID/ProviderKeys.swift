import Foundation
import JWTKit

/// The keys with which a provider signs, as it publishes them (RFC 7517).
struct ProviderKeys: Sendable {
    /// One key of a kind that is used here. Secret keys are none: with one a token proves nothing to a third.
    struct Key: Decodable, Sendable {
        var kty: String
        var kid: String?
        var use: String?
        var alg: String?
        var crv: String?
        var n: String?
        var e: String?
        var x: String?
        var y: String?
    }

    private struct Content: Decodable { var keys: [Maybe] }

    /// A key of a kind that nobody knew when this was written is passed over, and the others stay good.
    private struct Maybe: Decodable {
        var key: Key?
        // What cannot be read is such a key.
        init(from decoder: any Decoder) { key = try? Key(from: decoder) }
    }

    let all: [Key]

    init(_ bytes: Data) throws {
        do {
            all = try JSONDecoder().decode(Content.self, from: bytes).keys.compactMap(\.key)
        } catch {
            throw OpenIDTrouble.answerUnreadable
        }
    }

    /// The one that a token names, if it goes with the token's algorithm; or the only one that does, where it names none.
    func key(_ id: String?, for algorithm: TokenAlgorithm) -> Key? {
        let fitting = all.filter { key in
            key.use ?? "sig" == "sig" && key.alg ?? algorithm.rawValue == algorithm.rawValue && algorithm.takes(key)
        }
        guard let id else { return fitting.count == 1 ? fitting[0] : nil }
        return fitting.first { $0.kid == id }
    }
}

/// What a token may be signed by. `none` and everything with a shared secret are not among them.
enum TokenAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case es256 = "ES256"
    case es384 = "ES384"

    func takes(_ key: ProviderKeys.Key) -> Bool {
        switch self {
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: key.kty == "RSA"
        case .es256: key.kty == "EC" && key.crv == "P-256"
        case .es384: key.kty == "EC" && key.crv == "P-384"
        }
    }

    /// A collection that holds this one key for this one algorithm, so that no token can choose another.
    func collection(with key: ProviderKeys.Key) async throws -> JWTKeyCollection {
        let keys = JWTKeyCollection()
        switch self {
        case .rs256: await keys.add(rsa: try rsa(key), digestAlgorithm: .sha256)
        case .rs384: await keys.add(rsa: try rsa(key), digestAlgorithm: .sha384)
        case .rs512: await keys.add(rsa: try rsa(key), digestAlgorithm: .sha512)
        case .ps256: await keys.add(pss: try rsa(key), digestAlgorithm: .sha256)
        case .ps384: await keys.add(pss: try rsa(key), digestAlgorithm: .sha384)
        case .ps512: await keys.add(pss: try rsa(key), digestAlgorithm: .sha512)
        case .es256: await keys.add(ecdsa: try ES256PublicKey(parameters: (x: key.x ?? "", y: key.y ?? "")))
        case .es384: await keys.add(ecdsa: try ES384PublicKey(parameters: (x: key.x ?? "", y: key.y ?? "")))
        }
        return keys
    }

    /// Shorter ones can be broken, and longer ones take the machine's time.
    private func rsa(_ key: ProviderKeys.Key) throws -> Insecure.RSA.PublicKey {
        guard let modulus = key.n, let exponent = key.e, (340...1400).contains(modulus.utf8.count), exponent.utf8.count <= 8
        else { throw OpenIDTrouble.unknownKey }
        return try Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
    }
}
