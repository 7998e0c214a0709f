internal import ServiceRuntime
internal import TerminalText
internal import UntypedCalls
internal import WireFormats

/// Prints the script that teaches a shell to complete commands, options and values.
struct CompletionScriptCommand {
    let program: CommandLineProgram

    func run(_ rest: [String]) throws(CommandError) -> ExitStatus {
        let parser = ArgumentParser(
            options: [], positional: "shell", positionalChoices: Shell.allCases.map(\.rawValue),
            usage: "usage: \(Usage.program) completion bash|zsh|fish\n")
        let parsed = try parser.parse(rest)
        guard parsed.rest.isEmpty else { throw CommandError(.unknownOptions, "Unknown options: \(parsed.rest.joined(separator: ", "))") }
        guard let shell = Shell(rawValue: parsed.positional ?? "") else { throw .validation("") }
        return program.print(completionScript(for: try CompletionTree(program).command, in: shell))
    }
}

/// All commands with their options and values, as shells complete them.
struct CompletionTree {
    let command: CompletionCommand

    init(_ program: CommandLineProgram) throws(CommandError) {
        var subcommands: [CompletionCommand] = []
        for service in program.services { subcommands.append(try Self.command(service)) }
        let configure = ["list", "get", "set", "list-profiles"].map { CompletionCommand(name: $0) }
        subcommands += [
            CompletionCommand(name: "configure", summary: "Keeps settings in the configuration files", subcommands: configure),
            CompletionCommand(
                name: "completion", summary: "Prints a completion script", argument: .words(Shell.allCases.map(\.rawValue))),
            CompletionCommand(name: "help", summary: "Prints help"),
        ]
        command = CompletionCommand(name: Usage.program, subcommands: subcommands, options: Self.globalOptions)
    }

    // MARK: -

    private static func command(_ service: CommandService) throws(CommandError) -> CompletionCommand {
        let schema: Schema
        do { schema = try service.schema() } catch { throw .general("The table of \(service.name) cannot be read: \(error)") }
        let commands = service.commandNames.compactMap { name -> CompletionCommand? in
            guard let command = service.command(name), let operation = schema.operation(command.operation) else { return nil }
            let summary = Markup(service.documentation.operation(command.operation) ?? "").firstSentence
            return CompletionCommand(name: name, summary: summary, options: options(command, operation))
        }
        return CompletionCommand(
            name: service.name, summary: service.title,
            subcommands: commands + waiters(service, schema)
                + [CompletionCommand(name: "help", summary: "Prints help")])
    }

    /// `wait` with what can be waited for.
    private static func waiters(_ service: CommandService, _ schema: Schema) -> [CompletionCommand] {
        let commands = service.waiters.compactMap { waiter -> CompletionCommand? in
            guard let command = service.command(waiter.operationCommand), let operation = schema.operation(command.operation) else {
                return nil
            }
            return CompletionCommand(
                name: waiter.command, summary: Markup(waiter.sentences).firstSentence,
                options: options(command.waiting(as: waiter.command), operation))
        }
        return commands.isEmpty
            ? [] : [CompletionCommand(name: "wait", summary: "Waits until something has come about", subcommands: commands)]
    }

    private static func options(_ command: OperationCommand, _ operation: SchemaOperation) -> [CompletionOption] {
        CommandOptions(command, operation, []).declarations.map { option in
            let member = command.memberOptions.first { $0.name == option.name }.flatMap { operation.input?.member($0.member) }
            return CompletionOption(
                name: option.name, value: value(option, member?.shape), takesMany: option.arity == .any || option.arity == .some)
        }
    }

    private static func value(_ option: OptionDeclaration, _ shape: SchemaShape?) -> CompletionValue {
        switch option.arity {
        case .flag, .version: return .none
        default: break
        }
        if let choices = option.choices { return .words(choices) }
        if CommandOptions.inputOptions.contains(option.name) { return .files }
        let values = shape?.enumerationValues ?? []
        if !values.isEmpty { return .words(values) }
        let elements = shape?.element?.shape.enumerationValues ?? []
        return elements.isEmpty ? .text : .words(elements)
    }

    private static var globalOptions: [CompletionOption] {
        GlobalOptions.declarations.map { option in
            switch option.name {
            case "--region": CompletionOption(name: option.name, value: .words(Partition.regionNames))
            case "--profile": CompletionOption(name: option.name, value: .lines(of: [Usage.program, "configure", "list-profiles"]))
            case "--ca-bundle": CompletionOption(name: option.name, value: .files)
            default: CompletionOption(name: option.name, value: value(option, nil))
            }
        }
    }
}
