import GeneratorCore
import GeneratorTasks
import SpecDiagnostics
import SwiftViews

extension Command {
    static let cost = Command(
        name: "cost", operands: "[MODULE [OPERATION…]]",
        summary: """
            Tell what each operation of a module costs those who compile and ship it; without MODULE, of every module of the configuration.

            shapes and lines are what would be generated for the operation alone, and behind each what no other operation needs; both are
            exact. KB is about what a call of it adds to a stripped release program. compile is the part of the module's code, comments
            aside, that is made for the operation alone: about its part of the CPU time that the module takes to compile.
            """,
        options: [
            .init(name: "--config", value: "FILE", summary: "the configuration (default: \(Configuration.defaultPath))"),
            .init(name: "--spec", value: "PATH", summary: "a description in place of a configuration; then all operands are operations"),
            .init(name: "--overlay", value: "FILE", summary: "an overlay on the description", isRepeatable: true),
            .init(name: "--protocol", value: "NAME", summary: "the wire protocol, if the service speaks several"),
            .init(name: "--templates", value: "DIR", summary: "a folder of templates in place of the program's own"),
            .init(name: "--format", value: "FORMAT", summary: "text (default) or json"),
        ],
        run: { arguments, console in
            let format = arguments["--format"] ?? "text"
            guard format == "text" || format == "json" else { throw UsageError("'\(format)' is no format", hint: "text or json") }
            var diagnostics = Diagnostics()
            guard let (configuration, operations) = try wanted(arguments, &diagnostics) else {
                _ = console.show(diagnostics)
                return Status.diagnostics
            }
            var costs: [ModuleCost] = []
            for module in configuration.modules {
                let cost = await GeneratorTasks.cost(
                    of: module, templates: configuration.templates, operations: operations, &diagnostics)
                if let cost { costs.append(cost) }
            }
            if console.show(diagnostics.errorsOnly) { return Status.diagnostics }
            console.output(format == "json" ? costJSON(costs) : costs.map(\.text).joined(separator: "\n"))
            return Status.good
        })
}

/// The modules and operations that the arguments name.
private func wanted(_ arguments: Arguments, _ diagnostics: inout Diagnostics) throws -> (Configuration, [String])? {
    if let spec = arguments["--spec"] {
        if arguments.has("--config") { throw UsageError("'--config' does not go with --spec") }
        var options = ModuleOptions(module: "Service")
        if let name = arguments["--protocol"] {
            guard let wire = Configuration.wireProtocol(name) else {
                throw UsageError("'\(name)' is no protocol", hint: Configuration.wireProtocolNames)
            }
            options.wireProtocol = wire
        }
        let configuration = Configuration.single(
            spec: spec, output: "", overlays: arguments.all("--overlay"), templates: arguments["--templates"], options: options)
        return (configuration, arguments.operands)
    }
    if let stray = ["--overlay", "--protocol"].first(where: arguments.has) {
        throw UsageError("'\(stray)' goes with --spec", hint: "without --spec, the configuration says it")
    }
    guard var configuration = Configuration.read(arguments["--config"] ?? Configuration.defaultPath, &diagnostics) else { return nil }
    if let templates = arguments["--templates"] { configuration.templates = templates }
    guard let name = arguments.operands.first else { return (configuration, []) }
    let names = configuration.modules.map(\.name)
    guard names.contains(name) else {
        let near = nearest(to: name, among: names)
        throw UsageError(
            "the configuration has no module '\(name)'", hint: near.map { "did you mean '\($0)'?" } ?? names.joined(separator: ", "))
    }
    configuration.modules.removeAll { $0.name != name }
    return (configuration, Array(arguments.operands.dropFirst()))
}
