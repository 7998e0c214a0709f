internal import RequestSigning

/// A store of retries that failures empty and successes fill: a service that is down is not asked ever more often.
final class RetryQuota: Sendable {
    static let capacity = 500
    private let available = Locked(RetryQuota.capacity)

    /// Takes the cost of a retry, or tells that there is too little left.
    func take(_ cost: Int) -> Bool {
        available.withLock { available in
            guard available >= cost else { return false }
            available -= cost
            return true
        }
    }

    /// Gives back what the last retry of a call took, or one if there was no retry.
    func succeed(_ lastCost: Int?) {
        available.withLock { $0 = min(Self.capacity, $0 + (lastCost ?? 1)) }
    }

    var remaining: Int { available.withLock { $0 } }
}
