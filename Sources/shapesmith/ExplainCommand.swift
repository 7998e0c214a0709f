import GeneratorCore
import GeneratorTasks
import SpecDiagnostics

extension Command {
    static let explain = Command(
        name: "explain", operands: "SYMBOL|FILE:LINE",
        summary: "Tell which line of a description or overlay a declaration comes from, or what came of a line.",
        options: GenerateOptions.all,
        run: { arguments, console in
            guard let query = arguments.operands.first, arguments.operands.count == 1 else {
                throw UsageError("explain takes one symbol or place", hint: "shapesmith explain SendEmailRequest.source")
            }
            var diagnostics = Diagnostics()
            guard let configuration = try configuration(arguments, output: ".", &diagnostics) else {
                _ = console.show(diagnostics)
                return Status.diagnostics
            }
            let found = GeneratorTasks.explain(
                query, configuration, lockFolder: lockFolder(arguments, configuration), &diagnostics)
            if console.show(diagnostics.errorsOnly) { return Status.diagnostics }
            let printer = DiagnosticPrinter(color: console.usesColor)
            for explanation in found {
                console.output("\(explanation.file):\(explanation.line): \(explanation.declaration)\n")
                console.output(printer.print(Diagnostic(.note, "'\(explanation.symbol)' comes from here", at: explanation.origin)) + "\n")
            }
            return Status.good
        })
}
