/// Why a failed attempt may be made again.
enum RetryCause: Sendable, Hashable {
    /// The service says that there are too many requests.
    case throttling
    /// The service is unwell for the moment, or the connection broke.
    case transient
    /// The server was silent or could not be reached in time.
    case timeout
    /// The machine's clock differs from the service's.
    case clockSkew
}

extension RetryCause {
    static let throttlingCodes: [String] = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded",
        "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    ]
    static let transientCodes: [String] = ["RequestTimeout", "RequestTimeoutException", "InternalError"]
    static let skewCodes: [String] = ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"]
    /// Codes that a wrong clock is one of several reasons for.
    static let possibleSkewCodes: [String] = [
        "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "InvalidSignature", "RequestTimeTooSkewed",
    ]

    /// The cause that an answer of the service gives, if any; `skew` is how far the clocks are apart.
    init?(_ error: ServiceError, service: ServiceDescription, isSkewed: Bool) {
        let code = error.code.rawValue
        if Self.throttlingCodes.contains(code) || service.throttlingErrors.contains(code) || error.status == 429 {
            self = .throttling
        } else if Self.skewCodes.contains(code) && isSkewed || Self.possibleSkewCodes.contains(code) && isSkewed {
            self = .clockSkew
        } else if Self.isUnwell(error.status) || Self.transientCodes.contains(code)
            || service.retryableErrors.contains(code)
        {
            self = .transient
        } else {
            return nil
        }
    }

    /// The cause that a failure of the connection gives, if any.
    init?(_ error: ClientError) {
        switch error.code {
        case .connectTimeout, .readTimeout: self = .timeout
        case .connectionRefused, .connectionReset, .connectionFailed, .nameNotResolved, .proxyFailed, .checksumMismatch: self = .transient
        case .damagedReply:
            // A reply cut short or of another kind comes from something between here and the service as often as not.
            guard let status = error.status, Self.isUnwell(status) else { return nil }
            self = .transient
        default: return nil
        }
    }

    private static func isUnwell(_ status: Int) -> Bool { status == 500 || (502...504).contains(status) }

    /// What the retry takes out of the quota.
    var cost: Int { self == .timeout ? 10 : 5 }
}
