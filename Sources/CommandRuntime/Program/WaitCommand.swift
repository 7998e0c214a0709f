internal import WireFormats

/// `wait`: repeats an operation of a service until its answer shows what is waited for.
struct WaitCommand {
    let program: CommandLineProgram
    let service: CommandService
    let globals: GlobalSettings

    func run(_ rest: [String]) async throws(CommandError) -> ExitStatus {
        let names = service.waiters.map(\.command)
        var parser = ArgumentParser(options: [], positional: "subcommand", requiresPositional: false, usage: Usage.text)
        parser.positionalChoices = names + ["help"]
        let parsed = try parser.parse(rest)
        guard let name = parsed.positional else {
            guard parsed.rest.isEmpty else { throw .validation("Unknown options: \(parsed.rest.joined(separator: ","))") }
            throw .validation(
                "usage: \(Usage.program) [options] \(service.name) wait <subcommand> [parameters]\n\(Usage.program): error: too few arguments"
            )
        }
        if name == "help" { return try HelpCommand(program: program, globals: globals).runWait(service, parsed.rest) }
        guard let waiter = service.waiter(name), let command = service.command(waiter.operationCommand) else { throw .validation("") }
        let invocation = OperationInvocation(
            program: program, service: service, command: command.waiting(as: name), globals: globals, waiter: waiter)
        return try await invocation.run(parsed.rest)
    }
}
