public import ServiceRuntime
internal import WireFormats

/// Calls an operation with the typed input that a value becomes, and shows its typed output.
///
/// Without an input an empty request is sent: what counts then is the reply.
public func typedCall<Input, Output>(
    _ operation: ServiceOperation<Input, Output>, _ input: TypedCallValue?, _ core: ClientCore, _ make: (TypedCallInput) throws -> Input,
    _ show: (Output) -> TypedCallValue
) async throws -> TypedCallValue {
    guard let input else {
        return show(
            try await core.perform(
                operation.name, traits: operation.traits,
                request: { HTTPRequest(method: .post, scheme: $0.scheme, host: $0.host, port: $0.port, path: "/") }, parse: operation.parse)
        )
    }
    return show(try await core.call(operation, make(TypedCallInput(input))))
}
