/// How the program is called, as its messages say it.
enum Usage {
    /// The name of the program that runs.
    @TaskLocal static var program = "awsmith"

    /// What follows an error of the command line.
    static var text: String {
        """
        usage: \(program) [options] <command> <subcommand> [<subcommand> ...] [parameters]
        To see help text, you can run:

          \(program) help
          \(program) <command> help
          \(program) <command> <subcommand> help

        """
    }

    /// What follows an error of the options that are looked at before all others.
    static var firstPass: String { "usage: \(program) [--profile PROFILE] [--debug]\n" }
}
