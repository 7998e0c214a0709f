import GeneratorCore
import GeneratorTasks
import ServiceModel
import SpecComparison
import SpecDiagnostics
import SwiftViews

extension Command {
    static let lint = Command(
        name: "lint", operands: "[SPEC]",
        summary: """
            Look for what is valid in a description and yet probably wrong; without SPEC, in every description of the configuration.
            With --against, hold it against another description of the same service. The rules:

            \(LintRule.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
            """,
        options: [
            .init(name: "--against", value: "OTHER", summary: "another description of the same service, of whatever format"),
            .init(name: "--overlay", value: "FILE", summary: "an overlay on the description", isRepeatable: true),
            .init(name: "--only", value: "RULE", summary: "look for this alone", isRepeatable: true),
            .init(name: "--ignore", value: "RULE", summary: "do not look for this", isRepeatable: true),
            .init(name: "--strict", summary: "end with status 2 if something is found"),
        ],
        run: { arguments, console in
            guard arguments.operands.count <= 1 else { throw UsageError("lint takes one description") }
            let rules = try lintRules(arguments)
            var diagnostics = Diagnostics()
            let options = ModuleOptions(module: "Service")
            let path = arguments.operands.first ?? Configuration.defaultPath
            let specs = readSpecs(at: path, overlays: arguments.all("--overlay"), options, &diagnostics)
            let other = arguments["--against"].flatMap { readSpecs(at: $0, overlays: [], options, &diagnostics) }
            guard !console.show(diagnostics.errorsOnly), let specs else { return Status.diagnostics }
            if case .modules = other { throw UsageError("--against takes a description, not a configuration") }

            var findings: [Finding] = []
            var seen: Set<Diagnostic> = []
            // Modules of one description find the same things.
            for module in specs.all {
                for finding in SpecComparison.lint(module.whole, module.options, against: other?.all.first?.whole, rules: rules) {
                    if seen.insert(finding.diagnostic).inserted { findings.append(finding) }
                }
            }
            let printer = DiagnosticPrinter(color: console.usesColor)
            for finding in findings { console.output(printer.print(finding.diagnostic) + "\n") }
            console.note(findings.isEmpty ? "nothing found" : "\(findings.count) found")
            return arguments.has("--strict") && !findings.isEmpty ? Status.found : Status.good
        })
}

/// The rules that the options pick.
private func lintRules(_ arguments: Arguments) throws -> Set<LintRule> {
    func rules(_ option: String) throws -> Set<LintRule> {
        var rules: Set<LintRule> = []
        for name in arguments.all(option) {
            guard let rule = LintRule(rawValue: name) else {
                let near = nearest(to: name, among: LintRule.allCases.map(\.rawValue))
                throw UsageError(
                    "there is no rule '\(name)'", hint: near.map { "did you mean '\($0)'?" } ?? "shapesmith lint --help lists them")
            }
            rules.insert(rule)
        }
        return rules
    }
    let only = try rules("--only")
    return (only.isEmpty ? Set(LintRule.allCases) : only).subtracting(try rules("--ignore"))
}
