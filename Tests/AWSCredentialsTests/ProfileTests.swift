import AWSCredentials
import Foundation
import ServiceRuntime
import Testing

struct ProfileTests {
    let home: Home
    init() throws { home = try Home() }

    @Test func theOneCredentialsFileThatTheGuideAssumesIsEnough() async throws {
        // https://docs.aws.amazon.com/ses/latest/dg/ shows key and secret; the region may stand in the same file.
        try home.credentials("[default]\naws_access_key_id = YOUR_KEY\naws_secret_access_key = YOUR_SECRET\nregion = eu-central-1\n")
        var options = ClientOptions()
        options.environment = ProcessEnvironment(["HOME": home.path])
        options.transport = ScriptedTransport()
        let defaults = ClientDefaults(
            profile: { try SharedConfiguration(environment: $1).profile($0) }, credentials: { DefaultCredentials.provider($0) },
            transport: { _ in ScriptedTransport() })
        let service = ServiceDescription(serviceID: "SES", wireProtocol: .awsQuery) { _ in try Endpoint("https://x.invalid") }
        #expect(try ClientSettings(service, options, defaults).region == "eu-central-1")
        let found = try await DefaultCredentials.provider(home.request()).credentials()
        #expect(found.accessKeyID == "YOUR_KEY")
        #expect(found.secretAccessKey == "YOUR_SECRET")
        #expect(found.source == "profile default")
    }

    /// What stands in the environment is another identity than the role's.
    @Test(arguments: [
        ("credential_source = Environment", "AWS_ACCESS_KEY_ID is not set"),
        ("credential_source = EcsContainer", "this is no container"), ("source_profile = empty", "the profile 'empty' has no credentials"),
    ])
    func aRoleWithNothingToAssumeItWithIsAnError(line: String, reason: String) async throws {
        try home.config("[profile r]\nrole_arn = arn:aws:iam::1:role/r\n\(line)\n[profile empty]\nregion = us-east-1\n")
        var request = home.request()
        request.profile = "r"
        let error = await #expect(throws: ClientError.self) { _ = try await DefaultCredentials.provider(request).credentials() }
        #expect(error?.code == .badCredentials)
        #expect(error?.message.contains("The role of the profile 'r'") == true && error?.message.contains(reason) == true)
    }

    @Test(arguments: [
        ("2020-09-13T12:26:39Z", "ended at 2020-09-13T12:26:39Z"), ("soon", "'soon', which is no time"), ("2020-09-13T12:26:41Z", nil),
    ])
    func whatTheEnvironmentSaysOfItsEndHolds(text: String, problem: String?) async throws {
        let environment = ProcessEnvironment([
            "AWS_ACCESS_KEY_ID": "K", "AWS_SECRET_ACCESS_KEY": "k", "AWS_CREDENTIAL_EXPIRATION": text,
        ])
        let provider = EnvironmentCredentials(environment: environment, clock: VirtualClock(secondsSinceEpoch: 1_600_000_000))
        guard let problem else {
            #expect(try await provider.credentials().expiration == Timestamp(text))
            return
        }
        let error = await #expect(throws: ClientError.self) { _ = try await provider.credentials() }
        #expect(error?.code == .badCredentials && error?.message.contains(problem) == true)
    }

    @Test func theEnvironmentComesBeforeTheProfileUnlessTheProgramNamesOne() async throws {
        try home.credentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\n[p]\naws_access_key_id = P\naws_secret_access_key = p\n")
        let environment = ["AWS_ACCESS_KEY_ID": "E", "AWS_SECRET_ACCESS_KEY": "e", "AWS_SESSION_TOKEN": "t"]
        let first = try await DefaultCredentials.provider(home.request(environment: environment)).credentials()
        #expect(first.accessKeyID == "E")
        #expect(first.sessionToken == "t")
        let second = try await DefaultCredentials.provider(home.request(profile: "p", environment: environment)).credentials()
        #expect(second.accessKeyID == "P")
    }

    @Test func nothingAnywhereNamesEveryPlaceThatWasLookedAt() async throws {
        let request = home.request(environment: ["AWS_EC2_METADATA_DISABLED": "true"])
        let error = await #expect(throws: ClientError.self) { try await DefaultCredentials.provider(request).credentials() }
        #expect(error?.code == .noCredentials)
        for place in [
            "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "no default profile", "no container", "metadata", "aws configure",
        ] {
            #expect(error?.message.contains(place) == true, "\(place)")
        }
    }

    @Test(arguments: ["[default]\naws_access_key_id = A\n", "[default]\naws_access_key_id = A\naws_secret_access_key =\n"])
    func halfAKeyIsAnError(_ text: String) async throws {
        try home.credentials(text)
        let error = await #expect(throws: ClientError.self) { try await DefaultCredentials.provider(home.request()).credentials() }
        #expect(error?.code == .badCredentials)
    }

    @Test func aRoleIsAssumedThroughAChainOfProfiles() async throws {
        try home.config(
            """
            [profile base]
            aws_access_key_id = BASE
            aws_secret_access_key = b
            [profile middle]
            role_arn = arn:aws:iam::1:role/middle
            source_profile = base
            role_session_name = me
            [profile top]
            role_arn = arn:aws:iam::2:role/top
            source_profile = middle
            external_id = ext
            duration_seconds = 1800
            region = eu-west-1
            """)
        let transport = ScriptedTransport(Replies.role("MID"), Replies.role("TOP"))
        let found = try await DefaultCredentials.provider(home.request(transport, profile: "top")).credentials()
        #expect(found.accessKeyID == "TOP")
        #expect(found.sessionToken == "t-TOP")
        #expect(found.accountID == "123456789012")
        #expect(found.expiration?.iso8601 == "2015-08-30T13:36:00Z")
        let requests = transport.requests
        #expect(requests.count == 2)
        let first = try await text(requests[0])
        #expect(first.contains("Action=AssumeRole&"))
        #expect(first.contains("RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fmiddle"))
        #expect(first.contains("RoleSessionName=me"))
        #expect(requests[0].headers["Authorization"]?.contains("Credential=BASE/") == true)
        let second = try await text(requests[1])
        #expect(second.contains("ExternalId=ext"))
        #expect(second.contains("DurationSeconds=1800"))
        #expect(second.contains("RoleSessionName=shapesmith-1440938160"))
        #expect(requests[1].headers["Authorization"]?.contains("Credential=MID/") == true)
        #expect(requests[1].headers["X-Amz-Security-Token"] == "t-MID")
        #expect(requests[1].host == "sts.eu-west-1.amazonaws.com")
    }

    @Test func aCircleOfProfilesIsNoticed() async throws {
        try home.config(
            """
            [profile a]
            role_arn = arn:aws:iam::1:role/a
            source_profile = b
            [profile b]
            role_arn = arn:aws:iam::1:role/b
            source_profile = c
            [profile c]
            role_arn = arn:aws:iam::1:role/c
            source_profile = a
            """)
        let error = await #expect(throws: ClientError.self) {
            try await DefaultCredentials.provider(home.request(profile: "a")).credentials()
        }
        #expect(error?.message.contains("'a' → 'b' → 'c' → 'a'") == true)
    }

    @Test func aProfileMayNameItselfIfItHasKeys() async throws {
        try home.config(
            "[default]\naws_access_key_id = K\naws_secret_access_key = k\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = default\n")
        let transport = ScriptedTransport(Replies.role("ROLE"))
        let found = try await DefaultCredentials.provider(home.request(transport)).credentials()
        #expect(found.accessKeyID == "ROLE")
        #expect(transport.requests[0].headers["Authorization"]?.contains("Credential=K/") == true)
    }

    @Test func aSourceThatIsNotThereIsNamed() async throws {
        try home.config("[default]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = gone\n")
        let error = await #expect(throws: ClientError.self) { try await DefaultCredentials.provider(home.request()).credentials() }
        #expect(error?.message == "The profile 'default' names 'gone' as source_profile, which is not there. Correct the name.")
    }

    @Test func credentialSourceTakesTheKeysFromThere() async throws {
        try home.config("[default]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n")
        let transport = ScriptedTransport(Replies.role("ROLE"))
        let request = home.request(transport, profile: "default", environment: ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "e"])
        #expect(try await DefaultCredentials.provider(request).credentials().accessKeyID == "ROLE")
        #expect(transport.requests[0].headers["Authorization"]?.contains("Credential=ENV/") == true)
    }

    @Test func theCodeOfAnMFADeviceIsAskedFor() async throws {
        try home.config(
            "[default]\naws_access_key_id = K\naws_secret_access_key = k\n[profile m]\nrole_arn = arn:aws:iam::1:role/r\n"
                + "source_profile = default\nmfa_serial = arn:aws:iam::1:mfa/me\n")
        let transport = ScriptedTransport(Replies.role("ROLE"))
        let request = home.request(transport, profile: "m") { serial in serial == "arn:aws:iam::1:mfa/me" ? "123456" : "" }
        _ = try await DefaultCredentials.provider(request).credentials()
        let body = try await text(transport.requests[0])
        #expect(body.contains("SerialNumber=arn%3Aaws%3Aiam%3A%3A1%3Amfa%2Fme&TokenCode=123456"))
        let error = await #expect(throws: ClientError.self) {
            try await DefaultCredentials.provider(home.request(profile: "m")).credentials()
        }
        #expect(error?.message.contains("`mfaCode`") == true)
    }

    @Test func aWebIdentityIsUsedUnsigned() async throws {
        let token = try home.write("token", "the-token\n")
        let transport = ScriptedTransport(Replies.role("WEB", operation: "AssumeRoleWithWebIdentity"))
        let request = home.request(
            transport,
            environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": token, "AWS_ROLE_ARN": "arn:aws:iam::1:role/web", "AWS_ROLE_SESSION_NAME": "pod"])
        let found = try await DefaultCredentials.provider(request).credentials()
        #expect(found.accessKeyID == "WEB")
        let sent = transport.requests[0]
        let body = try await text(sent)
        #expect(body.contains("Action=AssumeRoleWithWebIdentity&"))
        #expect(body.contains("WebIdentityToken=the-token"))
        #expect(body.contains("RoleSessionName=pod"))
        #expect(sent.headers["Authorization"] == nil)
    }

    @Test func secretsAreNeverPrinted() async throws {
        let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "SECRET", sessionToken: "TOKEN")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(!text.contains("SECRET"))
            #expect(!text.contains("TOKEN"))
            #expect(text.contains("AKID"))
        }
    }
}
