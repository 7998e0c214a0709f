internal import WireFormats

/// The settings of a client after argument, environment and profile have been asked in that order.
public struct ClientSettings: Sendable {
    /// The region, if one was found.
    public var region: String?
    /// The profile that was chosen, if one was.
    public var profileName: String?
    /// The address in place of the service's own.
    public var endpoint: String?
    /// Whether endpoints with FIPS cryptography are used.
    public var useFIPS = false
    /// Whether endpoints that speak IPv6 too are used.
    public var useDualStack = false
    /// How the account's own endpoints are used.
    public var accountIDEndpointMode = "preferred"
    /// The rule of retries.
    public var retryMode = RetryOptions.Mode.standard
    /// How often a request is sent at most.
    public var maximumAttempts = 3
    /// A file of certificates to trust.
    public var certificateBundle: String?
    /// What joins the `User-Agent` header.
    public var applicationID: String?
    /// Whether checksums are sent where a service supports but does not demand them.
    public var sendsOptionalChecksums = true
    /// Whether the checksums of replies are verified where a service offers them.
    public var verifiesOptionalChecksums = true
    /// The size from which on request bodies are compressed; `nil` for never.
    public var compressionThreshold: Int? = 10_240
    /// Whether operations may put labels before the endpoint's host.
    public var addsHostPrefixes = true
    /// The regions that a signature of version 4A holds for, in place of those that the endpoint names.
    public var signingRegionSet: String?
    /// Whether a service that can be asked for an endpoint is asked even where it need not be.
    public var discoversEndpoints = false
    /// Whether no service is asked for an endpoint.
    public var forbidsDiscovery = false
    /// Endpoint parameters by name: those of the options, and those that a setting chooses.
    public var endpointParameters: [String: EndpointParameters.Value] = [:]
    /// Which setting came from where, for people who ask: `region` from `AWS_REGION`.
    public var sources: [(setting: String, source: String)] = []

    /// Finds the settings of a service's client.
    public init(_ service: ServiceDescription, _ options: ClientOptions, _ defaults: ClientDefaults) throws {
        self.init()
        try find(service, options, defaults)
    }

    private init() {}

    private mutating func find(_ service: ServiceDescription, _ options: ClientOptions, _ defaults: ClientDefaults) throws {
        let environment = options.environment
        profileName = options.profile ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
        let profile = try defaults.profile(profileName, environment)
        var reader = SettingsReader(environment: environment, profile: profile)

        region = reader.text("region", options.region, ["AWS_REGION", "AWS_DEFAULT_REGION"], "region")
        endpoint = try Self.endpoint(service, options, &reader)
        useFIPS = try reader.flag("FIPS endpoints", options.useFIPS, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") ?? false
        useDualStack =
            try reader.flag("dual-stack endpoints", options.useDualStack, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") ?? false
        accountIDEndpointMode =
            try reader.choice(
                "account id endpoints", options.accountIDEndpointMode, "AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode",
                ["preferred", "required", "disabled"]) ?? "preferred"
        certificateBundle = reader.text("certificate bundle", options.certificateBundle, ["AWS_CA_BUNDLE"], "ca_bundle")
        applicationID = reader.text("application id", options.applicationID, ["AWS_SDK_UA_APP_ID"], "sdk_ua_app_id")
        // The oldest rule of retries, `legacy`, differs in nothing that a caller would want; it is read as `standard`.
        let mode = try reader.choice(
            "retry mode", options.retries.mode?.rawValue, "AWS_RETRY_MODE", "retry_mode", ["standard", "adaptive", "legacy"])
        retryMode = mode == "adaptive" ? .adaptive : .standard
        maximumAttempts = try reader.number("attempts", options.retries.maximumAttempts, "AWS_MAX_ATTEMPTS", "max_attempts", 1...1000) ?? 3
        sendsOptionalChecksums =
            try reader.choice(
                "request checksums", Self.checksums(options.sendsOptionalChecksums), "AWS_REQUEST_CHECKSUM_CALCULATION",
                "request_checksum_calculation",
                ["when_supported", "when_required"]) != "when_required"
        verifiesOptionalChecksums =
            try reader.choice(
                "reply checksums", Self.checksums(options.verifiesOptionalChecksums), "AWS_RESPONSE_CHECKSUM_VALIDATION",
                "response_checksum_validation",
                ["when_supported", "when_required"]) != "when_required"
        let isCompressionOff =
            try reader.flag(
                "no request compression", options.compressesRequests.map { !$0 }, "AWS_DISABLE_REQUEST_COMPRESSION",
                "disable_request_compression") ?? false
        let threshold = try reader.number(
            "compression threshold", options.compressionThreshold, "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
            "request_min_compression_size_bytes", 0...10_485_760)
        compressionThreshold = isCompressionOff ? nil : threshold ?? 10_240
        addsHostPrefixes =
            try reader.flag(
                "no host prefixes", options.addsHostPrefixes.map { !$0 }, "AWS_DISABLE_HOST_PREFIX_INJECTION",
                "disable_host_prefix_injection") != true
        signingRegionSet = reader.text(
            "signing regions", options.signingRegionSet, ["AWS_SIGV4A_SIGNING_REGION_SET"], "sigv4a_signing_region_set")
        let discovery = try reader.choice(
            "endpoint discovery", options.discoversEndpoints.map { $0 ? "true" : "false" }, "AWS_ENABLE_ENDPOINT_DISCOVERY",
            "endpoint_discovery_enabled", ["true", "false", "auto"])
        discoversEndpoints = discovery == "true"
        forbidsDiscovery = discovery == "false"
        endpointParameters = options.endpointParameters
        for setting in service.endpointFlags where endpointParameters[setting.parameter] == nil {
            guard let value = try reader.flag(setting) else { continue }
            endpointParameters[setting.parameter] = .boolean(value)
        }
        sources = reader.sources
    }

    private static func checksums(_ isOptionalWanted: Bool?) -> String? {
        isOptionalWanted.map { $0 ? "when_supported" : "when_required" }
    }

    /// Argument, `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, the `services` section, the profile.
    private static func endpoint(_ service: ServiceDescription, _ options: ClientOptions, _ reader: inout SettingsReader) throws -> String?
    {
        if let given = options.endpoint { return reader.noted("endpoint", given, "argument") }
        if try reader.flag(
            "ignored endpoints", options.ignoresConfiguredEndpoints, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls") == true
        {
            return nil
        }
        let name = String(service.serviceID.map { $0 == " " || $0 == "-" ? "_" : $0 })
        let variable = "AWS_ENDPOINT_URL_\(name.uppercased())"
        for variable in [variable, "AWS_ENDPOINT_URL"] {
            if let value = reader.environment[variable] { return reader.noted("endpoint", value, variable) }
        }
        if let value = reader.profile?.services[name.lowercased()]?["endpoint_url"], !value.isEmpty {
            return reader.noted("endpoint", value, "services section")
        }
        return reader.text("endpoint", nil, [], "endpoint_url")
    }
}

// MARK: -

/// Asks argument, environment and profile for one setting after the other, and keeps where each was found.
struct SettingsReader {
    let environment: ProcessEnvironment
    let profile: ProfileSettings?
    var sources: [(setting: String, source: String)] = []

    init(environment: ProcessEnvironment, profile: ProfileSettings?) {
        self.environment = environment
        self.profile = profile
    }

    mutating func noted(_ setting: String, _ value: String, _ source: String) -> String {
        sources.append((setting, source))
        return value
    }

    mutating func text(_ setting: String, _ argument: String?, _ variables: [String], _ key: String) -> String? {
        if let argument { return noted(setting, argument, "argument") }
        for variable in variables {
            if let value = environment[variable] { return noted(setting, value, variable) }
        }
        if let profile, let value = profile[key] { return noted(setting, value, "profile \(profile.name)") }
        return nil
    }

    mutating func flag(_ setting: String, _ argument: Bool?, _ variable: String, _ key: String) throws -> Bool? {
        guard argument == nil else {
            sources.append((setting, "argument"))
            return argument
        }
        guard let text = text(setting, nil, [variable], key) else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default: throw badSetting(setting, text, variable, key, "true or false")
        }
    }

    /// `s3_use_arn_region`, or `use_arn_region` with indentation below `s3 =`.
    mutating func flag(_ setting: EndpointFlag) throws -> Bool? {
        if let value = try flag(setting.parameter, nil, setting.variable, setting.key) { return value }
        guard let cut = setting.key.firstIndex(of: "_"), let profile else { return nil }
        let key = String(setting.key[setting.key.index(after: cut)...])
        guard let text = profile.nested[String(setting.key[..<cut])]?[key], !text.isEmpty else { return nil }
        let noted = noted(setting.parameter, text.lowercased(), "profile \(profile.name)")
        guard noted == "true" || noted == "false" else {
            throw badSetting(setting.parameter, text, setting.variable, setting.key, "true or false")
        }
        return noted == "true"
    }

    /// One of some texts. Five settings are; inlined they would be half of the code here.
    @inline(never)
    mutating func choice(_ setting: String, _ argument: String?, _ variable: String, _ key: String, _ choices: [String]) throws -> String? {
        guard let text = text(setting, argument, [variable], key) else { return nil }
        let choice = text.lowercased()
        for known in choices where known == choice { return choice }
        throw badSetting(setting, text, variable, key, choices.joined(separator: ", "))
    }

    mutating func number(_ setting: String, _ argument: Int?, _ variable: String, _ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        if let argument {
            sources.append((setting, "argument"))
            return min(max(argument, range.lowerBound), range.upperBound)
        }
        guard let text = text(setting, nil, [variable], key) else { return nil }
        guard let value = NumberSyntax.integer(text), range.contains(value) else {
            throw badSetting(setting, text, variable, key, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    private func badSetting(_ setting: String, _ found: String, _ variable: String, _ key: String, _ expected: String) -> ClientError {
        let place = sources.last?.source ?? variable
        return ClientError(
            .badSetting,
            "The setting for \(setting) is '\(found)', which is not \(expected). Found in \(place); correct \(variable) or \(key) there.")
    }
}
