internal import ServiceRuntime
internal import UntypedCalls
internal import Values
internal import WireFormats

/// One command on its way: from arguments to an input, to a call, to output.
struct OperationInvocation {
    let program: CommandLineProgram
    let service: CommandService
    let command: OperationCommand
    let globals: GlobalSettings
    /// What the call is repeated for, if it is one of waiting.
    var waiter: WaiterRule?

    func run(_ arguments: [String]) async throws(CommandError) -> ExitStatus {
        let schema = try loadSchema()
        guard let operation = schema.operation(command.operation) else {
            throw .general("The command table names the operation '\(command.operation)', which the schema lacks. Generate both anew.")
        }
        if arguments == ["help"] {
            return try HelpCommand(program: program, globals: globals).run(service, command, schema, operation, waiter)
        }
        let options = CommandOptions(command, operation, arguments)
        let parsed = try options.parse(arguments)
        if parsed.positional == "help" {
            return try HelpCommand(program: program, globals: globals).run(service, command, schema, operation, waiter)
        }
        let unknown = parsed.rest + [parsed.positional].compactMap { $0 }.filter { !$0.isEmpty }
        guard unknown.isEmpty else { throw CommandError(.unknownOptions, "Unknown options: \(unknown.joined(separator: ", "))") }

        let paging = try PagingChoice(options, parsed, isWanted: globals.isPaginated)
        try paging.warn(program.console)
        if let problem = globals.settings.problem { throw problem }
        let reader = InputReader(options: options, files: ParameterFiles(environment: program.environment))
        var input = try reader.input(parsed, shape: operation.input, paging: paging)
        if let sample = parsed.text("generate-cli-skeleton"), sample != "output" {
            return try printInputSkeleton(sample, schema, operation)
        }
        let isSample = parsed.text("generate-cli-skeleton") == "output"
        let confirmed = paging.confirmed(by: reader.inputFileKeys(parsed))
        // What asks for pages where none are made is one parameter too many.
        if paging.isPaging, isSample || !confirmed.isPaging, paging.hasPageOptions { input["PaginationConfig"] = .map([:]) }
        let call = try OperationCall(invocation: self, schema: schema, operation: operation)
        input = try call.prepared(input)
        if isSample {
            let sample = Skeleton.of(operation.output, for: .output)
            try ParameterValidation.check(sample.map ?? [:], against: operation.output)
            _ = try writer(try globals.outputFormat()) { program.console.output($0) }.write(sample)
            return .success
        }
        return try await call.run(input, confirmed, parsed)
    }

    func writer(_ format: OutputFormat, _ sink: @escaping ([UInt8]) -> Bool) -> OutputWriter {
        OutputWriter(format: format, globals: globals, console: program.console, title: command.operation, sink: sink)
    }

    private func loadSchema() throws(CommandError) -> Schema {
        do { return try service.schema() } catch { throw .general("The table of \(service.name) cannot be read: \(error)") }
    }

    private func printInputSkeleton(_ kind: String, _ schema: Schema, _ operation: SchemaOperation) throws(CommandError) -> ExitStatus {
        var bytes: [UInt8] = []
        if kind == "yaml-input" {
            YAMLSkeleton.append(operation.input, documentation: service.documentation, to: &bytes)
        } else {
            JSONOutput.append(Skeleton.of(operation.input, for: .input), to: &bytes)
            bytes.append(0x0A)
        }
        _ = program.console.output(bytes)
        return .success
    }
}
