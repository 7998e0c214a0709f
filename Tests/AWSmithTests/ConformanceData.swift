import Foundation

/// Data recorded from the AWS CLI, which is not part of this repository.
enum ConformanceData {
    /// The folder that `SHAPESMITH_CONFORMANCE` names.
    static let folder = ProcessInfo.processInfo.environment["SHAPESMITH_CONFORMANCE"].map { URL(filePath: $0) }

    /// Whether tests run that need it; with `SHAPESMITH_REQUIRE=all` they run, and fail, without it.
    static var isWanted: Bool { folder != nil || ProcessInfo.processInfo.environment["SHAPESMITH_REQUIRE"] == "all" }

    static func file(_ path: String) throws -> URL {
        guard let folder else { throw Missing(description: "SHAPESMITH_CONFORMANCE is not set.") }
        let url = folder.appending(path: path)
        guard FileManager.default.fileExists(atPath: url.path) else { throw Missing(description: "\(url.path) is missing.") }
        return url
    }

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
