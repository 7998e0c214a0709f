public import SpecDiagnostics

/// A described service: what it is called, how it is reached, what it does. It names no language.
public struct Service: Sendable {
    @Held public var identity: ServiceIdentity
    /// Every protocol that it speaks, in the order of the description.
    public var protocols: [ServiceProtocol]
    /// The one that is used; `choosing(_:)` changes it.
    public var wireProtocol: ServiceProtocol
    /// `1.0` or `1.1`, for the json protocol.
    public var jsonVersion: String?
    /// What stands before the operation in `X-Amz-Target`.
    public var targetPrefix: String?
    public var xmlNamespace: XMLNamespace?
    /// Errors carry the code of the query protocol in a header.
    public var isAWSQueryCompatible = false
    /// Which HTTP/2 it wants: `optional`, `eventstream`.
    public var http2: String?
    /// The hash that its old body checksums use: `md5`, `sha256`.
    public var checksumFormat: String?

    public var signatureVersion: String?
    /// How requests are authenticated, best first.
    public var auth: [AuthScheme] = []
    @Held public var address = ServiceAddress()

    /// Sorted by name.
    public var operations: [Operation]
    /// Sorted by name; `ShapeID` is the place in it.
    public var shapes: [Shape]
    /// Sorted by operation.
    public var paginators: [Paginator] = []
    /// Sorted by name.
    public var waiters: [Waiter] = []
    @Held public var endpointRules: EndpointRuleSet?
    public var clientParameters: [ClientParameter] = []
    /// Topics of the documentation, in the order of the description.
    public var topics: [Topic] = []

    public var documentation: String?
    public var deprecation: Deprecation?
    public var extensions: [Extension] = []
    public var origin: SourceRange?

    public init(identity: ServiceIdentity, wireProtocol: ServiceProtocol, operations: [Operation] = [], shapes: [Shape] = []) {
        self.identity = identity
        self.protocols = [wireProtocol]
        self.wireProtocol = wireProtocol
        self.operations = operations
        self.shapes = shapes
    }
}

/// The names of a service.
public struct ServiceIdentity: Sendable, Hashable {
    /// The short name that code is made from: `SES`, `DynamoDB Streams`.
    public var id: String
    public var fullName: String
    public var abbreviation: String?
    public var apiVersion: String
    public var uid: String?
    /// The name in the retired namespace of a command line or library, where the description tells.
    public var retiredName: String?

    public init(id: String, fullName: String, apiVersion: String) {
        self.id = id
        self.fullName = fullName
        self.apiVersion = apiVersion
    }
}

/// Where a service is found and what its signatures name.
public struct ServiceAddress: Sendable, Hashable {
    public var endpointPrefix: String?
    public var signingName: String?
    /// A host that serves every region.
    public var globalEndpoint: String?
    /// `host` of a Swagger document; `{region}` in it is the client's region. `nil`: the client asks for a base URL.
    public var host: String?
    public var basePath = ""
    /// `https` and `http`, in the order of the document.
    public var schemes: [String] = []

    public init() {}
}

extension [Shape] {
    /// The shape that a reference means.
    ///
    /// It is lent, not copied: a shape holds much, and most who ask want one thing of it. The shapes are asked, and not their service, because
    /// a build without optimization copies a whole service, at every place, to call a function of it.
    public subscript(id: ShapeID) -> Shape {
        _read { yield self[id.index] }
    }
}

extension Service {
    /// The shape of that name.
    public func shape(named name: String) -> ShapeID? {
        place(of: name, count: shapes.count) { shapes[$0].name }.map(ShapeID.init)
    }

    /// The operation of that name.
    public func operation(named name: String) -> Operation? { operationIndex(named: name).map { operations[$0] } }

    /// The place of the operation of that name.
    public func operationIndex(named name: String) -> Int? {
        place(of: name, count: operations.count) { operations[$0].name }
    }

    /// The paginator of that operation.
    public func paginator(of operation: String) -> Paginator? { paginators.first { $0.operation == operation } }
}

/// Where a name stands in a sorted sequence.
private func place(of name: String, count: Int, _ nameAt: (Int) -> String) -> Int? {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        let found = nameAt(middle)
        if found == name { return middle }
        if found < name { low = middle + 1 } else { high = middle }
    }
    return nil
}
