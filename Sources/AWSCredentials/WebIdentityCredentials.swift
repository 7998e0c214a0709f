internal import ServiceRuntime

/// Credentials of a role, by a token that a platform such as Kubernetes keeps fresh in a file.
struct WebIdentityCredentials: CredentialProvider {
    let request: CredentialRequest
    let services: TokenServices
    let roleARN: String
    let tokenFile: String
    let sessionName: String?
    let source: String

    /// What the environment names, or nothing.
    static func fromEnvironment(_ request: CredentialRequest) throws -> WebIdentityCredentials {
        guard let file = request.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] else {
            throw CredentialsUnavailable("AWS_WEB_IDENTITY_TOKEN_FILE is not set")
        }
        guard let role = request.environment["AWS_ROLE_ARN"] else {
            throw ClientError(.badCredentials, "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not. Set it to the role's ARN.")
        }
        return WebIdentityCredentials(
            request: request, services: TokenServices(request: request), roleARN: role, tokenFile: file,
            sessionName: request.environment["AWS_ROLE_SESSION_NAME"], source: "web identity")
    }

    func credentials() async throws -> Credentials {
        let path = SmallFile.expanded(tokenFile, home: request.environment["HOME"])
        let token: String
        do {
            token = String(decoding: try SmallFile.read(path), as: UTF8.self).trimmingBlanksAndBreaks
        } catch {
            throw ClientError(.badCredentials, "The token file \(path) cannot be read: \(SmallFile.reason(error)).")
        }
        guard !token.isEmpty else { throw ClientError(.badCredentials, "The token file \(path) is empty.") }
        let role = TokenServices.Role(arn: roleARN, sessionName: sessionName ?? ProfileCredentials.sessionName(request.clock))
        return try await services.assumeRoleWithWebIdentity(role, token: token, source: source)
    }
}

extension String {
    /// Without blanks, tabs and line breaks at both ends.
    var trimmingBlanksAndBreaks: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    /// What stands before the first line break.
    var firstLine: String {
        guard let end = firstIndex(where: \.isNewline) else { return self }
        return String(self[..<end])
    }
}
