import GeneratorCore

extension GenerateOptions {
    /// What a build asks for: the modules as part of another target.
    static let into = Arguments.Option(
        name: "--into", value: "DIR",
        summary: "all that a configuration lists into one folder, as part of another target, under fixed file names")
}

/// Everything that a configuration lists, into one folder that is part of another target: `internal` and without a schema, unless the
/// configuration says otherwise.
func generateInto(_ folder: String, _ arguments: Arguments, _ console: Console) async throws -> Int32 {
    if let stray = ["--spec", "--module", "--output", "--overlay", "--access", "--operations", "--sources", "--protocol", "--all"].first(
        where: arguments.has)
    {
        throw UsageError("'\(stray)' does not go with --into", hint: "the configuration says it")
    }
    let path = arguments["--config"] ?? Configuration.defaultPath
    let result = await GeneratorCore.generate(configurationAt: path, templates: arguments["--templates"], into: folder)
    if console.show(result.diagnostics) { return Status.diagnostics }
    for inference in result.inferences { console.note(inference.text) }
    return Status.good
}
