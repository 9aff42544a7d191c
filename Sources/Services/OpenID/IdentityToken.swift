import Domain
import Foundation
import JWTKit

/// What the provider says of somebody in its ID token, once the token has been found good.
struct IdentityClaims: Sendable {
    let subject: String
    /// In small letters; nil when the provider gives none that could be one of ours.
    let email: String?
    let isEmailVerified: Bool
    /// The provider asked for more than a password (RFC 8176).
    let hasSecondFactor: Bool
}

/// An ID token as it came: three parts, the first of which says by what it claims to be signed.
struct IdentityToken {
    private struct Header: Decodable {
        var alg: String
        var kid: String?
        var crit: [String]?
    }

    let algorithm: TokenAlgorithm
    let key: String?
    private let text: String

    init(_ text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Data(base64URL: parts[0]) else { throw OpenIDTrouble.tokenUnreadable }
        let header: Header
        do {
            header = try JSONDecoder().decode(Header.self, from: bytes)
        } catch {
            throw OpenIDTrouble.tokenUnreadable
        }
        // What must be understood and is not makes the token one that is not understood.
        guard header.crit == nil else { throw OpenIDTrouble.tokenUnreadable }
        guard let algorithm = TokenAlgorithm(rawValue: header.alg) else { throw OpenIDTrouble.algorithm }
        self.algorithm = algorithm
        key = header.kid
        self.text = text
    }

    /// Looks at the signature first and at what the token says afterwards.
    func claims(
        by key: ProviderKeys.Key, _ settings: OpenIDSettings, nonce: String, at now: Instant
    ) async throws -> IdentityClaims {
        let said: TokenClaims
        do {
            said = try await algorithm.collection(with: key).verify(text, as: TokenClaims.self)
        } catch let trouble as OpenIDTrouble {
            throw trouble
        } catch {
            throw OpenIDTrouble.signature
        }
        try said.check(settings, nonce: nonce, at: now)
        return try said.claims(settings)
    }
}

/// The second part of a token, as far as it is text, numbers and lists: which claim holds the e-mail address is a setting.
private struct TokenClaims: JWTPayload {
    enum Value: Codable, Sendable {
        case text(String)
        case number(Double)
        case flag(Bool)
        case list([String])
        case other

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            // A claim of a form that nobody asks for is passed over.
            if let text = try? one.decode(String.self) {
                self = .text(text)
            } else if let flag = try? one.decode(Bool.self) {  // before numbers, which it is none of
                self = .flag(flag)
            } else if let number = try? one.decode(Double.self) {  // the moments of a token may have fractions
                self = .number(number)
            } else if let list = try? one.decode([String].self) {  // audiences, and how somebody was recognised
                self = .list(list)
            } else {
                self = .other
            }
        }

        /// Only read; the library wants both ways.
        func encode(to encoder: any Encoder) throws {
            var one = encoder.singleValueContainer()
            switch self {
            case .text(let text): try one.encode(text)
            case .number(let number): try one.encode(number)
            case .flag(let flag): try one.encode(flag)
            case .list(let list): try one.encode(list)
            case .other: try one.encodeNil()
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }
        var number: Double? { if case .number(let number) = self { number } else { nil } }

        var texts: [String] {
            switch self {
            case .text(let text): [text]
            case .list(let list): list
            default: []
            }
        }

        /// Some providers write it as a text.
        var isTrue: Bool {
            switch self {
            case .flag(let flag): flag
            case .text(let text): text == "true"
            default: false
            }
        }
    }

    /// By how much two clocks may differ, in seconds.
    private static let leeway = 60.0
    /// Of the words of RFC 8176 those that mean something besides a password: a code, a key, a card.
    private static let secondFactors: Set<String> = ["mfa", "otp", "hwk", "sc"]

    private var values: [String: Value]

    init(from decoder: any Decoder) throws { values = try decoder.singleValueContainer().decode([String: Value].self) }

    func encode(to encoder: any Encoder) throws {
        var one = encoder.singleValueContainer()
        try one.encode(values)
    }

    /// By the clock that everything here goes by, in `check`.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// OpenID Connect Core 1.0, section 3.1.3.7.
    func check(_ settings: OpenIDSettings, nonce: String, at now: Instant) throws {
        guard values["iss"]?.text == settings.issuer else { throw OpenIDTrouble.issuer }
        let audiences = values["aud"]?.texts ?? []
        guard audiences.contains(settings.client) else { throw OpenIDTrouble.audience }
        // Made for several, it says for whom; and where it says so, that is us.
        let party = values["azp"]
        guard party == nil ? audiences.count == 1 : party?.text == settings.client else { throw OpenIDTrouble.audience }
        let moment = Double(now.secondsSince1970)
        guard let expires = values["exp"]?.number, expires > moment - TokenClaims.leeway else { throw OpenIDTrouble.expired }
        guard let issued = values["iat"]?.number, issued <= moment + TokenClaims.leeway else { throw OpenIDTrouble.notYetValid }
        if let begins = values["nbf"] {
            guard let number = begins.number, number <= moment + TokenClaims.leeway else { throw OpenIDTrouble.notYetValid }
        }
        guard let given = values["nonce"]?.text, Tokens.areSame(Array(given.utf8), Array(nonce.utf8)) else {
            throw OpenIDTrouble.nonce
        }
    }

    func claims(_ settings: OpenIDSettings) throws -> IdentityClaims {
        guard let subject = values["sub"]?.text, (1...255).contains(subject.utf8.count),
            subject.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
        else { throw OpenIDTrouble.subject }
        return IdentityClaims(
            subject: subject, email: values[settings.emailClaim]?.text.flatMap(TokenClaims.email),
            isEmailVerified: settings.isTrustedForEmail || (values["email_verified"]?.isTrue ?? false),
            hasSecondFactor: !TokenClaims.secondFactors.isDisjoint(with: values["amr"]?.texts ?? []))
    }

    /// Letters that only look like plain ones become plain when they are made small, and would open another's account.
    private static func email(_ given: String) -> String? {
        let email = given.trimmed
        guard (3...254).contains(email.utf8.count), email.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return email.lowercased()
    }
}

extension Data {
    init?(base64URL text: some StringProtocol) {
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
