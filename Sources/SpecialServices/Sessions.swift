internal import RequestSigning
internal import ServiceRuntime

/// The sessions of a client, by resource and by the key that opened them; the least used ones go when there are too many.
final class Sessions: SessionMemory {
    private struct Key: Hashable {
        let name: String
        let accessKeyID: String
    }

    private struct State: Sendable {
        var caches: [Key: (cache: CredentialCache, lastUse: UInt64)] = [:]
        var uses: UInt64 = 0
    }

    private static let mostSessions = 100
    private let signing: SessionSigning
    private let clock: any ClientClock
    private let state = Locked(State())

    init(_ signing: SessionSigning, _ clock: any ClientClock) {
        self.signing = signing
        self.clock = clock
    }

    func credentials(
        _ name: String?, for operation: String, own: () async throws -> Credentials, _ core: ClientCore
    ) async throws -> Credentials {
        guard let name else {
            throw ClientError(
                .badSetting,
                "The endpoint asks for the authorization '\(signing.scheme)', but nothing names what the session is for. "
                    + "Expected the endpoint parameter '\(signing.parameter)'.")
        }
        guard operation != signing.operation else {
            throw ClientError(.badSetting, "The endpoint asks for a session to open a session for '\(name)'. Correct the endpoint rules.")
        }
        let cache = cache(name, try await own().accessKeyID)
        if let ready = cache.current { return ready }
        let open = signing.open
        return try await cache.credentials { try await open(core, name) }
    }

    /// Where the session's keys are kept. Sessions live for five minutes, so they are renewed in the last of them.
    private func cache(_ name: String, _ accessKeyID: String) -> CredentialCache {
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
