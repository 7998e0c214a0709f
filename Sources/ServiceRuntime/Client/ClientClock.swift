internal import CSystem

/// Tells the time and waits; tests put a clock of their own in its place.
public protocol ClientClock: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, as the machine believes.
    var secondsSinceEpoch: Double { get }
    /// Time since some fixed moment; never goes back.
    var uptime: Duration { get }
    /// Waits; throws `CancellationError` at once when the task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The machine's clock.
public struct SystemClock: ClientClock {
    /// The machine's clock.
    public init() {}

    /// Seconds since 1970-01-01T00:00:00Z.
    public var secondsSinceEpoch: Double { ss_seconds_since_epoch() }

    /// Time since the machine started, roughly.
    public var uptime: Duration { .nanoseconds(ss_uptime()) }

    /// Waits.
    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration, tolerance: .zero, clock: .continuous)
    }
}
