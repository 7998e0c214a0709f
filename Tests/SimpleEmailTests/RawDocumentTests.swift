import SimpleEmailRaw
import Testing

/// The client made from the Swagger document as it stands.
@Suite struct RawDocumentTests {
    private func options(_ transport: ScriptedTransport) -> ClientOptions {
        var options = ClientOptions().with(transport: transport)
        options.environment = ProcessEnvironment(["AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"])
        return options
    }

    @Test func listsAreNumberedAndThePathQueryComesFirst() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse() }
        let client = SimpleEmailRawClient(endpoint: "http://localhost:8080", options: options(transport))
        try await client.sendEmail(replyToAddresses: ["b@e.com", "c@e.com"], source: "a@e.com")
        let request = try #require(transport.requests.first)
        #expect("\(request.method)" == "GET")
        #expect(request.path == "/")
        #expect(
            request.query == "Action=SendEmail&ReplyToAddresses.member.1=b%40e.com&ReplyToAddresses.member.2=c%40e.com&Source=a%40e.com")
        #expect(request.headers["Accept"] == "application/json")
        #expect(request.headers["Content-Type"] == nil)
        #expect(request.headers["Authorization"] == nil)
        guard case .bytes(let body) = request.body else {
            Issue.record("the body is a stream")
            return
        }
        #expect(body.isEmpty)
    }

    @Test func nilsAndEmptyListsAreLeftOut() async throws {
        let transport = ScriptedTransport { _ in HTTPResponse() }
        let client = SimpleEmailRawClient(endpoint: "http://localhost:8080", options: options(transport))
        try await client.sendEmail(replyToAddresses: [], source: nil)
        #expect(transport.requests.first?.query == "Action=SendEmail")
    }

    @Test func theReplyComesAsItIs() async throws {
        let body = HTTPBody.bytes(Array("{\"a\": 1}".utf8))
        let transport = ScriptedTransport(
            HTTPResponse(status: 200, headers: ["X-A": "b"], body: body), HTTPResponse(status: 404, body: body))
        let client = SimpleEmailRawClient(endpoint: "http://localhost:8080", options: options(transport))
        let reply = try await client.getSendQuota()
        #expect(reply.status == 200)
        let error = await #expect(throws: ServiceError.self) { try await client.getSendQuota() }
        #expect(error?.status == 404)
    }
}
