internal import Synchronization

/// Keeps what a provider gave until shortly before it ends; one caller fetches anew while the others go on.
///
/// From five minutes before the end on, the first caller to notice fetches, and the others are given what is there. In the last
/// minute everyone waits for the fetch. A failed fetch is forgiven as long as the old credentials are valid.
public final class CachedCredentials: CredentialProvider {
    private let provider: any CredentialProvider
    private let clock: any ClientClock
    private let state = Mutex(State())

    private struct State: Sendable {
        var credentials: Credentials?
        var fetch: Task<Credentials, any Error>?
        /// After a failed early fetch: not again before that second.
        var restUntil = -Double.infinity
    }

    private static let earlySeconds = 300.0
    private static let urgentSeconds = 60.0

    /// Keeps what `provider` gives.
    public init(_ provider: any CredentialProvider, clock: any ClientClock = SystemClock()) {
        self.provider = provider
        self.clock = clock
    }

    /// Valid credentials, fetched at most once at a time.
    public func credentials() async throws -> Credentials {
        let now = clock.secondsSinceEpoch
        let (ready, fetch) = state.withLock { state -> (Credentials?, Task<Credentials, any Error>?) in
            if let kept = state.credentials {
                guard let end = kept.expiration?.epochSeconds else { return (kept, nil) }
                if end - now > Self.earlySeconds { return (kept, nil) }
                if end - now > Self.urgentSeconds, state.fetch != nil || now < state.restUntil { return (kept, nil) }
            }
            if let running = state.fetch { return (nil, running) }
            let started = Task { try await self.fetch() }
            state.fetch = started
            return (nil, started)
        }
        if let ready { return ready }
        guard let fetch else { return try await provider.credentials() }
        do {
            return try await Self.value(of: fetch)
        } catch {
            try Task.checkCancellation()
            // What is there serves as long as it is valid.
            let kept = state.withLock { state in
                state.restUntil = clock.secondsSinceEpoch + 10
                return state.credentials
            }
            if let kept, let end = kept.expiration?.epochSeconds, end > clock.secondsSinceEpoch { return kept }
            throw error
        }
    }

    /// The credentials at hand, if they need no fetching; spares the fast path a suspension.
    var current: Credentials? {
        state.withLock { state in
            guard let kept = state.credentials else { return nil }
            guard let end = kept.expiration?.epochSeconds else { return kept }
            return end - clock.secondsSinceEpoch > Self.earlySeconds ? kept : nil
        }
    }

    private func fetch() async throws -> Credentials {
        do {
            let fetched = try await provider.credentials()
            state.withLock { state in
                state.credentials = fetched
                state.fetch = nil
            }
            return fetched
        } catch {
            state.withLock { $0.fetch = nil }
            throw error
        }
    }

    /// The task's value; ends at once if the waiting task is cancelled, while the fetch goes on for the others.
    private static func value(of fetch: Task<Credentials, any Error>) async throws -> Credentials {
        let waiting = Waiting()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiting.begin(continuation)
                Task {
                    waiting.end(await fetch.result)
                }
            }
        } onCancel: {
            waiting.end(.failure(CancellationError()))
        }
    }
}

/// One caller's wait: ended by the result or by cancellation, whichever comes first.
private final class Waiting: Sendable {
    private enum State: Sendable {
        case idle
        case waiting(CheckedContinuation<Credentials, any Error>)
        case ended(Result<Credentials, any Error>)
        case resumed
    }
    private let state = Mutex(State.idle)

    func begin(_ continuation: CheckedContinuation<Credentials, any Error>) {
        let result = state.withLock { state -> Result<Credentials, any Error>? in
            if case .ended(let result) = state {
                state = .resumed
                return result
            }
            state = .waiting(continuation)
            return nil
        }
        if let result { continuation.resume(with: result) }
    }

    func end(_ result: Result<Credentials, any Error>) {
        let continuation = state.withLock { state -> CheckedContinuation<Credentials, any Error>? in
            switch state {
            case .waiting(let continuation):
                state = .resumed
                return continuation
            case .idle:
                state = .ended(result)
                return nil
            case .ended, .resumed: return nil
            }
        }
        continuation?.resume(with: result)
    }
}
