internal import AWSCredentials
internal import ServiceRuntime
internal import ShapesmithClient
internal import Values

/// What a client is made with: region, endpoint, retries and the rest, checked as the AWS CLI checks them.
struct CallSettings {
    let globals: GlobalSettings
    let service: ServiceDescription

    private var settings: Settings { globals.settings }

    /// The region, which every service wants.
    func region() throws(CommandError) -> String? {
        guard let region = foundRegion?.value else {
            guard wantsRegion else { return nil }
            throw .configuration(
                "You must specify a region. You can also configure your region by running \"\(Usage.program) configure\".", kind: "NoRegion"
            )
        }
        guard Self.isWellFormed(region) else {
            throw .general("Provided region_name '\(region)' doesn't match a supported format.")
        }
        return region
    }

    private var foundRegion: Settings.Found? {
        settings.find(
            option: globals.parsed.text("region").flatMap { $0.isEmpty ? nil : $0 }, named: "--region",
            variables: ["AWS_REGION", "AWS_DEFAULT_REGION"], key: "region")
    }

    private var foundMode: Settings.Found? { settings.find(variables: ["AWS_RETRY_MODE"], countsEmpty: true, key: "retry_mode") }

    private var foundAttempts: Settings.Found? { settings.find(variables: ["AWS_MAX_ATTEMPTS"], countsEmpty: true, key: "max_attempts") }

    /// Where the values came from that the client knows as its arguments.
    var sources: [String: String] {
        var sources = ["endpoint": "--endpoint-url", "certificate bundle": "--ca-bundle"]
        for name in ["FIPS endpoints", "dual-stack endpoints"] { sources[name] = "--endpoint-url" }
        sources["region"] = foundRegion?.source
        sources["retry mode"] = foundMode?.source
        sources["attempts"] = foundAttempts?.source
        return sources
    }

    /// Services that are called without a signature need no region either.
    private var wantsRegion: Bool { service.authorization == .sigV4 || service.authorization == .sigV4a || service.needsRegion }

    /// The options of a client, ready to call.
    func clientOptions() throws(CommandError) -> ClientOptions {
        if let problem = settings.problem { throw problem }
        if globals.isSigned { try PartialCredentials.check(settings, profileOption: globals.parsed.text("profile")) }
        var options = ClientOptions()
        options.region = try region()
        options.environment = ProcessEnvironment(settings.environment)
        options.profile = globals.parsed.text("profile").flatMap { $0.isEmpty ? nil : $0 }
        options.endpoint = globals.parsed.text("endpoint-url")
        options.addsSlash = false
        // An address that is given is the address that is called.
        if options.endpoint != nil {
            options.useFIPS = false
            options.useDualStack = false
        }
        options.retries = try retries()
        options.isUnsigned = !globals.isSigned
        options.verifiesCertificates = globals.parsed.flag("no-verify-ssl") != true
        options.certificateBundle = globals.parsed.text("ca-bundle")
        options.timeouts = try timeouts()
        return options
    }

    /// The address that replaces the service's own has to be one.
    func checkEndpoint(_ url: String?) throws(CommandError) {
        guard let url else { return }
        guard (try? Endpoint(url)) != nil else {
            if Self.hasPortOutOfRange(url) { throw .general("Port out of range 0-65535") }
            let scheme = url.prefix { $0 != ":" }
            let hasOtherScheme = url.dropFirst(scheme.count).hasPrefix("://") && !["http", "https"].contains(scheme.lowercased())
            throw .general(
                hasOtherScheme && Self.isWord(scheme)
                    ? "An HTTP Client raised an unhandled exception: Not supported URL scheme \(scheme)" : "Invalid endpoint: \(url)")
        }
    }

    /// Whether what is wrong is a port number that no host has.
    private static func hasPortOutOfRange(_ url: String) -> Bool {
        guard let scheme = url.firstRange(of: "://") else { return false }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let colon = authority.lastIndex(of: ":") else { return false }
        let digits = authority[authority.index(after: colon)...]
        return !digits.isEmpty && digits.utf8.allSatisfy(ByteScanner.isDigit) && Int(digits).map { $0 > 65_535 } ?? true
    }

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { ByteScanner.isDigit($0) || (0x41...0x5A).contains($0 & 0xDF) }
    }

    private func timeouts() throws(CommandError) -> Timeouts {
        for (name, seconds) in [("connect", globals.connectTimeout), ("read", globals.readTimeout)] {
            if let seconds, seconds < 0 {
                throw .general(
                    "Attempted to set \(name) timeout to \(seconds), but the timeout cannot be set to a value less than or equal to 0.")
            }
        }
        // What Python's clock cannot count to.
        if [globals.connectTimeout, globals.readTimeout].contains(where: { $0.map { $0 > 9_223_372_036 } ?? false }) {
            throw .general("An HTTP Client raised an unhandled exception: timestamp too large to convert to C _PyTime_t")
        }
        return Timeouts(
            connect: globals.connectTimeout.map { .seconds($0) } ?? .zero, read: globals.readTimeout.map { .seconds($0) } ?? .zero)
    }

    private func retries() throws(CommandError) -> RetryOptions {
        var retries = RetryOptions()
        if let mode = foundMode?.value {
            guard let known = RetryOptions.Mode(rawValue: mode) else {
                throw .general("Invalid value provided to \"mode\": \"\(mode)\" must be one of: \"standard\" or \"adaptive\"")
            }
            retries.mode = known
        }
        if let text = foundAttempts?.value {
            guard let number = PythonNumbers.integer(text) else { throw .general(PythonMessages.notAnInteger(text)) }
            guard let count = number.int, count >= 1 else {
                throw .general("Value provided to \"max_attempts\": \(number.pythonText) must be an integer greater than or equal to one.")
            }
            retries.maximumAttempts = Int(clamping: min(count, 1000))
        }
        return retries
    }

    /// Letters, digits and inner hyphens, at most 63, and not digits alone.
    static func isWellFormed(_ region: String) -> Bool {
        let bytes = Array(region.utf8)
        guard !bytes.isEmpty, bytes.count <= 63, bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-") else { return false }
        let isName = bytes.allSatisfy { ByteScanner.isDigit($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == UInt8(ascii: "-") }
        return isName && !bytes.allSatisfy(ByteScanner.isDigit)
    }
}
