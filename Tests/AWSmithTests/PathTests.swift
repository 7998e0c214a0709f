import Foundation
import Testing

/// Paths of requests as they would be sent.
struct PathTests {
    @Test(arguments: [
        (["get-dedicated-ip", "--ip", ""], "GET /v2/email/dedicated-ips/ HTTP/1.1"),
        (["get-contact", "--contact-list-name", "", "--email-address", ""], "GET /v2/email/contact-lists//contacts/ HTTP/1.1"),
        (
            ["get-contact", "--contact-list-name", "a/b c", "--email-address", "é"],
            "GET /v2/email/contact-lists/a%2Fb%20c/contacts/%C3%A9 HTTP/1.1"
        ),
    ])
    func partsOfThePathAreSentAsTheyAreGiven(_ words: [String], _ line: String) throws {
        #expect(try request(words).split(separator: "\n").first.map(String.init) == line)
    }

    @Test func anEndpointThatTheInputNamesIsWhereTheRequestGoes() throws {
        let content = #"{"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}"#
        let text = try request(["send-email", "--endpoint-id", "abc.123", "--content", content])
        // By the rules of SES v2, which ask for a signature that holds in every region.
        #expect(
            text.contains("host: abc.123.endpoints.email.amazonaws.com\n") || text.contains("Host: abc.123.endpoints.email.amazonaws.com\n")
        )
        #expect(text.contains("X-Amz-Region-Set: *\n"))
        #expect(text.contains("AWS4-ECDSA-P256-SHA256 Credential="))
        #expect(try !request(["send-email", "--content", content]).contains("endpoints.email"))
    }

    private func request(_ words: [String]) throws -> String {
        let process = try BuiltProgram.process(["sesv2"] + words + ["--print-request", "http"])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text.replacing("\r", with: "")
    }
}
