import CaseVaults
import Foundation
import Testing

/// Endpoints that ask for keys of a session, through compiled code: the client opens sessions by its service's own operation.
@Suite struct SessionTests {
    /// Opens sessions that end after five minutes, each with its number in the key.
    private final class Service: HTTPTransport {
        let clock: VirtualClock
        private let scripted: ScriptedTransport
        var requests: [HTTPRequest] { scripted.requests }
        var opened: Int { requests.count { $0.query == "session" } }

        init(_ clock: VirtualClock, isNumbered: Bool = true) {
            self.clock = clock
            let numbers = Numbers()
            scripted = ScriptedTransport { request in
                guard request.query == "session" else { return HTTPResponse() }
                // Others come meanwhile.
                for _ in 0..<20 { await Task.yield() }
                let number = isNumbered ? "\(await numbers.next())" : ""
                let end = Timestamp(secondsSinceEpoch: Int64(clock.secondsSinceEpoch) + 300)
                return HTTPResponse(
                    text: """
                        <CreateSessionResult><Credentials><AccessKeyId>ASESSION\(number)</AccessKeyId><SecretAccessKey>session-secret</SecretAccessKey>\
                        <SessionToken>session-token</SessionToken><Expiration>\(end)</Expiration></Credentials></CreateSessionResult>
                        """)
            }
        }

        func send(_ request: HTTPRequest, _ options: TransferOptions) async throws -> HTTPResponse {
            try await scripted.send(request, options)
        }
    }

    private actor Numbers {
        private var last = 0
        func next() -> Int {
            last += 1
            return last
        }
    }

    private final class Log: ClientObserver {
        let headers = Collected()
        func observe(_ event: CallEvent) {
            if case .sending(_, _, let fields, _) = event.kind { headers.add(fields["x-amz-s3session-token"]) }
        }
    }

    private func client(
        _ service: Service, environment: [String: String] = [:], change: (inout ClientOptions) -> Void = { _ in }
    ) -> VaultsClient {
        var options = ClientOptions()
        options.region = "us-west-2"
        options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "own-token")
        options.transport = service
        options.clock = service.clock
        options.environment = ProcessEnvironment(environment)
        change(&options)
        return VaultsClient(core: ClientCore(VaultsService.description, options, defaults: .minimal))
    }

    private func key(_ request: HTTPRequest) -> Substring? {
        request.headers["Authorization"]?.split(separator: "=").dropFirst().first?.prefix { $0 != "," }
    }

    @Test func aSessionIsOpenedOnceForABucketAndSignsItsRequests() async throws {
        let service = Service(VirtualClock(), isNumbered: false)
        let client = client(service)
        try await client.putItem(bucket: "box", key: "a b/c")
        try await client.headBucket(bucket: "box")
        #expect(
            service.requests.map { "\($0.method) \($0.url)" } == [
                "GET https://box.vaults.us-west-2.example.com/?session", "PUT https://box.vaults.us-west-2.example.com/a%20b/c",
                "HEAD https://box.vaults.us-west-2.example.com/",
            ])
        let opening = service.requests[0]
        #expect(key(opening) == "AKIDEXAMPLE/20150830/us-west-2/vaultsession/aws4_request")
        #expect(opening.headers["X-Amz-Security-Token"] == "own-token")
        #expect(opening.headers["X-Amz-S3session-Token"] == nil)
        let put = service.requests[1]
        #expect(put.headers["X-Amz-Security-Token"] == nil)
        #expect(put.headers["x-amz-s3session-token"] == "session-token")
        // The same request signed by botocore's S3ExpressAuth.
        #expect(
            put.headers["Authorization"]
                == "AWS4-HMAC-SHA256 Credential=ASESSION/20150830/us-west-2/vaultsession/aws4_request, "
                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-s3session-token, "
                + "Signature=f71d9663d53f40551456e62a031bb761f0ba38778a02dafa9ea0d19eeb5cb777")
    }

    @Test func aPresignedRequestCarriesTheSessionInItsQuery() async throws {
        let service = Service(VirtualClock(), isNumbered: false)
        let request = try await client(service).core.presign(
            VaultsOperations.headBucket, BucketRequest(bucket: "box"), expires: .seconds(60))
        // By botocore's S3ExpressQueryAuth.
        #expect(
            request.url == "https://box.vaults.us-west-2.example.com/?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=ASESSION%2F20150830%2Fus-west-2%2Fvaultsession%2Faws4_request&X-Amz-Date=20150830T123600Z"
                + "&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-S3session-Token=session-token"
                + "&X-Amz-Signature=414ccd8dea65437062d60a423f176f6604247a11bd3f83b04569ce81182dba85")
    }

    @Test func everyBucketHasItsSessionAndManyCallersOpenOne() async throws {
        let service = Service(VirtualClock())
        let client = client(service)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 { group.addTask { try await client.headBucket(bucket: number % 2 == 0 ? "even" : "odd") } }
            try await group.waitForAll()
        }
        #expect(service.requests.count == 202)
        #expect(service.opened == 2)
        let keys = Set(service.requests.filter { $0.query.isEmpty }.map { "\($0.host.prefix(4)) \(key($0)?.prefix(9) ?? "")" })
        #expect(keys.count == 2)
    }

    @Test func aSessionIsRenewedAheadOfItsEnd() async throws {
        let clock = VirtualClock()
        let service = Service(clock)
        let client = client(service)
        try await client.headBucket(bucket: "box")
        clock.advance(by: .seconds(239))
        try await client.headBucket(bucket: "box")
        #expect(service.opened == 1)
        clock.advance(by: .seconds(2))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await client.headBucket(bucket: "box") } }
            try await group.waitForAll()
        }
        #expect(service.opened == 2)
        try await client.headBucket(bucket: "box")
        #expect(service.requests.last.flatMap(key)?.hasPrefix("ASESSION2/") == true)
    }

    @Test(arguments: ["option", "environment", "profile", "nested"])
    func sessionsCanBeTurnedOff(by place: String) async throws {
        let service = Service(VirtualClock())
        let variable = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"
        var options = ClientOptions().with(
            region: "us-west-2", credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"), transport: service)
        options.clock = service.clock
        // What stands nearer to the program holds.
        let environment = ["environment": [variable: "True"], "option": [variable: "false"]]
        options.environment = ProcessEnvironment(environment[place] ?? [:])
        if place == "option" { options.endpointParameters["DisableS3ExpressSessionAuth"] = .boolean(true) }
        var defaults = ClientDefaults.minimal
        var profile = ProfileSettings()
        switch place {
        case "profile": profile.values["s3_disable_express_session_auth"] = "true"
        case "nested": profile.nested["s3"] = ["disable_express_session_auth": "true"]
        default: profile.values["s3_disable_express_session_auth"] = "false"
        }
        defaults.profile = { [profile] _, _ in profile }
        try await VaultsClient(core: ClientCore(VaultsService.description, options, defaults: defaults)).headBucket(bucket: "box")
        #expect(service.requests.count == 1)
        #expect(service.requests.first.flatMap(key) == "AKIDEXAMPLE/20150830/us-west-2/vaultsession/aws4_request")
    }

    @Test func aWrongSettingIsToldWithItsPlace() async throws {
        let client = client(Service(VirtualClock()), environment: ["AWS_S3_USE_ARN_REGION": "yes"])
        let error = await #expect(throws: ClientError.self) { try await client.headBucket(bucket: "box") }
        #expect(error?.code == .badSetting)
        #expect(error?.message.contains("AWS_S3_USE_ARN_REGION") == true)
    }

    @Test func theSessionsTokenIsNotLogged() async throws {
        let service = Service(VirtualClock())
        let log = Log()
        try await client(service) { $0.observer = log }.headBucket(bucket: "box")
        #expect(log.headers.all == [nil, "***"])
    }

    @Test func withoutTheOperationThatOpensSessionsTheCallSaysWhatToDo() async throws {
        let service = Service(VirtualClock())
        let description = ServiceDescription(
            serviceID: "Vaults", endpointPrefix: "vaults", wireProtocol: .restXML, signsLikeObjectStorage: true,
            endpointFlags: VaultsService.description.endpointFlags, endpoint: VaultsService.endpoint)
        var options = ClientOptions()
        options.region = "us-west-2"
        options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
        options.transport = service
        options.environment = ProcessEnvironment([:])
        let client = VaultsClient(core: ClientCore(description, options, defaults: .minimal))
        let error = await #expect(throws: ClientError.self) { try await client.headBucket(bucket: "box") }
        #expect(error?.code == .badSetting)
        #expect(error?.message.contains("sigv4-s3express") == true && error?.message.contains("CreateSession") == true)
        #expect(error?.message.contains("AWS_S3_DISABLE_EXPRESS_SESSION_AUTH") == true)
        #expect(service.requests.isEmpty)
    }

    @Test func labelsThatTheAddressHoldsStandInItOnce() async throws {
        let service = Service(VirtualClock())
        try await client(service).lockAccount(accountID: "123")
        try await client(service) { $0.endpoint = "http://localhost:9000" }.headBucket(bucket: "box")
        try await client(service) { $0.endpoint = "http://localhost:9000" }.putItem(bucket: "box", key: "a")
        #expect(
            service.requests.map(\.url) == [
                "https://123.vaults.us-west-2.example.com/lock", "http://localhost:9000/box", "http://localhost:9000/box/a",
            ])
    }
}

/// What an observer saw.
private final class Collected: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [String?] = []
    var all: [String?] { lock.withLock { values } }
    func add(_ value: String?) { lock.withLock { values.append(value) } }
}
