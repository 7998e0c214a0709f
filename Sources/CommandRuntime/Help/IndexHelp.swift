/// The pages that list: of the program, and of each service.
enum IndexHelp {
    static func page(_ program: CommandLineProgram) -> HelpPage {
        var page = HelpPage(command: Usage.program, summary: "A command line for AWS services, generated from their descriptions.")
        page.sections = [
            HelpPage.Section(
                title: "Description",
                blocks: [
                    .markup(
                        "Calls AWS services and prints what they answer. It takes the same options as the AWS CLI version 2, reads the same "
                            + "configuration files, prints the same output and ends with the same exit codes."),
                    .markup("`\(Usage.program) COMMAND help` tells about a command."),
                ]),
            HelpPage.Section(title: "Synopsis", blocks: [.code(["\(Usage.program) [options] <command> <subcommand> [parameters]"])]),
            HelpPage.Section(title: "Options", blocks: GlobalOptionTexts.blocks),
            HelpPage.Section(
                title: "Services",
                blocks: program.services.map { .term(HelpPage.Term(name: $0.name), [.markup($0.title)]) }),
            HelpPage.Section(
                title: "Other commands",
                blocks: [
                    .term(
                        HelpPage.Term(name: "configure"), [.markup("Asks for keys, region and output format, and keeps them in `~/.aws`.")]),
                    .term(
                        HelpPage.Term(name: "completion"),
                        [.markup("Prints a script that completes commands, options and values in bash, zsh or fish.")]),
                    .term(HelpPage.Term(name: "man"), [.markup("Prints help as a man page, or writes all pages into a folder.")]),
                    .term(HelpPage.Term(name: "markdown"), [.markup("Prints help as Markdown, or writes all pages into a folder.")]),
                    .term(HelpPage.Term(name: "help"), [.markup("Prints this.")]),
                ]),
        ]
        return page
    }

    static func page(_ service: CommandService) -> HelpPage {
        let words = service.documentation.service ?? ""
        var page = HelpPage(command: "\(Usage.program) \(service.name)", summary: service.title)
        page.sections = [
            HelpPage.Section(title: "Description", blocks: [.markup(words.isEmpty ? service.title : words)]),
            HelpPage.Section(
                title: "Available Commands",
                blocks: service.commandNames.compactMap { name in
                    guard let command = service.command(name) else { return nil }
                    let sentence = Markup(service.documentation.operation(command.operation) ?? "").firstSentence
                    return .term(HelpPage.Term(name: name), sentence.isEmpty ? [] : [.markup(sentence)])
                }
                    + (service.waiters.isEmpty
                        ? [] : [.term(HelpPage.Term(name: "wait"), [.markup("Waits until something has come about.")])])),
        ]
        return page
    }

    /// The page of `wait`.
    static func waiters(_ service: CommandService) -> HelpPage {
        var page = HelpPage(command: "\(Usage.program) \(service.name) wait", summary: "Waits until something has come about.")
        page.sections = [
            HelpPage.Section(
                title: "Description", blocks: [.markup("Calls an operation again and again until its answer shows what is waited for.")]),
            HelpPage.Section(
                title: "Available Commands",
                blocks: service.waiters.map { .term(HelpPage.Term(name: $0.command), [.markup($0.sentences)]) }),
        ]
        return page
    }
}
