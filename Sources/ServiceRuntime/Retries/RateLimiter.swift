internal import RequestSigning

/// The rate limiter of the adaptive retry mode: idle until the service throttles, then a token bucket whose rate falls by a third at
/// each throttling and grows again along a cubic curve.
final class RateLimiter: Sendable {
    private static let minimumRate = 0.5
    private static let minimumCapacity = 1.0
    private static let smoothing = 0.8
    private static let decrease = 0.7
    private static let scale = 0.4

    struct State: Sendable {
        var isEnabled = false
        var fillRate = 0.0
        var capacity = 0.0
        var tokens = 0.0
        var lastRefill: Double?
        var measuredRate = 0.0
        var lastMeasuredBucket: Double
        var requests = 0
        var lastMaximumRate = 0.0
        var lastThrottled: Double
        var timeWindow = 0.0
    }

    private let state: Locked<State>
    private let clock: any ClientClock

    init(clock: any ClientClock) {
        self.clock = clock
        let now = clock.uptime.inSeconds
        state = Locked(State(lastMeasuredBucket: (now * 2).roundedDown / 2, lastThrottled: now))
    }

    /// Waits until a request may be sent.
    func acquire() async throws {
        while true {
            let now = clock.uptime.inSeconds
            let wait = state.withLock { state -> Double in
                guard state.isEnabled else { return 0 }
                Self.refill(&state, now)
                if state.tokens >= 1 {
                    state.tokens -= 1
                    return 0
                }
                return max((1 - state.tokens) / state.fillRate, 0.001)
            }
            if wait == 0 { return }
            try await clock.sleep(for: .seconds(wait))
        }
    }

    /// Learns from an attempt's end.
    func update(wasThrottled: Bool) {
        let now = clock.uptime.inSeconds
        state.withLock { state in
            Self.measure(&state, now)
            var rate: Double
            if wasThrottled {
                let base = state.isEnabled ? min(state.measuredRate, state.fillRate) : state.measuredRate
                state.lastMaximumRate = base
                Self.setWindow(&state)
                state.lastThrottled = now
                rate = base * Self.decrease
                state.isEnabled = true
            } else {
                Self.setWindow(&state)
                let elapsed = now - state.lastThrottled - state.timeWindow
                rate = Self.scale * elapsed * elapsed * elapsed + state.lastMaximumRate
            }
            rate = min(rate, 2 * state.measuredRate)
            Self.refill(&state, now)
            state.fillRate = max(rate, Self.minimumRate)
            state.capacity = max(rate, Self.minimumCapacity)
            state.tokens = min(state.tokens, state.capacity)
        }
    }

    /// The state as it is, for tests.
    var current: State { state.withLock { $0 } }

    // MARK: -

    private static func refill(_ state: inout State, _ now: Double) {
        if let last = state.lastRefill {
            state.tokens = min(state.capacity, state.tokens + (now - last) * state.fillRate)
        }
        state.lastRefill = now
    }

    /// Counts requests in half seconds and smooths the rate.
    private static func measure(_ state: inout State, _ now: Double) {
        let bucket = (now * 2).roundedDown / 2
        state.requests += 1
        if bucket > state.lastMeasuredBucket {
            let rate = Double(state.requests) / (bucket - state.lastMeasuredBucket)
            state.measuredRate = rate * smoothing + state.measuredRate * (1 - smoothing)
            state.requests = 0
            state.lastMeasuredBucket = bucket
        }
    }

    /// The time after a throttling at which the curve is back at the last highest rate.
    private static func setWindow(_ state: inout State) {
        state.timeWindow = cubeRoot(state.lastMaximumRate * (1 - decrease) / scale)
    }

    /// Newton's method, so that no mathematics library is needed.
    static func cubeRoot(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var root = value > 1 ? value / 3 + 1 : 1
        for _ in 0..<200 {
            let next = (2 * root + value / (root * root)) / 3
            if (next - root).magnitude <= 1e-15 * root { return next }
            root = next
        }
        return root
    }
}
