/// The options that every command takes.
enum GlobalOptions {
    static let declarations: [OptionDeclaration] = {
        var options: [OptionDeclaration] = [
            OptionDeclaration("--debug", .flag(true)),
            OptionDeclaration("--endpoint-url", .one),
            OptionDeclaration("--no-verify-ssl", .flag(true)),
            OptionDeclaration("--no-paginate", .flag(true)),
            OptionDeclaration("--output", .one),
            OptionDeclaration("--query", .one),
            OptionDeclaration("--profile", .one),
            OptionDeclaration("--region", .one),
            OptionDeclaration("--version", .version),
            OptionDeclaration("--color", .one),
            OptionDeclaration("--no-sign-request", .flag(true)),
            OptionDeclaration("--ca-bundle", .one),
            OptionDeclaration("--cli-read-timeout", .one),
            OptionDeclaration("--cli-connect-timeout", .one),
            OptionDeclaration("--cli-binary-format", .one),
            OptionDeclaration("--no-cli-pager", .flag(true)),
            OptionDeclaration("--cli-auto-prompt", .flag(true)),
            OptionDeclaration("--no-cli-auto-prompt", .flag(true)),
            OptionDeclaration("--cli-error-format", .one),
        ]
        for index in options.indices { options[index].choices = choices[options[index].name] }
        // What the AWS CLI does not have is spelled out in full.
        for name in extensions {
            var option = OptionDeclaration(name, name == "--reveal-secrets" ? .flag(true) : .one)
            option.choices = choices[name]
            option.mayBeAbbreviated = false
            options.append(option)
        }
        return options
    }()

    /// Options beyond those of the AWS CLI.
    static let extensions = ["--print-request", "--reveal-secrets"]

    /// What an option's value may be.
    static let choices: [String: [String]] = [
        "--output": OutputFormat.allCases.map(\.rawValue),
        "--color": ["on", "off", "auto"],
        "--cli-binary-format": ["base64", "raw-in-base64-out"],
        "--cli-error-format": ErrorFormat.allCases.map(\.rawValue),
        "--print-request": RequestPrint.allCases.map(\.rawValue),
    ]
}

/// How a request is shown instead of being sent.
enum RequestPrint: String, CaseIterable, Sendable {
    /// As it would go over the wire.
    case http
    /// As a command for curl.
    case curl
    /// As the texts that are signed.
    case canonical
}
