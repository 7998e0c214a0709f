/// What help says about the options that every command takes.
enum GlobalOptionTexts {
    struct Entry {
        let name: String
        let type: String
        let text: String
        var takesValue: Bool { type != "boolean" }
    }

    static let entries: [Entry] = [
        Entry(
            name: "--debug", type: "boolean",
            text:
                "Tells on standard error what happens: settings and where they come from, requests, signatures, attempts, times. Secrets are masked."
        ),
        Entry(name: "--endpoint-url", type: "string", text: "Sends requests to this address in place of the service's own."),
        Entry(
            name: "--no-verify-ssl", type: "boolean",
            text: "Does not check the server's certificate. Anyone on the way can then read and change everything; use it for tests only."),
        Entry(name: "--no-paginate", type: "boolean", text: "Makes one call for the first page of results, and no more."),
        Entry(name: "--output", type: "string", text: "How output is written."),
        Entry(name: "--query", type: "string", text: "A JMESPath expression that picks from the output what is printed."),
        Entry(name: "--profile", type: "string", text: "The profile of the configuration files to use."),
        Entry(name: "--region", type: "string", text: "The region to call. It comes before environment and configuration."),
        Entry(name: "--version", type: "string", text: "Prints the version of this program."),
        Entry(name: "--color", type: "string", text: "Whether tables have colours; `auto` means in a terminal only."),
        Entry(name: "--no-sign-request", type: "boolean", text: "Sends requests without a signature; no credentials are looked for."),
        Entry(name: "--ca-bundle", type: "string", text: "A file of certificates to trust in place of the system's."),
        Entry(
            name: "--cli-read-timeout", type: "int",
            text: "How many seconds the server may be silent; 0 means for ever. 60 unless told otherwise."),
        Entry(
            name: "--cli-connect-timeout", type: "int",
            text: "How many seconds making a connection may take; 0 means for ever. 60 unless told otherwise."),
        Entry(
            name: "--cli-binary-format", type: "string",
            text:
                "How binary values are given: as `base64`, or as they are with `raw-in-base64-out`. A `fileb://` file is always taken as it is; a `file://` file holds what the format says."
        ),
        Entry(name: "--no-cli-pager", type: "boolean", text: "Does not page output in a terminal."),
        Entry(name: "--cli-auto-prompt", type: "boolean", text: "Asks for the command and its options, with completion."),
        Entry(name: "--no-cli-auto-prompt", type: "boolean", text: "Does not ask, whatever the settings say."),
        Entry(name: "--cli-error-format", type: "string", text: "How errors are written."),
        Entry(
            name: "--print-request", type: "string",
            text:
                "Shows the signed request in place of sending it: as it goes over the wire, as a command for curl, or as the texts that are signed."
        ),
        Entry(name: "--reveal-secrets", type: "boolean", text: "Shows secrets in what `--print-request` prints."),
    ]

    /// What stands in every synopsis.
    static var synopsis: [String] { entries.map { "[\($0.name)\($0.takesValue ? " <value>" : "")]" } }

    static var blocks: [HelpPage.Block] {
        entries.map { entry in
            var inner: [HelpPage.Block] = [.markup(entry.text)]
            if let choices = GlobalOptions.choices[entry.name] { inner.append(.names(choices)) }
            return .term(HelpPage.Term(name: entry.name, type: entry.type), inner)
        }
    }

    /// What is said of options that commands have in common, by their names.
    static let ofEveryCommand = [
        "--cli-input-json": inputText, "--cli-input-yaml": inputText, "--generate-cli-skeleton": skeletonText,
        "--starting-token": startingTokenText, "--page-size": pageSizeText, "--max-items": maxItemsText,
    ]

    /// The options for input from a file and for samples.
    static let inputTerm = "`--cli-input-json` | `--cli-input-yaml`"
    static let inputText = """
        Takes the input from this JSON or YAML, which is laid out as `--generate-cli-skeleton` prints it. What is given by other options \
        comes before what stands there. Binary values are taken literally. Only one of the two may be given.
        """
    static let skeletonText = """
        Prints a sample in place of making a call: without a value, or with `input`, a JSON input for `--cli-input-json`; with \
        `yaml-input` a YAML input for `--cli-input-yaml`; with `output` the input is checked and a sample output is printed. \
        Samples may change from version to version.
        """
    static let startingTokenText = """
        Where a listing goes on: the `NextToken` of an output that was cut.
        """
    static let pageSizeText = """
        How many items each call asks for. It changes how many calls are made, not how many items are printed.
        """
    static let maxItemsText = """
        How many items are printed at most. If there are more, a `NextToken` for `--starting-token` stands in the output.
        """
}
