/// A reply as it came, for operations whose description says nothing about it.
public struct RawReply: Sendable {
    /// The status.
    public var status: Int
    /// The headers.
    public var headers: HTTPHeaders
    /// The bytes of the body.
    public var bytes: [UInt8]

    /// A reply from its parts.
    public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), bytes: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
    }

    init(_ reply: Reply) { self.init(status: reply.status, headers: reply.headers, bytes: reply.bytes) }

    /// The body as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension RawReply: CustomStringConvertible {
    /// The status and the body.
    public var description: String { "status \(status): \(text)" }
}
