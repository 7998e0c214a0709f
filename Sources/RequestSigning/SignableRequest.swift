internal import ScalarText

/// What of an HTTP request takes part in its signature.
public struct SignableRequest: Sendable {
    /// The method, such as `POST`.
    public var method: String
    /// The path as it goes on the wire: percent-encoded, beginning with `/`.
    public var path: String
    /// The query as it goes on the wire, without `?`.
    public var query: String
    /// The headers in order. `Host` must be among them; a name may stand more than once.
    public var headers: [(name: String, value: String)]

    /// A request from its parts.
    public init(method: String, path: String = "/", query: String = "", headers: [(name: String, value: String)] = []) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
    }

    /// The value of the first header of that name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { header in
            header.name.withBytes { first in name.withBytes { first.isSameIgnoringCase(as: $0) } }
        }?.value
    }
}
