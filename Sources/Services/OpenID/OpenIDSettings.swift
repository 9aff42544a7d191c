import Domain
import Foundation

/// The provider that people may sign in by, as whoever runs Bellwether has set it up.
public struct OpenIDSettings: Sendable {
    /// The provider's address, letter for letter as it names itself.
    public let issuer: String
    /// The name under which the provider knows this Bellwether.
    public let client: String
    /// Nil for a client that the provider gave none.
    let secret: String?
    /// On the button: "Sign in with …".
    public let name: String
    /// The claim that holds the e-mail address.
    let emailClaim: String
    /// The provider gives out no address that it has not looked into, though it does not say so of each.
    let isTrustedForEmail: Bool

    public init(
        issuer: String, client: String, secret: String? = nil, name: String? = nil, emailClaim: String = "email",
        isTrustedForEmail: Bool = false
    ) throws {
        self.issuer = issuer
        self.client = client
        self.secret = secret
        guard let address = URL(string: issuer), ProviderAddress.mayBeAsked(address, loopback: true),
            address.query == nil, address.fragment == nil, let host = address.host
        else {
            throw Secrets.Unusable(
                what: "The issuer of the OpenID settings is no address of a provider.",
                remedy: "Write it as the provider does, beginning with https:// and without ? or #.")
        }
        self.name = name ?? host
        self.emailClaim = emailClaim
        self.isTrustedForEmail = isTrustedForEmail
        guard !client.isEmpty else { throw OpenIDSettings.incomplete("client", "the id that the provider gave") }
        guard secret != "" else { throw OpenIDSettings.incomplete("secret", "what the provider gave, or leave it out") }
        guard !self.name.isEmpty, self.name.count <= 60, !emailClaim.isEmpty else {
            throw OpenIDSettings.incomplete("name or email-claim", "a short text, or leave it out")
        }
    }

    /// Only a provider on this computer itself may be asked without TLS: for trying it out.
    var isLoopback: Bool { issuer.hasPrefix("http://") }

    static func incomplete(_ setting: String, _ wanted: String) -> Secrets.Unusable {
        Secrets.Unusable(what: "The OpenID setting \(setting) cannot be used.", remedy: "Give \(wanted).")
    }
}

extension OpenIDSettings {
    /// What the settings are called in their file; in the environment the same in capitals, such as
    /// BELLWETHER_OPEN_ID_EMAIL_CLAIM.
    enum Key: String, CaseIterable {
        case issuer, client, secret, name
        case emailClaim = "email-claim"
        case trustEmail = "trust-email"

        var variable: String { "BELLWETHER_OPEN_ID_" + rawValue.uppercased().replacing("-", with: "_") }
    }

    /// From the environment, and what does not stand there from a file of lines such as `client = bellwether`, which
    /// only its owner may read. Nil when neither names an issuer or anything else.
    public static func find(in environment: [String: String], file: String) throws -> OpenIDSettings? {
        var given =
            try PrivateFile.content(file, called: "OpenID settings file")
            .map { try SettingsFile.values($0, of: "OpenID settings") as [Key: String] } ?? [:]
        for key in Key.allCases {
            if let value = environment[key.variable], !value.isEmpty { given[key] = value }
        }
        guard !given.isEmpty else { return nil }
        guard let issuer = given[.issuer] else { throw incomplete("issuer", "the address of the provider") }
        guard let client = given[.client] else { throw incomplete("client", "the id that the provider gave") }
        guard let trust = ["yes": true, "no": false][given[.trustEmail] ?? "no"] else {
            throw incomplete("trust-email", "yes or no")
        }
        return try OpenIDSettings(
            issuer: issuer, client: client, secret: given[.secret], name: given[.name],
            emailClaim: given[.emailClaim] ?? "email", isTrustedForEmail: trust)
    }
}

/// An address of a provider.
enum ProviderAddress {
    private static let loopback: Set<String> = ["127.0.0.1", "localhost", "::1", "[::1]"]

    /// With TLS, or on this computer itself where that is allowed.
    static func mayBeAsked(_ address: URL, loopback isLoopbackAllowed: Bool) -> Bool {
        guard let host = address.host, !host.isEmpty, address.user == nil, address.password == nil else { return false }
        return address.scheme == "https"
            || (isLoopbackAllowed && address.scheme == "http" && loopback.contains(host))
    }
}
