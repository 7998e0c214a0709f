public import ServiceRuntime

/// How an operation's endpoint is asked of the service itself.
public struct EndpointDiscovery: EndpointSource {
    /// An address that the service named.
    public typealias Address = NamedAddress

    /// Whether the operation works at no other endpoint; otherwise it is asked only where the settings want that.
    public var isRequired: Bool
    /// Asks the service.
    public var ask: @Sendable (ClientCore) async throws -> [Address]

    /// Discovery by a function that asks the service.
    public init(isRequired: Bool, ask: @escaping @Sendable (ClientCore) async throws -> [Address]) {
        self.isRequired = isRequired
        self.ask = ask
    }

    /// Asks the service.
    public func addresses(_ core: ClientCore) async throws -> [NamedAddress] { try await ask(core) }

    /// What a client keeps of the answers from call to call.
    public func makeMemory(_ credentials: any CredentialProvider) -> any EndpointMemory { DiscoveredEndpoints(credentials) }
}
