internal import ServiceRuntime
internal import Values

/// A command line for a number of services: it finds the command that is meant, runs it, and tells in the end how that went.
public struct CommandLineProgram: Sendable {
    let services: [CommandService]
    /// What `--version` prints.
    let version: String
    let environment: [String: String]
    let console: Console
    private var tellsUsageErrors = true
    /// An argument that is no text, as far as it can be shown.
    var damagedArgument: String?
    /// What carries requests, if not the platform's transport.
    var transport: (any HTTPTransport)?

    /// A program of services; environment and streams are those of the process unless others are given.
    public init(
        services: [CommandService], version: String, environment: [String: String] = ProcessFacts.environment, console: Console = .process
    ) {
        self.services = services
        self.version = version
        self.environment = environment
        self.console = console
    }

    /// Runs the command line of the process and ends it: all that a program's `main` has to do. Messages and help call the program `name`.
    public static func main(_ name: String, version: String, services: [CommandService]) async -> Never {
        ProcessStreams.prepare()
        ProcessSignals.prepare()
        var program = CommandLineProgram(services: services, version: "\(name)/\(version) Swift/6.3 \(ProcessFacts.system)")
        program.damagedArgument = ProcessFacts.damagedArgument
        let status = await Usage.$program.withValue(name) { [program] in await program.run(Array(CommandLine.arguments.dropFirst())) }
        ProcessFacts.exit(status)
    }

    /// Runs one command line, without the program's own name.
    public func run(_ arguments: [String]) async -> ExitStatus {
        let settings = Settings(environment: environment, profile: Self.profile(in: arguments))
        do throws(CommandError) {
            try checkFirstPass(arguments)
            let status = try await AutoPromptChoice(arguments, settings).run(arguments, self)
            // A reader that has gone is no failure of the command; bytes that a full disk did not take are one.
            if status == .success, let reason = console.lostOutput() { throw .general(reason) }
            return status
        } catch {
            return report(error, nil, settings)
        }
    }

    /// The same program, silent about mistakes of the command line that a prompt will mend.
    var withoutUsageErrors: CommandLineProgram {
        var program = self
        program.tellsUsageErrors = false
        return program
    }

    /// Runs a command line that needs no completion any more.
    func runPlainly(_ arguments: [String]) async -> ExitStatus {
        var parsed: ParsedArguments?
        var settings = Settings(environment: environment, profile: Self.profile(in: arguments))
        do throws(CommandError) {
            let found = try mainParser.parse(arguments)
            if found.wantsVersion { return print("\(version)\n") }
            parsed = found
            settings = Settings(environment: environment, profile: found.text("profile"))
            let globals = try GlobalSettings(found, settings)
            if globals.isDebugging {
                DebugLog(console: console).begin(globals, SecretArguments(services: services).masked(arguments), version: version)
            }
            return try await dispatch(found.positional ?? "", found.rest, globals)
        } catch {
            return report(error, parsed, settings)
        }
    }

    // MARK: - Dispatch

    /// The commands that stand beside the services.
    static let builtIns = ["configure", "completion", "man", "markdown"]

    private var mainParser: ArgumentParser {
        ArgumentParser(
            options: GlobalOptions.declarations, positional: "command", positionalChoices: services.map(\.name) + Self.builtIns + ["help"],
            usage: Usage.text)
    }

    private func dispatch(_ command: String, _ rest: [String], _ globals: GlobalSettings) async throws(CommandError) -> ExitStatus {
        if let damagedArgument {
            throw .general(
                "The argument '\(damagedArgument)' is not valid UTF-8. Text is given in UTF-8; other bytes stand in a file, given as fileb://PATH."
            )
        }
        switch command {
        case "help": return try HelpCommand(program: self, globals: globals).run(rest)
        case "configure": return try await ConfigureCommand(program: self, globals: globals).run(rest)
        case "completion": return try CompletionScriptCommand(program: self).run(rest)
        case "man", "markdown": return try ManualCommand(program: self, form: command).run(rest)
        default: break
        }
        guard let service = services.first(where: { $0.name == command }) else { throw .validation("") }
        let parser = ArgumentParser(
            options: [], positional: "operation", positionalChoices: service.words, usage: Usage.text)
        let found = try parser.parse(rest)
        let name = found.positional ?? ""
        if name == "help" { return try HelpCommand(program: self, globals: globals).run(service, found.rest) }
        if name == "wait" { return try await WaitCommand(program: self, service: service, globals: globals).run(found.rest) }
        guard let operation = service.command(name) else { throw .validation("") }
        return try await OperationInvocation(program: self, service: service, command: operation, globals: globals).run(found.rest)
    }

    /// `--profile` and `--debug` are looked at before everything else, so their mistakes come first.
    private func checkFirstPass(_ arguments: [String]) throws(CommandError) {
        let parser = ArgumentParser(
            options: [OptionDeclaration("--profile", .one), OptionDeclaration("--debug", .flag(true))], usage: Usage.firstPass)
        _ = try parser.parse(arguments)
    }

    private static func profile(in arguments: [String]) -> String? {
        let parser = ArgumentParser(options: [OptionDeclaration("--profile", .one)], usage: "")
        return (try? parser.parse(arguments))?.text("profile")
    }

    // MARK: - Results

    /// Writes text to standard output; a reader that has gone is no failure of the command.
    func print(_ text: String) -> ExitStatus {
        _ = console.output(Array(text.utf8))
        return .success
    }

    private func report(_ error: CommandError, _ parsed: ParsedArguments?, _ settings: Settings) -> ExitStatus {
        if error.kind == .interrupted {
            _ = console.output([0x0A])
            return .interrupted
        }
        if !tellsUsageErrors, error.exitStatus == .usage { return .usage }
        var report = ErrorReport(format: GlobalSettings.errorFormat(parsed, settings))
        if let parsed, let globals = try? GlobalSettings(parsed, settings) {
            report.query = globals.query
            report.layout = globals.tableLayout(console)
        }
        console.error(report.bytes(for: error))
        return error.exitStatus
    }
}
