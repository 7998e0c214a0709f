internal import ServiceRuntime
internal import ShapesmithClient
internal import UntypedCalls
internal import Values
internal import WireFormats

/// The call of an operation by its schema, once or page by page, and the printing of what comes.
struct OperationCall {
    private let invocation: OperationInvocation
    private let schema: Schema
    private let operation: SchemaOperation
    private let service: ServiceDescription
    private let core: ClientCore
    private let failure: CallFailure
    private let exchange: LastExchange
    private let observer: CallObserver
    /// Takes the request where it is only shown.
    private let catcher: RequestCatcher?

    init(invocation: OperationInvocation, schema: Schema, operation: SchemaOperation) throws(CommandError) {
        self.invocation = invocation
        self.schema = schema
        self.operation = operation
        service = invocation.service.description()
        let settings = CallSettings(globals: invocation.globals, service: service)
        var options = try settings.clientOptions()
        let secrets = OwnSecrets(invocation.service.name, service, operation, invocation.program.environment)
        secrets.add(to: &options)
        exchange = LastExchange(isXML: CallFailure.isXML(service.wireProtocol))
        options.interceptors = [exchange]
        let debug =
            invocation.globals.isDebugging
            ? DebugLog(console: invocation.program.console, sources: settings.sources, secretNames: secrets.names) : nil
        observer = CallObserver(debug: debug)
        options.observer = observer
        catcher = invocation.globals.parsed.text("print-request") == nil ? nil : RequestCatcher()
        if let catcher { options.interceptors.append(catcher) }
        options.transport = invocation.program.transport
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
        failure = CallFailure(
            schema: schema, operation: operation, service: service, secrets: secrets, environment: invocation.program.environment,
            exchange: exchange, observer: observer,
            maximumAttempts: attempts)
    }

    /// The input as it is sent: blobs decoded, everything checked, times read.
    func prepared(_ input: ValueMap) throws(CommandError) -> ValueMap {
        let decoded = try BlobParameters.decoded(input, operation.input, isRaw: invocation.globals.takesRawBlobs)
        // Where the call goes is found before its parameters are looked at, which shows in which error is told.
        try checkEndpoint(of: decoded)
        if invocation.globals.validatesParameters { try ParameterValidation.check(decoded, against: operation.input) }
        return SendableTimes.read(decoded, operation.input, wireProtocol: service.wireProtocol)
    }

    private func checkEndpoint(of input: ValueMap) throws(CommandError) {
        let added = operation.endpointParameters(of: input)
        guard !added.isEmpty else { return }
        do {
            let settings = try core.settings()
            var parameters = settings.endpointParameters(region: settings.region, useFIPS: settings.useFIPS)
            for (name, value) in added { parameters[name] = value }
            _ = try service.endpoint(parameters)
        } catch {
            throw failure.error(error)
        }
    }

    /// Calls and prints.
    func run(_ input: ValueMap, _ paging: PagingChoice, _ parsed: ParsedArguments) async throws(CommandError) -> ExitStatus {
        if let form = invocation.globals.parsed.text("print-request").flatMap(RequestPrint.init) { return try await show(input, form) }
        if let waiter = invocation.waiter {
            try await WaitingCall(rule: waiter, clock: SystemClock()).run(status: { exchange.status }) { () async throws(CommandError) in
                try await call(input)
            }
            return .success
        }
        let printed = PagedOutput(invocation)
        guard let pages = try paging.pages() else {
            let output = try await call(input)
            let writer = invocation.writer(try invocation.globals.outputFormat()) { printed.take($0) }
            _ = try writer.writeWhole(printable(output))
            try printed.finish()
            return .success
        }
        let writer = invocation.writer(try invocation.globals.outputFormat()) { printed.take($0) }
        do throws(CommandError) {
            try await list(pages, input, writer)
        } catch {
            try printed.finish()
            throw error
        }
        try printed.finish()
        return .success
    }

    /// Calls page by page; formats that can print pages as they come.
    private func list(_ pages: Pages, _ input: ValueMap, _ writer: OutputWriter) async throws(CommandError) {
        var pages = pages
        var whole = ValueMap()
        var progress = PageProgress(invocation.program.console)
        defer { progress.finish() }
        let collector = pages
        try await pages.run(input, call: { (input) async throws(CommandError) in try await call(input) }) { (page) throws(CommandError) in
            progress.show()
            switch writer.format {
            case .yamlStream: return try writer.write(printable(page))
            case .text: return try writer.write(printable(try collector.results(of: page)))
            default:
                try collector.add(page, to: &whole)
                return true
            }
        }
        switch writer.format {
        case .yamlStream: return
        case .text:
            if let resume = pages.resume { _ = try writer.write(["NextToken": ["NextToken": .string(resume.encoded)]]) }
        default:
            for entry in pages.constants { whole[entry.key] = entry.value }
            if let resume = pages.resume { whole["NextToken"] = .string(resume.encoded) }
            progress.finish()
            var output = ValueMap()
            swap(&output, &whole)
            _ = try writer.write(printable(consume output))
        }
    }

    /// An output with its times as they are printed.
    private func printable(_ output: consuming ValueMap) -> Value {
        invocation.globals.timestamps.printed(.map(consume output), isText: failure.isXML)
    }

    /// Shows the request that would be sent.
    private func show(_ input: ValueMap, _ form: RequestPrint) async throws(CommandError) -> ExitStatus {
        do throws(CommandError) {
            _ = try await call(input)
        } catch {
            guard let request = catcher?.request else { throw error }
            var printing = RequestPrinting(request: request, record: observer.lastRecord)
            if invocation.globals.parsed.flag("reveal-secrets") != true {
                let hidden = SensitiveParameters.masked(input, operation.input)
                // Made anew only where something is hidden, for a token that is made up would be another.
                if let endpoint = catcher?.endpoint, Value.map(hidden) != .map(input) {
                    printing.hide(behind: try? schema.request(operation, .map(hidden), service: service, to: endpoint, emptyLabels: .sent))
                }
                printing.revealsSecrets = false
            }
            return invocation.program.print(printing.text(form))
        }
        return .success
    }

    private func call(_ input: ValueMap) async throws(CommandError) -> ValueMap {
        let reader = SchemaReply(schema: schema, operation: operation)
        do {
            let parameters = operation.endpointParameters(of: input)
            return try await core.perform(
                operation.name, traits: reader.traits,
                endpointParameters: parameters.isEmpty ? nil : { for (name, value) in parameters { $0[name] = value } },
                request: { endpoint in
                    catcher?.note(endpoint)
                    return try schema.request(operation, .map(input), service: service, to: endpoint, emptyLabels: .sent)
                },
                parse: { reply in
                    if let damage = failure.damage(in: reply) { throw damage }
                    return try reader.output(reply)
                })
        } catch {
            throw failure.error(error)
        }
    }
}
