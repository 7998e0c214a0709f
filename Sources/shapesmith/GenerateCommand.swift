import GeneratorCore
import GeneratorTasks
import SpecDiagnostics
import SwiftViews
import TerminalText

extension Command {
    static let generate = Command(
        name: "generate",
        summary: "Generate Swift from descriptions: what shapesmith.yaml lists, or what the options say.",
        options: GenerateOptions.all + GenerateOptions.forAll + [GenerateOptions.into],
        run: { arguments, console in
            if let folder = arguments["--into"] { return try await generateInto(folder, arguments, console) }
            if let folder = arguments["--all"] { return try await generateAll(under: folder, arguments, console) }
            var diagnostics = Diagnostics()
            guard let configuration = try configuration(arguments, &diagnostics) else {
                _ = console.show(diagnostics)
                return Status.diagnostics
            }
            let result = await GeneratorTasks.generate(configuration, lockFolder: lockFolder(arguments, configuration))
            if console.show(result.diagnostics) { return Status.diagnostics }
            for inference in result.inferences { console.note(inference.text) }
            for step in result.plan.steps where step.action != .same { console.note("\(step.action.rawValue) \(step.path)") }
            if result.plan.isNothing { console.note("nothing to do: \(result.plan.steps.count) files are as they should be") }
            return Status.good
        })

    static let dumpModel = Command(
        name: "dump-model", operands: "SPEC", summary: "Print what was understood of a description, as JSON.",
        options: [.init(name: "--overlay", value: "FILE", summary: "an overlay on the description", isRepeatable: true)],
        run: { arguments, console in
            guard let spec = arguments.operands.first, arguments.operands.count == 1 else {
                throw UsageError("dump-model takes one description")
            }
            var diagnostics = Diagnostics()
            let json = modelJSON(spec: spec, overlays: arguments.all("--overlay"), &diagnostics)
            if console.show(diagnostics) { return Status.diagnostics }
            console.output((json ?? "") + "\n")
            return Status.good
        })
}

/// Every service under a folder; a bad one stops none of the others.
private func generateAll(under folder: String, _ arguments: Arguments, _ console: Console) async throws -> Int32 {
    guard let output = arguments["--output"] else { throw UsageError("--all needs --output") }
    if let stray = ["--spec", "--module", "--overlay", "--operations", "--sources", "--protocol", "--config"].first(where: arguments.has) {
        throw UsageError("'\(stray)' does not go with --all")
    }
    var diagnostics = Diagnostics()
    let start = ContinuousClock.now
    var progress = ProgressLine()
    var bad: [String] = []
    var files = (written: 0, same: 0)
    let access = try access(arguments) ?? .public
    await GeneratorTasks.generateAll(under: folder, into: output, templates: arguments["--templates"], access: access, &diagnostics) {
        done, count, outcome in
        if !outcome.diagnostics.entries.isEmpty {
            progress.finish()
            if console.show(outcome.diagnostics) { bad.append(outcome.module) }
        }
        files.same += outcome.plan.count(.same)
        files.written += outcome.plan.steps.count - outcome.plan.count(.same)
        if !console.isQuiet, ContinuousClock.now - start > .seconds(1) { progress.show("\(done) of \(count): \(outcome.module)") }
    }
    progress.finish()
    if console.show(diagnostics) { return Status.diagnostics }
    console.note("\(files.written) files written or removed, \(files.same) as they should be")
    if !bad.isEmpty { console.note("not generated: \(bad.sorted().joined(separator: ", "))") }
    return bad.isEmpty ? Status.good : Status.diagnostics
}

private func access(_ arguments: Arguments) throws -> ModuleOptions.Access? {
    guard let name = arguments["--access"] else { return nil }
    guard let access = ModuleOptions.Access(rawValue: name) else {
        throw UsageError("'\(name)' is no access", hint: "public, package or internal")
    }
    return access
}

/// The lock of a configuration stands beside it, that of a single module with its files.
func lockFolder(_ arguments: Arguments, _ configuration: Configuration) -> String {
    arguments.has("--spec") ? arguments["--output"] ?? "." : configuration.folder
}

/// The configuration that the arguments name, or that they are; `output` is where nothing is written and no folder is named.
func configuration(
    _ arguments: Arguments, output fallback: String? = nil, _ diagnostics: inout Diagnostics
) throws -> Configuration? {
    guard let spec = arguments["--spec"] else {
        if let stray = ["--module", "--output", "--overlay", "--access", "--operations", "--protocol"].first(where: arguments.has) {
            throw UsageError("'\(stray)' goes with --spec", hint: "without --spec, the configuration says it")
        }
        guard var configuration = Configuration.read(arguments["--config"] ?? Configuration.defaultPath, &diagnostics) else { return nil }
        if let templates = arguments["--templates"] { configuration.templates = templates }
        return try inferring(configuration, arguments)
    }
    guard let module = arguments["--module"], let output = arguments["--output"] ?? fallback else {
        let needed = fallback == nil ? "--module and --output" : "--module"
        throw UsageError(
            "--spec needs \(needed)", hint: "shapesmith generate --spec api.yaml --module MyAPI --output Sources/MyAPI")
    }
    guard Configuration.isModuleName(module) else { throw UsageError("'\(module)' is not a name for a module") }
    var options = ModuleOptions(module: module)
    if let access = try access(arguments) { options.access = access }
    options.operations = (arguments["--operations"] ?? "").split(separator: ",").map(String.init)
    if let name = arguments["--protocol"] {
        guard let wire = Configuration.wireProtocol(name) else {
            throw UsageError("'\(name)' is no protocol", hint: Configuration.wireProtocolNames)
        }
        options.wireProtocol = wire
    }
    let single = Configuration.single(
        spec: spec, output: output, overlays: arguments.all("--overlay"), templates: arguments["--templates"], options: options)
    return try inferring(single, arguments)
}

/// The configuration with the sources that the arguments name.
private func inferring(_ configuration: Configuration, _ arguments: Arguments) throws -> Configuration {
    guard arguments.has("--sources") else { return configuration }
    var configuration = configuration
    guard configuration.inferOperations(from: arguments.all("--sources")) else {
        throw UsageError("'--sources' goes with operations that are inferred", hint: "--operations inferred, or 'operations: inferred'")
    }
    return configuration
}
