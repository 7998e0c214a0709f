/// A response as it came from the wire.
public struct HTTPResponse: Sendable {
    /// The status, such as 200.
    public var status: Int
    /// The header fields in order.
    public var headers: HTTPHeaders
    /// The body; a stream only if the call asked for one.
    public var body: HTTPBody

    /// A response from its parts.
    public init(status: Int = 200, headers: HTTPHeaders = HTTPHeaders(), body: HTTPBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A response with a text as its body.
    public init(status: Int = 200, headers: HTTPHeaders = HTTPHeaders(), text: String) {
        self.init(status: status, headers: headers, body: .bytes(Array(text.utf8)))
    }
}
