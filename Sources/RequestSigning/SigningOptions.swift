/// What differs between services in how a request is signed.
public struct SigningOptions: Sendable {
    /// Whether the percent-encoded path is encoded once more, as all services but S3 expect.
    public var doubleEncodesPath = true
    /// Whether `.`, `..` and repeated slashes are taken out of the path that is signed, as all services but S3 expect.
    public var normalizesPath = true
    /// Whether `x-amz-content-sha256` is sent. In headers it always is for bodies that are unsigned or streamed; in the
    /// query it is for a body that is given and hashed.
    public var addsContentHashHeader = false
    /// Whether the session token is part of what is signed; otherwise it is added afterwards.
    public var signsSessionToken = true
    /// Whether a presigned request leaves its body unsigned unless told how to sign it, as object storage expects.
    public var presignsUnsignedBody = false
    /// The header, and query parameter, that carries the session token.
    public var sessionTokenName = "X-Amz-Security-Token"
    /// Lower-case names of headers that are sent unsigned, because proxies and transports change them.
    public var unsignedHeaders: Set<String> = SigningOptions.transportHeaders

    /// Options that suit most services.
    public init(
        doubleEncodesPath: Bool = true, normalizesPath: Bool = true, addsContentHashHeader: Bool = false, signsSessionToken: Bool = true
    ) {
        self.doubleEncodesPath = doubleEncodesPath
        self.normalizesPath = normalizesPath
        self.addsContentHashHeader = addsContentHashHeader
        self.signsSessionToken = signsSessionToken
    }

    /// Options for object storage, whose paths are signed as they are sent.
    public static var objectStorage: SigningOptions {
        var options = SigningOptions(doubleEncodesPath: false, normalizesPath: false, addsContentHashHeader: true)
        options.presignsUnsignedBody = true
        return options
    }

    /// Headers that belong to one connection, to tracing or to the client's own bookkeeping.
    public static let transportHeaders: Set<String> = [
        "amz-sdk-invocation-id", "amz-sdk-request", "authorization", "baggage", "connection", "expect", "keep-alive",
        "proxy-authenticate", "proxy-authorization", "te", "traceparent", "tracestate", "trailer", "transfer-encoding",
        "upgrade", "user-agent", "x-amzn-trace-id",
    ]
}
