import Foundation
import Recordings
import ServiceRuntime
import Testing
import WireFormats

struct CallTests {
    @Test func aCallSerializesSignsSendsAndParses() async throws {
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        let sent = try await Mail.core(transport).call(Mail.send(), Mail.Send(to: "a@e.com"))
        #expect(sent.id == "m-1")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://mail.us-west-2.amazonaws.com/")
        #expect(try await request.body.collect(upTo: 1000) == Array("Action=Send&Version=2010-12-01&To=a%40e.com".utf8))
        #expect(request.headers["Host"] == "mail.us-west-2.amazonaws.com")
        #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded; charset=utf-8")
        #expect(request.headers["X-Amz-Date"] == "20150830T123600Z")
        // Computed with botocore 1.43.75: SigV4Auth over the same method, path, body, host, content-type and date.
        #expect(
            request.headers["Authorization"]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-west-2/mail/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, Signature=2c128b5b5c671580c784f99c7896cbf792e23ec7f53f5d4347ed1cdf09c3b0df")
        #expect(request.headers["amz-sdk-request"] == "attempt=1; max=3")
        #expect(request.headers["amz-sdk-invocation-id"]?.count == 36)
        #expect(request.headers["User-Agent"]?.contains("api/Mail-Box#2010-12-01") == true)
    }

    @Test func anAnswerThatIsAnErrorIsThrownWithCodeMessageStatusAndRequestID() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 400, text: Mail.refused))
        do {
            _ = try await Mail.core(transport).call(Mail.send(), Mail.Send())
            Issue.record("no error")
        } catch let error as ServiceError {
            switch error.code {
            case Mail.Refused.code: break
            case "Throttling": Issue.record("wrong code")
            default: Issue.record("wrong code")
            }
            #expect("\(error)" == "MessageRejected: Email address is not verified. (status 400, request id e-1)")
            #expect(error.localizedDescription == "MessageRejected: Email address is not verified. (status 400, request id e-1)")
            #expect(error.details(as: Mail.Refused.self)?.reason == "unverified")
            #expect(error.retryCount == 0)
        }
    }

    @Test(
        arguments: [
            (WireProtocol.awsJSON11, #"{"__type":"com.amazon#MessageRejected","message":"m"}"#, [:]),
            (.awsJSON10, #"{"__type":"MessageRejected:http://x/","Message":"m"}"#, [:]),
            (.restJSON, #"{"message":"m"}"#, ["X-Amzn-Errortype": "MessageRejected:http://internal"]),
            (.restJSON, #"{"code":"MessageRejected","message":"m"}"#, [:]),
            (.restXML, "<Error><Code>MessageRejected</Code><Message>m</Message></Error>", [:]),
            (.ec2Query, "<Response><Errors><Error><Code>MessageRejected</Code><Message>m</Message></Error></Errors></Response>", [:]),
        ] as [(WireProtocol, String, HTTPHeadersLiteral)])
    func everyProtocolsErrorsAreRead(_ wireProtocol: WireProtocol, _ body: String, _ headers: HTTPHeadersLiteral) async throws {
        let fields = HTTPHeaders(headers.map { (name: $0.key, value: $0.value) })
        let transport = ScriptedTransport(HTTPResponse(status: 400, headers: fields, text: body))
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Mail.core(transport, wireProtocol).call(Mail.send(wireProtocol), Mail.Send())
        }
        #expect(error?.code == "MessageRejected")
        #expect(error?.message == "m")
    }
    typealias HTTPHeadersLiteral = [String: String]

    @Test func anErrorWithoutABodyIsNamedByItsStatus() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 404))
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Mail.core(transport, .restJSON).call(Mail.send(.restJSON), Mail.Send())
        }
        #expect(error?.code == "NotFound")
    }

    @Test(arguments: ["<html><body>It works!</body></html>", "<SendResponse><SendResult><Id>m-1</Id>", "not xml"])
    func aDamagedReplyIsAnErrorThoughTheStatusIsGood(_ body: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 200, headers: ["x-amzn-RequestId": "r-9"], text: body))
        let error = await #expect(throws: ClientError.self) {
            _ = try await Mail.core(transport).call(Mail.send(), Mail.Send())
        }
        #expect(error?.code == .damagedReply)
        #expect(error?.operation == "Send")
        #expect(error?.status == 200)
        #expect(error?.requestID == "r-9")
        #expect(error?.firstBytes == Array(body.utf8.prefix(64)))
    }

    @Test func anErrorBehindAGoodStatusIsAnError() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 200, text: "<Error><Code>AccessDenied</Code><Message>m</Message></Error>"))
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Mail.core(transport, .restXML).call(Mail.send(.restXML), Mail.Send())
        }
        #expect(error?.code == "AccessDenied")
        #expect(error?.status == 200)
    }

    @Test func factsOfAGoodCallAreThereForWhoAsks() async throws {
        let clock = VirtualClock()
        let transport = ScriptedTransport([
            .reply(HTTPResponse(status: 503)), .reply(HTTPResponse(headers: ["x-amzn-RequestId": "r-7", "X-Other": "o"], text: Mail.good)),
        ])
        let core = Mail.core(transport, clock: clock)
        let (sent, facts) = try await CallMetadata.collect { try await core.call(Mail.send(), Mail.Send()) }
        #expect(sent.id == "m-1")
        #expect(facts.requestID == "r-7")
        #expect(facts.status == 200)
        #expect(facts.attempts == 2)
        #expect(facts.headers["x-other"] == "o")
        #expect(facts.duration == .seconds(1))
        #expect(facts.operation == "Send")
    }

    @Test func aMissingRequiredMemberReadsAsEmptyAndIsToldToTheObserver() async throws {
        let observer = Notes()
        let transport = ScriptedTransport(HTTPResponse(text: "<SendResponse><SendResult/></SendResponse>"))
        let sent = try await Mail.core(transport) { $0.observer = observer }.call(Mail.send(), Mail.Send())
        #expect(sent.id == "")
        #expect(observer.missing.contains { $0.hasSuffix("Id") })
    }

    @Test func noSecretReachesTheObserver() async throws {
        let observer = Notes()
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        let core = Mail.core(transport) {
            $0.observer = observer
            $0.credentials = StaticCredentials(accessKeyID: "AKID", secretAccessKey: "SECRET", sessionToken: "TOKEN")
        }
        _ = try await core.call(Mail.send(), Mail.Send())
        #expect(transport.requests[0].headers["X-Amz-Security-Token"] == "TOKEN")
        #expect(!observer.everything.contains("TOKEN"))
        #expect(!observer.everything.contains("SECRET"))
        #expect(observer.everything.contains("mail.us-west-2.amazonaws.com"))
    }

    @Test(arguments: [APIKeyPlace.header("X-Mail-Key"), .query("mail_key")])
    func anAPIKeyReachesNeitherTheObserverNorARecording(_ place: APIKeyPlace) async throws {
        let observer = Notes()
        let transport = ScriptedTransport([.reply(HTTPResponse(text: Mail.good))], repeatsLast: true)
        let recorder = RecordingTransport(transport)
        let description = Mail.description(authorization: .apiKey, apiKey: place)
        func core(_ transport: any HTTPTransport) -> ClientCore {
            var options = ClientOptions().with(region: "us-west-2", transport: transport)
            options.apiKey = "hidden"
            options.observer = observer
            options.environment = ProcessEnvironment([:])
            return ClientCore(description, options, defaults: .minimal)
        }
        _ = try await core(recorder).call(Mail.send(), Mail.Send())
        let sent = transport.requests[0]
        #expect(sent.headers["X-Mail-Key"] == "hidden" || sent.query == "mail_key=hidden")
        #expect(!observer.everything.contains("hidden"))
        #expect(observer.everything.contains("***"))
        #expect(!recorder.recording.text.contains("hidden"))
        #expect(try await core(ReplayingTransport(recorder.recording)).call(Mail.send(), Mail.Send()).id == "m-1")
    }

    @Test func interceptorsSeeRequestAndReply() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 500))
        let core = Mail.core(transport) { $0.interceptors = [Tracer()] }
        let sent = try await core.call(Mail.send(), Mail.Send())
        #expect(sent.id == "m-1")
        let request = transport.requests[0]
        #expect(request.headers["x-signed"] == "1")
        #expect(request.headers["Authorization"]?.contains("x-signed") == true)
        #expect(request.headers["x-after"] == "2")
        #expect(request.headers["Authorization"]?.contains("x-after") == false)
    }

    @Test func aCancelledTaskEndsTheCall() async throws {
        let transport = ScriptedTransport { _ in
            try await Task.sleep(for: .seconds(3600))
            return HTTPResponse()
        }
        let core = Mail.core(transport)
        let task = Task { try await core.call(Mail.send(), Mail.Send()) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func anUnsignedCallCarriesNoAuthorization() async throws {
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        _ = try await Mail.core(transport) { $0.isUnsigned = true }.call(Mail.send(), Mail.Send())
        #expect(transport.requests[0].headers["Authorization"] == nil)
    }
}

private struct Tracer: Interceptor {
    func willSign(_ request: inout HTTPRequest, _ call: CallDescription) async throws { request.headers.add("x-signed", "\(call.attempt)") }
    func willSend(_ request: inout HTTPRequest, _ call: CallDescription) async throws { request.headers.add("x-after", "2") }
    func didReceive(_ response: inout HTTPResponse, _ call: CallDescription) async throws {
        response = HTTPResponse(text: Mail.good)
    }
}
