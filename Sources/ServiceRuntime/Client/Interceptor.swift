/// Called on the way of every request and reply, to look at them or to change them.
public protocol Interceptor: Sendable {
    /// Before a request is signed, once for each attempt.
    func willSign(_ request: inout HTTPRequest, _ call: CallDescription) async throws
    /// After a request was signed, before it is sent. A change to what was signed makes the service refuse it.
    func willSend(_ request: inout HTTPRequest, _ call: CallDescription) async throws
    /// After a reply came, before it is read.
    func didReceive(_ response: inout HTTPResponse, _ call: CallDescription) async throws
}

extension Interceptor {
    /// Leaves the request as it is.
    public func willSign(_ request: inout HTTPRequest, _ call: CallDescription) async throws {}
    /// Leaves the request as it is.
    public func willSend(_ request: inout HTTPRequest, _ call: CallDescription) async throws {}
    /// Leaves the reply as it is.
    public func didReceive(_ response: inout HTTPResponse, _ call: CallDescription) async throws {}
}

/// Which call it is.
public struct CallDescription: Sendable {
    /// The service's identity, such as `SES`.
    public let serviceID: String
    /// The operation's name.
    public let operation: String
    /// The same for all attempts of a call.
    public let invocationID: String
    /// The attempt, counted from 1.
    public let attempt: Int
}
