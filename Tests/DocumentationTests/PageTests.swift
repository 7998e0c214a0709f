import Foundation
import SES
import Testing

/// The pages of operations in the documentation catalogues.
@Suite struct PageTests {
    static let headings = ["Request Syntax", "Response Syntax", "Response Structure", "Errors", "Example", "Expected Output"]

    @Test(arguments: [("SES", 71), ("SESv2", 112), ("STS", 4), ("SimpleEmail", 5), ("SimpleEmailRaw", 5)])
    func everyOperationHasAPageWithAllSections(module: String, operations: Int) throws {
        let folder = packageFolder.appending(path: "Generated/\(module)/\(module).docc/Operations")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
        #expect(pages.count == operations)
        for page in pages {
            let text = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
            #expect(text.hasPrefix("# ``\(module)/\(module)Client/"))
            for heading in Self.headings { #expect(text.contains("\n## \(heading)\n"), "\(page): \(heading)") }
        }
    }

    /// The reply of the example, read by the client, is printed as the page says.
    @Test func theExpectedOutputIsWhatThePrintedReplyIs() async throws {
        let answer = packageFolder.appending(path: "Tests/EndToEnd/Answers/statistics-three.xml")
        let reply = HTTPResponse(
            status: 200, headers: HTTPHeaders([("Content-Type", "text/xml")]), body: .bytes(Array(try Data(contentsOf: answer))))
        let client = SESClient(
            region: "us-west-2", credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"),
            transport: ScriptedTransport(reply))
        let page = try page("SES", "GetSendStatistics")
        #expect(section("Expected Output", of: page) == "```json\n\(try await client.getSendStatistics())\n```")
    }

    @Test func callsAreShownAsTheyAreWrittenInSwift() throws {
        let page = try page("SES", "GetSendStatistics")
        #expect(section("Request Syntax", of: page) == "```swift\nlet response = try await client.getSendStatistics()\n```")
        #expect(
            section("Response Syntax", of: page) == """
                ```swift
                GetSendStatisticsResponse(
                    sendDataPoints: [
                        SendDataPoint(
                            timestamp: Timestamp(epochSeconds: 1420070400),  // 2015-01-01T00:00:00Z
                            deliveryAttempts: 123,
                            bounces: 123,
                            complaints: 123,
                            rejects: 123
                        )
                    ]
                )
                ```
                """)
        let batch = try self.page("SESv2", "BatchGetMetricData")
        let structure = section("Response Structure", of: batch)
        for name in ["results", "id", "timestamps", "values", "errors", "code", "message"] {
            #expect(structure.contains("- **\(name)** ("))
        }
        #expect(structure.contains("- `.accessDenied`: "))
        let syntax = section("Request Syntax", of: batch)
        #expect(syntax.contains("metric: .send,  // or .complaint, .permanentBounce, .transientBounce, .open, .click, .delivery"))
    }

    @Test func tagsOfASwaggerDocumentAreTopics() throws {
        let page = try String(
            contentsOf: packageFolder.appending(path: "Generated/SimpleEmailRaw/SimpleEmailRaw.docc/Client.md"), encoding: .utf8)
        let topics = page.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) }
        #expect(topics == ["Send Quota", "Send Statistics", "Bounce", "Email"])
    }

    private func page(_ module: String, _ operation: String) throws -> String {
        try String(
            contentsOf: packageFolder.appending(path: "Generated/\(module)/\(module).docc/Operations/\(operation).md"), encoding: .utf8)
    }

    private func section(_ heading: String, of page: String) -> String {
        guard let start = page.range(of: "\n## \(heading)\n\n") else { return "" }
        let rest = page[start.upperBound...]
        let end = rest.range(of: "\n\n## ")?.lowerBound ?? rest.range(of: "\n\n<!--")?.lowerBound ?? rest.endIndex
        return String(rest[..<end])
    }
}
