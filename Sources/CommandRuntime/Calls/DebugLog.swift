internal import RequestSigning
internal import ServiceRuntime

/// Tells on standard error what a command does; secrets are masked.
struct DebugLog: Sendable {
    let console: Console
    /// Where the settings came from that a client is given.
    var sources: [String: String] = [:]
    /// Headers and parameters whose values are secret, besides those that always are.
    var secretNames: [String] = []

    /// The command line and the settings that no client knows.
    func begin(_ globals: GlobalSettings, _ arguments: [String], version: String) {
        line("version", version)
        line("arguments", arguments.map(CommandSpelling.quoted).joined(separator: " "))
        let settings = globals.settings
        line("profile", "\(settings.profileName ?? "default") (\(settings.profileSource))")
        let output = settings.find(
            option: globals.parsed.text("output"), named: "--output", variables: ["AWS_DEFAULT_OUTPUT"], countsEmpty: true, key: "output")
        line("output", output.map { "\($0.value) (\($0.source))" } ?? "json (default)")
        func tell(_ name: String, _ option: String?, _ variables: [String] = [], key: String?, usually: String) {
            let found = settings.find(
                option: option.flatMap { globals.parsed.text($0) }, named: "--\(option ?? "")", variables: variables, key: key)
            line(name, found.map { "\($0.value) (\($0.source))" } ?? "\(usually) (default)")
        }
        tell("timestamps", nil, key: "cli_timestamp_format", usually: globals.timestamps.rawValue)
        tell("blobs", "cli-binary-format", key: "cli_binary_format", usually: "base64")
        tell("errors", "cli-error-format", ["AWS_CLI_ERROR_FORMAT"], key: "cli_error_format", usually: ErrorFormat.enhanced.rawValue)
        tell("colour", "color", key: nil, usually: "auto")
        tell("connect timeout", "cli-connect-timeout", key: nil, usually: "60")
        tell("read timeout", "cli-read-timeout", key: nil, usually: "60")
        for (name, option, usually) in [
            ("pages", "no-paginate", "joined"), ("signature", "no-sign-request", "made"), ("certificates", "no-verify-ssl", "verified"),
        ] {
            line(name, globals.parsed.flag(option) == true ? "not \(usually) (--\(option))" : "\(usually) (default)")
        }
    }

    func tell(_ event: CallEvent) {
        switch event.kind {
        case .settingsFound(let found): tell(found)
        case .credentialsFound(let source, let key): line("credentials", "\(key) (\(source))")
        case .signed(let record):
            block("canonical request", Self.masked(record.canonicalRequest, secretNames))
            block("string to sign", record.stringToSign)
        case .sending(let method, let url, let headers, let count):
            line("request", "attempt \(event.call.attempt): \(method) \(url), \(count.map(String.init) ?? "unknown") bytes")
            for field in headers.fields { line("header", "\(field.name): \(field.value)") }
        case .received(let status, let headers, let count, let duration):
            line("reply", "status \(status), \(count.map(String.init) ?? "unknown") bytes, \(Self.milliseconds(duration))")
            for field in headers.fields { line("header", "\(field.name): \(field.value)") }
        case .failed(let code, let duration): line("failed", "\(code) after \(Self.milliseconds(duration))")
        case .willRetry(let pause, let reason): line("retry", "in \(Self.milliseconds(pause)) because of \(reason)")
        case .membersMissing(let members): line("missing members", members.joined(separator: ", "))
        case .ended(let code, let attempts, let duration):
            line("ended", "\(code ?? "well") after \(attempts) attempt\(attempts == 1 ? "" : "s"), \(Self.milliseconds(duration))")
        }
    }

    // MARK: -

    private func tell(_ found: ClientSettings) {
        var sources = Dictionary(found.sources.map { ($0.setting, $0.source) }) { first, _ in first }
        for (name, source) in self.sources where sources[name] == "argument" { sources[name] = source }
        func setting(_ name: String, _ value: String) { line(name, "\(value) (\(sources[name] ?? "default"))") }
        setting("region", found.region ?? "none")
        setting("endpoint", found.endpoint ?? "the service's own")
        setting("retry mode", found.retryMode.rawValue)
        setting("attempts", String(found.maximumAttempts))
        setting("certificate bundle", found.certificateBundle ?? "the system's")
        setting("FIPS endpoints", String(found.useFIPS))
        setting("dual-stack endpoints", String(found.useDualStack))
    }

    private func line(_ what: String, _ text: String) {
        let shown = text.replacing("\n", with: "\\n").replacing("\r", with: "\\r")
        console.error(Array("debug: \(what): \(shown)\n".utf8))
    }

    private func block(_ what: String, _ text: String) {
        console.error(Array("debug: \(what):\n".utf8))
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) { console.error(Array("    \(part)\n".utf8)) }
    }

    /// A canonical request without session token and keys.
    static func masked(_ canonical: String, _ names: [String] = []) -> String {
        var lines = canonical.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let secret = ["x-amz-security-token:", "x-amz-s3session-token:"] + names.map { "\($0.lowercased()):" }
        for place in lines.indices.dropFirst(2) {
            if place == 2 { lines[place] = Redaction(sensitive: names).form(lines[place]) }
            if let name = secret.first(where: { lines[place].hasPrefix($0) }) { lines[place] = "\(name)***" }
        }
        return lines.joined(separator: "\n")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10) ms"
    }
}
