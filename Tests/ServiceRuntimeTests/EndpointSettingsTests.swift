import ServiceRuntime
import Testing
import WireFormats

/// FIPS, dual-stack and account-id endpoints: every setting from argument, environment and profile, in that order.
struct EndpointSettingsTests {
    /// A service whose endpoint shows the parameters.
    private static let description = ServiceDescription(
        serviceID: "Show", endpointPrefix: "show", wireProtocol: .restJSON, usesAccountID: true
    ) { parameters in
        var host = "show"
        if parameters.useFIPS { host += "-fips" }
        if parameters.useDualStack { host += "-dual" }
        if let account = parameters.string("AccountId") { host = "\(account).\(host)" }
        if let mode = parameters.string("AccountIdEndpointMode") { host += ".\(mode)" }
        return try Endpoint("https://\(host).test")
    }

    private func host(
        _ environment: [String: String] = [:], _ profile: [String: String] = [:], account: String? = nil,
        change: (inout ClientOptions) -> Void = { _ in }
    ) async throws -> String {
        let transport = ScriptedTransport(HTTPResponse(text: "{}"))
        var options = ClientOptions()
        options.region = "us-east-1"
        options.credentials = Keys(account: account)
        options.transport = transport
        options.clock = VirtualClock()
        options.environment = ProcessEnvironment(environment)
        change(&options)
        var defaults = ClientDefaults.minimal
        defaults.profile = { _, _ in ProfileSettings(values: profile) }
        let core = ClientCore(Self.description, options, defaults: defaults)
        _ = try await core.perform(
            "Get",
            request: { endpoint in
                try RequestBuilder(.get, "/", operation: "Get", service: core.service, endpoint: endpoint).finish()
            }, parse: { _ in 0 })
        return transport.requests[0].host
    }

    private struct Keys: CredentialProvider {
        var account: String?
        func credentials() async throws -> Credentials {
            Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", accountID: account)
        }
    }

    @Test func fipsAndDualStackComeFromArgumentEnvironmentAndProfileInThatOrder() async throws {
        let profile = ["use_fips_endpoint": "true", "use_dualstack_endpoint": "true"]
        #expect(try await host() == "show.preferred.test")
        #expect(try await host([:], profile) == "show-fips-dual.preferred.test")
        let environment = ["AWS_USE_FIPS_ENDPOINT": "false", "AWS_USE_DUALSTACK_ENDPOINT": "false"]
        #expect(try await host(environment, profile) == "show.preferred.test")
        let fips = try await host(environment, profile) { $0.useFIPS = true }
        #expect(fips == "show-fips.preferred.test")
        let dual = try await host(environment, profile) { $0.useDualStack = true }
        #expect(dual == "show-dual.preferred.test")
    }

    @Test func theAccountOfTheKeysIsPartOfTheEndpointUnlessTheModeIsAgainstIt() async throws {
        #expect(try await host(account: "123456789012") == "123456789012.show.preferred.test")
        #expect(try await host(["AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled"], account: "123456789012") == "show.disabled.test")
        let profile = ["account_id_endpoint_mode": "required"]
        #expect(try await host([:], profile, account: "1") == "1.show.required.test")
        let argument = try await host(["AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled"], profile, account: "1") {
            $0.accountIDEndpointMode = "preferred"
        }
        #expect(argument == "1.show.preferred.test")
        let error = await #expect(throws: ClientError.self) { try await host(["AWS_ACCOUNT_ID_ENDPOINT_MODE": "sometimes"]) }
        #expect(error?.code == .badSetting)
    }
}
