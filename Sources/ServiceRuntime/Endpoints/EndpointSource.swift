/// How an operation's endpoint is asked of the service itself: what a call has to know of it that it does not do itself.
///
/// Only operations whose endpoint is asked for name one, so that programs without them are built without its code.
public protocol EndpointSource: Sendable {
    /// Whether the operation works at no other endpoint.
    var isRequired: Bool { get }
    /// Asks the service.
    func addresses(_ core: ClientCore) async throws -> [NamedAddress]
    /// What a client keeps of the answers from call to call; they belong to the keys that asked.
    func makeMemory(_ credentials: any CredentialProvider) -> any EndpointMemory
}

/// An address that a service named when it was asked.
public struct NamedAddress: Sendable {
    /// The host, or a whole address.
    public let address: String
    /// How many minutes it may be used.
    public let minutes: Int

    /// An address and how long it may be used.
    public init(_ address: String, minutes: Int) {
        self.address = address
        self.minutes = minutes
    }
}

/// The endpoints that a client was told of.
public protocol EndpointMemory: Sendable {
    /// The endpoint with the host that the service names; the one given, if none is asked for.
    func endpoint(_ common: Endpoint, _ source: any EndpointSource, _ core: ClientCore) async throws -> Endpoint
    /// Forgets the endpoint if the error says that it is no longer right; true if the call should be made anew.
    func forgets(_ error: any Error, _ core: ClientCore) async throws -> Bool
}
