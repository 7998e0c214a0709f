import GeneratorCore
import GeneratorTasks
import SpecDiagnostics
import TerminalText

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs the program with its arguments; the result is the status to end with.
func runProgram(_ arguments: [String]) async -> Int32 {
    guard let name = arguments.first else {
        _ = Terminal.error.write(generalHelp)
        return Status.usage
    }
    switch name {
    case "--version", "version":
        _ = Terminal.output.write("shapesmith \(GeneratorVersion.text)\n")
        return Status.good
    case "--help", "-h", "help":
        let topic = arguments.dropFirst().first
        let command = Command.all.first { $0.name == topic }
        if let topic, command == nil, name == "help" { return unknownCommand(topic) }
        _ = Terminal.output.write(command?.help ?? generalHelp)
        return Status.good
    default: break
    }
    guard let command = Command.all.first(where: { $0.name == name }) else {
        return unknownCommand(name)
    }
    if arguments.contains("--help") || arguments.contains("-h") {
        _ = Terminal.output.write(command.help)
        return Status.good
    }
    do {
        let arguments = try Arguments(Array(arguments.dropFirst()), options: command.options + Command.common)
        return try await command.run(arguments, try Console(arguments: arguments))
    } catch let error as UsageError {
        return complain(error.message, hint: error.hint ?? "shapesmith \(name) --help")
    } catch {
        _ = Terminal.error.write("error: \(error)\n")
        return Status.diagnostics
    }
}

private func unknownCommand(_ name: String) -> Int32 {
    let names = Command.all.map(\.name)
    let hint = nearest(to: name, among: names).map { "did you mean '\($0)'?" } ?? "the commands are: \(names.joined(separator: ", "))"
    return complain("there is no command '\(name)'", hint: hint)
}

func exitProgram(_ status: Int32) -> Never { exit(status) }

private func complain(_ message: String, hint: String) -> Int32 {
    _ = Terminal.error.write("error: \(message)\nhint: \(hint)\n")
    return Status.usage
}

private var generalHelp: String {
    let width = Command.all.reduce(0) { max($0, $1.name.count) }
    let lines = Command.all.map { "  \($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.headline)" }
    return """
        shapesmith turns service descriptions into Swift.

        usage: shapesmith COMMAND [options]

        \(lines.joined(separator: "\n"))

        'shapesmith COMMAND --help' tells about one of them, 'shapesmith --version' which version this is.

        """
}
