/// Asks several providers one after the other and takes the first that has credentials.
public struct ChainCredentials: CredentialProvider {
    private let providers: [any CredentialProvider]

    /// A chain in the order in which the providers are asked.
    public init(_ providers: [any CredentialProvider]) { self.providers = providers }

    /// The credentials of the first provider that has some.
    public func credentials() async throws -> Credentials {
        var reasons: [String] = []
        for provider in providers {
            do {
                return try await provider.credentials()
            } catch let nothing as CredentialsUnavailable {
                reasons.append(nothing.reason)
            }
        }
        throw ClientError(
            .noCredentials,
            "No credentials were found: \(reasons.joined(separator: "; ")). "
                + "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure`, or pass credentials to the client.")
    }
}
