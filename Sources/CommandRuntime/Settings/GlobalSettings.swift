internal import JMESPath
internal import Values

/// The global options of one run, looked at and completed from environment and files.
struct GlobalSettings: Sendable {
    let parsed: ParsedArguments
    let settings: Settings
    let query: Expression?
    /// Nil for no limit.
    let connectTimeout: Int?
    let readTimeout: Int?
    let timestamps: OutputTimestamps

    /// Checks what can be checked before any command is looked at, in the AWS CLI's order.
    init(_ parsed: ParsedArguments, _ settings: Settings) throws(CommandError) {
        self.parsed = parsed
        self.settings = settings
        query = try Self.query(parsed.text("query"))
        if let endpoint = parsed.text("endpoint-url"), !Self.hasScheme(endpoint) {
            throw .validation(
                "Bad value for --endpoint-url \"\(endpoint)\": scheme is missing.  Must be of the form http://<hostname>/ or "
                    + "https://<hostname>/")
        }
        readTimeout = try Self.seconds(parsed.text("cli-read-timeout"))
        connectTimeout = try Self.seconds(parsed.text("cli-connect-timeout"))
        if let format = settings.profileValue("cli_timestamp_format") {
            guard let timestamps = OutputTimestamps(rawValue: format) else {
                throw .configuration("Unknown cli_timestamp_format value: \(format), valid values are \"wire\" or \"iso8601\"")
            }
            self.timestamps = timestamps
        } else {
            timestamps = .iso8601
        }
        if parsed.text("cli-binary-format") == nil, let format = settings.profileValue("cli_binary_format"),
            !(GlobalOptions.choices["--cli-binary-format"] ?? []).contains(format)
        {
            throw .general(PythonText.quoted(format))
        }
    }

    // MARK: - Output

    /// The name of the output format, which may be none.
    var outputName: String {
        settings.text(option: parsed.text("output"), variables: ["AWS_DEFAULT_OUTPUT"], countsEmpty: true, key: "output") ?? "json"
    }

    func outputFormat() throws(CommandError) -> OutputFormat {
        guard let format = OutputFormat(rawValue: outputName) else { throw .general("Unknown output type: \(outputName)") }
        return format
    }

    var colour: String { parsed.text("color") ?? "auto" }

    func tableLayout(_ console: Console) -> TableLayout {
        let isPlain = settings.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return TableLayout(
            terminalWidth: console.isOutputTerminal ? console.width() : 80,
            isColoured: colour == "on" || (colour == "auto" && console.isOutputTerminal && !isPlain))
    }

    /// How errors are set; a name that is none is the usual format.
    static func errorFormat(_ parsed: ParsedArguments?, _ settings: Settings) -> ErrorFormat {
        let name = settings.text(option: parsed?.text("cli-error-format"), variables: ["AWS_CLI_ERROR_FORMAT"], key: "cli_error_format")
        return name.flatMap { ErrorFormat(rawValue: $0.lowercased()) } ?? .enhanced
    }

    // MARK: - Calls

    var isPaginated: Bool { parsed.flag("no-paginate") != true }
    var isSigned: Bool { parsed.flag("no-sign-request") != true }
    var isDebugging: Bool { parsed.flag("debug") == true }

    /// Whether parameters are held against their shapes; whatever is not true is false.
    var validatesParameters: Bool { settings.profileValue("parameter_validation").map { $0.lowercased() == "true" } ?? true }

    /// Whether blobs on the command line are raw text.
    var takesRawBlobs: Bool {
        let name = settings.text(option: parsed.text("cli-binary-format"), key: "cli_binary_format")
        return name == "raw-in-base64-out"
    }

    // MARK: -

    /// Whether an address begins with a scheme, as Python's `urlparse` sees one.
    private static func hasScheme(_ url: String) -> Bool {
        guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = url.utf8[..<colon]
        guard let first = scheme.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
        return scheme.allSatisfy { ByteScanner.isDigit($0) || (0x41...0x5A).contains($0 & 0xDF) || "+-.".utf8.contains($0) }
    }

    private static func query(_ text: String?) throws(CommandError) -> Expression? {
        guard let text else { return nil }
        do throws(JMESPathError) {
            return try Expression(text)
        } catch {
            throw .validation("Bad value for --query \(text): \(error.pythonMessage)")
        }
    }

    /// Seconds; 60 unless told otherwise, and 0 for ever.
    private static func seconds(_ text: String?) throws(CommandError) -> Int? {
        guard let text else { return 60 }
        guard let number = PythonNumbers.integer(text) else { throw .general(PythonMessages.notAnInteger(text)) }
        let seconds = number.int.flatMap { Int(exactly: $0) } ?? 0
        return seconds == 0 ? nil : seconds
    }
}
