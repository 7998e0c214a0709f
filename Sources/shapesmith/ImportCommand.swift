import GeneratorCore
import GeneratorTasks
import SpecDiagnostics

extension Command {
    static let importFacts = Command(
        name: "import", operands: "FOLDER",
        summary: "Copy the facts of a folder of shape definitions, without its prose, so that they can be kept beside the code.",
        options: [.init(name: "--into", value: "DIR", summary: "the folder to write, such as specs/ses/2010-12-01")],
        run: { arguments, console in
            guard let folder = arguments.operands.first, arguments.operands.count == 1, let target = arguments["--into"] else {
                throw UsageError(
                    "import takes a folder, and '--into' with the one to write", hint: "shapesmith import FOLDER --into specs/NAME")
            }
            var diagnostics = Diagnostics()
            let written = GeneratorTasks.importFacts(from: folder, into: target, &diagnostics)
            if console.show(diagnostics) { return Status.diagnostics }
            console.note("\(written.count) files are in \(target)")
            return Status.good
        })
}
