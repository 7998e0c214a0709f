internal import TerminalText
internal import UntypedCalls
internal import WireFormats

/// Prints help: of the program, a service, or one command.
struct HelpCommand {
    let program: CommandLineProgram
    let globals: GlobalSettings

    func run(_ rest: [String]) throws(CommandError) -> ExitStatus {
        try refuse(rest)
        return try show(IndexHelp.page(program))
    }

    func run(_ service: CommandService, _ rest: [String]) throws(CommandError) -> ExitStatus {
        try refuse(rest)
        return try show(IndexHelp.page(service))
    }

    func run(
        _ service: CommandService, _ command: OperationCommand, _ schema: Schema, _ operation: SchemaOperation,
        _ waiter: WaiterRule? = nil
    ) throws(CommandError) -> ExitStatus {
        try show(OperationHelp(service: service, command: command, schema: schema, operation: operation, waiter: waiter).page())
    }

    func runWait(_ service: CommandService, _ rest: [String]) throws(CommandError) -> ExitStatus {
        try refuse(rest)
        return try show(IndexHelp.waiters(service))
    }

    // MARK: -

    private func refuse(_ rest: [String]) throws(CommandError) {
        guard rest.isEmpty else { throw CommandError(.unknownOptions, "Unknown options: \(rest.joined(separator: ", "))") }
    }

    /// In a terminal the page has styles and a pager; in a pipe it is plain.
    func show(_ page: HelpPage) throws(CommandError) -> ExitStatus {
        let isTerminal = program.console.isOutputTerminal
        let isPlain = program.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isStyled = isTerminal && !isPlain && globals.colour != "off"
        let text = HelpText.text(page, width: isTerminal ? program.console.width() : 80, isStyled: isStyled)
        try Pager(globals: globals, console: program.console, environment: program.environment).write(Array(text.utf8))
        return .success
    }
}
