internal import RequestSigning

/// A clock whose time passes only when someone sleeps, for tests: no test waits.
public final class VirtualClock: ClientClock {
    private struct State: Sendable {
        var epoch: Double
        var uptime = Duration.zero
        var slept: [Duration] = []
    }
    private let state: Locked<State>

    /// A clock that begins at that second.
    public init(secondsSinceEpoch: Double = 1_440_938_160) {
        state = Locked(State(epoch: secondsSinceEpoch))
    }

    /// Seconds since 1970-01-01T00:00:00Z, as this clock believes.
    public var secondsSinceEpoch: Double { state.withLock { $0.epoch } }
    /// How much time has passed on this clock.
    public var uptime: Duration { state.withLock { $0.uptime } }
    /// Every sleep so far.
    public var slept: [Duration] { state.withLock { $0.slept } }

    /// Lets the time pass at once.
    public func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.slept.append(duration)
            state.uptime += duration
            state.epoch += duration.inSeconds
        }
        await Task.yield()
    }

    /// Lets time pass without anyone sleeping.
    public func advance(by duration: Duration) {
        state.withLock { state in
            state.uptime += duration
            state.epoch += duration.inSeconds
        }
    }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
