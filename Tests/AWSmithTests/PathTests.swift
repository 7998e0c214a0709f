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
        let process = try BuiltProgram.process(["sesv2"] + words + ["--print-request", "http"])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.split(separator: "\n").first.map(String.init) == line)
    }
}
