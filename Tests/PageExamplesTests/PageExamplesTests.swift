import Foundation
import SES
import ShapesmithFoundation
import Testing

/// The examples that the reference pages of `get-send-statistics` show, as replies to the generated client.
@Suite struct PageExamplesTests {
    @Test func theTwoDataPointsOfTheFirstPageAreRead() async throws {
        let response = try await client(answering: "statistics-two.xml").getSendStatistics()
        let points = try #require(response.sendDataPoints)
        #expect(points.map(\.timestamp) == [time(2013, 6, 12, 19, 32), time(2013, 6, 12, 0, 47)])
        #expect(points.map(\.deliveryAttempts) == [2, 1])
        #expect(points.map(\.bounces) == [0, 0])
        #expect(points.map(\.complaints) == [0, 0])
        #expect(points.map(\.rejects) == [0, 0])
    }

    @Test func theThreeDataPointsOfTheOtherPageKeepTheirOrder() async throws {
        let response = try await client(answering: "statistics-three.xml").getSendStatistics()
        let points = try #require(response.sendDataPoints)
        #expect(points.map(\.timestamp) == [time(2016, 7, 13, 22, 43), time(2016, 7, 13, 23, 13), time(2016, 7, 13, 21, 13)])
        #expect(points.map(\.deliveryAttempts) == [5, 3, 1])
        #expect(points.allSatisfy { $0.bounces == 0 && $0.complaints == 0 && $0.rejects == 0 })
    }

    @Test func pointsAreSortedByTheirTimesAsSwiftSorts() async throws {
        let response = try await client(answering: "statistics-three.xml").getSendStatistics()
        let sorted = try #require(response.sendDataPoints).compactMap(\.timestamp).sorted()
        #expect(sorted.map(\.iso8601) == ["2016-07-13T21:13:00Z", "2016-07-13T22:43:00Z", "2016-07-13T23:13:00Z"])
    }

    @Test func aPrintedResponseIsIndentedJSONWithTheNamesOfTheWire() async throws {
        let response = try await client(answering: "statistics-two.xml").getSendStatistics()
        let page = """
            {
                "SendDataPoints": [
                    {
                        "Timestamp": "2013-06-12T19:32:00Z",
                        "DeliveryAttempts": 2,
                        "Bounces": 0,
                        "Complaints": 0,
                        "Rejects": 0
                    },
                    {
                        "Timestamp": "2013-06-12T00:47:00Z",
                        "DeliveryAttempts": 1,
                        "Bounces": 0,
                        "Complaints": 0,
                        "Rejects": 0
                    }
                ]
            }
            """
        #expect("\(response)" == page)
    }

    @Test func aGoodCallTellsItsMetadataToWhomAsks() async throws {
        let client = try client(answering: "statistics-two.xml")
        let (_, metadata) = try await CallMetadata.collect { try await client.getSendStatistics() }
        #expect(metadata.operation == "GetSendStatistics")
        #expect(metadata.status == 200)
        #expect(metadata.requestID == "c2b66ee5-c866-11e0-b17f-cddb0ab334db")
        #expect(metadata.attempts == 1)
        #expect(metadata.headers["content-type"] == "text/xml")
        #expect(metadata.duration == .zero, "the clock of the test stands still")
    }

    // MARK: - Errors

    @Test func aRejectedMessageIsAnErrorWithItsCode() async throws {
        let error = try await rejection()
        switch error.code {
        case SESErrorCode.messageRejected: break
        default: Issue.record("the code is \(error.code)")
        }
        #expect(error.status == 400)
        #expect(error.operation == "SendEmail")
        #expect(error.details(as: MessageRejected.self) != nil)
        #expect(error.details(as: MailFromDomainNotVerifiedException.self) == nil)
    }

    @Test func aCodeThatNoDescriptionKnowsIsComparedAsText() async throws {
        let error = "<Error><Code>Throttled By Moon</Code><Message>Later.</Message></Error>"
        let text = "<ErrorResponse>\(error)<RequestId>m-1</RequestId></ErrorResponse>"
        do {
            try await client(HTTPResponse(status: 400, text: text)).getSendQuota()
            Issue.record("the call succeeded")
        } catch let error as ServiceError {
            switch error.code {
            case SESErrorCode.messageRejected: Issue.record("a code matched that is another")
            case "Throttled By Moon": break
            default: Issue.record("the code is \(error.code)")
            }
        }
    }

    @Test func aPrintedErrorIsCodeMessageStatusAndRequest() async throws {
        let error = try await rejection()
        let sentence = "MessageRejected: Email address is not verified. (status 400, request id 42d59b56-7407-4c4a-be0f-4c88daeea257)"
        #expect("\(error)" == sentence)
        #expect((error as any Error).localizedDescription == sentence)
    }

    // MARK: - Machinery

    private func rejection() async throws -> ServiceError {
        let client = try client(answering: "rejected.xml", status: 400)
        let message = Message(subject: Content(data: "Hello"), body: Body(text: Content(data: "A test.")))
        let error = await #expect(throws: ServiceError.self) {
            try await client.sendEmail(source: "unverified@example.com", destination: Destination(), message: message)
        }
        return try #require(error)
    }

    private func client(answering file: String, status: Int = 200) throws -> SESClient {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let bytes = try Data(contentsOf: folder.appending(path: "EndToEnd/Answers/\(file)"))
        return client(
            HTTPResponse(status: status, headers: HTTPHeaders([("Content-Type", "text/xml")]), body: .bytes(Array(bytes))))
    }

    private func client(_ reply: HTTPResponse) -> SESClient {
        var options = ClientOptions()
        options.clock = VirtualClock()
        options.environment = ProcessEnvironment(["AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"])
        return SESClient(
            region: "us-west-2", credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"),
            transport: ScriptedTransport(reply), options: options)
    }

    private func time(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> Timestamp? {
        var parts = DateComponents(timeZone: .gmt, year: year, month: month, day: day, hour: hour, minute: minute)
        parts.calendar = Calendar(identifier: .gregorian)
        return parts.date.map { Timestamp($0) }
    }
}
