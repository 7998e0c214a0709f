public import WireFormats

/// An error that the service answered with.
///
/// `error.code` can be compared with any code, documented or not; `error.details(as:)` gives the members of a documented one.
public struct ServiceError: Error, Sendable {
    /// The code as the service spells it.
    public var code: ErrorCode
    /// The service's sentence; empty if it gives none.
    public var message: String
    /// The reply's status.
    public var status: Int
    /// The id under which the service knows the request.
    public var requestID: String?
    /// The operation that was called.
    public var operation: String
    /// How often the request was sent.
    public var attempts: Int
    /// The reply's headers.
    public var headers: HTTPHeaders
    /// The bytes of the reply's body.
    public var body: [UInt8]
    /// How the body is written.
    public var wireProtocol: WireProtocol

    /// An error from its parts.
    public init(
        code: ErrorCode, message: String = "", status: Int = 400, requestID: String? = nil, operation: String = "", attempts: Int = 1,
        headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [], wireProtocol: WireProtocol = .awsJSON11
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.operation = operation
        self.attempts = attempts
        self.headers = headers
        self.body = body
        self.wireProtocol = wireProtocol
    }

    /// How often the request was sent again after it had failed.
    public var retryCount: Int { max(attempts - 1, 0) }

    /// The code of the same error in the query protocol, which some services tell although they left it: for SQS's `QueueDoesNotExist`
    /// it is `AWS.SimpleQueueService.NonExistentQueue`.
    public var queryCode: ErrorCode? { ErrorReply.queryCode(headers).map { ErrorCode($0) } }

    /// The members of a documented error, or `nil` if it is another one or cannot be read.
    public func details<Shape: ErrorShape>(as shape: Shape.Type = Shape.self) -> Shape? {
        // Plain HTTP has no codes: an operation documents what each status comes with.
        guard wireProtocol == .http || Shape.matches(code) else { return nil }
        return try? ErrorReply.withDetails(body, wireProtocol, contentType: headers["Content-Type"]) { node in
            try Shape(from: Reply(status: status, headers: headers, bytes: body, root: node))
        }
    }
}

/// A documented error of a service.
public protocol ErrorShape: EncodableShape, DecodableShape {
    /// The code by which it is known.
    static var code: ErrorCode { get }
    /// Reads the members, those in headers too.
    init(from reply: Reply) throws
}

extension ErrorShape {
    /// Reads the members of the body.
    public init(from reply: Reply) throws { try self.init(from: reply.node) }

    static func matches(_ code: ErrorCode) -> Bool { Self.code == code }
}

extension ServiceError: CustomStringConvertible {
    /// `Code: Message (status 400, request id …)`
    public var description: String {
        var text = code.rawValue
        if !message.isEmpty { text += ": \(message)" }
        text += " (status \(status)"
        if let requestID { text += ", request id \(requestID)" }
        if attempts > 1 { text += ", \(attempts) attempts" }
        return text + ")"
    }

    /// The same as `description`, so that whoever is used to Foundation's sees it. Behind `any Error` it needs the module ShapesmithFoundation.
    public var localizedDescription: String { description }
}
