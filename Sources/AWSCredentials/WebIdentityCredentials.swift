internal import ServiceRuntime

/// Credentials of a role, by a token that a platform such as Kubernetes keeps fresh in a file. A profile names both, or the environment.
struct WebIdentityCredentials: CredentialProvider {
    let services: TokenServices
    /// The profile that names them; without one the environment does.
    var profile: ProfileSettings?

    func credentials() async throws -> Credentials {
        let (role, file) = try settings()
        let path = SmallFile.expanded(file, home: services.request.environment["HOME"])
        let token: String
        do {
            token = String(decoding: try SmallFile.read(path), as: UTF8.self).trimmingBlanksAndBreaks
        } catch {
            throw ClientError.credentials("The token file \(path) cannot be read: \(SmallFile.reason(error)).")
        }
        guard !token.isEmpty else { throw ClientError.credentials("The token file \(path) is empty.") }
        let source = profile.map { "web identity of profile \($0.name)" } ?? "web identity"
        return try await services.assumeRoleWithWebIdentity(role, token: token, source: source)
    }

    private func settings() throws -> (role: TokenServices.Role, file: String) {
        let environment = services.request.environment
        let file = profile.map { $0["web_identity_token_file"] } ?? environment["AWS_WEB_IDENTITY_TOKEN_FILE"]
        guard let file else { throw CredentialsUnavailable("AWS_WEB_IDENTITY_TOKEN_FILE is not set") }
        guard let arn = profile.map({ $0["role_arn"] }) ?? environment["AWS_ROLE_ARN"] else {
            throw ClientError.credentials("AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not. Set it to the role's ARN.")
        }
        let name = profile.map { $0["role_session_name"] } ?? environment["AWS_ROLE_SESSION_NAME"]
        return (TokenServices.Role(arn: arn, sessionName: name ?? ProfileCredentials.sessionName(services.request.clock)), file)
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

extension ClientError {
    /// Credentials that are there but cannot be used or fetched. Most errors here are of this kind; its code is in one place.
    @inline(never)
    static func credentials(_ message: String, status: Int? = nil, underlying: (any Error)? = nil) -> ClientError {
        ClientError(.badCredentials, message, status: status, underlying: underlying)
    }
}
