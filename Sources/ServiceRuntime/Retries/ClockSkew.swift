internal import RequestSigning
internal import WireFormats

/// How far the machine's clock is from the service's, learnt from refused requests.
final class ClockSkew: Sendable {
    /// Clocks closer together than this are no reason for a refusal.
    static let toleratedSeconds = 240.0
    private let offset = Locked(0.0)

    /// What to add to the machine's time.
    var seconds: Double { offset.withLock { $0 } }

    /// Reads the reply's `Date`; true if the clock that signed was off by more than is tolerated, and is now corrected.
    func learn(from headers: HTTPHeaders, now: Double) -> Bool {
        guard let text = headers["Date"], let date = Timestamp(text) else { return false }
        let difference = date.epochSeconds - now
        return offset.withLock { offset in
            guard (difference - offset).magnitude > Self.toleratedSeconds else { return false }
            offset = difference
            return true
        }
    }
}
