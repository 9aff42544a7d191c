import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

/// A desk whose people may come in by a provider, which has all the time that a busy machine needs.
struct OpenIDDesk: Sendable {
    let desk: SignInDesk
    let provider: TestProvider

    static let returnAddress = "http://127.0.0.1:8080/sign-in/open-id/return"

    static func with<T: Sendable>(
        _ kind: Dialect = .sqlite, secret: String? = "a secret", emailClaim: String = "email", trusted: Bool = false,
        seconds: Double = 120, _ body: @Sendable @escaping (OpenIDDesk) async throws -> T
    ) async throws -> T {
        try await TestProvider.with { provider in
            let asked = OpenIDProvider(
                try provider.settings(secret: secret, emailClaim: emailClaim, trusted: trusted),
                limits: ProviderRequest.Limits(seconds: seconds, bytes: 1 << 18))
            return try await SignInDesk.with(kind, framework: SignInDesk.realFramework, provider: asked) {
                try await body(OpenIDDesk(desk: $0, provider: provider))
            }
        }
    }

    func begin(destination: String? = nil, from address: String = "192.0.2.1") async throws -> OpenIDBeginning {
        try await desk.services.beginOpenID(
            returningTo: OpenIDDesk.returnAddress, destination: destination, from: address)
    }

    /// The whole way there and back, as a browser goes it.
    @discardableResult
    func signIn(
        destination: String? = nil, from address: String = "192.0.2.1",
        _ change: @Sendable (inout OpenIDReturn) -> Void = { _ in }
    ) async throws -> (answer: SignInAnswer, destination: String?) {
        let beginning = try await begin(destination: destination, from: address)
        let (code, state) = try provider.agree(to: beginning.address)
        var back = OpenIDReturn(state: state, code: code, isRefused: false, issuer: nil, browser: beginning.browser)
        change(&back)
        return try await desk.services.finishOpenID(back, from: address)
    }

    /// The token of the session of whoever comes in.
    func session() async throws -> String {
        guard case .session(let token) = try await signIn().answer else { throw SignInDesk.Unexpected() }
        return token
    }

    /// Why the latest sign-in was refused, as the audit trail has it.
    func reason() async throws -> String? {
        let latest = try await desk.database.read { try $0.audit.latest(1) }.first
        guard latest?.verb == "refuse to sign in" else { return nil }
        return latest?.detail
    }

    /// Nobody is bound to anything there, and no account came to be.
    func boundPeople() async throws -> [Int64] {
        try await desk.database.read { connection in
            try connection.people.all().map(\.number).filter { try !connection.identities.all(of: $0).isEmpty }
        }
    }
}
