/// Anything that went wrong and is not an answer of the service: settings, credentials, the connection, a damaged reply.
public struct ClientError: Error, Sendable {
    /// What kind of error it is.
    public var code: Code
    /// What was found, what was expected, what to do.
    public var message: String
    /// The operation that was called, if one was.
    public var operation: String?
    /// The status of the reply, if there was one.
    public var status: Int?
    /// The request id of the reply, if it had one.
    public var requestID: String?
    /// The first bytes of a reply that could not be read.
    public var firstBytes: [UInt8]
    /// How often the request was sent.
    public var attempts: Int
    /// The error behind this one.
    public var underlying: (any Error)?

    /// An error from its parts.
    public init(
        _ code: Code, _ message: String, operation: String? = nil, status: Int? = nil, requestID: String? = nil, firstBytes: [UInt8] = [],
        attempts: Int = 0, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.operation = operation
        self.status = status
        self.requestID = requestID
        self.firstBytes = firstBytes
        self.attempts = attempts
        self.underlying = underlying
    }

    /// A kind of client error; any text is possible.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The kind's name.
        public var rawValue: String
        /// A kind by its name.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// A kind by its name.
        public init(stringLiteral value: String) { rawValue = value }
        /// The kind's name.
        public var description: String { rawValue }
    }
}

extension ClientError.Code {
    /// No region was given, and none was found.
    public static var noRegion: Self { "NoRegion" }
    /// No credentials were given, and none were found.
    public static var noCredentials: Self { "NoCredentials" }
    /// Credentials were found but could not be used or fetched.
    public static var badCredentials: Self { "BadCredentials" }
    /// A setting or a configuration file that cannot be used.
    public static var badSetting: Self { "BadSetting" }
    /// An input that cannot be sent.
    public static var badInput: Self { "BadInput" }
    /// No endpoint follows from the settings.
    public static var noEndpoint: Self { "NoEndpoint" }
    /// No transport was given, and there is no default one.
    public static var noTransport: Self { "NoTransport" }
    /// The connection was not made in time.
    public static var connectTimeout: Self { "ConnectTimeout" }
    /// The server was silent for too long.
    public static var readTimeout: Self { "ReadTimeout" }
    /// The host's name has no address.
    public static var nameNotResolved: Self { "NameNotResolved" }
    /// The host does not take connections there.
    public static var connectionRefused: Self { "ConnectionRefused" }
    /// The connection could not be made for another reason.
    public static var connectionFailed: Self { "ConnectionFailed" }
    /// The connection ended before the reply did.
    public static var connectionReset: Self { "ConnectionReset" }
    /// The encrypted connection could not be made, or the certificate is not trusted.
    public static var tlsFailed: Self { "TLSFailed" }
    /// The proxy could not be used.
    public static var proxyFailed: Self { "ProxyFailed" }
    /// The system's HTTP library is missing.
    public static var libraryMissing: Self { "LibraryMissing" }
    /// The reply is larger than allowed.
    public static var replyTooLarge: Self { "ReplyTooLarge" }
    /// The reply is cut short or not of the protocol.
    public static var damagedReply: Self { "DamagedReply" }
    /// The reply's bytes do not have the checksum that it names.
    public static var checksumMismatch: Self { "ChecksumMismatch" }
    /// The body to send failed, or cannot be sent.
    public static var badBody: Self { "BadBody" }
    /// Too many calls failed lately, so a retry was not made.
    public static var retryQuotaExceeded: Self { "RetryQuotaExceeded" }
    /// Waiting ended without the state that was waited for.
    public static var waiterFailed: Self { "WaiterFailed" }
    /// A page names itself as the next one.
    public static var repeatedToken: Self { "RepeatedToken" }
    /// A scripted or replaying transport has no answer for the request.
    public static var noScriptedReply: Self { "NoScriptedReply" }
}

extension ClientError: CustomStringConvertible {
    /// `Code: message (operation, status, request id)`.
    public var description: String {
        var facts: [String] = []
        if let operation { facts.append("operation \(operation)") }
        if let status { facts.append("status \(status)") }
        if let requestID { facts.append("request id \(requestID)") }
        if attempts > 1 { facts.append("\(attempts) attempts") }
        let text = "\(code): \(message)"
        return facts.isEmpty ? text : "\(text) (\(facts.joined(separator: ", ")))"
    }

    /// The same as `description`, so that whoever is used to Foundation's sees it. Behind `any Error` it needs the module ShapesmithFoundation.
    public var localizedDescription: String { description }
}

extension ClientError {
    /// The error with what had come of the reply: a transport's failure in the middle of it.
    package func inReply(status: Int, headers: HTTPHeaders, bytes: [UInt8]) -> ClientError {
        var error = self
        error.status = status
        error.requestID = RequestID.of(headers)
        error.firstBytes = Array(bytes.prefix(64))
        return error
    }
}
