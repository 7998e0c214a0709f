internal import Digests
internal import ServiceRuntime
internal import WireFormats

/// Credentials of a role for which a person signed in with `aws sso login`; the token of the sign-in is refreshed where it can be.
struct SSOCredentials: CredentialProvider {
    let services: TokenServices
    let profile: ProfileSettings
    let sessions: [String: [String: String]]

    func credentials() async throws -> Credentials {
        let account = try needed("sso_account_id", profile.values, "profile '\(profile.name)'")
        let role = try needed("sso_role_name", profile.values, "profile '\(profile.name)'")
        var settings = profile.values
        var place = "profile '\(profile.name)'"
        var login = "aws sso login --profile \(profile.name)"
        let name = profile["sso_session"]
        if let name {
            guard let session = sessions[name] else {
                throw ClientError.credentials(
                    "The profile '\(profile.name)' names the sso-session '\(name)', which is not in the file. Add [sso-session \(name)].")
            }
            settings = session
            place = "sso-session '\(name)'"
            login = "aws sso login --sso-session \(name)"
        }
        let region = try needed("sso_region", settings, place)
        let url = try needed("sso_start_url", settings, place)
        // Only the token of a session can be refreshed.
        let token = try await freshToken(cacheFile(name ?? url), region: name == nil ? nil : region, login: login)
        return try await services.roleCredentials(
            accountID: account, roleName: role, accessToken: token, region: region, source: "SSO of profile \(profile.name)")
    }

    /// The token in the cache, refreshed in that region if it ends within fifteen minutes and can be.
    private func freshToken(_ file: String, region: String?, login: String) async throws -> String {
        var token = try SSOToken(file: file, login: login)
        if token.secondsLeft(services.request.clock) > 900 { return token.accessToken }
        if let region, let refresh = token.refreshToken, let client = token.clientID, let secret = token.clientSecret,
            token.registrationEnd.map({ $0.epochSeconds > services.request.clock.secondsSinceEpoch }) ?? true
        {
            do {
                let fresh = try await services.refreshToken(refresh, clientID: client, clientSecret: secret, region: region)
                guard !fresh.accessToken.isEmpty else { throw expired(login) }
                token.accessToken = fresh.accessToken
                token.refreshToken = fresh.refreshToken ?? refresh
                token.end = Timestamp(secondsSinceEpoch: Int64(services.request.clock.secondsSinceEpoch) + Int64(fresh.expiresIn))
                token.save(file)
                return token.accessToken
            } catch let error as CancellationError {
                throw error
            } catch  where token.secondsLeft(services.request.clock) > 0 {
                // The refresh was early; what is there still serves.
                return token.accessToken
            } catch {
                throw expired(login, underlying: error)
            }
        }
        guard token.secondsLeft(services.request.clock) > 0 else { throw expired(login) }
        return token.accessToken
    }

    private func cacheFile(_ key: String) -> String {
        let home = services.request.environment["HOME"] ?? services.request.environment["USERPROFILE"] ?? "."
        return "\(home)/.aws/sso/cache/\(hexString(SHA1.hash(Array(key.utf8)))).json"
    }

    private func needed(_ key: String, _ values: [String: String], _ place: String) throws -> String {
        guard let value = values[key], !value.isEmpty else {
            throw ClientError.credentials("The \(place) signs in by SSO but has no \(key). Run `aws configure sso`.")
        }
        return value
    }

    private func expired(_ login: String, underlying: (any Error)? = nil) -> ClientError {
        ClientError.credentials("The SSO sign-in has ended. Sign in again: \(login)", underlying: underlying)
    }
}
