public import WireFormats

/// One operation of a service: how its request is made and how its reply is read.
public final class ServiceOperation<Input: Sendable, Output: Sendable>: Sendable {
    /// The operation's name on the wire.
    public let name: String
    /// What it is apart from name, input and output.
    public let traits: OperationTraits
    /// Makes the request.
    public let serialize: @Sendable (Input, Endpoint) throws -> HTTPRequest
    /// What the input adds to the endpoint's parameters.
    public let endpointParameters: (@Sendable (Input, inout EndpointParameters) -> Void)?
    /// Reads the reply.
    public let parse: @Sendable (Reply) throws -> Output

    /// An operation whose reply is read by `parse`.
    public init(
        _ name: String, traits: OperationTraits = OperationTraits(), serialize: @escaping @Sendable (Input, Endpoint) throws -> HTTPRequest,
        endpointParameters: (@Sendable (Input, inout EndpointParameters) -> Void)? = nil,
        parse: @escaping @Sendable (Reply) throws -> Output
    ) {
        self.name = name
        self.traits = traits
        self.serialize = serialize
        self.endpointParameters = endpointParameters
        self.parse = parse
    }
}

extension ServiceOperation where Output: DecodableShape {
    /// An operation whose output is the reply's body.
    public convenience init(
        _ name: String, traits: OperationTraits = OperationTraits(), serialize: @escaping @Sendable (Input, Endpoint) throws -> HTTPRequest,
        endpointParameters: (@Sendable (Input, inout EndpointParameters) -> Void)? = nil
    ) {
        self.init(name, traits: traits, serialize: serialize, endpointParameters: endpointParameters) { try Output(from: $0.node) }
    }
}

extension ServiceOperation where Output == RawReply {
    /// An operation whose reply is given as it came.
    public convenience init(
        _ name: String, traits: OperationTraits = OperationTraits(replyBody: .bytes),
        serialize: @escaping @Sendable (Input, Endpoint) throws -> HTTPRequest
    ) {
        self.init(name, traits: traits, serialize: serialize) { RawReply($0) }
    }
}

/// A client of one service.
public protocol ServiceClient: Sendable {
    /// What every call of the client shares.
    var core: ClientCore { get }
    /// A client with a given core.
    init(core: ClientCore)
}
