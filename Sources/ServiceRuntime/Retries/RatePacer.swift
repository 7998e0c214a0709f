internal import RequestSigning

/// Spaces the calls of an operation by the rate that its service documents.
final class RatePacer: Sendable {
    private let next = Locked<[String: Duration]>([:])

    /// Waits until the operation may be called again.
    func wait(for operation: String, callsPerSecond: Double, clock: any ClientClock) async throws {
        guard callsPerSecond > 0, callsPerSecond.isFinite else { return }
        let interval = Duration.seconds(1 / callsPerSecond)
        let now = clock.uptime
        let pause = next.withLock { next -> Duration in
            let start = max(next[operation] ?? now, now)
            next[operation] = start + interval
            return start - now
        }
        if pause > .zero { try await clock.sleep(for: pause) }
    }
}
