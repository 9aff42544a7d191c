/// Who somebody is at a provider of sign-in: the provider's address, and the name that it alone gave to this person
/// and gives to nobody else. An e-mail address can pass to another; this pair does not.
public struct ProviderIdentity: Hashable, Sendable {
    public var issuer: String
    public var subject: String
    public var boundAt: Instant
    /// When it was last signed in with.
    public var usedAt: Instant

    public init(issuer: String, subject: String, boundAt: Instant, usedAt: Instant) {
        self.issuer = issuer
        self.subject = subject
        self.boundAt = boundAt
        self.usedAt = usedAt
    }
}
