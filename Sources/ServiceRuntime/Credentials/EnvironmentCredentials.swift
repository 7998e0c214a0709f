internal import WireFormats

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
public struct EnvironmentCredentials: CredentialProvider {
    private let environment: ProcessEnvironment

    /// Reads the environment each time it is asked.
    public init(environment: ProcessEnvironment = .current) { self.environment = environment }

    /// The credentials, or `CredentialsUnavailable` if the variables aren't set.
    public func credentials() async throws -> Credentials {
        let key = environment["AWS_ACCESS_KEY_ID"]
        let secret = environment["AWS_SECRET_ACCESS_KEY"]
        guard let key else { throw CredentialsUnavailable("AWS_ACCESS_KEY_ID is not set") }
        guard let secret else {
            throw ClientError(.badCredentials, "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not. Set both, or neither.")
        }
        let expiration = environment["AWS_CREDENTIAL_EXPIRATION"].flatMap { Timestamp($0) }
        return Credentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: environment["AWS_SECURITY_TOKEN"] ?? environment["AWS_SESSION_TOKEN"],
            expiration: expiration, accountID: environment["AWS_ACCOUNT_ID"], source: "environment")
    }
}
