internal import WireFormats

/// How long to wait before an attempt.
enum RetryDelay {
    static let longestSeconds = 20.0

    /// Between nothing and 1, 2, 4 … seconds after the first, second, third failure, never beyond 20: `random` is from 0 to 1.
    static func backoff(afterFailures failures: Int, random: Double) -> Double {
        let exponent = Double(1 &<< min(max(failures - 1, 0), 10))
        return min(max(random, 0), 1) * min(exponent, longestSeconds)
    }

    /// The seconds to wait after a failure that may carry the service's own wish.
    ///
    /// `x-amz-retry-after` is in milliseconds and holds up to five seconds beyond the wait without it; `Retry-After` is in seconds or a
    /// date, and holds up to 20 seconds.
    static func seconds(afterFailures failures: Int, random: Double, headers: HTTPHeaders?, now: Double) -> Double {
        let own = backoff(afterFailures: failures, random: random)
        guard let headers else { return own }
        if let text = headers["x-amz-retry-after"], let milliseconds = Double(text), milliseconds.isFinite, milliseconds >= 0 {
            return min(max(milliseconds / 1000, own), own + 5)
        }
        if let text = headers["Retry-After"] {
            var wanted = Double(text)
            if wanted == nil, let date = Timestamp(text) { wanted = date.epochSeconds - now }
            if let wanted, wanted.isFinite, wanted > 0 { return min(max(wanted, own), max(longestSeconds, own)) }
        }
        return own
    }
}
