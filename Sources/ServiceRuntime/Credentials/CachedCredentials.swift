/// Keeps what a provider gave until shortly before it ends; one caller fetches anew while the others go on.
///
/// From five minutes before the end on, the first caller to notice fetches, and the others are given what is there. In the last
/// minute everyone waits for the fetch. A failed fetch is forgiven as long as the old credentials are valid.
public final class CachedCredentials: CredentialProvider {
    private let provider: any CredentialProvider
    private let cache: CredentialCache

    /// Keeps what `provider` gives.
    public init(_ provider: any CredentialProvider, clock: any ClientClock = SystemClock()) {
        self.provider = provider
        cache = CredentialCache(clock: clock, earlySeconds: 300, urgentSeconds: 60)
    }

    /// Valid credentials, fetched at most once at a time.
    public func credentials() async throws -> Credentials {
        try await cache.credentials { try await self.provider.credentials() }
    }

    /// The credentials at hand, if they need no fetching; spares the fast path a suspension.
    var current: Credentials? { cache.current }
}
