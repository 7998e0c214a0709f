internal import ServiceRuntime
internal import ShapesmithClient
internal import Values
internal import WireFormats

/// The call of an operation by its schema, once or page by page, and the printing of what comes.
struct OperationCall {
    private let invocation: OperationInvocation
    private let schema: Schema
    private let operation: SchemaOperation
    private let service: ServiceDescription
    private let core: ClientCore
    private let exchange = LastExchange()
    private let failure: CallFailure

    init(
        invocation: OperationInvocation, schema: Schema, operation: SchemaOperation, needsCredentials: Bool
    ) throws(CommandError) {
        self.invocation = invocation
        self.schema = schema
        self.operation = operation
        service = invocation.service.description()
        let settings = CallSettings(globals: invocation.globals, service: service)
        var options = try settings.clientOptions()
        options.interceptors = [exchange]
        core = ClientCore(service, options, defaults: .standard)
        var attempts = options.retries.maximumAttempts ?? 3
        do {
            let found = try core.settings()
            attempts = found.maximumAttempts
            try settings.checkEndpoint(found.endpoint)
        } catch let error as CommandError {
            throw error
        } catch let error as ClientError {
            throw .general(error.message)
        } catch {
            throw .general("\(error)")
        }
        failure = CallFailure(schema: schema, operation: operation, service: service, exchange: exchange, maximumAttempts: attempts)
    }

    /// The input as it is sent: blobs decoded, everything checked, times read.
    func prepared(_ input: ValueMap) throws(CommandError) -> ValueMap {
        let decoded = try BlobParameters.decoded(input, operation.input, isRaw: invocation.globals.takesRawBlobs)
        try ParameterValidation.check(decoded, against: operation.input)
        return SendableTimes.read(decoded, operation.input, wireProtocol: service.wireProtocol)
    }

    /// Calls and prints.
    func run(_ input: ValueMap, _ paging: PagingChoice, _ parsed: ParsedArguments) async throws(CommandError) -> ExitStatus {
        let timestamps = invocation.globals.timestamps
        guard var pages = try paging.pages() else {
            let output = try await call(input)
            let writer = invocation.writer(try invocation.globals.outputFormat()) { invocation.program.console.output($0) }
            _ = try writer.write(timestamps.printed(.map(output)))
            return .success
        }
        let writer = invocation.writer(try invocation.globals.outputFormat()) { invocation.program.console.output($0) }
        var whole = ValueMap()
        let collector = pages
        try await pages.run(input, call: { (input) async throws(CommandError) in try await call(input) }) { (page) throws(CommandError) in
            switch writer.format {
            case .yamlStream: return try writer.write(timestamps.printed(.map(page)))
            case .text: return try writer.write(timestamps.printed(.map(try collector.results(of: page))))
            default:
                try collector.add(page, to: &whole)
                return true
            }
        }
        if writer.format == .text {
            if let resume = pages.resume { _ = try writer.write(["NextToken": ["NextToken": .string(resume.encoded)]]) }
            return .success
        }
        if writer.format == .yamlStream { return .success }
        for entry in pages.constants { whole[entry.key] = entry.value }
        if let resume = pages.resume { whole["NextToken"] = .string(resume.encoded) }
        _ = try writer.write(timestamps.printed(.map(whole)))
        return .success
    }

    private func call(_ input: ValueMap) async throws(CommandError) -> ValueMap {
        let maker = SchemaRequest(schema: schema, operation: operation, service: service)
        let reader = SchemaReply(schema: schema, operation: operation)
        do {
            return try await core.perform(
                operation.name, traits: reader.traits, request: { try maker.request(input, to: $0) },
                parse: { reply in
                    if let damage = failure.damage(in: reply) { throw damage }
                    return try reader.output(reply)
                })
        } catch {
            throw failure.error(error)
        }
    }
}
