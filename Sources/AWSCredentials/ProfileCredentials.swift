public import ServiceRuntime
internal import WireFormats

/// A `credential_source` that has no credentials; the `underlying` of the error that tells it.
public struct EmptyCredentialSource: Error, Sendable {
    /// What the profile calls it, such as `Environment`.
    public var name: String
    /// The profile that names it.
    public var profile: String
}

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
        var roles: [ProfileSettings] = []
        var credentials: Credentials
        do {
            credentials = try await source(of: profile, files, roles: &roles).credentials()
        } catch let nothing as CredentialsUnavailable {
            // A role is assumed with what its profile names; keys found elsewhere are somebody else's.
            guard let role = roles.last else { throw nothing }
            let kind = role["source_profile"] == nil ? role["credential_source"] : nil
            throw ClientError.credentials(
                "The role of the profile '\(role.name)' has no keys to be assumed with: \(nothing.reason).",
                underlying: kind.map { EmptyCredentialSource(name: $0, profile: role.name) })
        }
        while let role = roles.popLast() { credentials = try await assumeRole(of: role, with: credentials) }
        return credentials
    }

    // MARK: -

    /// What gives the first keys; `roles` become the profiles whose roles are then assumed one after the other, the last of them first.
    private func source(of named: ProfileSettings, _ files: SharedConfiguration, roles: inout [ProfileSettings]) throws
        -> any CredentialProvider
    {
        var profile = named
        while profile["role_arn"] != nil, profile["web_identity_token_file"] == nil {
            guard profile["source_profile"] != nil || profile["credential_source"] != nil else { break }
            let isVisited = Self.contains(roles, profile.name)
            roles.append(profile)
            guard !isVisited else { throw Self.circle(roles) }
            guard let name = profile["source_profile"] else { return try source(called: profile["credential_source"] ?? "", of: profile) }
            guard let source = files.profiles[name] else {
                throw ClientError.credentials(
                    "The profile '\(profile.name)' names '\(name)' as source_profile, which is not there. Correct the name.")
            }
            // A profile may name itself if it has keys of its own.
            if let keys = try Self.keys(source), source["role_arn"] == nil || Self.contains(roles, name) { return StaticCredentials(keys) }
            profile = source
        }
        return try source(of: profile, files)
    }

    /// What gives the keys of a profile that names no other.
    private func source(of profile: ProfileSettings, _ files: SharedConfiguration) throws -> any CredentialProvider {
        let services = TokenServices(request: request, profileRegion: profile["region"])
        if profile["role_arn"] != nil, profile["web_identity_token_file"] != nil {
            return WebIdentityCredentials(services: services, profile: profile)
        }
        if profile["role_arn"] != nil, profile["aws_access_key_id"] == nil {
            throw ClientError.credentials(
                "The profile '\(profile.name)' has role_arn but neither source_profile nor credential_source. Add one of them.")
        }
        if profile["sso_session"] != nil || profile["sso_account_id"] != nil || profile["sso_start_url"] != nil {
            return SSOCredentials(services: services, profile: profile, sessions: files.ssoSessions)
        }
        if let keys = try Self.keys(profile) { return StaticCredentials(keys) }
        if let command = profile["credential_process"] {
            return ProcessCredentials(command, clock: request.clock, source: "process of profile \(profile.name)")
        }
        throw CredentialsUnavailable("the profile '\(profile.name)' has no credentials")
    }

    private func source(called name: String, of profile: ProfileSettings) throws -> any CredentialProvider {
        switch name {
        case "Environment": return EnvironmentCredentials(environment: request.environment, clock: request.clock)
        case "Ec2InstanceMetadata": return InstanceCredentials(request)
        case "EcsContainer": return ContainerCredentials(request)
        default:
            throw ClientError.credentials(
                "credential_source of the profile '\(profile.name)' is '\(name)'. "
                    + "Expected Environment, Ec2InstanceMetadata or EcsContainer.")
        }
    }

    private func assumeRole(of profile: ProfileSettings, with source: Credentials) async throws -> Credentials {
        var role = TokenServices.Role(
            arn: profile["role_arn"] ?? "", sessionName: profile["role_session_name"] ?? Self.sessionName(request.clock),
            externalID: profile["external_id"])
        if let text = profile["duration_seconds"] {
            guard let seconds = NumberSyntax.integer(text), seconds > 0 else {
                throw ClientError(
                    .badSetting, "duration_seconds of the profile '\(profile.name)' is '\(text)'. Expected a number of seconds.")
            }
            role.durationSeconds = seconds
        }
        if let serial = profile["mfa_serial"] {
            guard let mfaCode = request.mfaCode else {
                throw ClientError.credentials(
                    "The profile '\(profile.name)' asks for a code of the MFA device \(serial), and no one can be asked. "
                        + "Set `mfaCode` in the client's options.")
            }
            role.mfaSerial = serial
            role.mfaCode = try await mfaCode(serial)
        }
        let services = TokenServices(request: request, profileRegion: profile["region"])
        return try await services.assumeRole(role, with: source, source: "role of profile \(profile.name)")
    }

    private static func contains(_ profiles: [ProfileSettings], _ name: String) -> Bool {
        for profile in profiles where profile.name == name { return true }
        return false
    }

    private static func circle(_ profiles: [ProfileSettings]) -> ClientError {
        var way = ""
        for profile in profiles { way += way.isEmpty ? "'\(profile.name)'" : " → '\(profile.name)'" }
        return ClientError.credentials(
            "The profiles \(way) name each other as source_profile and never come to keys. Give one of them keys.")
    }

    /// The keys that stand in a profile.
    static func keys(_ profile: ProfileSettings) throws -> Credentials? {
        guard let key = profile["aws_access_key_id"] else { return nil }
        guard let secret = profile["aws_secret_access_key"] else {
            throw ClientError.credentials(
                "The profile '\(profile.name)' has aws_access_key_id but no aws_secret_access_key. Write both, or run `aws configure`.")
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: profile["aws_security_token"] ?? profile["aws_session_token"],
            accountID: profile["aws_account_id"], source: "profile \(profile.name)")
    }

    static func sessionName(_ clock: any ClientClock) -> String { "shapesmith-\(Int64(clock.secondsSinceEpoch))" }
}
