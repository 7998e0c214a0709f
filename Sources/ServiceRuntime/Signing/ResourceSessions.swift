/// Keys that a service itself gives out for one resource, such as a bucket: what a call has to know of them that it does not do itself.
///
/// Only services that give out keys name them, so that programs without them are built without their code.
public protocol ResourceSessions: Sendable {
    /// The name under which endpoint rules ask for them.
    var scheme: AuthorizationScheme { get }
    /// The endpoint parameter that names the resource.
    var parameter: String { get }
    /// The header, and query parameter, that carries the session's token.
    var tokenName: String { get }
    /// What a client keeps of its sessions from call to call.
    func makeMemory(_ clock: any ClientClock) -> any SessionMemory
}

/// The sessions that a client has opened.
public protocol SessionMemory: Sendable {
    /// The keys of the session for a resource, if anything names one; `own` gives the client's own keys.
    func credentials(
        _ name: String?, for operation: String, own: () async throws -> Credentials, _ core: ClientCore
    ) async throws -> Credentials
}
