import Foundation
import ServiceRuntime
import Testing

@testable import AWSCredentials

struct ProviderTests {
    let home: Home
    init() throws { home = try Home() }

    // MARK: - Programs

    private func process(_ script: String) async throws -> Credentials {
        let file = try home.write("script.sh", script)
        return try await ProcessCredentials("/bin/sh \"\(file)\"", clock: VirtualClock()).credentials()
    }

    @Test func aProgramPrintsCredentials() async throws {
        let found = try await process(
            #"echo '{"Version": 1, "AccessKeyId": "PK", "SecretAccessKey": "ps", "SessionToken": "pt", "Expiration": "2015-08-30T13:00:00Z", "AccountId": "9"}'"#
        )
        #expect(found.accessKeyID == "PK")
        #expect(found.secretAccessKey == "ps")
        #expect(found.sessionToken == "pt")
        #expect(found.accountID == "9")
        #expect(found.expiration?.iso8601 == "2015-08-30T13:00:00Z")
    }

    @Test(arguments: [
        ("echo gone >&2; exit 3", "ended with status 3: gone"),
        ("echo hello", "is not the expected JSON"),
        (#"echo '{"Version": 2}'"#, "printed Version 2; only version 1"),
        (#"echo '{"Version": 1, "AccessKeyId": "x"}'"#, "no AccessKeyId or no SecretAccessKey"),
        (#"echo '{"Version": 1, "AccessKeyId": "x", "SecretAccessKey": "y", "Expiration": "2015-08-30T12:00:00Z"}'"#, "that ended at"),
        ("head -c 3000000 /dev/zero", "printed more than"),
        ("kill -9 $$", "ended with status 137"),
    ])
    func aProgramThatFailsIsExplained(_ script: String, _ message: String) async throws {
        let error = await #expect(throws: ClientError.self) { try await process(script) }
        #expect(error?.code == .badCredentials)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func aProgramThatIsNotThereIsExplained() async throws {
        let error = await #expect(throws: ClientError.self) { try await ProcessCredentials("/no/such/program now").credentials() }
        #expect(error?.message.contains("'/no/such/program' could not be run: No such file") == true)
    }

    @Test func cancellingKillsTheProgram() async throws {
        let file = try home.write("script.sh", "touch \"\(home.path)/begun\"; exec sleep 600")
        let task = Task { try await ProcessCredentials("/bin/sh '\(file)'").credentials() }
        while !FileManager.default.fileExists(atPath: home.path + "/begun") { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test(arguments: [
        ("a b  c", ["a", "b", "c"]), ("a 'b c' d", ["a", "b c", "d"]), (#"a "b \" c" d\ e"#, ["a", #"b " c"#, "d e"]),
        (#"a '' "" x"y"z"#, ["a", "", "", "xyz"]), (#"'a\b' "c\d""#, [#"a\b"#, #"c\d"#]), ("", []),
    ])
    func commandsAreCutAsAShellDoes(_ command: String, _ words: [String]) throws {
        #expect(try CommandWords.split(command) == words)
    }

    @Test func noShellSeesTheCommand() async throws {
        let error = await #expect(throws: ClientError.self) {
            try await ProcessCredentials("/bin/echo $(touch \(home.path)/x); touch \(home.path)/y").credentials()
        }
        #expect(error?.code == .badCredentials)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/x"))
        #expect(!FileManager.default.fileExists(atPath: home.path + "/y"))
    }

    // MARK: - Containers

    @Test func aContainerIsGivenCredentials() async throws {
        let transport = ScriptedTransport(Replies.instance)
        let request = home.request(transport, environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/creds?id=1"])
        let found = try await DefaultCredentials.provider(request).credentials()
        #expect(found.accessKeyID == "IKEY")
        #expect(found.source == "container")
        #expect(transport.requests[0].url == "http://169.254.170.2/creds?id=1")
    }

    @Test func aFullAddressIsAskedWithTheTokenOfTheFile() async throws {
        let token = try home.write("token", "Basic abc\n")
        let transport = ScriptedTransport(Replies.instance)
        let request = home.request(
            transport,
            environment: [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost:1234/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": token,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": "other",
            ])
        _ = try await ContainerCredentials(request).credentials()
        #expect(transport.requests[0].headers["Authorization"] == "Basic abc")
    }

    @Test(arguments: [
        ("http://example.com/x", false), ("https://example.com/x", true), ("http://127.0.0.1/x", true), ("http://169.254.170.23/x", true),
        ("http://[::1]/x", true), ("http://[fd00:ec2::23]/x", true), ("http://127.evil.com/x", false),
        ("http://localhost.evil.com/x", false),
    ])
    func onlyNearAddressesAreAskedWithoutEncryption(_ url: String, _ isAllowed: Bool) async throws {
        let transport = ScriptedTransport(Replies.instance)
        let request = home.request(transport, environment: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
        let found = try? await ContainerCredentials(request).credentials()
        #expect((found != nil) == isAllowed)
        #expect(transport.requests.isEmpty == !isAllowed)
    }

    // MARK: - Instances

    @Test func anInstanceIsAskedWithATokenOfTheSecondVersion() async throws {
        let transport = ScriptedTransport(HTTPResponse(text: "IMDS-TOKEN"), HTTPResponse(text: "my-role\n"), Replies.instance)
        let found = try await DefaultCredentials.provider(home.request(transport)).credentials()
        #expect(found.accessKeyID == "IKEY")
        #expect(found.source == "instance role my-role")
        let requests = transport.requests
        #expect(
            requests.map { "\($0.method) \($0.url)" } == [
                "PUT http://169.254.169.254/latest/api/token",
                "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/",
                "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/my-role",
            ])
        #expect(requests[0].headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
        #expect(requests[2].headers["x-aws-ec2-metadata-token"] == "IMDS-TOKEN")
    }

    @Test func theOlderVersionIsAskedOnlyWhereItIsAllowed() async throws {
        let answers: [ScriptedTransport.Answer] = [
            .reply(HTTPResponse(status: 404)), .reply(HTTPResponse(text: "my-role")), .reply(Replies.instance),
        ]
        #expect(try await InstanceCredentials(home.request(ScriptedTransport(answers))).credentials().accessKeyID == "IKEY")
        let strict = home.request(ScriptedTransport(answers), environment: ["AWS_EC2_METADATA_V1_DISABLED": "true"])
        await #expect(throws: ClientError.self) { try await InstanceCredentials(strict).credentials() }
    }

    @Test func noInstanceMeansNoCredentials() async throws {
        let transport = ScriptedTransport([.failure(ClientError(.connectTimeout, "silent"))], repeatsLast: true)
        await #expect(throws: CredentialsUnavailable.self) { try await InstanceCredentials(home.request(transport)).credentials() }
    }

    @Test func keysThatHaveEndedAreKeptForAWhileWhenTheInstancesServiceIsUnwell() async throws {
        let old = HTTPResponse(
            text: #"{"Code":"Success","AccessKeyId":"I","SecretAccessKey":"s","Token":"t","Expiration":"2015-08-30T12:00:00Z"}"#)
        let transport = ScriptedTransport(HTTPResponse(text: "T"), HTTPResponse(text: "r"), old)
        let found = try await InstanceCredentials(home.request(transport)).credentials()
        #expect(found.expiration?.iso8601 == "2015-08-30T12:51:00Z")
    }
}
