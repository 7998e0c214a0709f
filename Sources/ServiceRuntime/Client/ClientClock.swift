#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
    public var secondsSinceEpoch: Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1_000_000_000
    }

    /// Time since the machine started, roughly.
    public var uptime: Duration {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return .seconds(Int64(now.tv_sec)) + .nanoseconds(Int64(now.tv_nsec))
    }

    /// Waits.
    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration, tolerance: .zero, clock: .continuous)
    }
}
