import Foundation
import Testing

/// `--print-request` where there is nothing to sign with.
struct ShownRequestTests {
    @Test
    func aRequestForCredentialsIsNotTheRequestThatIsShown() throws {
        let process = try BuiltProgram.process(["ses", "get-send-quota", "--print-request", "http"])
        var environment = BuiltProgram.environment.filter { !["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].contains($0.key) }
        // Nothing listens there.
        environment["AWS_EC2_METADATA_DISABLED"] = "false"
        environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "http://127.0.0.1:1"
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let shown = try output.fileHandleForReading.readToEnd() ?? Data()
        let message = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(shown.isEmpty)
        #expect(message.contains("Unable to locate credentials"))
        #expect(process.terminationStatus == 253)
    }
}
