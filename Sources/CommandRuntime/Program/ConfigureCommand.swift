internal import AWSCredentials
internal import ServiceRuntime

/// Keeps settings in the configuration files: asks for them, sets, gets and lists them.
struct ConfigureCommand {
    let program: CommandLineProgram
    let globals: GlobalSettings

    private var console: Console { program.console }
    private var settings: Settings { globals.settings }
    private var profile: String { settings.profileName ?? "default" }
    private var files: ConfigurationFiles { ConfigurationFiles(environment: program.environment) }

    func run(_ rest: [String]) async throws(CommandError) -> ExitStatus {
        var parser = ArgumentParser(options: [], positional: "subcommand", requiresPositional: false, usage: Usage.text)
        parser.positionalChoices = ["list", "get", "set", "list-profiles", "help"]
        let parsed = try parser.parse(rest)
        switch parsed.positional {
        case "list":
            try refuse(parsed.rest)
            return try await list()
        case "list-profiles":
            try refuse(parsed.rest)
            return try listProfiles()
        case "get": return try get(parsed.rest)
        case "set": return try set(parsed.rest)
        case "help": return try HelpCommand(program: program, globals: globals).show(ConfigureHelp.page)
        default: return try ask()
        }
    }

    private func refuse(_ unknown: [String]) throws(CommandError) {
        guard unknown.isEmpty else { throw .validation("Unknown options: \(unknown.joined(separator: ","))") }
    }

    // MARK: - Asking

    private struct Question {
        let key: String
        let words: String
        var isSecret = false
    }

    private static let questions = [
        Question(key: "aws_access_key_id", words: "AWS Access Key ID"),
        Question(key: "aws_secret_access_key", words: "AWS Secret Access Key", isSecret: true),
        Question(key: "region", words: "Default region name"),
        Question(key: "output", words: "Default output format"),
    ]

    /// Asks for the usual settings; an empty answer keeps what there is.
    private func ask() throws(CommandError) -> ExitStatus {
        var changes: [ConfigurationFiles.Change] = []
        for question in Self.questions {
            let present = try configuration().profiles[profile]?[question.key]
            let isMasked = ConfigurationFiles.credentialKeys.contains(question.key)
            let shown = present.map { isMasked ? Self.masked($0) : $0 } ?? "None"
            let value: String
            switch console.ask("\(question.words) [\(shown)]: ", question.isSecret) {
            case .line(let line): value = ErrorReport.trimmed(line)
            case .end: throw .general("EOF when reading a line")
            case .interrupted: throw CommandError(.interrupted, "")
            }
            if !value.isEmpty, value != present { changes.append(.init(key: question.key, value: value)) }
        }
        try files.change(changes, profile: profile)
        return .success
    }

    private static func masked(_ secret: String) -> String { String(repeating: "*", count: 16) + secret.suffix(4) }

    private func configuration() throws(CommandError) -> SharedConfiguration {
        do {
            return try SharedConfiguration(environment: ProcessEnvironment(program.environment))
        } catch let error as ClientError {
            throw .general(error.message)
        } catch {
            throw .general("\(error)")
        }
    }

    // MARK: - Setting and getting

    private func set(_ words: [String]) throws(CommandError) -> ExitStatus {
        var parser = ArgumentParser(options: [], positional: "varname", usage: Usage.text)
        if words.isEmpty { throw parser.usageError("the following arguments are required: varname, value") }
        let name = try parser.parse(words)
        parser.positional = "value"
        let rest = try parser.parse(name.rest)
        try refuse(rest.rest)
        let key = name.positional ?? ""
        let value = rest.positional ?? ""
        guard !value.contains("\n"), !value.contains("\r") else {
            throw .general("Invalid value for key \(key): newline characters and carriage returns are not allowed.")
        }
        let place = Place(key, profile: profile)
        try files.change([.init(key: place.key, value: value, parent: place.parent)], profile: place.profile)
        return .success
    }

    /// Prints a value; a setting that is not there is the exit status 1 and nothing printed.
    private func get(_ words: [String]) throws(CommandError) -> ExitStatus {
        let parsed = try ArgumentParser(options: [], positional: "varname", usage: Usage.text).parse(words)
        try refuse(parsed.rest)
        if let problem = settings.problem { throw problem }
        let name = parsed.positional ?? ""
        let profiles = try configuration().profiles
        let place = Place(name, profile: profile, known: profiles.keys)
        let found = profiles[place.profile]
        let value = place.parent.map { found?.nested[$0]?[place.key] } ?? found?[place.key]
        guard let value else {
            if place.parent == nil, found?.nested[place.key] != nil {
                console.error(Array("varname (\(name)) must reference a value, not a section or sub-section.".utf8))
            }
            return ExitStatus(rawValue: 1)
        }
        return program.print(value + "\n")
    }

    /// Where a dotted name leads: `region`, `s3.max`, `profile.work.region`, `default.region`; to read, `work.region` as well.
    private struct Place {
        var profile: String
        var parent: String?
        var key: String

        init(_ name: String, profile: String, known: some Collection<String> = EmptyCollection()) {
            var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            self.profile = profile
            if parts.count > 2, parts[0] == "profile" {
                self.profile = parts[1]
                parts.removeFirst(2)
            } else if parts.count > 1, parts[0] == "default" || known.contains(parts[0]) {
                self.profile = parts[0]
                parts.removeFirst()
            }
            key = parts.last ?? name
            parent = parts.count > 1 ? parts.dropLast().joined(separator: ".") : nil
        }
    }

    // MARK: - Listing

    private func listProfiles() throws(CommandError) -> ExitStatus {
        let names = try configuration().profiles.keys.sorted { $0.precedesByCodePoints($1) }
        return program.print(names.map { $0 + "\n" }.joined())
    }

    private func list() async throws(CommandError) -> ExitStatus {
        var text = Self.row("Name", "Value", "Type", "Location") + Self.row("----", "-----", "----", "--------")
        let source = settings.profileSource
        text +=
            settings.profileName.map { Self.row("profile", $0, source == "--profile" ? "manual" : "env", source) }
            ?? Self.row("profile", "<not set>", "None", "None")
        _ = program.print(text)
        if let problem = settings.problem { throw problem }
        try PartialCredentials.check(settings, profileOption: globals.parsed.text("profile"))
        let keys = try await credentials()
        text = ""
        let type = keys.map { kind(of: $0.source) } ?? "None"
        for (name, value) in [("access_key", keys?.accessKeyID), ("secret_key", keys?.secretAccessKey)] {
            text += Self.row(name, value.map(Self.masked) ?? "<not set>", type, keys == nil ? "None" : "")
        }
        let variables = ["AWS_REGION", "AWS_DEFAULT_REGION"]
        if let region = settings.find(option: globals.parsed.text("region"), named: "--region", variables: variables, key: "region") {
            let isVariable = variables.contains(region.source)
            let isOption = region.source == "--region"
            text += Self.row(
                "region", region.value, isOption ? "manual" : isVariable ? "env" : "config-file",
                isOption || isVariable ? region.source : program.environment["AWS_CONFIG_FILE"] ?? "~/.aws/config")
        } else {
            text += Self.row("region", "<not set>", "None", "None")
        }
        return program.print(text)
    }

    /// What calls would be signed with, if anything.
    private func credentials() async throws(CommandError) -> Credentials? {
        let defaults = ClientDefaults.standard
        do {
            let transport =
                try program.transport
                ?? defaults.transport(
                    TransportRequest(
                        certificateBundle: settings.text(
                            option: globals.parsed.text("ca-bundle"), variables: ["AWS_CA_BUNDLE"], key: "ca_bundle"),
                        verifiesCertificates: globals.parsed.flag("no-verify-ssl") != true))
            let request = CredentialRequest(
                profile: settings.profileName, isProfileExplicit: settings.profileSource == "--profile",
                region: settings.text(variables: ["AWS_REGION", "AWS_DEFAULT_REGION"], key: "region"), transport: transport,
                environment: ProcessEnvironment(program.environment))
            return try await defaults.credentials(request).credentials()
        } catch let error as ClientError where error.code != .noCredentials {
            throw .general(CredentialMistakes.sentence(error))
        } catch {
            return nil
        }
    }

    /// What the AWS CLI calls the place where credentials came from.
    private func kind(of source: String) -> String {
        switch source.prefix(while: { $0 != " " }) {
        case "environment": "env"
        case "process": "custom-process"
        case "role": "assume-role"
        case "SSO": "sso"
        case "web": "assume-role-with-web-identity"
        case "container": "container-role"
        case "instance": "iam-role"
        default: PartialCredentials.isInCredentialsFile(settings) ? "shared-credentials-file" : "config-file"
        }
    }

    private static func row(_ name: String, _ value: String, _ type: String, _ location: String) -> String {
        func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
        return "\(right(name, 10)) \(right(value, 24)) \(right(type, 16))    \(location)\n"
    }
}
