import Foundation
import SES
import SESCommands
import Synchronization
import Testing

@testable import CommandRuntime

/// The example output of the command's reference pages, printed by the command line.
@Suite struct CommandPageTests {
    /// The page of AWS CLI v1 shows times as they came; members stand in the order of the model.
    @Test func theFirstPageIsPrintedAsShownWithTimesOfTheWire() async throws {
        #expect(try await printed("statistics-two.xml", configuration: "[default]\ncli_timestamp_format = wire\n") == Self.page("Z"))
    }

    /// AWS CLI v2 prints ISO 8601 with an offset unless it is told otherwise.
    @Test func timesHaveAnOffsetByDefault() async throws {
        #expect(try await printed("statistics-two.xml", configuration: "") == Self.page("+00:00"))
    }

    @Test func theThreePointsOfTheOtherPageKeepTheirOrder() async throws {
        let text = try await printed(
            "statistics-three.xml", configuration: "[default]\ncli_timestamp_format = wire\n",
            "--output", "text", "--query", "SendDataPoints[].[Timestamp,DeliveryAttempts,Bounces,Complaints,Rejects]")
        #expect(text == "2016-07-13T22:43:00Z\t5\t0\t0\t0\n2016-07-13T23:13:00Z\t3\t0\t0\t0\n2016-07-13T21:13:00Z\t1\t0\t0\t0\n")
    }

    private static func page(_ zone: String) -> String {
        func point(_ time: String, _ attempts: Int) -> String {
            """
                    {
                        "Timestamp": "\(time)\(zone)",
                        "DeliveryAttempts": \(attempts),
                        "Bounces": 0,
                        "Complaints": 0,
                        "Rejects": 0
                    }
            """
        }
        return "{\n    \"SendDataPoints\": [\n\(point("2013-06-12T19:32:00", 2)),\n\(point("2013-06-12T00:47:00", 1))\n    ]\n}\n"
    }

    private func printed(_ answer: String, configuration: String, _ arguments: String...) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(configuration.utf8).write(to: folder.appending(path: "config"))
        let environment = [
            "HOME": folder.path, "AWS_CONFIG_FILE": folder.appending(path: "config").path, "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_REGION": "us-west-2",
        ]
        let output = Mutex<[UInt8]>([])
        let console = Console(
            output: { bytes in
                output.withLock { $0 += bytes }
                return true
            },
            error: { Issue.record("\(String(decoding: $0, as: UTF8.self))") }, ask: { _, _ in .end })
        var program = CommandLineProgram(services: [SESCommands.service], version: "test", environment: environment, console: console)
        let answers = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "EndToEnd/Answers")
        program.transport = ScriptedTransport(HTTPResponse(text: try String(contentsOf: answers.appending(path: answer), encoding: .utf8)))
        #expect(await program.run(["ses", "get-send-statistics"] + arguments).rawValue == 0)
        return String(decoding: output.withLock { $0 }, as: UTF8.self)
    }
}
