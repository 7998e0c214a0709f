import SpecDiagnostics
import TerminalText

/// Where the program prints: results to the output, everything about them to the error stream.
struct Console: Sendable {
    var isQuiet = false
    var usesColor: Bool

    init(arguments: Arguments) throws {
        isQuiet = arguments.has("--quiet")
        switch arguments["--color"] {
        case nil, "auto": usesColor = Terminal.error.isTerminal
        case "always": usesColor = true
        case "never": usesColor = false
        case let other?: throw UsageError("'\(other)' is no choice for --color", hint: "auto, always or never")
        }
    }

    /// A result, whole.
    func output(_ text: String) { _ = Terminal.output.write(text) }

    /// A sentence about what was done.
    func note(_ text: String) { if !isQuiet { _ = Terminal.error.write(text + "\n") } }

    /// What was found, as much as was asked for; whether there was an error.
    func show(_ diagnostics: Diagnostics) -> Bool {
        let printer = DiagnosticPrinter(color: usesColor)
        for entry in diagnostics.entries where !isQuiet || entry.severity == .error {
            _ = Terminal.error.write(printer.print(entry) + "\n")
        }
        if diagnostics.omittedCount > 0 { note("and \(diagnostics.omittedCount) more that are not shown") }
        return diagnostics.hasErrors
    }
}
