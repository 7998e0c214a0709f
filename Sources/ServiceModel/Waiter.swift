public import SpecDiagnostics

/// An operation that is repeated until a state is reached.
public struct Waiter: Sendable {
    public var name: String
    public var operation: String
    /// Seconds between two calls.
    public var delay: Int
    public var maxAttempts: Int
    public var documentation: String?
    /// Tried in order; the first that matches counts.
    public var acceptors: [Acceptor]
    public var origin: SourceRange?

    public init(name: String, operation: String, delay: Int, maxAttempts: Int, acceptors: [Acceptor], origin: SourceRange? = nil) {
        self.name = name
        self.operation = operation
        self.delay = delay
        self.maxAttempts = maxAttempts
        self.acceptors = acceptors
        self.origin = origin
    }
}

/// What an answer has to be like, and what it then means.
public struct Acceptor: Sendable {
    public enum State: String, Sendable { case success, failure, retry }

    public enum Matcher: Sendable, Hashable {
        /// The JMESPath expression gives this value.
        case path(String, ModelValue)
        /// It gives a list that is not empty, and every item is this value.
        case pathAll(String, ModelValue)
        /// It gives a list, and an item is this value.
        case pathAny(String, ModelValue)
        /// The call failed with this code.
        case error(String)
        /// The call failed at all, or did not.
        case anyError(Bool)
        case status(Int)
    }

    public var state: State
    public var matcher: Matcher
    public var origin: SourceRange?

    public init(state: State, matcher: Matcher, origin: SourceRange? = nil) {
        self.state = state
        self.matcher = matcher
        self.origin = origin
    }
}
