internal import CommandRuntime
internal import SESCommands
internal import SESv2Commands

/// The command line of the bundled services.
@main
struct AWSmith {
    static func main() async {
        await CommandLineProgram.main("awsmith", version: "0.1.0", services: [SESCommands.service, SESv2Commands.service])
    }
}
