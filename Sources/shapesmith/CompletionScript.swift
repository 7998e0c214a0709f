import TerminalText

extension Command {
    static let completion = Command(
        name: "completion", operands: "bash|zsh|fish",
        summary: "Print the script that teaches a shell to complete this program's commands and options.",
        options: [],
        run: { arguments, console in
            guard arguments.operands.count == 1, let shell = Shell(rawValue: arguments.operands[0]) else {
                throw UsageError("completion takes the name of a shell", hint: "bash, zsh or fish")
            }
            let commands = Command.all.map { command in
                CompletionCommand(
                    name: command.name, summary: command.headline, options: (command.options + Command.common).map { $0.completion },
                    argument: .files)
            }
            console.output(completionScript(for: CompletionCommand(name: "shapesmith", subcommands: commands), in: shell))
            return Status.good
        })

    /// The first line of the summary.
    var headline: String { String(summary.prefix { !$0.isNewline }) }
}

extension Arguments.Option {
    /// The option as a shell completes it; what its value is, its name in the help tells.
    fileprivate var completion: CompletionOption {
        let value: CompletionValue =
            switch self.value {
            case nil: .none
            case "DIR", "FOLDER": .directories
            case "FILE", "PATH", "OTHER": .files
            case "ACCESS": .words(["public", "package", "internal"])
            case "WHEN": .words(["auto", "always", "never"])
            default: .text
            }
        return CompletionOption(name: name, summary: summary, value: value)
    }
}
