internal import CommandRuntime
internal import SESCommands
internal import SESv2Commands

/// The command line of the bundled services.
@main
struct AWSmith {
    static let version = "0.1.0"

    static func main() async {
        ProcessSignals.prepare()
        let program = CommandLineProgram(
            services: [SESCommands.service, SESv2Commands.service], version: "awsmith/\(version) Swift/6.3 \(ProcessFacts.system)")
        ProcessFacts.exit(await program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
