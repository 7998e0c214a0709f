/// Credentials that are known beforehand and never change.
public struct StaticCredentials: CredentialProvider {
    private let value: Credentials

    /// Credentials from their parts.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, accountID: String? = nil) {
        value = Credentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken, accountID: accountID)
    }

    /// Gives these credentials each time.
    public init(_ credentials: Credentials) { value = credentials }

    /// The credentials.
    public func credentials() async throws -> Credentials { value }

    var current: Credentials { value }
}
