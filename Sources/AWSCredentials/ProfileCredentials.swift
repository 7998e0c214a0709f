public import ServiceRuntime

/// Credentials from a profile of the shared configuration files.
public struct ProfileCredentials: CredentialProvider {
    private let request: CredentialRequest

    /// Credentials of the profile that is named, or of the default one.
    public init(_ request: CredentialRequest) { self.request = request }

    /// The credentials, or `CredentialsUnavailable` if the profile has none.
    public func credentials() async throws -> Credentials {
        let files = try SharedConfiguration(environment: request.environment)
        guard let profile = try files.profile(request.profile) else {
            throw CredentialsUnavailable("no default profile in \(files.files.joined(separator: " or "))")
        }
        if let credentials = try Self.keys(profile) { return credentials }
        throw CredentialsUnavailable("the profile '\(profile.name)' has no credentials")
    }

    /// The keys that stand in a profile.
    static func keys(_ profile: ProfileSettings) throws -> Credentials? {
        guard let key = profile["aws_access_key_id"] else { return nil }
        guard let secret = profile["aws_secret_access_key"] else {
            throw ClientError(
                .badCredentials,
                "The profile '\(profile.name)' has aws_access_key_id but no aws_secret_access_key. Write both, or run `aws configure`.")
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: profile["aws_session_token"] ?? profile["aws_security_token"],
            accountID: profile["aws_account_id"], source: "profile \(profile.name)")
    }
}
