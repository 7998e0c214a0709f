import GeneratorCore
import GeneratorTasks
import SpecComparison
import SpecDiagnostics

extension Command {
    static let watch = Command(
        name: "watch",
        summary: """
            Generate, and again whenever a description, an overlay, a template or the configuration changes, until Ctrl-C.
            Each time it tells which files changed, what that means for callers, and which files were written. A description that is
            broken for a moment is told of, and what was generated before stays. Ctrl-C ends it between two generations, with status 130.
            """,
        options: GenerateOptions.all,
        run: { arguments, console in
            StopSignal.listen()
            var missing = Diagnostics()
            if !arguments.has("--spec"), try configuration(arguments, &missing) == nil, Configuration.isMissing(arguments["--config"]) {
                _ = console.show(missing)
                return Status.diagnostics
            }
            var watcher = Watcher(arguments: arguments, console: console)
            try await watcher.start()
            while StopSignal.status == nil {
                StopSignal.pause(milliseconds: watcher.pause)
                try await watcher.look()
            }
            console.note("ended")
            return StopSignal.status ?? Status.good
        })
}

/// Generates when something has changed.
private struct Watcher {
    let arguments: Arguments
    let console: Console
    /// What was there when the last generation began.
    private var seen = WatchedFiles(configurationFile: nil, nil, references: [])
    /// What was there a moment ago, if that differed: while an editor writes, nothing is generated.
    private var settling: WatchedFiles?
    private var references: [String] = []
    /// The last that could be read.
    private var known: Configuration?
    /// The modules as they were last understood.
    private var modules: [ReadModule] = []
    /// Looking takes a small part of the time.
    private(set) var pause = 200

    init(arguments: Arguments, console: Console) {
        self.arguments = arguments
        self.console = console
    }

    mutating func start() async throws {
        seen = try files()
        try await generate()
        console.note("watching; Ctrl-C ends it")
    }

    mutating func look() async throws {
        let start = ContinuousClock.now
        let now = try files()
        pause = min(5_000, max(200, Int((ContinuousClock.now - start) / .milliseconds(1)) * 50))
        let changes = now.changes(since: seen)
        guard !changes.isEmpty else {
            settling = nil
            return
        }
        guard settling == now else {
            settling = now
            return
        }
        settling = nil
        seen = now
        for (path, change) in changes { console.note("\(change.rawValue) \(path)") }
        try await generate()
    }

    // MARK: -

    private var configurationFile: String? {
        if arguments.has("--spec") { return nil }
        return Configuration.file(at: arguments["--config"] ?? Configuration.defaultPath)
    }

    private mutating func files() throws -> WatchedFiles {
        var silent = Diagnostics()
        if let readable = try configuration(arguments, &silent) { known = readable }
        return WatchedFiles(configurationFile: configurationFile, known, references: references)
    }

    private mutating func generate() async throws {
        var diagnostics = Diagnostics()
        guard let configuration = try configuration(arguments, &diagnostics) else {
            _ = console.show(diagnostics)
            return
        }
        let result = await GeneratorTasks.generate(configuration, lockFolder: lockFolder(arguments, configuration))
        // What is only noted is noted by `generate`; here it would return with every change.
        if console.show(result.diagnostics.worthRepeating) { return }
        if !result.references.isEmpty { references = result.references }
        seen = seen.seeing(result.plan)
        for inference in result.inferences { console.note(inference.text) }
        for step in result.plan.steps where step.action != .same { console.note("\(step.action.rawValue) \(step.path)") }
        tell(configuration)
        if result.plan.isNothing { console.note("nothing to do: \(result.plan.steps.count) files are as they should be") }
    }

    /// What the change means for callers.
    private mutating func tell(_ configuration: Configuration) {
        var silent = Diagnostics()
        let now = readModules(configuration, &silent)
        for module in now {
            guard let before = modules.first(where: { $0.options.module == module.options.module }) else { continue }
            let comparison = compare(before.service, module.service, module.options, oldOptions: before.options)
            if !comparison.differences.isEmpty { console.output("\(module.options.module):\n\(comparison.text())") }
        }
        modules = now
    }
}

extension Diagnostics {
    /// Without notes.
    fileprivate var worthRepeating: Diagnostics {
        var result = Diagnostics()
        for entry in entries where entry.severity != .note { result.append(entry) }
        return result
    }
}
