import Testing

@testable import ServiceRuntime

/// The numbers are those of the adaptive retry mode's published test cases for the cubic curve and the measured rate.
struct RateLimiterTests {
    @Test(arguments: [0, 1, 8, 27, 0.001, 1e9, 2] as [Double])
    func cubeRootsAreRight(_ value: Double) {
        let root = RateLimiter.cubeRoot(value)
        #expect((root * root * root - value).magnitude <= 1e-12 * max(value, 1))
    }

    @Test func nothingIsHeldBackBeforeTheServiceThrottles() async throws {
        let clock = VirtualClock()
        let limiter = RateLimiter(clock: clock)
        for _ in 0..<100 {
            try await limiter.acquire()
            limiter.update(wasThrottled: false)
        }
        #expect(clock.slept.isEmpty)
    }

    @Test func theSendingRateFollowsThePublishedCases() async throws {
        // Throttled or not, at that second; the measured rate and the new token bucket rate that follow.
        let cases: [(throttled: Bool, at: Double, measured: Double, rate: Double)] = [
            (false, 0.2, 0.000000, 0.500000), (false, 0.4, 0.000000, 0.500000), (false, 0.6, 4.800000, 0.500000),
            (false, 0.8, 4.800000, 0.500000), (false, 1.0, 4.160000, 0.500000), (false, 1.2, 4.160000, 0.691200),
            (false, 1.4, 4.160000, 1.097600), (false, 1.6, 5.632000, 1.638400), (false, 1.8, 5.632000, 2.332800),
            (true, 2.0, 4.326400, 3.028480), (false, 2.2, 4.326400, 3.486639), (false, 2.4, 4.326400, 3.821874),
            (false, 2.6, 5.665280, 4.053386), (false, 2.8, 5.665280, 4.200373), (false, 3.0, 4.333056, 4.282037),
            (true, 3.2, 4.333056, 2.997426), (false, 3.4, 4.333056, 3.452226),
        ]
        let clock = VirtualClock()
        let limiter = RateLimiter(clock: clock)
        var now = 0.0
        for one in cases {
            clock.advance(by: .seconds(one.at) - .seconds(now))
            now = one.at
            limiter.update(wasThrottled: one.throttled)
            #expect((limiter.current.measuredRate - one.measured).magnitude < 1e-6, "at \(one.at)")
            #expect((limiter.current.fillRate - one.rate).magnitude < 1e-6, "at \(one.at)")
        }
    }

    @Test func afterAThrottlingRequestsWaitForTheirTurn() async throws {
        let clock = VirtualClock()
        let limiter = RateLimiter(clock: clock)
        for _ in 0..<10 {
            try await limiter.acquire()
            clock.advance(by: .milliseconds(100))
            limiter.update(wasThrottled: false)
        }
        limiter.update(wasThrottled: true)
        let rate = limiter.current.fillRate
        let start = clock.uptime
        for _ in 0..<20 { try await limiter.acquire() }
        let elapsed = (clock.uptime - start).inSeconds
        #expect(elapsed >= 18 / rate)
        #expect(elapsed <= 21 / rate)
    }
}
