internal import TerminalText

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Hands output to a pager where someone looks at it in a terminal.
struct Pager {
    let globals: GlobalSettings
    let console: Console
    let environment: [String: String]

    /// Writes bytes, through the pager if there is one.
    func write(_ bytes: [UInt8]) throws(CommandError) {
        guard let command, !bytes.isEmpty, isChosen || isThere(command) else {
            _ = console.output(bytes)
            return
        }
        try run(command, bytes)
    }

    /// Whether the settings name a pager; without the usual one there is simply no paging.
    private var isChosen: Bool {
        environment["AWS_PAGER"] != nil || globals.settings.profileValue("cli_pager") != nil || environment["PAGER"] != nil
    }

    /// The pager's command line; nothing outside of a terminal, or where it is switched off.
    var command: String? {
        guard console.isOutputTerminal, globals.parsed.flag("no-cli-pager") != true else { return nil }
        // An empty setting switches paging off, so it counts.
        let chosen =
            environment["AWS_PAGER"] ?? globals.settings.profileValue("cli_pager") ?? environment["PAGER"] ?? "less"
        return chosen.isEmpty ? nil : chosen
    }

    // MARK: -

    private func run(_ command: String, _ bytes: [UInt8]) throws(CommandError) {
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw failure(command, errno) }
        var actions = FileActions()
        posix_spawn_file_actions_init(&actions.value)
        defer { posix_spawn_file_actions_destroy(&actions.value) }
        posix_spawn_file_actions_adddup2(&actions.value, pipes[0], 0)
        posix_spawn_file_actions_addclose(&actions.value, pipes[1])
        var variables = environment
        if variables["LESS"] == nil { variables["LESS"] = "FRX" }
        let words = ["/bin/sh", "-c", "exec \(command)"]
        var process: pid_t = 0
        let arguments = words.map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + settings { free(text) } }
        let name = command.split(separator: " ").first.map(String.init) ?? command
        guard isThere(name) else {
            close(pipes[0])
            close(pipes[1])
            throw failure(name, ENOENT)
        }
        let error = posix_spawn(&process, "/bin/sh", &actions.value, nil, arguments, settings)
        close(pipes[0])
        guard error == 0 else {
            close(pipes[1])
            throw failure(name, error)
        }
        // Keys that interrupt are the pager's: who waits for it must not leave it alone with the terminal.
        let before = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
        defer {
            signal(SIGINT, before.0)
            signal(SIGQUIT, before.1)
        }
        bytes.withUnsafeBytes { _ = Terminal(descriptor: pipes[1]).write($0) }
        close(pipes[1])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private func isThere(_ name: String) -> Bool {
        if name.contains("/") { return access(name, X_OK) == 0 }
        return (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }

    private func failure(_ name: String, _ number: Int32) -> CommandError {
        let reason = FileError(number: number, path: name).pythonMessage
        return .configuration(
            "Unable to redirect output to pager. Received the following error when opening pager:\n\(reason)\n\n"
                + "Learn more about configuring the output pager by running \"\(Usage.program) help config-vars\".", kind: "Pager")
    }
}

/// What is done with descriptors in a new process; the type is a pointer on some systems and a structure on others.
private struct FileActions {
    #if canImport(Darwin)
        var value: posix_spawn_file_actions_t?
    #else
        var value = posix_spawn_file_actions_t()
    #endif
}
