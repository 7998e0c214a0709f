public import ServiceRuntime
internal import WireFormats

/// Why the program of a `credential_process` gave no credentials; the `underlying` of the error that tells it.
public enum ProcessFailure: Error, Sendable {
    /// It could not be run.
    case notRun(program: String)
    /// It ended with an error and said this.
    case ended(String)
    /// It printed this instead of JSON.
    case notJSON(String)
    /// It printed another version.
    case wrongVersion(String?)
    /// It left this out.
    case missing(String)
    /// What it printed had ended already.
    case expired
}

/// Credentials that a program prints, as `credential_process` describes it.
public struct ProcessCredentials: CredentialProvider {
    private let command: String
    private let clock: any ClientClock
    private let source: String

    /// Runs that command, without a shell.
    public init(_ command: String, clock: any ClientClock = SystemClock(), source: String = "process") {
        self.command = command
        self.clock = clock
        self.source = source
    }

    /// What the program printed.
    public func credentials() async throws -> Credentials {
        let words = try CommandWords.split(command)
        guard let program = words.first else { throw ClientError.credentials("credential_process is empty. Name a program.") }
        let result: ProgramRun.Result
        do {
            result = try await ProgramRun.run(words)
        } catch let failure as ProgramRun.Failure {
            throw ClientError.credentials(
                "credential_process: '\(program)' \(failure.reason).",
                underlying: ProcessFailure.notRun(program: program))
        }
        guard result.status == 0 else {
            let said = String(decoding: result.errorOutput.prefix(500), as: UTF8.self).trimmingBlanksAndBreaks
            throw ClientError.credentials(
                "credential_process: '\(program)' ended with status \(result.status)\(said.isEmpty ? "" : ": \(said)").",
                underlying: ProcessFailure.ended(String(decoding: result.errorOutput.prefix(10_000), as: UTF8.self)))
        }
        do {
            return try withParsedBody(result.output, .json) { try read($0, program) }
        } catch let error as WireError {
            throw ClientError.credentials(
                "credential_process: '\(program)' printed something that is not the expected JSON: \(error.kind).",
                underlying: ProcessFailure.notJSON(String(decoding: result.output.prefix(100_000), as: UTF8.self)))
        }
    }

    private func read(_ node: ShapeNode, _ program: String) throws -> Credentials {
        let version = try node.integer("Version")
        guard version == 1 else {
            throw ClientError.credentials(
                "credential_process: '\(program)' printed Version \(version.map(String.init) ?? "nothing"); only version 1 is understood.",
                underlying: ProcessFailure.wrongVersion(version.map(String.init)))
        }
        let key = try node.string("AccessKeyId")
        guard let key, let secret = try node.string("SecretAccessKey") else {
            throw ClientError.credentials(
                "credential_process: '\(program)' printed no AccessKeyId or no SecretAccessKey.",
                underlying: ProcessFailure.missing(key == nil ? "AccessKeyId" : "SecretAccessKey"))
        }
        let expiration = try node.string("Expiration").map { text in
            guard let time = Timestamp(text) else {
                throw ClientError.credentials(
                    "credential_process: '\(program)' printed an Expiration that is no time. Expected ISO 8601.")
            }
            return time
        }
        if let expiration, expiration.epochSeconds <= clock.secondsSinceEpoch {
            throw ClientError.credentials(
                "credential_process: '\(program)' printed credentials that ended at \(expiration).",
                underlying: ProcessFailure.expired)
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: try node.string("SessionToken"), expiration: expiration,
            accountID: try node.string("AccountId"), source: source)
    }
}
