/// Whether the program asks for the command line before it runs it.
struct AutoPromptChoice {
    private enum Mode { case off, on, onPartial }

    private let mode: Mode

    static let option = "--cli-auto-prompt"
    static let negation = "--no-cli-auto-prompt"

    /// The options decide, then the environment, then the profile; help and the version are given without asking.
    init(_ arguments: [String], _ settings: Settings) throws(CommandError) {
        let isWanted = arguments.contains(Self.option)
        let isRefused = arguments.contains(Self.negation)
        guard !isWanted || !isRefused else {
            throw .validation("Both \(Self.option) and \(Self.negation) cannot be specified at the same time.")
        }
        if isRefused || arguments.contains("--version") || arguments.last == "help" {
            mode = .off
        } else if isWanted {
            mode = .on
        } else {
            switch settings.text(variables: ["AWS_CLI_AUTO_PROMPT"], key: "cli_auto_prompt")?.lowercased() {
            case "on": mode = .on
            case "on-partial": mode = .onPartial
            default: mode = .off
            }
        }
    }

    func run(_ arguments: [String], _ program: CommandLineProgram) async throws(CommandError) -> ExitStatus {
        switch mode {
        case .off: return await program.runPlainly(arguments)
        case .on: return try await ask(arguments, program)
        case .onPartial:
            // Without a terminal there is nobody to ask; the error says what is missing.
            guard Self.hasTerminal(program.console) else { return await program.runPlainly(arguments) }
            let status = await program.withoutUsageErrors.runPlainly(arguments)
            return status == .usage ? try await ask(arguments, program) : status
        }
    }

    // MARK: -

    private func ask(_ arguments: [String], _ program: CommandLineProgram) async throws(CommandError) -> ExitStatus {
        guard Self.hasTerminal(program.console) else {
            program.console.error(Array("Warning: Input is not a terminal (fd=0).\n".utf8))
            throw .general("")
        }
        let words = arguments.filter { $0 != Self.option && $0 != Self.negation }
        let completer = Completer(program)
        guard let completed = AutoPrompt(completer: completer, words: words).run() else { throw CommandError(.interrupted, "") }
        return await program.runPlainly(completed.filter { $0 != Self.option })
    }

    private static func hasTerminal(_ console: Console) -> Bool { console.isInputTerminal && console.isOutputTerminal }
}
