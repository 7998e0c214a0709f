import GeneratorCore
import GeneratorTasks

extension Command {
    static let templates = Command(
        name: "templates", operands: "export DIR",
        summary: "Write the templates that come with the program into a folder, to be changed and used with --templates.",
        options: [.init(name: "--force", summary: "replace templates that are there already")],
        run: { arguments, console in
            guard arguments.operands.count == 2, arguments.operands[0] == "export" else {
                throw UsageError("expected 'templates export DIR'")
            }
            let written = try exportTemplates(to: arguments.operands[1], replacing: arguments.has("--force"))
            console.note("\(written) templates are in \(arguments.operands[1])")
            return Status.good
        })
}
