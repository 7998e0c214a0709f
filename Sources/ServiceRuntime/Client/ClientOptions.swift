/// What a client is made with; everything left out comes from the environment and the shared configuration files.
public struct ClientOptions: Sendable {
    /// The region to call, such as `us-west-2`.
    public var region: String?
    /// What gives the credentials.
    public var credentials: (any CredentialProvider)?
    /// The address that takes the place of the service's own, such as `http://localhost:8080`.
    public var endpoint: String?
    /// Whether a request for `/` of an address with a path ends in a slash, as the protocols have it; the AWS CLI adds none.
    package var addsSlash = true
    /// What carries the requests.
    public var transport: (any HTTPTransport)?
    /// The profile of the shared configuration files.
    public var profile: String?
    /// How failed calls are tried again.
    public var retries = RetryOptions()
    /// The times after which a request fails.
    public var timeouts: Timeouts?
    /// Whether endpoints with FIPS cryptography are used.
    public var useFIPS: Bool?
    /// Whether endpoints that speak IPv6 too are used.
    public var useDualStack: Bool?
    /// Whether the account's own endpoints are used: `preferred`, `required` or `disabled`.
    public var accountIDEndpointMode: String?
    /// Further endpoint parameters by name, such as `ForcePathStyle`.
    public var endpointParameters: [String: EndpointParameters.Value] = [:]
    /// Whether addresses in environment and profile are passed over.
    public var ignoresConfiguredEndpoints: Bool?
    /// Whether operations may put labels before the endpoint's host.
    public var addsHostPrefixes: Bool?
    /// Whether services that can be asked for an endpoint are asked; `false` forbids it.
    public var discoversEndpoints: Bool?
    /// The regions that a signature of version 4A holds for, joined by commas, in place of those that the endpoint names.
    public var signingRegionSet: String?
    /// Whether requests are sent with a checksum where a service supports but does not demand one.
    public var sendsOptionalChecksums: Bool?
    /// Whether the checksums of replies are verified where a service offers them.
    public var verifiesOptionalChecksums: Bool?
    /// Whether request bodies are compressed where a service takes that.
    public var compressesRequests: Bool?
    /// The size in bytes from which on request bodies are compressed.
    public var compressionThreshold: Int?
    /// Whether requests are sent without credentials.
    public var isUnsigned = false
    /// A token, for services that take one.
    public var bearerToken: (@Sendable () async throws -> String)?
    /// A user's name and password, for services that take them.
    public var basicAuthorization: (user: String, password: String)?
    /// A key, for services that take one.
    public var apiKey: String?
    /// Keys by the header or parameter that they go in, for services that take several.
    public var apiKeys: [String: String] = [:]
    /// Asks for the code that an MFA device of that serial number shows, for roles that demand one.
    public var mfaCode: (@Sendable (_ serialNumber: String) async throws -> String)?
    /// A file of certificates to trust in place of the system's.
    public var certificateBundle: String?
    /// Whether a server's certificate must be trusted. Without it anyone on the way can read and change everything.
    public var verifiesCertificates = true
    /// The most bytes that a reply may have.
    public var replyLimit = 256 &<< 20
    /// Whether compressed replies are asked for.
    public var acceptsGzip = false
    /// Whether calls are spaced by the rates that the service documents.
    public var followsDocumentedRates = false
    /// What is called before requests are signed and sent, and after replies came.
    public var interceptors: [any Interceptor] = []
    /// What is told about every call.
    public var observer: (any ClientObserver)?
    /// What joins the `User-Agent` header.
    public var applicationID: String?
    /// The clock.
    public var clock: any ClientClock = SystemClock()
    /// The environment variables.
    public var environment: ProcessEnvironment = .current
    /// Gives numbers from 0 to 1 that spread retries.
    public var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// Everything from the environment.
    public init() {}

    /// These options with what is given in place of what they say.
    public func with(
        region: String? = nil, credentials: (any CredentialProvider)? = nil, endpoint: String? = nil, transport: (any HTTPTransport)? = nil
    ) -> ClientOptions {
        var options = self
        if let region { options.region = region }
        if let credentials { options.credentials = credentials }
        if let endpoint { options.endpoint = endpoint }
        if let transport { options.transport = transport }
        return options
    }
}

/// How failed calls are tried again.
public struct RetryOptions: Sendable, Hashable {
    /// The rule by which it is decided.
    public enum Mode: String, Sendable, Hashable {
        /// Back off and stop when too much fails.
        case standard
        /// The same, and slow down when the service throttles.
        case adaptive
    }

    /// The rule; standard unless the settings say otherwise.
    public var mode: Mode?
    /// How often a request is sent at most; 3 unless the settings say otherwise.
    public var maximumAttempts: Int?

    /// A rule and a number of attempts.
    public init(mode: Mode? = nil, maximumAttempts: Int? = nil) {
        self.mode = mode
        self.maximumAttempts = maximumAttempts
    }

    /// Each request is sent once.
    public static var none: RetryOptions { RetryOptions(maximumAttempts: 1) }
}
