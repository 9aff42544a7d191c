import Crypto
import CryptoExtras
import Foundation

/// A key of a provider, and tokens signed by it: by other code than that which looks at them.
struct TestSigningKey: Sendable {
    enum Kind: Sendable {
        case elliptic(P256.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    let id: String
    let kind: Kind

    static func elliptic(_ id: String) -> TestSigningKey { TestSigningKey(id: id, kind: .elliptic(P256.Signing.PrivateKey())) }

    static func rsa(_ id: String, bits: _RSA.Signing.KeySize = .bits2048) throws -> TestSigningKey {
        TestSigningKey(id: id, kind: .rsa(try _RSA.Signing.PrivateKey(keySize: bits)))
    }

    /// As the provider publishes it.
    var published: [String: String] {
        get throws {
            switch kind {
            case .elliptic(let key):
                let point = key.publicKey.rawRepresentation
                return [
                    "kty": "EC", "crv": "P-256", "use": "sig", "kid": id, "x": point.prefix(32).base64URL,
                    "y": point.suffix(32).base64URL,
                ]
            case .rsa(let key):
                let parts = try key.publicKey.getKeyPrimitives()
                return ["kty": "RSA", "kid": id, "n": parts.modulus.base64URL, "e": parts.publicExponent.base64URL]
            }
        }
    }

    /// What anybody can read, used as if it were a shared secret.
    private var publicText: Data {
        switch kind {
        case .elliptic(let key): Data(key.publicKey.pemRepresentation.utf8)
        case .rsa(let key): Data(key.publicKey.pemRepresentation.utf8)
        }
    }

    func token(_ claims: [String: Any], algorithm: String? = nil, id: String? = nil, more: [String: Any] = [:]) throws -> String {
        let algorithm = algorithm ?? natural
        var header: [String: Any] = ["alg": algorithm, "typ": "JWT", "kid": id ?? self.id]
        header.merge(more) { $1 }
        if id == "" { header["kid"] = nil }
        let signed = try [header, claims].map { try JSONSerialization.data(withJSONObject: $0).base64URL }.joined(separator: ".")
        return signed + "." + (try signature(Data(signed.utf8), algorithm)).base64URL
    }

    private var natural: String {
        switch kind {
        case .elliptic: "ES256"
        case .rsa: "RS256"
        }
    }

    private func signature(_ bytes: Data, _ algorithm: String) throws -> Data {
        switch (algorithm, kind) {
        case ("none", _): return Data()
        case ("HS256", _):
            return Data(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: publicText)))
        case (_, .elliptic(let key)): return try key.signature(for: bytes).rawRepresentation
        case ("PS256", .rsa(let key)): return try key.signature(for: SHA256.hash(data: bytes), padding: .PSS).rawRepresentation
        case (_, .rsa(let key)):
            return try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation
        }
    }
}

extension Data {
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
