/// A command line to be completed: a program or one of its commands, with what may follow.
public struct CompletionCommand: Sendable, Hashable {
    public var name: String
    /// A few words that a shell shows beside the name.
    public var summary: String
    public var subcommands: [CompletionCommand]
    /// Options of this command; they hold for its subcommands as well.
    public var options: [CompletionOption]
    /// What stands where no option and no subcommand is wanted.
    public var argument: CompletionValue

    public init(
        name: String, summary: String = "", subcommands: [CompletionCommand] = [], options: [CompletionOption] = [],
        argument: CompletionValue = .none
    ) {
        self.name = name
        self.summary = summary
        self.subcommands = subcommands
        self.options = options
        self.argument = argument
    }
}

/// An option of a command.
public struct CompletionOption: Sendable, Hashable {
    /// With its dashes: `--output`.
    public var name: String
    public var summary: String
    /// What follows it; `.none` for a switch.
    public var value: CompletionValue
    /// Whether more than one value may follow.
    public var takesMany: Bool

    public init(name: String, summary: String = "", value: CompletionValue = .none, takesMany: Bool = false) {
        self.name = name
        self.summary = summary
        self.value = value
        self.takesMany = takesMany
    }
}

/// What a shell can offer for a value.
public enum CompletionValue: Sendable, Hashable {
    /// There is no value.
    case none
    /// Any text; nothing to offer.
    case text
    /// One of these.
    case words([String])
    case files
    case directories
    /// One of the lines that a program prints: its name and arguments.
    case lines(of: [String])
}

/// A shell with a language for completions.
public enum Shell: String, Sendable, Hashable, CaseIterable {
    case bash, zsh, fish
}

/// The script that teaches a shell to complete a command line.
///
/// Names that hold anything but letters, digits and `-._/@+:` are left out; all other text is quoted, so that nothing in
/// a description is ever run.
public func completionScript(for command: CompletionCommand, in shell: Shell) -> String {
    let table = CompletionTable(command)
    return switch shell {
    case .bash: bashScript(table)
    case .zsh: zshScript(table)
    case .fish: fishScript(table)
    }
}
