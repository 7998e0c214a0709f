/// What carries requests to a server and brings the responses back.
///
/// A transport sends what it is given: the path as it stands, no header of its own invention beyond those that HTTP demands,
/// no redirect followed, no retry. When the task is cancelled, it ends the request at once and throws `CancellationError`.
/// Any other failure is a `ClientError`.
public protocol HTTPTransport: Sendable {
    /// Sends one request and gives the response.
    func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse
}

/// What one transfer may take, and how its reply is wanted.
public struct TransferOptions: Sendable {
    /// The times after which the transfer fails.
    public var timeouts = Timeouts()
    /// Whether the reply's body is given as a stream, as soon as its headers are there.
    public var streamsReply = false
    /// The most bytes that a reply may have if it is not streamed.
    public var replyLimit = 256 &<< 20
    /// Whether a compressed reply is asked for, and unpacked.
    public var acceptsGzip = false
    /// Whether the proxies of the transport are used; instance metadata is always asked directly.
    public var usesProxy = true

    /// The usual options.
    public init(timeouts: Timeouts = Timeouts(), streamsReply: Bool = false) {
        self.timeouts = timeouts
        self.streamsReply = streamsReply
    }
}

/// Times after which a transfer fails; zero means never.
public struct Timeouts: Sendable, Hashable {
    /// How long making the connection may take, encryption included.
    public var connect: Duration
    /// How long the server may be silent.
    public var read: Duration

    /// Times as the AWS tools have them: 60 seconds each.
    public init(connect: Duration = .seconds(60), read: Duration = .seconds(60)) {
        self.connect = connect
        self.read = read
    }
}
