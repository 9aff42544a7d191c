import Domain

/// A sign-in that was begun here and waits for the browser to come back from the provider.
public struct ProviderSignIn: Hashable, Sendable {
    public var browserHash: String
    /// Where the provider was told to send the browser; it is told the same again when the code is turned in.
    public var returnAddress: String
    public var destination: String?
    /// A hash of the network address that it was begun from.
    public var place: String
    public var expiresAt: Instant

    public init(browserHash: String, returnAddress: String, destination: String?, place: String, expiresAt: Instant) {
        self.browserHash = browserHash
        self.returnAddress = returnAddress
        self.destination = destination
        self.place = place
        self.expiresAt = expiresAt
    }
}

public struct ProviderSignInStore {
    let connection: any SQLConnection

    public func begin(_ stateHash: String, _ signIn: ProviderSignIn) throws {
        try connection.execute(
            """
            INSERT INTO provider_sign_in (state_hash, browser_hash, return_address, destination, place, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(stateHash), .text(signIn.browserHash), .text(signIn.returnAddress), SQLValue(signIn.destination),
                .text(signIn.place), SQLValue(signIn.expiresAt.secondsSince1970),
            ])
    }

    /// Gives it once, to the first who asks; whoever asks again finds nothing.
    public func take(_ stateHash: String) throws -> ProviderSignIn? {
        try connection.first(
            """
            DELETE FROM provider_sign_in WHERE state_hash = $1
            RETURNING browser_hash, return_address, destination, place, expires_at
            """, [.text(stateHash)]
        ) {
            ProviderSignIn(
                browserHash: try $0.text(0), returnAddress: try $0.text(1), destination: try $0.optionalText(2),
                place: try $0.text(3), expiresAt: Instant(secondsSince1970: try $0.integer(4)))
        }
    }

    /// How many wait that were begun from one place.
    public func count(from place: String) throws -> Int {
        Int(try connection.integer("SELECT count(*) FROM provider_sign_in WHERE place = $1", [.text(place)]))
    }

    /// Clears away what nobody came back to in time.
    public func clear(at now: Instant) throws {
        try connection.execute("DELETE FROM provider_sign_in WHERE expires_at <= $1", [SQLValue(now.secondsSince1970)])
    }
}

extension SQLConnection {
    public var providerSignIns: ProviderSignInStore { ProviderSignInStore(connection: self) }
}
