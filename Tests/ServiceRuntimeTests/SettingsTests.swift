import ServiceRuntime
import Testing
import WireFormats

struct SettingsTests {
    private func url(
        _ environment: [String: String] = [:], _ profile: ProfileSettings? = nil, change: (inout ClientOptions) -> Void = { _ in }
    )
        async throws -> String
    {
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        let core = Mail.core(transport, environment: environment, profile: profile) {
            $0.region = nil
            change(&$0)
        }
        _ = try await core.call(Mail.send(), Mail.Send())
        return transport.requests[0].url
    }

    @Test func theRegionComesFromArgumentEnvironmentAndProfileInThatOrder() async throws {
        let profile = ProfileSettings(values: ["region": "eu-west-1"])
        let environment = ["AWS_REGION": "eu-west-2", "AWS_DEFAULT_REGION": "eu-west-3"]
        #expect(try await url(environment, profile) { $0.region = "us-east-2" } == "https://mail.us-east-2.amazonaws.com/")
        #expect(try await url(environment, profile) == "https://mail.eu-west-2.amazonaws.com/")
        #expect(try await url(["AWS_DEFAULT_REGION": "eu-west-3"], profile) == "https://mail.eu-west-3.amazonaws.com/")
        #expect(try await url([:], profile) == "https://mail.eu-west-1.amazonaws.com/")
        #expect(try await url(["AWS_REGION": ""], profile) == "https://mail.eu-west-1.amazonaws.com/")
    }

    @Test func noRegionIsAnErrorThatSaysWhatToDo() async throws {
        let error = await #expect(throws: ClientError.self) { try await url() }
        #expect(error?.code == .noRegion)
        #expect(error?.message.contains("AWS_REGION") == true)
        #expect(error?.operation == "Send")
    }

    @Test(arguments: ["us east 1", "us-east-1.evil.com", "us/east", "-us", ""])
    func aRegionThatCannotBePartOfAHostIsAnError(_ region: String) async throws {
        let error = await #expect(throws: ClientError.self) { try await url { $0.region = region } }
        #expect(error?.code == .badSetting)
    }

    @Test func theEndpointComesFromTheMostSpecificPlace() async throws {
        let profile = ProfileSettings(
            values: ["region": "us-east-1", "endpoint_url": "http://p:4"], services: ["mail_box": ["endpoint_url": "http://s:3"]])
        let environment = ["AWS_ENDPOINT_URL_MAIL_BOX": "http://e:1", "AWS_ENDPOINT_URL": "http://e:2"]
        #expect(try await url(environment, profile) { $0.endpoint = "http://a:0" } == "http://a:0/")
        #expect(try await url(environment, profile) == "http://e:1/")
        // As botocore's ConfiguredEndpointProvider has it: the whole environment comes before the file.
        #expect(try await url(["AWS_ENDPOINT_URL": "http://e:2"], profile) == "http://e:2/")
        #expect(try await url([:], profile) == "http://s:3/")
        #expect(try await url(["AWS_ENDPOINT_URL": "http://e:2"], ProfileSettings(values: ["region": "us-east-1"])) == "http://e:2/")
        #expect(
            try await url([:], ProfileSettings(values: ["region": "us-east-1", "endpoint_url": "http://p:4/base"])) == "http://p:4/base/")
        #expect(
            try await url(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL": "http://e:2"], profile)
                == "https://mail.us-east-1.amazonaws.com/")
    }

    @Test func switchesAreReadAndMistakesNamed() async throws {
        #expect(
            try await url(["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-east-1"]) == "https://mail-fips.us-east-1.amazonaws.com/")
        #expect(try await url(["AWS_REGION": "fips-us-east-1"]) == "https://mail-fips.us-east-1.amazonaws.com/")
        let error = await #expect(throws: ClientError.self) {
            try await url(["AWS_USE_FIPS_ENDPOINT": "maybe", "AWS_REGION": "us-east-1"])
        }
        #expect(error?.code == .badSetting)
        #expect(error?.message.contains("'maybe', which is not true or false. Found in AWS_USE_FIPS_ENDPOINT") == true)
        let attempts = await #expect(throws: ClientError.self) { try await url(["AWS_MAX_ATTEMPTS": "0", "AWS_REGION": "us-east-1"]) }
        #expect(attempts?.message.contains("a number from 1 to 1000") == true)
    }

    @Test(arguments: [
        ([:], "data.mail.us-east-1.amazonaws.com"), (["AWS_DISABLE_HOST_PREFIX_INJECTION": "true"], "mail.us-east-1.amazonaws.com"),
    ])
    func labelsStandBeforeTheHostUnlessTheSettingsAreAgainstIt(_ environment: [String: String], _ host: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        let core = Mail.core(transport, environment: environment) { $0.region = "us-east-1" }
        _ = try await core.perform(
            "Send", traits: OperationTraits(resultWrapper: "SendResult"),
            request: { endpoint in
                let request = RequestBuilder(.post, "/", operation: "Send", service: Mail.description(), endpoint: endpoint)
                request.hostPrefix("{Kind}.", [("Kind", "data")])
                return try request.finish()
            }, parse: { try Mail.Sent(from: $0.node) })
        #expect(transport.requests[0].host == host)
        #expect(transport.requests[0].headers["Host"] == host)
    }

    @Test func attemptsComeFromTheSettings() async throws {
        for (environment, profile, expected) in [
            (["AWS_MAX_ATTEMPTS": "5"], ["max_attempts": "7"], 5), ([:], ["max_attempts": "7"], 7), ([:], [:], 3),
        ] as [([String: String], [String: String], Int)] {
            let transport = ScriptedTransport([.reply(HTTPResponse(status: 500))], repeatsLast: true)
            let core = Mail.core(transport, environment: environment, profile: ProfileSettings(values: profile))
            await #expect(throws: ServiceError.self) { try await core.call(Mail.send(), Mail.Send()) }
            #expect(transport.requests.count == expected)
        }
    }

    /// A setting with its names, two values as they are written, the second one as an argument, and what the settings say of it.
    struct Setting: CustomTestStringConvertible, Sendable {
        var variable: String
        var key: String
        var first: String
        var second: String
        var third: @Sendable (inout ClientOptions) -> Void
        var shown: @Sendable (ClientSettings) -> String
        /// What is shown of the three.
        var expected: [String]
        var testDescription: String { key }
    }

    static let settings = [
        Setting(
            variable: "AWS_REGION", key: "region", first: "eu-west-1", second: "eu-west-2", third: { $0.region = "eu-west-3" },
            shown: { $0.region ?? "" }, expected: ["eu-west-1", "eu-west-2", "eu-west-3"]),
        Setting(
            variable: "AWS_ENDPOINT_URL", key: "endpoint_url", first: "http://p", second: "http://e", third: { $0.endpoint = "http://a" },
            shown: { $0.endpoint ?? "" }, expected: ["http://p", "http://e", "http://a"]),
        Setting(
            variable: "AWS_USE_FIPS_ENDPOINT", key: "use_fips_endpoint", first: "true", second: "false", third: { $0.useFIPS = true },
            shown: { "\($0.useFIPS)" }, expected: ["true", "false", "true"]),
        Setting(
            variable: "AWS_USE_DUALSTACK_ENDPOINT", key: "use_dualstack_endpoint", first: "true", second: "false",
            third: { $0.useDualStack = true }, shown: { "\($0.useDualStack)" }, expected: ["true", "false", "true"]),
        Setting(
            variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE", key: "account_id_endpoint_mode", first: "required", second: "disabled",
            third: { $0.accountIDEndpointMode = "preferred" }, shown: \.accountIDEndpointMode,
            expected: ["required", "disabled", "preferred"]),
        Setting(
            variable: "AWS_CA_BUNDLE", key: "ca_bundle", first: "/p", second: "/e", third: { $0.certificateBundle = "/a" },
            shown: { $0.certificateBundle ?? "" }, expected: ["/p", "/e", "/a"]),
        Setting(
            variable: "AWS_SDK_UA_APP_ID", key: "sdk_ua_app_id", first: "p", second: "e", third: { $0.applicationID = "a" },
            shown: { $0.applicationID ?? "" }, expected: ["p", "e", "a"]),
        Setting(
            variable: "AWS_RETRY_MODE", key: "retry_mode", first: "adaptive", second: "standard",
            third: { $0.retries = RetryOptions(mode: .adaptive) }, shown: \.retryMode.rawValue,
            expected: ["adaptive", "standard", "adaptive"]),
        Setting(
            variable: "AWS_MAX_ATTEMPTS", key: "max_attempts", first: "4", second: "5",
            third: { $0.retries = RetryOptions(maximumAttempts: 6) }, shown: { "\($0.maximumAttempts)" }, expected: ["4", "5", "6"]),
        Setting(
            variable: "AWS_REQUEST_CHECKSUM_CALCULATION", key: "request_checksum_calculation", first: "when_required",
            second: "when_supported", third: { $0.sendsOptionalChecksums = false }, shown: { "\($0.sendsOptionalChecksums)" },
            expected: ["false", "true", "false"]),
        Setting(
            variable: "AWS_RESPONSE_CHECKSUM_VALIDATION", key: "response_checksum_validation", first: "when_required",
            second: "when_supported", third: { $0.verifiesOptionalChecksums = false }, shown: { "\($0.verifiesOptionalChecksums)" },
            expected: ["false", "true", "false"]),
        Setting(
            variable: "AWS_DISABLE_REQUEST_COMPRESSION", key: "disable_request_compression", first: "true", second: "false",
            third: { $0.compressesRequests = false }, shown: { "\($0.compressionThreshold ?? -1)" }, expected: ["-1", "10240", "-1"]),
        Setting(
            variable: "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", key: "request_min_compression_size_bytes", first: "1", second: "2",
            third: { $0.compressionThreshold = 3 }, shown: { "\($0.compressionThreshold ?? -1)" }, expected: ["1", "2", "3"]),
        Setting(
            variable: "AWS_DISABLE_HOST_PREFIX_INJECTION", key: "disable_host_prefix_injection", first: "true", second: "false",
            third: { $0.addsHostPrefixes = false }, shown: { "\($0.addsHostPrefixes)" }, expected: ["false", "true", "false"]),
        Setting(
            variable: "AWS_SIGV4A_SIGNING_REGION_SET", key: "sigv4a_signing_region_set", first: "p", second: "e",
            third: { $0.signingRegionSet = "a" }, shown: { $0.signingRegionSet ?? "" }, expected: ["p", "e", "a"]),
        Setting(
            variable: "AWS_ENABLE_ENDPOINT_DISCOVERY", key: "endpoint_discovery_enabled", first: "true", second: "false",
            third: { $0.discoversEndpoints = true }, shown: { "\($0.discoversEndpoints) \($0.forbidsDiscovery)" },
            expected: ["true false", "false true", "true false"]),
    ]

    @Test(arguments: settings)
    func anArgumentComesBeforeTheEnvironmentAndThatBeforeTheProfile(_ setting: Setting) throws {
        let profile = ProfileSettings(name: "p", values: [setting.key: setting.first])
        func shown(_ environment: [String: String], change: (inout ClientOptions) -> Void = { _ in }) throws -> (String, String?) {
            let core = Mail.core(ScriptedTransport(), environment: environment, profile: profile) {
                $0.region = nil
                change(&$0)
            }
            let settings = try core.settings()
            return (setting.shown(settings), settings.sources.first?.source)
        }
        #expect(try shown([:]) == (setting.expected[0], "profile p"))
        #expect(try shown([setting.variable: setting.second]) == (setting.expected[1], setting.variable))
        #expect(try shown([setting.variable: setting.second], change: setting.third) == (setting.expected[2], "argument"))
    }

    @Test func everySettingTellsWhereItCameFrom() throws {
        let core = Mail.core(
            ScriptedTransport(), environment: ["AWS_ENDPOINT_URL": "http://e"],
            profile: ProfileSettings(name: "p", values: ["retry_mode": "adaptive"]))
        let sources = try core.settings().sources.map { "\($0.setting): \($0.source)" }
        #expect(sources == ["region: argument", "endpoint: AWS_ENDPOINT_URL", "retry mode: profile p"])
        #expect(try core.settings().retryMode == .adaptive)
    }

    @Test func withoutATransportTheErrorSaysWhichModuleBringsOne() async throws {
        let core = ClientCore(Mail.description(), ClientOptions().with(region: "us-east-1"), defaults: .minimal)
        let error = await #expect(throws: ClientError.self) { try await core.call(Mail.send(), Mail.Send()) }
        #expect(error?.code == .noTransport)
    }
}
