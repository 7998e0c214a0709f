/// A request as it goes on the wire.
public struct HTTPRequest: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// `https` or `http`.
    public var scheme: String
    /// The host name or address; an IPv6 address stands in brackets.
    public var host: String
    /// The port, if it is not the scheme's own.
    public var port: Int?
    /// The path, percent-encoded as it goes out, beginning with `/`.
    public var path: String
    /// The query as it goes out, without `?`; empty if there is none.
    public var query: String
    /// The header fields in order.
    public var headers: HTTPHeaders
    /// The body.
    public var body: HTTPBody
    /// Headers and parameters whose values are secret beside those that always are, such as an API key's.
    package var secretNames: [String] = []
    /// How the messages of a body that is a stream of events are framed.
    package var framing: (any StreamFraming.Type)?

    /// A request from its parts.
    public init(
        method: HTTPMethod, scheme: String = "https", host: String, port: Int? = nil, path: String = "/", query: String = "",
        headers: HTTPHeaders = HTTPHeaders(), body: HTTPBody = .empty
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// A request to an address given as text.
    public init(_ method: HTTPMethod, url: String, headers: HTTPHeaders = HTTPHeaders(), body: HTTPBody = .empty) throws {
        guard let parts = URLParts(url) else { throw Endpoint.wrong(url) }
        self.init(
            method: method, scheme: parts.scheme, host: parts.host, port: parts.port, path: parts.path.isEmpty ? "/" : parts.path,
            query: parts.query, headers: headers, body: body)
    }
}

extension HTTPRequest {
    /// The port that is connected to.
    public var effectivePort: Int { port ?? (scheme == "http" ? 80 : 443) }

    /// What the `Host` header says: the port only if it is not the scheme's own.
    public var hostHeader: String {
        guard let port, port != (scheme == "http" ? 80 : 443) else { return host }
        return "\(host):\(port)"
    }

    /// The whole address.
    public var url: String { url(query: query) }

    /// The whole address with secrets taken out, fit for a log.
    package var maskedURL: String { query.isEmpty ? url : url(query: Redaction(sensitive: secretNames).form(query)) }

    /// The header fields with secrets taken out, fit for a log.
    var maskedHeaders: HTTPHeaders { secretNames.isEmpty ? headers.masked : Redaction(sensitive: secretNames).headers(headers) }

    private func url(query: String) -> String {
        var url = scheme
        url += "://"
        url += hostHeader
        url += path
        if !query.isEmpty {
            url += "?"
            url += query
        }
        return url
    }
}
