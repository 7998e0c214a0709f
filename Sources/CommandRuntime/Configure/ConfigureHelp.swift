/// The page of `configure`.
enum ConfigureHelp {
    static var page: HelpPage {
        func term(_ name: String, _ text: String) -> HelpPage.Block { .term(HelpPage.Term(name: name), [.markup(text)]) }
        var page = HelpPage(command: "\(Usage.program) configure", summary: "Keeps settings in the configuration files.")
        page.sections = [
            HelpPage.Section(
                title: "Description",
                blocks: [
                    .markup(
                        "Asks for access key, secret key, region and output format, and keeps them in `~/.aws/credentials` and "
                            + "`~/.aws/config`. What is there stands in brackets; Return keeps it. `--profile` names the profile.")
                ]),
            HelpPage.Section(title: "Synopsis", blocks: [.code(["\(Usage.program) configure [<subcommand>] [--profile <value>]"])]),
            HelpPage.Section(
                title: "Available Commands",
                blocks: [
                    term("list", "Shows profile, keys and region, each with where it comes from."),
                    term("get <name>", "Prints a setting; without one it ends with status 1."),
                    term(
                        "set <name> <value>",
                        "Sets a setting. `profile.work.region` names one of another profile, `s3.max` one below another."),
                    term("list-profiles", "Prints the names of all profiles."),
                ]),
        ]
        return page
    }
}
