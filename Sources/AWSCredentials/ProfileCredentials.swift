public import ServiceRuntime

/// Credentials from a profile of the shared configuration files, by whatever means it names: keys, a role, a web identity, a person's
/// sign-in, a program.
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
        return try await credentials(of: profile, files, visited: [])
    }

    // MARK: -

    private func credentials(of profile: ProfileSettings, _ files: SharedConfiguration, visited: [String]) async throws -> Credentials {
        guard !visited.contains(profile.name) else {
            throw ClientError(
                .badCredentials,
                "The profiles \((visited + [profile.name]).map { "'\($0)'" }.joined(separator: " → ")) name each other as source_profile "
                    + "and never come to keys. Give one of them keys.")
        }
        let services = TokenServices(request: request, profileRegion: profile["region"])
        if let arn = profile["role_arn"] {
            if let file = profile["web_identity_token_file"] {
                return try await WebIdentityCredentials(
                    request: request, services: services, roleARN: arn, tokenFile: file, sessionName: profile["role_session_name"],
                    source: "web identity of profile \(profile.name)"
                ).credentials()
            }
            if profile["source_profile"] != nil || profile["credential_source"] != nil {
                return try await role(arn, of: profile, files, services, visited)
            }
            if try Self.keys(profile) == nil {
                throw ClientError(
                    .badCredentials,
                    "The profile '\(profile.name)' has role_arn but neither source_profile nor credential_source. Add one of them.")
            }
        }
        if profile["sso_session"] != nil || profile["sso_account_id"] != nil || profile["sso_start_url"] != nil {
            return try await SSOCredentials(request: request, services: services, profile: profile, files: files).credentials()
        }
        if let credentials = try Self.keys(profile) { return credentials }
        if let command = profile["credential_process"] {
            return try await ProcessCredentials(command, clock: request.clock, source: "process of profile \(profile.name)").credentials()
        }
        throw CredentialsUnavailable("the profile '\(profile.name)' has no credentials")
    }

    private func role(
        _ arn: String, of profile: ProfileSettings, _ files: SharedConfiguration, _ services: TokenServices, _ visited: [String]
    ) async throws -> Credentials {
        let source = try await sourceCredentials(of: profile, files, visited)
        var role = TokenServices.Role(
            arn: arn, sessionName: profile["role_session_name"] ?? Self.sessionName(request.clock), externalID: profile["external_id"])
        if let text = profile["duration_seconds"] {
            guard let seconds = Int(text), seconds > 0 else {
                throw ClientError(
                    .badSetting, "duration_seconds of the profile '\(profile.name)' is '\(text)'. Expected a number of seconds.")
            }
            role.durationSeconds = seconds
        }
        if let serial = profile["mfa_serial"] {
            guard let mfaCode = request.mfaCode else {
                throw ClientError(
                    .badCredentials,
                    "The profile '\(profile.name)' asks for a code of the MFA device \(serial), and no one can be asked. "
                        + "Set `mfaCode` in the client's options.")
            }
            role.mfaSerial = serial
            role.mfaCode = try await mfaCode(serial)
        }
        return try await services.assumeRole(role, with: source, source: "role of profile \(profile.name)")
    }

    private func sourceCredentials(of profile: ProfileSettings, _ files: SharedConfiguration, _ visited: [String]) async throws
        -> Credentials
    {
        if let name = profile["source_profile"] {
            guard let source = files.profiles[name] else {
                throw ClientError(
                    .badCredentials,
                    "The profile '\(profile.name)' names '\(name)' as source_profile, which is not there. Correct the name.")
            }
            // A profile may name itself if it has keys of its own.
            if let keys = try Self.keys(source), source["role_arn"] == nil || name == profile.name || visited.contains(name) { return keys }
            return try await credentials(of: source, files, visited: visited + [profile.name])
        }
        switch profile["credential_source"] {
        case "Environment": return try await EnvironmentCredentials(environment: request.environment).credentials()
        case "Ec2InstanceMetadata": return try await InstanceCredentials(request).credentials()
        case "EcsContainer": return try await ContainerCredentials(request).credentials()
        case let other:
            throw ClientError(
                .badCredentials,
                "credential_source of the profile '\(profile.name)' is '\(other ?? "")'. "
                    + "Expected Environment, Ec2InstanceMetadata or EcsContainer.")
        }
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

    static func sessionName(_ clock: any ClientClock) -> String { "shapesmith-\(Int64(clock.secondsSinceEpoch))" }
}
