/// The one way on which every call goes: input, endpoint, signature, wire, reply, output.
///
/// A core is a value; its copies share what the client has found and learnt. There is nothing to close.
public struct ClientCore: Sendable {
    let state: ClientState

    /// A core for one service; nothing is read or looked for before the first call.
    public init(_ service: ServiceDescription, _ options: ClientOptions, defaults: ClientDefaults) {
        state = ClientState(service, options, defaults)
    }

    /// The service that is called.
    public var service: ServiceDescription { state.service }
    /// The options that the client was made with.
    public var options: ClientOptions { state.options }

    /// The settings after argument, environment and profile were asked.
    public func settings() throws -> ClientSettings { try state.resolve().settings }

    /// Calls an operation.
    public func call<Input, Output>(_ operation: ServiceOperation<Input, Output>, _ input: Input) async throws -> Output {
        guard let addParameters = operation.endpointParameters else {
            return try await perform(
                operation.name, traits: operation.traits, request: { try operation.serialize(input, $0) }, parse: operation.parse)
        }
        return try await perform(
            operation.name, traits: operation.traits, endpointParameters: { addParameters(input, &$0) },
            request: { try operation.serialize(input, $0) }, parse: operation.parse)
    }

    /// Makes a request for an endpoint, sends it, and reads the reply; `call` is this with an operation's own functions.
    public func perform<Output>(
        _ name: String, traits: OperationTraits = OperationTraits(), endpointParameters: ((inout EndpointParameters) -> Void)? = nil,
        request: (Endpoint) throws -> HTTPRequest, parse: (Reply) throws -> Output
    ) async throws -> Output {
        var call = Call(self, name, traits)
        do {
            let found = try state.resolve()
            var endpoint = try await call.endpoint(found, endpointParameters)
            let common = endpoint
            let told = traits.discovery.map { (source: $0, memory: found.told(by: $0)) }
            var mayForget = told != nil
            while true {
                if let told { endpoint = try await told.memory.endpoint(common, told.source, self) }
                var request = try request(endpoint)
                try call.prepare(&request, found)
                do {
                    let output = try await call.run(request, endpoint, found, parse)
                    call.end(nil)
                    return output
                } catch  where mayForget {
                    guard let told, try await told.memory.forgets(error, self) else { throw error }
                    mayForget = false
                }
            }
        } catch {
            throw call.failed(error)
        }
    }

    /// A request that whoever has its address may send until it expires, signed in its query; nothing is sent here.
    ///
    /// The headers and the body that the request holds must be sent along.
    public func presign<Input, Output>(
        _ operation: ServiceOperation<Input, Output>, _ input: Input, expires: Duration
    ) async throws -> HTTPRequest {
        let seconds = expires.components.seconds
        guard seconds > 0, seconds <= 604_800 else {
            throw ClientError(.badInput, "A request can be signed for 1 second to 7 days; \(expires) was asked.", operation: operation.name)
        }
        var call = Call(self, operation.name, operation.traits)
        do {
            let found = try state.resolve()
            let addParameters = operation.endpointParameters
            let endpoint = try await call.endpoint(found, addParameters.map { add in { add(input, &$0) } })
            var request = try operation.serialize(input, endpoint)
            try await call.presign(&request, endpoint, found, expires: Int(seconds))
            return request
        } catch {
            throw call.failed(error)
        }
    }
}
