/// What an operation is apart from its name, input and output.
public struct OperationTraits: Sendable {
    /// How the caller shows who it is, if otherwise than for the rest of the service.
    public var authorization: AuthorizationScheme
    /// Where its key goes, if elsewhere than for the rest of the service.
    public var apiKey: APIKeyPlace?
    /// The ways to show who it is, if there are several or one has several parts; the first for which the client has everything counts.
    public var alternatives: [[AuthorizationDemand]]
    /// What the reply's body is.
    public var replyBody: ReplyBody
    /// The framing of a reply that is a stream of events whose first message holds the output's other members.
    public var initialReply: (any StreamFraming.Type)?
    /// Whether the body is left out of the signature.
    public var hasUnsignedPayload: Bool
    /// The element or member that the output stands in, such as `SendEmailResult`.
    public var resultWrapper: String?
    /// How the bodies are protected by checksums.
    public var checksum: (any BodyChecksums)?
    /// How the request's body may be compressed.
    public var compression: (any BodyCompression.Type)?
    /// How often a second the service takes the call, if that is documented.
    public var callsPerSecond: Double?
    /// Whether the service may be silent for long before it answers.
    public var isLongRunning: Bool
    /// Whether doing it twice is as doing it once, although its method does not say so.
    public var isIdempotent: Bool
    /// How its endpoint is asked of the service itself.
    public var discovery: (any EndpointSource)?

    /// The usual traits, and what differs from them.
    public init(
        authorization: AuthorizationScheme = .asService, apiKey: APIKeyPlace? = nil,
        alternatives: [[AuthorizationDemand]] = [], replyBody: ReplyBody = .structure,
        initialReply: (any StreamFraming.Type)? = nil, hasUnsignedPayload: Bool = false,
        resultWrapper: String? = nil, checksum: (any BodyChecksums)? = nil, compression: (any BodyCompression.Type)? = nil,
        callsPerSecond: Double? = nil,
        isLongRunning: Bool = false, isIdempotent: Bool = false, discovery: (any EndpointSource)? = nil
    ) {
        self.authorization = authorization
        self.apiKey = apiKey
        self.alternatives = alternatives
        self.replyBody = replyBody
        self.initialReply = initialReply
        self.hasUnsignedPayload = hasUnsignedPayload
        self.resultWrapper = resultWrapper
        self.checksum = checksum
        self.compression = compression
        self.callsPerSecond = callsPerSecond
        self.isLongRunning = isLongRunning
        self.isIdempotent = isIdempotent
        self.discovery = discovery
    }
}

/// What the body of a reply is.
public enum ReplyBody: Sendable, Hashable {
    /// Members of the output, in the service's format.
    case structure
    /// Bytes or text that are one member of the output, or nothing at all.
    case bytes
    /// Nothing that the output has a place for.
    case nothing
    /// Bytes, read while they arrive.
    case stream
}
