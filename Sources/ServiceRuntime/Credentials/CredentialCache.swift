internal import RequestSigning

/// Keeps what was fetched until shortly before it ends; one caller fetches anew while the others go on.
///
/// It does not hold what fetches, so that a client's own state can keep caches that are filled by calls of the client.
package final class CredentialCache: Sendable {
    private let clock: any ClientClock
    private let earlySeconds: Double
    private let urgentSeconds: Double
    private let state = Locked(State())

    private struct State: Sendable {
        var credentials: Credentials?
        var fetch: Task<Credentials, any Error>?
        /// After a failed early fetch: not again before that second.
        var restUntil = -Double.infinity
    }

    /// From `earlySeconds` before the end on one caller fetches; in the last `urgentSeconds` everyone waits for it.
    package init(clock: any ClientClock, earlySeconds: Double, urgentSeconds: Double) {
        self.clock = clock
        self.earlySeconds = earlySeconds
        self.urgentSeconds = urgentSeconds
    }

    /// Valid credentials, fetched at most once at a time.
    package func credentials(fetch: @escaping @Sendable () async throws -> Credentials) async throws -> Credentials {
        let now = clock.secondsSinceEpoch
        let (ready, running) = state.withLock { state -> (Credentials?, Task<Credentials, any Error>?) in
            if let kept = state.credentials {
                guard let end = kept.expiration?.epochSeconds else { return (kept, nil) }
                if end - now > earlySeconds { return (kept, nil) }
                if end - now > urgentSeconds, state.fetch != nil || now < state.restUntil { return (kept, nil) }
            }
            if let running = state.fetch { return (nil, running) }
            let started = Task { try await self.keep(fetch) }
            state.fetch = started
            return (nil, started)
        }
        if let ready { return ready }
        guard let running else { return try await fetch() }
        do {
            return try await Self.value(of: running)
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
    package var current: Credentials? {
        state.withLock { state in
            guard let kept = state.credentials else { return nil }
            guard let end = kept.expiration?.epochSeconds else { return kept }
            return end - clock.secondsSinceEpoch > earlySeconds ? kept : nil
        }
    }

    private func keep(_ fetch: @Sendable () async throws -> Credentials) async throws -> Credentials {
        do {
            let fetched = try await fetch()
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
    private let state = Locked(State.idle)

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
