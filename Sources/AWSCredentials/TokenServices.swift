internal import ServiceRuntime
internal import WireFormats

/// The calls to STS and SSO that credentials are fetched with, by clients generated into this module. Nothing else here names them.
struct TokenServices: Sendable {
    let request: CredentialRequest
    /// The region of the profile, where the client has none.
    var profileRegion: String?

    /// What a role is assumed with.
    struct Role: Sendable {
        var arn: String
        var sessionName: String
        var durationSeconds: Int?
        var externalID: String?
        var mfaSerial: String?
        var mfaCode: String?
    }

    /// What a refreshed sign-in is.
    struct Token: Sendable {
        var accessToken: String
        var refreshToken: String?
        var expiresIn: Int
    }

    /// Keys of a role, by keys that may assume it.
    func assumeRole(_ role: Role, with credentials: Credentials, source: String) async throws -> Credentials {
        let output = try await CredentialSTS.Client(options: options(region: nil, credentials)).assumeRole(
            CredentialSTS.AssumeRoleRequest(
                roleARN: role.arn, roleSessionName: role.sessionName, durationSeconds: role.durationSeconds, externalID: role.externalID,
                serialNumber: role.mfaSerial, tokenCode: role.mfaCode))
        return try Self.keys(output.credentials, role: output.assumedRoleUser?.arn ?? role.arn, source)
    }

    /// Keys of a role, by a token of an identity provider.
    func assumeRoleWithWebIdentity(_ role: Role, token: String, source: String) async throws -> Credentials {
        let output = try await CredentialSTS.Client(options: options(region: nil, nil)).assumeRoleWithWebIdentity(
            CredentialSTS.AssumeRoleWithWebIdentityRequest(
                roleARN: role.arn, roleSessionName: role.sessionName, webIdentityToken: token, durationSeconds: role.durationSeconds))
        return try Self.keys(output.credentials, role: output.assumedRoleUser?.arn ?? role.arn, source)
    }

    /// Keys of a role that a person signed in for.
    func roleCredentials(accountID: String, roleName: String, accessToken: String, region: String, source: String) async throws
        -> Credentials
    {
        let output = try await CredentialSSO.Client(options: options(region: region, nil)).getRoleCredentials(
            CredentialSSO.GetRoleCredentialsRequest(roleName: roleName, accountID: accountID, accessToken: accessToken))
        guard let keys = output.roleCredentials, let id = keys.accessKeyID, let secret = keys.secretAccessKey else {
            throw Self.noKeys(source)
        }
        // This service counts in milliseconds.
        let end = keys.expiration.map { Timestamp(secondsSinceEpoch: Int64($0 / 1000)) }
        return Credentials(
            accessKeyID: id, secretAccessKey: secret, sessionToken: keys.sessionToken, expiration: end, accountID: accountID, source: source
        )
    }

    /// A new token of a person who signed in before.
    func refreshToken(_ refreshToken: String, clientID: String, clientSecret: String, region: String) async throws -> Token {
        let output = try await CredentialSSOOIDC.Client(options: options(region: region, nil)).createToken(
            CredentialSSOOIDC.CreateTokenRequest(
                clientID: clientID, clientSecret: clientSecret, grantType: "refresh_token", refreshToken: refreshToken))
        return Token(accessToken: output.accessToken ?? "", refreshToken: output.refreshToken, expiresIn: output.expiresIn ?? 0)
    }

    // MARK: -

    private func options(region: String?, _ credentials: Credentials?) -> ClientOptions {
        var options = ClientOptions()
        options.region = region ?? request.region ?? profileRegion ?? "us-east-1"
        options.transport = request.transport
        options.environment = request.environment
        options.clock = request.clock
        if let credentials { options.credentials = StaticCredentials(credentials) } else { options.isUnsigned = true }
        return options
    }

    private static func keys(_ keys: CredentialSTS.Credentials?, role: String, _ source: String) throws -> Credentials {
        guard let keys, !keys.accessKeyID.isEmpty, !keys.secretAccessKey.isEmpty else { throw noKeys(source) }
        let account = EndpointRules.parseArn(role).flatMap { $0.accountId.isEmpty ? nil : $0.accountId }
        return Credentials(
            accessKeyID: keys.accessKeyID, secretAccessKey: keys.secretAccessKey, sessionToken: keys.sessionToken,
            expiration: keys.expiration, accountID: account, source: source)
    }

    private static func noKeys(_ source: String) -> ClientError {
        ClientError.credentials("The answer for the \(source) has no keys. Try again.")
    }
}
