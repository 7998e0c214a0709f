import Foundation

/// The program as it was built beside the tests.
enum BuiltProgram {
    static func find() throws -> URL {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            let program = folder.appending(path: "awsmith")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
            folder.deleteLastPathComponent()
        }
        throw ConformanceData.Missing(description: "awsmith does not lie beside the tests. Build it first.")
    }

    /// Nothing of the user's own settings reaches the program.
    static let environment = [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "TERM": "xterm", "LC_ALL": "C.UTF-8",
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
    ]

    /// The process, set up but not started.
    static func process(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = try find()
        process.arguments = arguments
        process.environment = environment
        return process
    }

    /// Where a program of the system lies, if it is there.
    static func tool(_ name: String) -> URL? {
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
