internal import Digests
internal import ServiceRuntime
internal import WireFormats

/// Credentials of a role for which a person signed in with `aws sso login`; the token of the sign-in is refreshed where it can be.
struct SSOCredentials: CredentialProvider {
    let request: CredentialRequest
    let services: TokenServices
    let profile: ProfileSettings
    let files: SharedConfiguration

    func credentials() async throws -> Credentials {
        let account = try needed("sso_account_id", profile.values, "profile '\(profile.name)'")
        let role = try needed("sso_role_name", profile.values, "profile '\(profile.name)'")
        let source = "SSO of profile \(profile.name)"
        if let name = profile["sso_session"] {
            guard let session = files.ssoSessions[name] else {
                throw ClientError(
                    .badCredentials,
                    "The profile '\(profile.name)' names the sso-session '\(name)', which is not in the file. Add [sso-session \(name)].")
            }
            let region = try needed("sso_region", session, "sso-session '\(name)'")
            _ = try needed("sso_start_url", session, "sso-session '\(name)'")
            let token = try await freshToken(key: name, region: region, login: "aws sso login --sso-session \(name)")
            return try await services.roleCredentials(
                accountID: account, roleName: role, accessToken: token, region: region, source: source)
        }
        let region = try needed("sso_region", profile.values, "profile '\(profile.name)'")
        let url = try needed("sso_start_url", profile.values, "profile '\(profile.name)'")
        let login = "aws sso login --profile \(profile.name)"
        let token = try SSOToken(file: cacheFile(url), login: login)
        guard token.secondsLeft(request.clock) > 0 else { throw expired(login) }
        return try await services.roleCredentials(
            accountID: account, roleName: role, accessToken: token.accessToken, region: region, source: source)
    }

    /// The token of a session, refreshed if it ends within fifteen minutes and can be.
    private func freshToken(key: String, region: String, login: String) async throws -> String {
        let file = cacheFile(key)
        var token = try SSOToken(file: file, login: login)
        if token.secondsLeft(request.clock) > 900 { return token.accessToken }
        if let refresh = token.refreshToken, let client = token.clientID, let secret = token.clientSecret,
            token.registrationEnd.map({ $0.epochSeconds > request.clock.secondsSinceEpoch }) ?? true
        {
            do {
                let fresh = try await services.refreshToken(refresh, clientID: client, clientSecret: secret, region: region)
                guard !fresh.accessToken.isEmpty else { throw expired(login) }
                token.accessToken = fresh.accessToken
                token.refreshToken = fresh.refreshToken ?? refresh
                token.end = Timestamp(secondsSinceEpoch: Int64(request.clock.secondsSinceEpoch) + Int64(fresh.expiresIn))
                token.save(file)
                return token.accessToken
            } catch let error as CancellationError {
                throw error
            } catch  where token.secondsLeft(request.clock) > 0 {
                // The refresh was early; what is there still serves.
                return token.accessToken
            } catch {
                throw expired(login, underlying: error)
            }
        }
        guard token.secondsLeft(request.clock) > 0 else { throw expired(login) }
        return token.accessToken
    }

    private func cacheFile(_ key: String) -> String {
        let home = request.environment["HOME"] ?? request.environment["USERPROFILE"] ?? "."
        return "\(home)/.aws/sso/cache/\(hexString(SHA1.hash(Array(key.utf8)))).json"
    }

    private func needed(_ key: String, _ values: [String: String], _ place: String) throws -> String {
        guard let value = values[key], !value.isEmpty else {
            throw ClientError(.badCredentials, "The \(place) signs in by SSO but has no \(key). Run `aws configure sso`.")
        }
        return value
    }

    private func expired(_ login: String, underlying: (any Error)? = nil) -> ClientError {
        ClientError(.badCredentials, "The SSO sign-in has ended. Sign in again: \(login)", underlying: underlying)
    }
}
