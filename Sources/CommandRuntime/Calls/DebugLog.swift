internal import RequestSigning
internal import ServiceRuntime

/// Tells on standard error what a command does; secrets are masked.
struct DebugLog: Sendable {
    let console: Console

    /// The command line and the settings that no client knows.
    func begin(_ globals: GlobalSettings, _ arguments: [String], version: String) {
        line("version", version)
        line("arguments", arguments.map(CommandSpelling.quoted).joined(separator: " "))
        let settings = globals.settings
        line("profile", "\(settings.profileName ?? "default") (\(settings.profileSource))")
        let output = settings.find(
            option: globals.parsed.text("output"), named: "--output", variables: ["AWS_DEFAULT_OUTPUT"], countsEmpty: true, key: "output")
        line("output", output.map { "\($0.value) (\($0.source))" } ?? "json (default)")
        line("timestamps", globals.timestamps.rawValue)
    }

    func tell(_ event: CallEvent) {
        switch event.kind {
        case .settingsFound(let found): tell(found)
        case .credentialsFound(let source, let key): line("credentials", "\(key) (\(source))")
        case .signed(let record):
            block("canonical request", Self.masked(record.canonicalRequest))
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
        let sources = Dictionary(found.sources.map { ($0.setting, $0.source) }) { first, _ in first }
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

    /// A canonical request without its session token.
    static func masked(_ canonical: String) -> String {
        canonical.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let name = ["x-amz-security-token:", "x-amz-s3session-token:"].first { line.hasPrefix($0) }
            return name.map { "\($0)***" } ?? String(line)
        }.joined(separator: "\n")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10) ms"
    }
}
