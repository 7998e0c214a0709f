internal import RequestSigning

/// A way to sign with keys that the service itself gives out for one resource, such as a bucket, and for a few minutes.
public struct SessionSigning: Sendable {
    /// The name under which endpoint rules ask for it, such as `sigv4-s3express`.
    public var scheme: AuthorizationScheme
    /// The endpoint parameter that names the resource, such as `Bucket`.
    public var parameter: String
    /// The header, and query parameter, that carries the session's token.
    public var tokenName: String
    /// The operation that opens a session; it is signed with the client's own keys.
    public var operation: String
    /// Opens a session for a resource.
    public var open: @Sendable (_ core: ClientCore, _ name: String) async throws -> Credentials

    /// Sessions by a function that opens them.
    public init(
        _ scheme: AuthorizationScheme, parameter: String, tokenName: String, operation: String,
        open: @escaping @Sendable (_ core: ClientCore, _ name: String) async throws -> Credentials
    ) {
        self.scheme = scheme
        self.parameter = parameter
        self.tokenName = tokenName
        self.operation = operation
        self.open = open
    }
}

/// The sessions of a client, by resource and by the key that opened them; the least used ones go when there are too many.
final class Sessions: Sendable {
    private struct Key: Hashable {
        let name: String
        let accessKeyID: String
    }

    private struct State: Sendable {
        var caches: [Key: (cache: CredentialCache, lastUse: UInt64)] = [:]
        var uses: UInt64 = 0
    }

    private static let mostSessions = 100
    private let state = Locked(State())

    /// Where the session's keys are kept. Sessions live for five minutes, so they are renewed in the last of them.
    func cache(_ name: String, _ accessKeyID: String, clock: any ClientClock) -> CredentialCache {
        let key = Key(name: name, accessKeyID: accessKeyID)
        return state.withLock { state in
            state.uses += 1
            if let kept = state.caches[key]?.cache {
                state.caches[key]?.lastUse = state.uses
                return kept
            }
            if state.caches.count >= Self.mostSessions, let oldest = state.caches.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
                state.caches[oldest] = nil
            }
            let cache = CredentialCache(clock: clock, earlySeconds: 60, urgentSeconds: 10)
            state.caches[key] = (cache, state.uses)
            return cache
        }
    }
}

// MARK: - In a call

extension Call {
    /// The keys of the session that the endpoint's resource asks for.
    func sessionCredentials(_ sessions: SessionSigning, _ endpoint: Endpoint, _ found: FoundSettings) async throws -> Credentials {
        guard let name = endpoint.sessionName else {
            throw ClientError(
                .badSetting,
                "The endpoint asks for the authorization '\(sessions.scheme)', but nothing names what the session is for. "
                    + "Expected the endpoint parameter '\(sessions.parameter)'.")
        }
        guard operation != sessions.operation else {
            throw ClientError(.badSetting, "The endpoint asks for a session to open a session for '\(name)'. Correct the endpoint rules.")
        }
        let own = try await credentials(found)
        let cache = found.sessions.cache(name, own.accessKeyID, clock: clock)
        if let ready = cache.current { return ready }
        let core = self.core
        return try await cache.credentials { try await sessions.open(core, name) }
    }
}
