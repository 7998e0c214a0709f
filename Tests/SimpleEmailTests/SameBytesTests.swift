import SES
import SimpleEmail
import Testing

/// The repaired Swagger document and the service's own description make clients that send the same, signature included.
@Suite struct SameBytesTests {
    @Test func getSendQuotaIsTheSame() async throws {
        try await compare {
            try await $0.getSendQuota()
        } and: {
            try await $0.getSendQuota()
        }
    }

    @Test func getSendStatisticsIsTheSame() async throws {
        try await compare {
            try await $0.getSendStatistics()
        } and: {
            try await $0.getSendStatistics()
        }
    }

    @Test func sendBounceIsTheSame() async throws {
        let arrival = try #require(Timestamp("2026-07-01T12:30:45Z"))
        try await compare {
            try await $0.sendBounce(
                originalMessageID: "m-1", bounceSender: "a@e.com", explanation: "No such person, ünd so on",
                messageDsn: SES.MessageDsn(
                    reportingMta: "dns; mx.e.com", arrivalDate: arrival, extensionFields: [SES.ExtensionField(name: "X-A", value: "1 2")]),
                bouncedRecipientInfoList: [
                    SES.BouncedRecipientInfo(recipient: "b@e.com", bounceType: .doesNotExist),
                    SES.BouncedRecipientInfo(
                        recipient: "c@e.com",
                        recipientDsnFields: SES.RecipientDsnFields(action: .failed, status: "5.1.1", lastAttemptDate: arrival)),
                ], bounceSenderARN: "arn:aws:ses:us-east-1:123456789012:identity/e.com")
        } and: {
            try await $0.sendBounce(
                originalMessageID: "m-1", bounceSender: "a@e.com", explanation: "No such person, ünd so on",
                messageDsn: SimpleEmail.MessageDsn(
                    reportingMta: "dns; mx.e.com", arrivalDate: arrival,
                    extensionFields: [SimpleEmail.ExtensionField(name: "X-A", value: "1 2")]),
                bouncedRecipientInfoList: [
                    SimpleEmail.BouncedRecipientInfo(recipient: "b@e.com", bounceType: .doesNotExist),
                    SimpleEmail.BouncedRecipientInfo(
                        recipient: "c@e.com",
                        recipientDsnFields: SimpleEmail.RecipientDsnFields(action: .failed, status: "5.1.1", lastAttemptDate: arrival)),
                ], bounceSenderARN: "arn:aws:ses:us-east-1:123456789012:identity/e.com")
        }
    }

    @Test func sendEmailIsTheSame() async throws {
        try await compare {
            try await $0.sendEmail(
                source: "a@e.com", destination: SES.Destination(toAddresses: ["b@e.com", "c@e.com"], ccAddresses: []),
                message: SES.Message(
                    subject: SES.Content(data: "Grüße & more", charset: "UTF-8"),
                    body: SES.Body(text: SES.Content(data: "a+b=c~"), html: SES.Content(data: "<b>a</b>"))),
                replyToAddresses: ["d@e.com"], returnPath: "e@e.com", tags: [SES.MessageTag(name: "n", value: "v")],
                configurationSetName: "set")
        } and: {
            try await $0.sendEmail(
                source: "a@e.com", destination: SimpleEmail.Destination(toAddresses: ["b@e.com", "c@e.com"], ccAddresses: []),
                message: SimpleEmail.Message(
                    subject: SimpleEmail.Content(data: "Grüße & more", charset: "UTF-8"),
                    body: SimpleEmail.Body(text: SimpleEmail.Content(data: "a+b=c~"), html: SimpleEmail.Content(data: "<b>a</b>"))),
                replyToAddresses: ["d@e.com"], returnPath: "e@e.com", tags: [SimpleEmail.MessageTag(name: "n", value: "v")],
                configurationSetName: "set")
        }
    }

    @Test func sendRawEmailIsTheSame() async throws {
        let message = "From: a@e.com\r\nTo: b@e.com\r\n\r\nHällo\r\n"
        try await compare {
            try await $0.sendRawEmail(destinations: ["b@e.com"], rawMessage: SES.RawMessage(data: Blob(utf8: message)))
        } and: {
            try await $0.sendRawEmail(destinations: ["b@e.com"], rawMessage: SimpleEmail.RawMessage(data: Blob(utf8: message)))
        }
    }

    @Test func repliesAndErrorsAreReadAlike() async throws {
        let quota = """
            <GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult><SentLast24Hours>127.0</SentLast24Hours>\
            <Max24HourSend>200.0</Max24HourSend><MaxSendRate>1.5</MaxSendRate></GetSendQuotaResult>\
            <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetSendQuotaResponse>
            """
        let response = try await SimpleEmailClient(options: options(ScriptedTransport(reply(quota)))).getSendQuota()
        #expect(response.max24HourSend == 200)
        #expect(response.maxSendRate == 1.5)
        #expect(response.sentLast24Hours == 127)
        let refusal = """
            <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>ConfigurationSetDoesNotExist</Code>\
            <Message>No set</Message><ConfigurationSetName>set</ConfigurationSetName></Error><RequestId>e-1</RequestId></ErrorResponse>
            """
        let transport = ScriptedTransport(reply(refusal, status: 400))
        let error = await #expect(throws: ServiceError.self) {
            try await SimpleEmailClient(options: options(transport)).sendRawEmail(rawMessage: SimpleEmail.RawMessage(data: Blob(utf8: "a")))
        }
        #expect(error?.code == "ConfigurationSetDoesNotExist")
        #expect(error?.details(as: SimpleEmail.ConfigurationSetDoesNotExistException.self)?.configurationSetName == "set")
    }

    // MARK: - Machinery

    /// Makes the same call with both clients at the same time of day, and compares what reached their transports.
    private func compare<A, B>(_ first: (SESClient) async throws -> A, and second: (SimpleEmailClient) async throws -> B) async throws {
        let transports = [ScriptedTransport { _ in HTTPResponse() }, ScriptedTransport { _ in HTTPResponse() }]
        _ = try? await first(SESClient(options: options(transports[0])))
        _ = try? await second(SimpleEmailClient(options: options(transports[1])))
        let a = try #require(transports[0].requests.first)
        let b = try #require(transports[1].requests.first)
        #expect("\(b.method) \(b.scheme)://\(b.host)\(b.path)?\(b.query)" == "\(a.method) \(a.scheme)://\(a.host)\(a.path)?\(a.query)")
        #expect(bytes(of: b) == bytes(of: a))
        #expect(bytes(of: a)?.isEmpty == false)
        for name in ["Authorization", "Content-Type", "X-Amz-Date"] {
            #expect(b.headers[name] == a.headers[name], "\(name)")
            #expect(a.headers[name] != nil, "\(name)")
        }
    }

    private func bytes(of request: HTTPRequest) -> String? {
        guard case .bytes(let bytes) = request.body else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func options(_ transport: ScriptedTransport) -> ClientOptions {
        var options = ClientOptions().with(
            region: "us-east-1",
            credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            transport: transport)
        options.clock = VirtualClock(secondsSinceEpoch: 1_782_909_045)
        options.environment = ProcessEnvironment(["AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"])
        return options
    }

    private func reply(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "text/xml"], body: .bytes(Array(text.utf8)))
    }
}
