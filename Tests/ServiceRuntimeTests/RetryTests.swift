import Testing
import WireFormats

@testable import ServiceRuntime

struct RetryTests {
    @Test func aTransientFailureIsTriedAgainAfterABackoff() async throws {
        let clock = VirtualClock()
        let transport = ScriptedTransport([
            .reply(HTTPResponse(status: 500)), .failure(ClientError(.connectionReset, "gone")), .reply(HTTPResponse(text: Mail.good)),
        ])
        let sent = try await Mail.core(transport, clock: clock).call(Mail.send(), Mail.Send())
        #expect(sent.id == "m-1")
        #expect(clock.slept == [.seconds(1), .seconds(2)])
        #expect(transport.requests.map { $0.headers["amz-sdk-request"] } == ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"])
        #expect(Set(transport.requests.map { $0.headers["amz-sdk-invocation-id"] }).count == 1)
    }

    @Test func afterTheLastAttemptTheServicesErrorIsThrownWithTheirNumber() async throws {
        let transport = ScriptedTransport([.reply(HTTPResponse(status: 400, text: Mail.failure("Throttling")))], repeatsLast: true)
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Mail.core(transport) { $0.retries.maximumAttempts = 4 }.call(Mail.send(), Mail.Send())
        }
        #expect(error?.attempts == 4)
        #expect(error?.retryCount == 3)
        #expect(transport.requests.count == 4)
        #expect("\(error!)" == "Throttling: no (status 400, request id e-2, 4 attempts)")
    }

    @Test(arguments: ["ValidationError", "MessageRejected", "AccessDenied"])
    func anErrorOfTheCallersIsNotTriedAgain(_ code: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 400, text: Mail.failure(code)))
        await #expect(throws: ServiceError.self) { _ = try await Mail.core(transport).call(Mail.send(), Mail.Send()) }
        #expect(transport.requests.count == 1)
    }

    @Test func aBodyThatCannotBeReadTwiceIsSentOnce() async throws {
        let transport = ScriptedTransport([.reply(HTTPResponse(status: 503))], repeatsLast: true)
        let operation = ServiceOperation<Mail.Send, Mail.Sent>(
            "Send",
            serialize: { _, endpoint in
                let request = RequestBuilder(.put, "/", operation: "Send", service: Mail.description(), endpoint: endpoint)
                request.payload(stream: ByteStream(length: 3) { nil })
                return try request.finish()
            })
        await #expect(throws: ServiceError.self) { _ = try await Mail.core(transport).call(operation, Mail.Send()) }
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 40])
    func backoffDoublesUpToTwentySeconds(_ failures: Int) {
        let expected = [1.0, 2, 4, 8, 16, 20, 20, 20][min(failures, 8) - 1]
        #expect(RetryDelay.backoff(afterFailures: failures, random: 1) == expected)
        #expect(RetryDelay.backoff(afterFailures: failures, random: 0.25) == expected / 4)
        #expect(RetryDelay.backoff(afterFailures: failures, random: 0) == 0)
    }

    @Test func theServicesWishIsHeardWithinBounds() {
        func delay(_ headers: HTTPHeaders) -> Double {
            RetryDelay.seconds(afterFailures: 1, random: 0.5, headers: headers, now: 1_440_938_160)
        }
        #expect(delay([:]) == 0.5)
        #expect(delay(["x-amz-retry-after": "1500"]) == 1.5)
        #expect(delay(["x-amz-retry-after": "100"]) == 0.5)
        #expect(delay(["x-amz-retry-after": "60000"]) == 5.5)
        #expect(delay(["x-amz-retry-after": "soon"]) == 0.5)
        #expect(delay(["Retry-After": "3"]) == 3)
        #expect(delay(["Retry-After": "3600"]) == 20)
        #expect(delay(["Retry-After": "Sun, 30 Aug 2015 12:36:07 GMT"]) == 7)
        #expect(delay(["Retry-After": "nan"]) == 0.5)
    }

    @Test func theQuotaStopsRetriesWhenEverythingFails() async throws {
        // 500 tokens, 5 a retry: one hundred retries, however many calls make them.
        let transport = ScriptedTransport([.reply(HTTPResponse(status: 503))], repeatsLast: true)
        let core = Mail.core(transport)
        for _ in 0..<60 { _ = try? await core.call(Mail.send(), Mail.Send()) }
        #expect(transport.requests.count == 60 + 100)
    }

    @Test func timeoutsCostTheQuotaTwiceAsMuch() async throws {
        let transport = ScriptedTransport([.failure(ClientError(.readTimeout, "silent"))], repeatsLast: true)
        let core = Mail.core(transport)
        for _ in 0..<60 { _ = try? await core.call(Mail.send(), Mail.Send()) }
        #expect(transport.requests.count == 60 + 50)
    }

    @Test func successGivesBackWhatTheLastRetryTook() {
        let quota = RetryQuota()
        #expect(quota.take(5))
        #expect(quota.take(10))
        quota.succeed(10)
        #expect(quota.remaining == 495)
        quota.succeed(nil)
        #expect(quota.remaining == 496)
        for _ in 0..<10 { quota.succeed(nil) }
        #expect(quota.remaining == 500)
    }

    @Test func aWrongClockIsCorrectedAndTheCallMadeAgain() async throws {
        let clock = VirtualClock()
        // The service is an hour ahead: 2015-08-30T13:36:00Z.
        let transport = ScriptedTransport([
            .reply(
                HTTPResponse(
                    status: 403, headers: ["Date": "Sun, 30 Aug 2015 13:36:00 GMT"], text: Mail.failure("RequestTimeTooSkewed"))),
            .reply(HTTPResponse(text: Mail.good)), .reply(HTTPResponse(text: Mail.good)),
        ])
        let core = Mail.core(transport, clock: clock)
        _ = try await core.call(Mail.send(), Mail.Send())
        _ = try await core.call(Mail.send(), Mail.Send())
        #expect(clock.slept.isEmpty)
        #expect(
            transport.requests.map { $0.headers["X-Amz-Date"] } == ["20150830T123600Z", "20150830T133600Z", "20150830T133600Z"])
    }

    @Test func aWrongSignatureWithARightClockIsNotTriedAgain() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(status: 403, headers: ["Date": "Sun, 30 Aug 2015 12:36:30 GMT"], text: Mail.failure("SignatureDoesNotMatch")))
        let error = await #expect(throws: ServiceError.self) { _ = try await Mail.core(transport).call(Mail.send(), Mail.Send()) }
        #expect(error?.code == "SignatureDoesNotMatch")
        #expect(transport.requests.count == 1)
    }

    @Test func documentedRatesSpaceCallsWhenAsked() async throws {
        let clock = VirtualClock()
        let transport = ScriptedTransport([.reply(HTTPResponse(text: Mail.good))], repeatsLast: true)
        let core = Mail.core(transport, clock: clock) { $0.followsDocumentedRates = true }
        let operation = Mail.send(traits: OperationTraits(resultWrapper: "SendResult", callsPerSecond: 4))
        for _ in 0..<5 { _ = try await core.call(operation, Mail.Send()) }
        #expect(clock.uptime == .seconds(1))
    }
}
