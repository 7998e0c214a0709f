public import SpecDiagnostics

/// One thing that a service does when asked.
public struct Operation: Sendable {
    /// The name that code and commands are made from, and that goes over the wire as `Action` or in `X-Amz-Target`.
    public var name: String
    /// The name inside the description, where it differs: `CreateDistribution2020_05_31`.
    public var versionedName: String?
    @Held public var http: HTTPBinding
    @Held public var input: OperationShape?
    @Held public var output: OperationShape?
    /// In the order of the description.
    public var errors: [OperationError] = []
    /// A one-line description.
    public var summary: String?
    public var documentation: String?
    public var deprecation: Deprecation?
    public var rateLimits: [RateLimit] = []
    public var examples: [Example] = []
    /// Topics it belongs to.
    public var tags: [String] = []

    /// How this operation is authenticated, best first; `nil`: as the service is.
    public var auth: [AuthScheme]?
    /// The body is not part of the signature.
    public var hasUnsignedPayload = false
    /// Put before the host name; `{Member}` stands for a member of the input.
    public var hostPrefix: String?
    /// The endpoint is asked for before; `true`: it has to be.
    public var endpointDiscovery: EndpointDiscovery = .none
    public var checksum: Checksum?
    public var isIdempotent = false
    public var isReadOnly = false
    /// How the body may be compressed, best first.
    public var requestCompression: [String] = []
    /// Values that endpoint rule parameters always have in this operation.
    public var staticContextParameters: [StaticContextParameter] = []
    /// Endpoint rule parameters that JMESPath expressions over the input give.
    public var operationContextParameters: [OperationContextParameter] = []

    /// Media types it takes and gives, as a Swagger document lists them.
    public var consumes: [String] = []
    public var produces: [String] = []
    /// Fields that every request of it carries in its form, before those of the input: `Action=SendEmail`.
    public var formConstants: [Constant] = []
    /// It has no description of its reply: the caller gets it as it came.
    public var returnsRawReply = false
    /// The description has no output, and an empty one stands in for it: whatever a reply's body holds is nobody's.
    public var hasNoOutput = false

    public var extensions: [Extension] = []
    public var origin: SourceRange?

    public init(name: String, http: HTTPBinding, origin: SourceRange? = nil) {
        self.name = name
        self.http = http
        self.origin = origin
    }
}

/// The HTTP method and address of an operation.
public struct HTTPBinding: Sendable, Hashable {
    /// In capitals.
    public var method: String
    /// The path with `{label}` and `{label+}`, without a query.
    public var path: String
    /// What stands in the query of every request, in order, as written.
    public var query: [Constant] = []
    /// The status of a good reply, if the description names one.
    public var status: Int?

    public init(method: String, path: String) {
        self.method = method
        self.path = path
    }
}

/// A name with a value that never changes.
public struct Constant: Sendable, Hashable {
    public var name: String
    /// `nil`: the name stands alone, as in `?acl`.
    public var value: String?

    public init(name: String, value: String?) {
        self.name = name
        self.value = value
    }
}

/// The shape that an operation takes or gives, and how it is wrapped on the wire.
public struct OperationShape: Sendable {
    public var target: ShapeID
    /// The name of the XML element around it.
    public var locationName: String?
    public var xmlNamespace: XMLNamespace?
    /// The element that a query reply puts around it: `SendEmailResult`.
    public var resultWrapper: String?
    public var isWrapper = false
    public var documentation: String?
    public var origin: SourceRange?

    public init(target: ShapeID, origin: SourceRange? = nil) {
        self.target = target
        self.origin = origin
    }
}

/// An error that an operation can answer with.
public struct OperationError: Sendable {
    public var target: ShapeID
    public var documentation: String?
    /// The status it comes with here; `nil`: the one of the shape.
    public var status: Int?
    /// It stands for every status that nothing else describes.
    public var isDefault = false
    public var origin: SourceRange?

    public init(target: ShapeID, origin: SourceRange? = nil) {
        self.target = target
        self.origin = origin
    }
}

/// Whether an operation's endpoint is found by asking the service first.
public enum EndpointDiscovery: Sendable, Hashable {
    case none
    case optional
    case required
    /// This operation is the one that tells.
    case source
}

/// What checksums a request and a reply carry.
public struct Checksum: Sendable, Hashable {
    public var isRequired = false
    /// The input member that names the algorithm.
    public var requestAlgorithmMember: String?
    /// The input member that asks for a validated reply.
    public var requestValidationModeMember: String?
    public var responseAlgorithms: [String] = []

    public init() {}
}

/// An endpoint rule parameter with its value in one operation.
public struct StaticContextParameter: Sendable, Hashable {
    public var name: String
    public var value: ModelValue

    public init(name: String, value: ModelValue) {
        self.name = name
        self.value = value
    }
}

/// An endpoint rule parameter that an expression over the input gives.
public struct OperationContextParameter: Sendable, Hashable {
    public var name: String
    /// JMESPath.
    public var path: String
    public var origin: SourceRange?

    public init(name: String, path: String, origin: SourceRange? = nil) {
        self.name = name
        self.path = path
        self.origin = origin
    }
}
