public import ServiceRuntime

/// A way to sign with keys that the service itself gives out for one resource, such as a bucket, and for a few minutes.
public struct SessionSigning: ResourceSessions {
    /// The name under which endpoint rules ask for it, such as `sigv4-s3express`.
    public var scheme: AuthorizationScheme
    /// The endpoint parameter that names the resource, such as `Bucket`.
    public var parameter: String
    /// The header, and query parameter, that carries the session's token.
    public var tokenName: String
    /// The operation that opens a session; it is signed with the client's own keys.
    public var operation: String
    /// Opens a session for a resource.
    public var open: @Sendable (_ core: ClientCore, _ name: String) async throws -> Credentials

    /// Sessions by a function that opens them.
    public init(
        _ scheme: AuthorizationScheme, parameter: String, tokenName: String, operation: String,
        open: @escaping @Sendable (_ core: ClientCore, _ name: String) async throws -> Credentials
    ) {
        self.scheme = scheme
        self.parameter = parameter
        self.tokenName = tokenName
        self.operation = operation
        self.open = open
    }

    /// What a client keeps of its sessions from call to call.
    public func makeMemory(_ clock: any ClientClock) -> any SessionMemory { Sessions(self, clock) }
}
