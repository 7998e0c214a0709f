public import WireFormats

/// What all operations of a service share. A class, because every client, call and request holds it and none changes it.
public final class ServiceDescription: Sendable {
    /// The service's identity, such as `SES`; settings such as `AWS_ENDPOINT_URL_SES` are named for it.
    public let serviceID: String
    /// The name for people.
    public let displayName: String
    /// The version of the interface, such as `2010-12-01`.
    public let apiVersion: String
    /// The first label of its host names.
    public let endpointPrefix: String
    /// The name that requests are signed for.
    public let signingName: String
    /// How inputs and outputs are written.
    public let wireProtocol: WireProtocol
    /// The namespace of XML bodies.
    public let xmlNamespace: String?
    /// What stands before the operation in the `X-Amz-Target` header, or names the service in a path.
    public let targetPrefix: String?
    /// How callers show who they are.
    public let authorization: AuthorizationScheme
    /// What differs in how requests are signed: paths as sent and the body's hash in a header, as object storage wants.
    public let signsLikeObjectStorage: Bool
    /// Whether errors carry the codes of the query protocol in a header.
    public let isQueryCompatible: Bool
    /// Whether it knows such errors by their types all the same, because no code of the query protocol is documented.
    public let namesErrorsByType: Bool
    /// Whether a region is needed.
    public let needsRegion: Bool
    /// Whether the endpoint depends on the account that the credentials belong to.
    public let usesAccountID: Bool
    /// Where the key goes, for services that take one.
    public let apiKey: APIKeyPlace?
    /// How the service gives out keys of its own for one resource, if it does.
    public let sessions: (any ResourceSessions)?
    /// How streamed bodies are framed in chunks, for services that take them so.
    public let chunks: (any ChunkFraming.Type)?
    /// The service's signature, if it is another than version 4.
    public let signature: (any RequestSignature)?
    /// Settings by which a user chooses endpoint parameters.
    public let endpointFlags: [EndpointFlag]
    /// Codes of errors after which a call may be made again.
    public let retryableErrors: [String]
    /// Codes of errors that say that there are too many calls.
    public let throttlingErrors: [String]
    /// The endpoint for given parameters.
    public let endpoint: @Sendable (EndpointParameters) throws -> Endpoint

    /// A description from its parts.
    public init(
        serviceID: String, displayName: String? = nil, apiVersion: String = "", endpointPrefix: String = "", signingName: String? = nil,
        wireProtocol: WireProtocol, xmlNamespace: String? = nil, targetPrefix: String? = nil, authorization: AuthorizationScheme = .sigV4,
        signsLikeObjectStorage: Bool = false, isQueryCompatible: Bool = false, namesErrorsByType: Bool = false, needsRegion: Bool = true,
        usesAccountID: Bool = false,
        apiKey: APIKeyPlace? = nil,
        retryableErrors: [String] = [], throttlingErrors: [String] = [], endpointFlags: [EndpointFlag] = [],
        chunks: (any ChunkFraming.Type)? = nil, signature: (any RequestSignature)? = nil, sessions: (any ResourceSessions)? = nil,
        endpoint: @escaping @Sendable (EndpointParameters) throws -> Endpoint
    ) {
        self.serviceID = serviceID
        self.displayName = displayName ?? serviceID
        self.apiVersion = apiVersion
        self.endpointPrefix = endpointPrefix
        self.signingName = signingName ?? endpointPrefix
        self.wireProtocol = wireProtocol
        self.xmlNamespace = xmlNamespace
        self.targetPrefix = targetPrefix
        self.authorization = authorization
        self.signsLikeObjectStorage = signsLikeObjectStorage
        self.isQueryCompatible = isQueryCompatible
        self.namesErrorsByType = namesErrorsByType
        self.needsRegion = needsRegion
        self.usesAccountID = usesAccountID
        self.apiKey = apiKey
        self.chunks = chunks
        self.signature = signature
        self.sessions = sessions
        self.endpointFlags = endpointFlags
        self.retryableErrors = retryableErrors
        self.throttlingErrors = throttlingErrors
        self.endpoint = endpoint
    }
}

extension ServiceDescription {
    /// Headers that a service wants with every request, although no description of it says so.
    var demandedHeaders: [(name: String, value: String)] {
        switch serviceID {
        // Without it the service answers in another dialect of JSON, in which nothing is found.
        case "API Gateway": [("Accept", "application/json")]
        case "Glacier": [("x-amz-glacier-version", apiVersion)]
        default: []
        }
    }
}

/// A setting that is true or false and chooses an endpoint parameter, such as `UseArnRegion`.
public struct EndpointFlag: Sendable, Hashable {
    /// The endpoint parameter.
    public var parameter: String
    /// The environment variable.
    public var variable: String
    /// The key in a profile: `s3_use_arn_region`, or `use_arn_region` below `s3 =`.
    public var key: String

    /// A setting from its names.
    public init(_ parameter: String, variable: String, key: String) {
        self.parameter = parameter
        self.variable = variable
        self.key = key
    }
}

/// A part of what an operation asks of who calls.
public enum AuthorizationDemand: Sendable, Hashable {
    /// A key.
    case key(APIKeyPlace)
    /// A signature, a token, or a name with a password.
    case scheme(AuthorizationScheme)
}

/// Where an API key goes.
public enum APIKeyPlace: Sendable, Hashable {
    /// In the header of that name.
    case header(String)
    /// In the query, as the parameter of that name.
    case query(String)

    /// The name of the header or parameter.
    public var name: String {
        switch self {
        case .header(let name), .query(let name): name
        }
    }
}
