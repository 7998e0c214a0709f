internal import WireFormats

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, and `AWS_SESSION_TOKEN` or `AWS_SECURITY_TOKEN`.
public struct EnvironmentCredentials: CredentialProvider {
    private let environment: ProcessEnvironment
    private let clock: any ClientClock

    /// Reads the environment each time it is asked.
    public init(environment: ProcessEnvironment = .current, clock: any ClientClock = SystemClock()) {
        self.environment = environment
        self.clock = clock
    }

    /// The credentials, or `CredentialsUnavailable` if the variables aren't set; those that have ended are an error.
    public func credentials() async throws -> Credentials {
        let key = environment["AWS_ACCESS_KEY_ID"]
        let secret = environment["AWS_SECRET_ACCESS_KEY"]
        guard let key else { throw CredentialsUnavailable("AWS_ACCESS_KEY_ID is not set") }
        guard let secret else {
            throw ClientError(.badCredentials, "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not. Set both, or neither.")
        }
        let expiration = try environment["AWS_CREDENTIAL_EXPIRATION"].map { text in
            guard let time = Timestamp(text) else {
                throw ClientError(
                    .badCredentials, "AWS_CREDENTIAL_EXPIRATION is '\(text.prefix(40))', which is no time. Expected ISO 8601.")
            }
            guard time.epochSeconds > clock.secondsSinceEpoch else {
                throw ClientError(
                    .badCredentials, "The credentials of the environment ended at \(time), as AWS_CREDENTIAL_EXPIRATION says. Renew them.")
            }
            return time
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: environment["AWS_SECURITY_TOKEN"] ?? environment["AWS_SESSION_TOKEN"],
            expiration: expiration, accountID: environment["AWS_ACCOUNT_ID"], source: "environment")
    }
}
