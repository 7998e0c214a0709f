import GeneratorCore
import GeneratorTasks
import SpecDiagnostics

extension Command {
    static let check = Command(
        name: "check",
        summary: "Tell whether what stands in the output folders is what the descriptions give; if not, show the difference.",
        options: GenerateOptions.all,
        run: { arguments, console in
            var diagnostics = Diagnostics()
            guard let configuration = try configuration(arguments, &diagnostics) else {
                _ = console.show(diagnostics)
                return Status.diagnostics
            }
            let result = await GeneratorTasks.generate(configuration, lockFolder: lockFolder(arguments, configuration), writes: false)
            if console.show(result.diagnostics.errorsOnly) { return Status.diagnostics }
            let changed = result.plan.steps.filter { $0.action != .same }
            if changed.isEmpty { return Status.good }
            for step in changed {
                let old = step.action == .create ? "/dev/null" : step.path
                let new = step.action == .delete ? "/dev/null" : step.path
                console.output(unifiedDiff(step.current, step.bytes, oldName: old, newName: new))
            }
            console.note("\(changed.count) files are not what the descriptions give; run 'shapesmith generate'")
            return Status.diagnostics
        })
}
