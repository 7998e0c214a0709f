internal import TypedCalls

/// What is generated for a suite: its operations by name.
struct GeneratedModule {
    let description: ServiceDescription
    let call: (String, TypedCallValue?, ClientCore) async throws -> TypedCallValue?
    let details: (ServiceError) -> TypedCallValue?

    init(
        _ description: ServiceDescription, _ call: @escaping (String, TypedCallValue?, ClientCore) async throws -> TypedCallValue?,
        _ details: @escaping (ServiceError) -> TypedCallValue?
    ) {
        self.description = description
        self.call = call
        self.details = details
    }

    /// A client's core that answers with one reply.
    func core(_ transport: ScriptedTransport, endpoint: String?) -> ClientCore {
        var options = ClientOptions()
        options.region = "us-east-1"
        options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
        options.endpoint = endpoint ?? "https://conformance.example.com"
        options.transport = transport
        options.environment = ProcessEnvironment([:])
        options.retries = .none
        return ClientCore(description, options, defaults: .minimal)
    }
}
