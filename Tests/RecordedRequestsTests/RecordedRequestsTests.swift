import SES
import SESCalls
import SESv2
import SESv2Calls
import Testing
import TypedCalls

/// Every generated operation, with the input that boto3 was given: the request that goes out has to be the one that boto3 signed.
@Suite struct RecordedRequestsTests {
    @Test(arguments: RecordedCase.all("ses"))
    func aRequestOfSESIsTheOneThatWasRecorded(_ one: RecordedCase) async throws {
        try await check(one) {
            SESClient(options: $0).core
        } call: {
            try await SESCalls.call(one.operation, one.input, with: $0)
        }
        let alone = try SESCalls.request(one.operation, one.input, to: SESService.endpoint(region))
        try checkSerializer(one, alone)
    }

    @Test(arguments: RecordedCase.all("sesv2"))
    func aRequestOfSESv2IsTheOneThatWasRecorded(_ one: RecordedCase) async throws {
        try await check(one) {
            SESv2Client(options: $0).core
        } call: {
            try await SESv2Calls.call(one.operation, one.input, with: $0)
        }
        let alone = try SESv2Calls.request(one.operation, one.input, to: SESv2Service.endpoint(region))
        try checkSerializer(one, alone)
    }

    @Test func everyGeneratedOperationHasARecording() {
        #expect(RecordedCase.all("ses").map(\.operation).sorted() == SESCalls.operations.sorted())
        #expect(RecordedCase.all("sesv2").map(\.operation).sorted() == SESv2Calls.operations.sorted())
        #expect(SESCalls.operations.count == 71)
        #expect(SESv2Calls.operations.count == 112)
    }

    @Test func anOperationOfAnotherNameIsNoOperation() async throws {
        #expect(try SESCalls.request("SendPigeon", [:], to: SESService.endpoint(region)) == nil)
    }

    @Test func anInputThatDoesNotFitItsShapeIsRefusedWithItsPlace() throws {
        #expect(throws: TypedCallError.self) {
            try SESCalls.request("SendEmail", ["Source": "a@e.com", "Destination": 7, "Message": [:]], to: SESService.endpoint(region))
        }
    }

    // MARK: - Machinery

    private var region: EndpointParameters { EndpointParameters(region: "us-east-1") }

    /// Sends the input through a client whose clock stands at the time of the recording, and compares what reached the transport.
    private func check(
        _ one: RecordedCase, _ core: (ClientOptions) -> ClientCore, call: (ClientCore) async throws -> TypedCallValue?
    ) async throws {
        // The empty reply reads as an empty output where nothing in it is needed; what counts is the request.
        let transport = ScriptedTransport { _ in HTTPResponse() }
        var options = ClientOptions().with(
            region: "us-east-1",
            credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            transport: transport)
        options.clock = VirtualClock(secondsSinceEpoch: 1_782_909_045)  // 2026-07-01T12:30:45Z
        options.environment = ProcessEnvironment(["AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"])
        let output = try await call(core(options))
        #expect(output != nil, "there is no generated operation \(one.operation)")
        let sent = try #require(transport.requests.last)
        let facts = RequestFacts(sent)
        #expect(facts == one.request, "\(one):\n\(facts.differences(from: one.request))")
    }

    /// The serializer alone gives the same but for what is added when a request is signed.
    private func checkSerializer(_ one: RecordedCase, _ request: HTTPRequest?) throws {
        var facts = RequestFacts(try #require(request))
        (facts.date, facts.authorization) = (one.request.date, one.request.authorization)
        #expect(facts == one.request, "\(one), serializer alone:\n\(facts.differences(from: one.request))")
    }
}
