import Foundation

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3): the part of it that is used here.
struct ProviderDocument: Sendable {
    let authorization: URL
    let token: URL
    let keys: URL
    /// How a client with a secret shows it; nothing said means in the header.
    let takesSecretInBody: Bool
    /// Says in its answer who it is (RFC 9207).
    let namesItself: Bool

    private struct Content: Decodable {
        var issuer: String
        var authorization: String
        var token: String
        var keys: String
        var methods: [String]?
        var namesItself: Bool?

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorization = "authorization_endpoint"
            case token = "token_endpoint"
            case keys = "jwks_uri"
            case methods = "token_endpoint_auth_methods_supported"
            case namesItself = "authorization_response_iss_parameter_supported"
        }
    }

    init(_ bytes: Data, of settings: OpenIDSettings) throws {
        let content: Content
        do {
            content = try JSONDecoder().decode(Content.self, from: bytes)
        } catch {
            throw OpenIDTrouble.answerUnreadable
        }
        guard content.issuer == settings.issuer else { throw OpenIDTrouble.wrongDocument }
        func address(_ text: String) throws -> URL {
            guard let address = URL(string: text), ProviderAddress.mayBeAsked(address, loopback: settings.isLoopback),
                address.fragment == nil
            else { throw OpenIDTrouble.unsafeAddress }
            return address
        }
        authorization = try address(content.authorization)
        token = try address(content.token)
        keys = try address(content.keys)
        let methods = content.methods ?? ["client_secret_basic"]
        takesSecretInBody = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
        namesItself = content.namesItself ?? false
    }

    /// Beside the issuer's own address, whether that ends in a slash or not.
    static func address(of settings: OpenIDSettings) throws -> URL {
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        guard let address = URL(string: base + "/.well-known/openid-configuration") else { throw OpenIDTrouble.unsafeAddress }
        return address
    }
}

/// A form as it is sent to the provider or hung to its address.
enum ProviderForm {
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    static func text(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
