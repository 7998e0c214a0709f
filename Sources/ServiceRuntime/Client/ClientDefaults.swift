/// Where a client finds what its options leave out.
public struct ClientDefaults: Sendable {
    /// The profile of a name, or of no name if none was chosen; `nil` if there are no configuration files.
    public var profile: @Sendable (_ name: String?, _ environment: ProcessEnvironment) throws -> ProfileSettings?
    /// The provider of credentials.
    public var credentials: @Sendable (CredentialRequest) throws -> any CredentialProvider
    /// The transport.
    public var transport: @Sendable (TransportRequest) throws -> any HTTPTransport

    /// Defaults from their parts.
    public init(
        profile: @escaping @Sendable (_ name: String?, _ environment: ProcessEnvironment) throws -> ProfileSettings?,
        credentials: @escaping @Sendable (CredentialRequest) throws -> any CredentialProvider,
        transport: @escaping @Sendable (TransportRequest) throws -> any HTTPTransport
    ) {
        self.profile = profile
        self.credentials = credentials
        self.transport = transport
    }

    /// The environment alone: no files, no transport. For programs that bring a transport of their own.
    public static var minimal: ClientDefaults {
        ClientDefaults(
            profile: { _, _ in nil },
            credentials: { EnvironmentCredentials(environment: $0.environment, clock: $0.clock) },
            transport: { _ in
                throw ClientError(
                    .noTransport, "The client has no transport. Pass one to it, or import ShapesmithClient, which brings one.")
            })
    }
}

/// What a provider of credentials may need.
public struct CredentialRequest: Sendable {
    /// The profile that was chosen, if one was.
    public var profile: String?
    /// Whether the profile was named by an option and not by the environment: then it comes before the environment's keys.
    public var isProfileExplicit: Bool
    /// The region of the client, if it has one.
    public var region: String?
    /// What carries requests for credentials.
    public var transport: any HTTPTransport
    /// The environment variables.
    public var environment: ProcessEnvironment
    /// The clock.
    public var clock: any ClientClock
    /// Asks for the code that an MFA device of that serial number shows.
    public var mfaCode: (@Sendable (_ serialNumber: String) async throws -> String)?

    /// A request from its parts.
    public init(
        profile: String? = nil, isProfileExplicit: Bool = false, region: String? = nil, transport: any HTTPTransport,
        environment: ProcessEnvironment = .current, clock: any ClientClock = SystemClock(),
        mfaCode: (@Sendable (_ serialNumber: String) async throws -> String)? = nil
    ) {
        self.profile = profile
        self.isProfileExplicit = isProfileExplicit
        self.region = region
        self.transport = transport
        self.environment = environment
        self.clock = clock
        self.mfaCode = mfaCode
    }
}

/// What a transport depends on.
public struct TransportRequest: Sendable, Hashable {
    /// A file of certificates to trust in place of the system's.
    public var certificateBundle: String?
    /// Whether a server's certificate must be trusted.
    public var verifiesCertificates: Bool

    /// A request from its parts.
    public init(certificateBundle: String? = nil, verifiesCertificates: Bool = true) {
        self.certificateBundle = certificateBundle
        self.verifiesCertificates = verifiesCertificates
    }
}
