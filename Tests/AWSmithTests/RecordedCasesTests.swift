import Foundation
import Testing

/// Runs `awsmith` against canned answers and compares with what the AWS CLI version 2 printed, sent and returned.
struct RecordedCasesTests {
    @Test(.enabled(if: ConformanceData.isWanted, "Set SHAPESMITH_CONFORMANCE to the recorded cases to run this."))
    func everyRecordedCaseAgrees() throws {
        let folder = try ConformanceData.file("cli/compare.py").deletingLastPathComponent()
        let answers = FileManager.default.temporaryDirectory.appending(path: "cli-answers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: answers) }
        let made = try run("make_answers.py", [], in: folder, answers: answers)
        #expect(made.status == 0, "\(made.output)")
        let compared = try run("compare.py", ["check", "--b", try BuiltProgram.find().path, "-v"], in: folder, answers: answers)
        #expect(compared.status == 0, "\(compared.output)")
        let last = compared.output.split(separator: "\n").last ?? ""
        #expect(last.contains("cases agree; differences by field: {}"), "\(compared.output)")
    }

    // MARK: -

    private func run(_ script: String, _ arguments: [String], in folder: URL, answers: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", folder.appending(path: script).path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["CLI_ANSWERS": answers.path]) { $1 }
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
